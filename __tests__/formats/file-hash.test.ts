import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { contentSha256, hashFile, hashFileAs } from '../../src/formats/file-hash.ts'
import { goFileMode } from '../../src/formats/go-file-mode.ts'

const directory = mkdtempSync(path.join(os.tmpdir(), 'file-hash-'))

afterAll(() => {
  rmSync(directory, { recursive: true })
})

const megabyte = 1024 * 1024

test.each([0, 1, megabyte - 1, megabyte, megabyte + 1, 2 * megabyte, 2 * megabyte + 10])(
  'a file of %i bytes has one hash, however much of it is read at once, and the mode counts behind its content',
  (size) => {
    const file = path.join(directory, 'file')
    const content = Buffer.alloc(size, 'not the same at every place, ')
    writeFileSync(file, content)
    chmodSync(file, 0o640)
    const expected = (behind: string): string => createHash('sha256').update(content).update(behind).digest('hex')
    expect(contentSha256(file)).toBe(expected(''))
    expect(hashFile(file, { withMode: false })).toBe(`sha256:${expected('')}`)
    expect(hashFile(file, { withMode: true })).toBe(`sha256:${expected('-rw-r-----')}`)
    expect(hashFileAs(file, goFileMode(0o106755))).toBe(`sha256:${expected('ugrwxr-xr-x')}`)
  },
)
