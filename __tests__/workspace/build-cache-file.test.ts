import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readBuildCache } from '../../src/workspace/build-cache-file.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'build cache '))
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

const file = () => path.join(directory, 'build.cache')

test('what is there is read, and nothing where there is no file', async () => {
  expect(await readBuildCache(file())).toBeUndefined()
  expect(await readBuildCache(path.join(file(), 'below'))).toBeUndefined()
  writeFileSync(file(), '{"version":16}')
  expect((await readBuildCache(file()))?.toString()).toBe('{"version":16}')
  expect(await readBuildCache(path.join(file(), 'below'))).toBeUndefined()
})

test('a file beyond the limit is read no further than one byte beyond it', async () => {
  writeFileSync(file(), '0123456789')
  expect((await readBuildCache(file(), 4))?.toString()).toBe('01234')
})

test('a directory and a pipe in its place are refused without waiting', async () => {
  mkdirSync(file())
  await expect(readBuildCache(file())).rejects.toThrow('expected a regular file')
  rmSync(file(), { recursive: true })
  execFileSync('mkfifo', [file()])
  await expect(readBuildCache(file())).rejects.toThrow('expected a regular file')
})
