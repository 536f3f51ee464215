// The commands that README.md and docs/stores.md show, as a shell runs them over a small project, with a stacker that is played.
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, inject, test } from 'vitest'

import { hostArch } from '../../src/plan/host-arch.ts'
import { open } from '../act/place.ts'
import { blocksOf, commandsOf } from '../docs/shown.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { runNode } from './job.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

/** The commands of the block of a page that has such a line. */
function shownIn(page: string, line: string): readonly string[] {
  const text = readFileSync(path.join(root, page), 'utf8')
  const block = blocksOf(text).find((one) => one.language === 'sh' && one.text.includes(line))
  if (block === undefined) throw new Error(`${page} shows no ${line}`)
  return commandsOf(block)
}

interface Shell {
  readonly directory: string
  readonly run: (
    command: string,
  ) => Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>
}

/** Where the commands are typed: `node`, `stack-cache` and `stacker` are on PATH, `dist` lies there. */
function openShell(): Shell {
  const { repository, machine } = open({
    'base.tar': 'a base',
    'stacker.yaml': `base-tools: {from: {type: tar, url: base.tar}, run: make base}
app: {from: {type: built, tag: base-tools}, imports: [app.c], run: make app}
`,
    'app.c': 'app',
  })
  symlinkSync(inject('bundle'), path.join(repository, 'dist'))
  const program = `#!/bin/sh\nexec "${process.execPath}" "${path.join(inject('bundle'), 'index.js')}" "$@"\n`
  writeFileSync(path.join(machine.bin, 'stack-cache'), program, { mode: 0o755 })
  mkdirSync(machine.home, { recursive: true })
  const environment = {
    PATH: [machine.bin, path.dirname(process.execPath), process.env['PATH']].join(':'),
    HOME: machine.home,
    PLAYED_ARCH: hostArch(),
  }
  return {
    directory: repository,
    run: (command) => runNode('/bin/sh', ['-c', command], { cwd: repository, environment }),
  }
}

test('README.md: the commands at a terminal, one after the other', async () => {
  const { run } = openShell()
  const codes: (number | null)[] = []
  const commands = shownIn('README.md', 'node dist/index.js plan')
  for (const command of commands) {
    const { code, err } = await run(command)
    expect(err, command).not.toContain('warning')
    codes.push(code)
  }
  // The second asks by its exit code whether anything is to be built, and nothing is yet.
  expect(codes).toEqual([0, 10, 0, 0, 0, 0])
  expect((await run(commands[1] ?? '')).code).toBe(0)
})

test('README.md: the keys that are made sign', async () => {
  const { run, directory } = openShell()
  for (const command of shownIn('README.md', 'openssl')) expect(await run(command)).toMatchObject({ code: 0 })
  const read = (name: string): string => readFileSync(path.join(directory, name), 'utf8')
  expect(createPrivateKey(read('sign-key.pem')).asymmetricKeyType).toBe('ed25519')
  expect(createPublicKey(read('verify-key.pem')).asymmetricKeyType).toBe('ed25519')
})

test('docs/stores.md: the commands that look after stores', async () => {
  const { run, directory } = openShell()
  const registry = await writableRegistry()
  const store = path.join(directory, '..', 'store')
  const elsewhere = (command: string): string =>
    command
      .replaceAll('dir:PATH', `dir:${store}`)
      .replaceAll('oci:REGISTRY/REPOSITORY', `oci:${registry.host}/cache --trust own`)
      .replaceAll('oci:registry.example.com/cache', `oci:${registry.host}/cache --trust own`)
      .replaceAll('LAYER', 'app')
  expect(await run(`stack-cache build --store dir:${store}`)).toMatchObject({ code: 0 })
  const said: string[] = []
  const ours = [
    ...shownIn('docs/stores.md', 'store list'),
    ...shownIn('docs/stores.md', 'store gc --store oci:'),
  ].filter((command) => !command.startsWith('docker-registry '))
  for (const command of ours) {
    const { code, out, err } = await run(elsewhere(command))
    expect({ code, err }, command).toEqual({ code: 0, err: '' })
    said.push(out)
  }
  expect(said[0]).toContain('base-tools')
  expect(said[1]).toContain('app')
  expect(said[4]).toMatch(/1 record/)
  expect([...registry.manifests.keys()].length).toBeGreaterThan(0)
})
