import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '..', '..', 'src')

/** The files of src that are loaded with this one: what it imports at its top, and so on; types are nothing that is loaded. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(join(src, file), 'utf8')
  for (const [, from = ''] of text.matchAll(/^import\s(?!type\b)[^'"]*?\bfrom\s+'(\.[^']+)'/gm))
    loadedWith(relative(src, resolve(src, file, '..', from)), seen)
  return seen
}

const roomsOf = (files: Iterable<string>): string[] =>
  [...new Set([...files].map((file) => file.replace(/\/.*/, '')))].sort()

test('help, version and completions load words alone: what is run is loaded where a command runs it', () => {
  expect(roomsOf(loadedWith('cli/start-command-line.ts'))).toEqual(['cli', 'formats', 'options'])
  expect([...loadedWith('index.ts')].sort()).toEqual([
    'compiled/compile-cache.ts',
    'compiled/kept-script.ts',
    'compiled/webpack-chunk.ts',
    'index.ts',
    'workspace/root/as-root-command.ts',
  ])
})

/** Packages and parts of Node that are loaded with these files. */
function packagesOf(files: Iterable<string>): string[] {
  const imports = /^import\s(?!type\b)[^'"]*?\bfrom\s+'([^.'][^']*)'/gm
  const found = [...files].flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(imports)])
  return [...new Set(found.map(([, from = '']) => from))].sort()
}

/** What a plan of a directory loads, as far as it is imported at the top of a file; `loadedWith` follows no other import. */
const planned = new Set(
  [
    'index.ts',
    'cli/start-command-line.ts',
    'cli/run-command-line.ts',
    'build/interruption.ts',
    'plan/plan.ts',
    'plan/open-stores.ts',
    'store/directory/directory.ts',
  ].flatMap((file) => [...loadedWith(file)]),
)

test('a plan of a directory, or of build.cache, loads what reads and judges files: no network, threads, archives or programs', () => {
  expect(packagesOf(planned)).toEqual([
    'node:buffer',
    'node:crypto',
    'node:events',
    'node:fs',
    'node:fs/promises',
    'node:os',
    'node:path',
    'node:timers/promises',
    'node:url',
    'node:util',
    'yaml',
  ])
  const rooms = roomsOf(planned)
  for (const room of ['action', 'archive', 'builds', 'publish', 'restore', 'save', 'setup', 'upkeep'])
    expect(rooms).not.toContain(room)
  const unused =
    /^(?:registry\/(?:client|node-client|repository|session)|store\/registry\/.*|trust\/open-seal|cli\/.*-command)\.ts$/
  expect([...planned].filter((file) => unused.test(file))).toEqual([])
})

test('the way in which that is found sees what is loaded', () => {
  expect(packagesOf(loadedWith('registry/node-client.ts'))).toEqual(expect.arrayContaining(['node:https', 'node:zlib']))
  expect(roomsOf(loadedWith('cli/run-command-line.ts'))).toEqual(expect.arrayContaining(['cli', 'layer', 'report']))
})
