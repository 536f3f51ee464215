// What npm gets: packed as it would be published, and installed where nothing can be fetched.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, inject, onTestFinished, test } from 'vitest'

import { version } from '../../src/cli/version.ts'
import { expectPlanDocument } from '../report/plan-schema.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string; readonly mode: number }[]
}

/** A machine with npm and no network, whose home is empty. */
function openMachine(): { place: string; run: (program: string, ...args: readonly string[]) => string } {
  const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'stack-cache package ')))
  onTestFinished(() => {
    rmSync(place, { recursive: true })
  })
  const [home, project] = [path.join(place, 'home'), path.join(place, 'project')]
  for (const directory of [home, project]) mkdirSync(directory)
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    npm_config_offline: 'true',
    npm_config_registry: 'http://127.0.0.1:1/',
    npm_config_update_notifier: 'false',
  }
  const run = (program: string, ...args: readonly string[]): string => {
    const done = spawnSync(program, args, { cwd: project, env, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${done.stderr}`)
    return done.stdout
  }
  return { place, run }
}

test('the package has the bundle, licences, schemas and what to read, and it runs where nothing can be fetched', () => {
  const { place, run } = openMachine()
  const directory = path.join(place, 'package')
  run(process.execPath, path.join(root, 'scripts', 'package.mjs'), directory, inject('bundle'))
  const [packed] = JSON.parse(run('npm', 'pack', '--json', '--pack-destination', place, directory)) as Packed[]
  const files = packed?.files ?? []
  const inDist = /^dist\/(?:\d+\.index\.js|index\.js|post\.js|package\.json|licenses\.txt)$/
  expect(files.map((file) => file.path).filter((name) => !inDist.test(name))).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'docs/schema/plan.schema.json',
    'docs/schema/stack-cache.schema.json',
    'package.json',
  ])
  expect(files.map((file) => file.path)).toEqual(expect.arrayContaining(['dist/index.js', 'dist/licenses.txt']))
  const manifest = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as Record<string, unknown>
  expect(Object.keys(manifest)).toEqual(['name', 'version', 'description', 'license', 'type', 'bin', 'engines'])

  run('npm', 'install', '--no-audit', '--no-fund', path.join(place, packed?.filename ?? ''))
  expect(run('npx', '--', 'stack-cache', '--version')).toBe(`stack-cache ${version}\n`)
  writeFileSync(path.join(place, 'project', 'stacker.yaml'), 'app:\n  from: {type: scratch}\n')
  const plan: unknown = JSON.parse(run('npx', '--', 'stack-cache', 'plan', '--stacker-version', 'v1.2.0', '--json'))
  expectPlanDocument(plan)
  expect(plan).toMatchObject({ rebuild: ['app'] })
})
