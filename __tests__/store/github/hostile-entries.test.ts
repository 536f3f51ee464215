import { createHash } from 'node:crypto'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { digestHex, digestOf } from '../../../src/formats/digest.ts'
import { archive, member } from '../../archive/tar-archive.ts'
import { messages, scratch } from '../contract.ts'
import { githubSurroundings, type Surroundings } from './github-surroundings.ts'

/** As the client makes it on a machine that has no zstd, which is what it finds here. */
function versionOf(path: string): string {
  return createHash('sha256').update(`${path}|gzip|1.0`).digest('hex')
}

const wanted = Buffer.from('what was asked for, and asked for, and asked for, and asked for')
const path = `blobs/${digestHex(digestOf(wanted))}`

async function fetchFrom(
  surroundings: Surroundings,
  entry: Buffer,
): Promise<{ fetched: boolean; file: string; warnings: readonly string[] }> {
  surroundings.service.put(`stack-cache-${path.replace('blobs/', 'blob-')}-7-1`, versionOf(path), entry)
  const log = messages()
  const store = await surroundings.open({ log })
  const file = join(await scratch(), 'fetched')
  const fetched = await store.fetchBlob(digestOf(wanted), wanted.length, file)
  return { fetched, file, warnings: log.warnings }
}

/** Other processes have directories of theirs there, which come and go. */
async function leftovers(): Promise<string[]> {
  const ours = new RegExp(`^stack-cache-\\d+-${String(process.pid)}-[A-Za-z0-9]{6}$`)
  return (await readdir(tmpdir())).filter((name) => ours.test(name)).sort()
}

describe('an entry of the cache', () => {
  test.each([
    ['is the blob', wanted],
    ['is its gzip', gzipSync(wanted)],
  ])('that %s is fetched, and leaves nothing behind', async (_, entry) => {
    const surroundings = await githubSurroundings()
    const { fetched, file } = await fetchFrom(surroundings, entry)
    expect(fetched).toBe(true)
    expect((await readFile(file)).equals(wanted)).toBe(true)
    expect(await readdir(surroundings.runnerTemp)).toEqual([])
  })

  const outside = join(tmpdir(), 'stack-cache-outside')

  test.each([
    ['is an archive with an absolute name', archive([member(outside), 'x'])],
    ['is an archive with a name above', archive([member(`../../../../../../..${outside}`), 'x'])],
    [
      'is an archive with a link, then a member through it',
      archive(member('blobs', { kind: 'symlink', target: tmpdir() }), [member('blobs/stack-cache-outside'), 'x']),
    ],
    ['is an archive of the blob', archive([member(path), wanted.toString()])],
    ['unfolds to a quarter of a gigabyte', gzipSync(Buffer.alloc(1 << 28))],
    ['is a page', Buffer.from('<html>not found</html>')],
    ['is empty', Buffer.alloc(0)],
    ['is a half of the blob', wanted.subarray(0, 9)],
    ['is the blob and more', Buffer.concat([wanted, wanted])],
    ['is one of as many bytes', Buffer.alloc(wanted.length, 'x')],
  ])('that %s is not used, and touches nothing outside', async (_, entry) => {
    for (const packed of [entry, gzipSync(entry)]) {
      const before = await leftovers()
      const surroundings = await githubSurroundings()
      const { fetched, file, warnings } = await fetchFrom(surroundings, packed)
      expect(fetched).toBe(false)
      await expect(lstat(file)).rejects.toThrow('ENOENT')
      expect(warnings).toHaveLength(1)
      await expect(lstat(outside)).rejects.toThrow('ENOENT')
      expect(await readdir(process.env['GITHUB_WORKSPACE'] ?? '')).toEqual([])
      expect(await readdir(surroundings.runnerTemp)).toEqual([])
      expect(await leftovers()).toEqual(before)
    }
  })

  test.each([
    ['as it is', Buffer.from('{"forged":1}')],
    ['packed', gzipSync('{"forged":1}')],
  ])('cannot answer for a record that it is not, %s', async (_, forged) => {
    const surroundings = await githubSurroundings()
    const log = messages()
    const store = await surroundings.open({ log })
    const name = { arch: 'amd64', layer: 'app', shape: 'B', facts: digestOf('facts') }
    await store.writeRecord(name, Buffer.from('{}'))
    const { key, version } = surroundings.service.entries[0] ?? { key: '', version: '' }
    surroundings.service.put(key, version, forged)
    expect(await (await surroundings.open({ log })).findRecord(name)).toBeUndefined()
    expect(log.warnings).toHaveLength(1)
  })
})
