import { execFileSync } from 'node:child_process'
import {
  mkdtempSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readBuildCache, writeBuildCache } from '../../src/workspace/build-cache-file.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'build cache '))
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

const file = () => path.join(directory, 'build.cache')

test('what was written is read, with a mode that is nobody else’s business', async () => {
  expect(await readBuildCache(directory)).toBeUndefined()
  await writeBuildCache(directory, Buffer.from('{"version":16}'))
  expect((await readBuildCache(directory))?.toString()).toBe('{"version":16}')
  expect(statSync(file()).mode & 0o7777).toBe(0o600)
  expect(readdirSync(directory)).toEqual(['build.cache'])
})

test('a file beyond the limit is read no further than one byte beyond it', async () => {
  writeFileSync(file(), '0123456789')
  expect((await readBuildCache(directory, 4))?.toString()).toBe('01234')
})

test('a directory and a pipe in its place are refused without waiting', async () => {
  mkdirSync(file())
  await expect(readBuildCache(directory)).rejects.toThrow('expected a regular file')
  rmSync(file(), { recursive: true })
  execFileSync('mkfifo', [file()])
  await expect(readBuildCache(directory)).rejects.toThrow('expected a regular file')
})

test('a write that cannot be finished leaves the old file and nothing else', async () => {
  writeFileSync(file(), 'old')
  // The rename fails: a directory with something in it stands there.
  rmSync(file())
  mkdirSync(path.join(file(), 'inside'), { recursive: true })
  await expect(writeBuildCache(directory, Buffer.from('new'))).rejects.toThrow()
  expect(readdirSync(directory)).toEqual(['build.cache'])
  await expect(writeBuildCache(path.join(directory, 'absent'), Buffer.from('new'))).rejects.toThrow('ENOENT')
})

test('a full disk leaves the old file', () => {
  // A file size limit stands in for the disk: the kernel refuses the write half way.
  writeFileSync(file(), 'old')
  const module = new URL('../../src/workspace/build-cache-file.ts', import.meta.url).href
  const script = `process.on('SIGXFSZ', () => {}); const { writeBuildCache } = await import(${JSON.stringify(module)})
    await writeBuildCache(${JSON.stringify(directory)}, Buffer.alloc(1024 * 1024)).then(() => { throw new Error('written') }, (error) => { console.log(error.code) })`
  const out = execFileSync('bash', [
    '-c',
    'ulimit -f 64; exec "$0" --input-type=module -e "$1"',
    process.execPath,
    script,
  ])
  expect(out.toString().trim()).toBe('EFBIG')
  expect(readFileSync(file(), 'utf8')).toBe('old')
  expect(readdirSync(directory)).toEqual(['build.cache'])
})

test('a link in its place is replaced, not written through', async () => {
  const target = path.join(directory, 'target')
  writeFileSync(target, 'mine')
  symlinkSync(target, file())
  await writeBuildCache(directory, Buffer.from('new'))
  expect(readFileSync(target, 'utf8')).toBe('mine')
  expect(readFileSync(file(), 'utf8')).toBe('new')
})
