import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test } from 'vitest'

import { namesIn } from '../../../src/store/directory/directory-layout.ts'
import { isNearDisk } from '../../../src/store/directory/near-disk.ts'
import { readStored } from '../../../src/store/verified-file.ts'

test('memory is near, and what is no disk at all is not', () => {
  expect(isNearDisk('/dev/shm')).toBe(true)
  expect(isNearDisk('/proc')).toBe(false)
})

test('of a directory that is made later the disk is asked again', async () => {
  const place = await mkdtemp(path.join('/dev/shm', 'stack-cache-'))
  try {
    const store = path.join(place, 'store')
    expect(isNearDisk(store)).toBe(false)
    await mkdir(store)
    expect(isNearDisk(store)).toBe(true)
  } finally {
    await rm(place, { recursive: true })
  }
})

test('a disk that is far is asked the same, and answers the same', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'stack-cache-'))
  try {
    for (const isNear of [true, false]) {
      expect(await namesIn(path.join(directory, 'absent'), isNear)).toEqual([])
      expect(await namesIn(import.meta.dirname, isNear)).toContain('near-disk.test.ts')
      const own = path.join(import.meta.dirname, 'near-disk.test.ts')
      expect((await readStored(own, 100_000, isNear)).toString()).toContain('answers the same')
      await expect(readStored(own, 10, isNear)).rejects.toThrow('expected at most 10 bytes')
      await expect(readStored(path.join(directory, 'absent'), 10, isNear)).rejects.toThrow('ENOENT')
    }
  } finally {
    await rm(directory, { recursive: true })
  }
})
