import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { mountsTmpfs } from '../workspace/tmpfs.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from './contract.ts'
import { githubSurroundings } from './github/github-surroundings.ts'

const canMount = process.geteuid?.() === 0 && mountsTmpfs()
if (!canMount) console.warn('SKIPPED: full disks need root that may mount')

/** Of so many kilobytes. */
async function smallDisk(kilobytes: number): Promise<string> {
  const disk = await mkdtemp(join(tmpdir(), 'small-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(kilobytes)}k`, 'tmpfs', disk])
  onTestFinished(async () => {
    spawnSync('umount', ['-l', disk])
    await rm(disk, { recursive: true, force: true })
  })
  return disk
}

describe.skipIf(!canMount)('a full disk is called that', () => {
  test.each([
    ['the cache client writes to it', randomBytes(3 * 1024 * 1024)],
    ['a blob is unpacked to it', Buffer.alloc(3 * 1024 * 1024, 'a line of text\n')],
  ])('where %s', async (_, content) => {
    const { open } = await githubSurroundings()
    const blob = await blobFile(content)
    const disk = await smallDisk(1024)
    process.env['RUNNER_TEMP'] = disk
    const writing = messages()
    const written = await (await open({ log: writing })).writeBlob(blob.digest, blob.size, blob.file)
    expect(written).toMatchObject({ kind: 'failed', why: expect.stringContaining('the disk is full') as string })

    process.env['RUNNER_TEMP'] = await scratch()
    const well = await open()
    await well.writeBlob(blob.digest, blob.size, blob.file)
    await well.writeRecord(nameOf('app', 'f'), recordOf('record'))

    process.env['RUNNER_TEMP'] = disk
    const log = messages()
    const store = await open({ log })
    expect(await store.fetchBlob(blob.digest, blob.size, join(disk, 'fetched'))).toBe(false)
    expect(log.warnings).toEqual([expect.stringContaining('the disk is full') as string])
    expect(store.outage()).toBeUndefined()
  })

  test('where a store lies on it', async () => {
    const disk = await smallDisk(256)
    const log = messages()
    const store = openDirectoryStore({ path: join(disk, 'store'), keyPrefix: 'x', log, now: Date.now })
    const blob = await blobFile(randomBytes(1024 * 1024))
    const full = expect.stringContaining('the disk is full') as string
    expect(await store.writeBlob(blob.digest, blob.size, blob.file)).toMatchObject({ kind: 'failed', why: full })
    expect(log.warnings).toEqual([full])
  })
})
