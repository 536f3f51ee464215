import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

import { beforeEach, expect, onTestFinished, test } from 'vitest'

import { hashFile } from '../../src/formats/file-hash.ts'
import { readRegularFile } from '../../src/formats/regular-file.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'regular-file-'))
  onTestFinished(() => rm(directory, { recursive: true }))
})
const at = (name: string): string => path.join(directory, name)

test('a regular file is read whole, also through a link, and where its size is told as 0', async () => {
  await writeFile(at('file'), 'content')
  await symlink('file', at('link'))
  await writeFile(at('empty'), '')
  expect((await readRegularFile(at('link'), 7)).toString()).toBe('content')
  expect((await readRegularFile(at('empty'), 0)).length).toBe(0)
  expect((await readRegularFile('/proc/self/status', 1 << 16)).toString()).toContain('Umask')
})

test('what is longer than the bound is not read', async () => {
  await writeFile(at('file'), 'content')
  await expect(readRegularFile(at('file'), 6)).rejects.toMatchObject({
    code: 'EFBIG',
    wanted: 'expected at most 6 bytes',
  })
  await expect(readRegularFile('/proc/self/status', 6)).rejects.toMatchObject({ code: 'EFBIG' })
})

test('pipes, devices and sockets are told by what they are, without waiting', async () => {
  execFileSync('mkfifo', [at('pipe')])
  await symlink('/dev/zero', at('zero'))
  const server = createServer().listen(at('socket'))
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const what = 'expected a regular file, and it is'
  await expect(readRegularFile(at('pipe'), 1)).rejects.toThrow(`${at('pipe')}: ${what} a pipe`)
  await expect(readRegularFile(at('zero'), 1)).rejects.toThrow(`${what} a device`)
  await expect(readRegularFile(at('socket'), 1)).rejects.toThrow(`${what} a socket`)
  await expect(readRegularFile(directory, 1)).rejects.toMatchObject({ code: 'EISDIR' })
  expect(() => hashFile(at('zero'), { withMode: true })).toThrow(`${what} a device`)
})
