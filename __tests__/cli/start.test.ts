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
  expect(roomsOf(loadedWith('index.ts'))).toEqual(['compile-cache.ts', 'errors.ts', 'formats', 'index.ts', 'workspace'])
})

test('the way in which that is found sees what is loaded', () => {
  expect(roomsOf(loadedWith('cli/run-command-line.ts'))).toEqual(expect.arrayContaining(['cli', 'layer', 'report']))
})
