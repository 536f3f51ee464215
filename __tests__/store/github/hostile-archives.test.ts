import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { digestHex, digestOf } from '../../../src/formats/digest.ts'
import { messages, scratch } from '../contract.ts'
import { githubSurroundings, type Surroundings } from './github-surroundings.ts'

interface Member {
  readonly name: string
  readonly content?: Buffer | string
  /** As in the header: `0` file, `1` hard link, `2` symbolic link, `3` device, `5` directory, `S` GNU sparse file. */
  readonly type?: string
  readonly link?: string
  readonly mode?: number
  /** Of a sparse file: what it says its size is; its content is said to lie at the end. */
  readonly realSize?: number
}

/** A tar archive byte by byte: GNU tar itself would not write what is tried here. */
function tar(members: readonly Member[]): Buffer {
  const blocks = members.flatMap(({ name, content = '', type = '0', link = '', mode = 0o644, realSize }) => {
    const body = Buffer.from(content)
    const header = Buffer.alloc(512)
    const octal = (value: number, at: number, length: number): void => {
      header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
    }
    header.write(name, 0, 100, 'utf8')
    octal(mode, 100, 8)
    octal(0, 108, 8)
    octal(0, 116, 8)
    octal(body.length, 124, 12)
    octal(0, 136, 12)
    header.write('        ', 148)
    header.write(type, 156)
    header.write(link, 157, 100, 'utf8')
    header.write('ustar  \0', 257, 'latin1')
    if (realSize !== undefined) {
      octal(realSize - body.length, 386, 12)
      octal(body.length, 398, 12)
      octal(realSize, 483, 12)
    }
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      148,
      7,
    )
    header[155] = 0x20
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function zstd(bytes: Buffer): Buffer {
  return spawnSync('zstd', ['-qc'], { input: bytes, maxBuffer: 1 << 30 }).stdout
}

function versionOf(path: string): string {
  return createHash('sha256').update(`${path}|zstd-without-long|1.0`).digest('hex')
}

const wanted = Buffer.from('what was asked for')
const path = `blobs/${digestHex(digestOf(wanted))}`

async function fetchFrom(
  surroundings: Surroundings,
  archive: Buffer,
): Promise<{ fetched: boolean; file: string; warnings: readonly string[] }> {
  surroundings.service.put(`stack-cache-${path.replace('blobs/', 'blob-')}-7-1`, versionOf(path), archive)
  const log = messages()
  const store = await surroundings.open({ log })
  const file = join(await scratch(), 'fetched')
  const fetched = await store.fetchBlob(digestOf(wanted), wanted.length, file)
  return { fetched, file, warnings: log.warnings }
}

async function leftovers(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => /^stack-cache-\d+-\d+-[A-Za-z0-9]{6}$/.test(name)).sort()
}

describe('an archive from the cache', () => {
  test('that holds exactly the file is fetched, and leaves nothing behind', async () => {
    const surroundings = await githubSurroundings()
    const { fetched, file } = await fetchFrom(surroundings, zstd(tar([{ name: path, content: wanted }])))
    expect(fetched).toBe(true)
    expect((await readFile(file)).equals(wanted)).toBe(true)
    expect(await readdir(surroundings.runnerTemp)).toEqual([])
  })

  const victims = ['absolute', 'dotdot', 'linked', 'hard', 'second'] as const

  test.each<[string, (victim: (name: (typeof victims)[number]) => string) => readonly Member[]]>([
    ['an absolute name', (victim) => [{ name: victim('absolute'), content: 'x' }]],
    [
      'an absolute name behind the file',
      (victim) => [
        { name: path, content: 'no' },
        { name: victim('absolute'), content: 'x' },
      ],
    ],
    ['a name with ..', (victim) => [{ name: `blobs/../../../../../..${victim('dotdot')}`, content: 'x' }]],
    [
      'a symbolic link, then a member through it',
      (victim) => [
        { name: 'blobs', type: '2', link: victim('linked') },
        { name: path, content: 'no' },
      ],
    ],
    ["a symbolic link in the file's place", () => [{ name: path, type: '2', link: '/etc/passwd' }]],
    ["a hard link in the file's place", () => [{ name: path, type: '1', link: '/etc/passwd' }]],
    [
      'a hard link, then content for it',
      (victim) => [
        { name: path, type: '1', link: victim('hard') },
        { name: path, content: 'no' },
      ],
    ],
    ['a device', () => [{ name: path, type: '3' }]],
    ['a FIFO', () => [{ name: path, type: '6' }]],
    ['a directory', () => [{ name: path, type: '5' }]],
    ['another name of ours', () => [{ name: `blobs/${'0'.repeat(64)}`, content: wanted }]],
    ['the right name spelled otherwise', () => [{ name: `./${path}`, content: wanted }]],
    ['a name that a shell would run', () => [{ name: 'blobs/$(touch${IFS}x);`id`', content: wanted }]],
    ['a name with a line break', () => [{ name: `blobs/a\n${path}`, content: wanted }]],
    ['an option as a name', () => [{ name: '--to-command=id', content: wanted }]],
    ['too much content', () => [{ name: path, content: Buffer.alloc(5_000_000) }]],
    ['a sparse file of a terabyte', () => [{ name: path, type: 'S', content: wanted, realSize: 2 ** 32 }]],
    ['nothing', () => []],
  ])('with %s is not used, and touches nothing outside', async (_, members) => {
    const surroundings = await githubSurroundings()
    const outside = await scratch()
    const victim = (name: string): string => join(outside, name)
    for (const name of victims) {
      if (name === 'linked') await mkdir(victim(name))
      else if (name === 'hard') await writeFile(victim(name), 'mine')
    }
    const { fetched, file, warnings } = await fetchFrom(surroundings, zstd(tar(members(victim))))

    expect(fetched).toBe(false)
    await expect(lstat(file)).rejects.toThrow('ENOENT')
    expect(warnings).toHaveLength(1)
    expect((await readdir(outside)).sort()).toEqual(['hard', 'linked'])
    expect(await readdir(victim('linked'))).toEqual([])
    expect(await readFile(victim('hard'), 'utf8')).toBe('mine')
    expect(await readdir(process.env['GITHUB_WORKSPACE'] ?? '')).toEqual([])
    expect(await readdir(surroundings.runnerTemp)).toEqual([])
  })

  test('that unfolds to a gigabyte costs no gigabyte', async () => {
    const surroundings = await githubSurroundings()
    const bomb = spawnSync('sh', ['-c', 'head -c 1073741824 /dev/zero | zstd -qc'], { maxBuffer: 1 << 30 }).stdout
    const archive = Buffer.concat([zstd(tar([{ name: path, content: 'no' }]).subarray(0, 1024)), bomb])
    const { fetched, warnings } = await fetchFrom(surroundings, archive)
    expect(fetched).toBe(false)
    expect(warnings).toHaveLength(1)
  })

  test.each([
    ['no archive', Buffer.from('<html>not found</html>')],
    ['an empty file', Buffer.alloc(0)],
    ['half of an archive', zstd(tar([{ name: path, content: wanted }])).subarray(0, 60)],
  ])('that is %s is not used', async (_, archive) => {
    const before = await leftovers()
    const { fetched, warnings } = await fetchFrom(await githubSurroundings(), archive)
    expect(fetched).toBe(false)
    expect(warnings).toHaveLength(1)
    expect(await leftovers()).toEqual(before)
  })

  test('cannot answer for a record that it is not', async () => {
    const surroundings = await githubSurroundings()
    const log = messages()
    const store = await surroundings.open({ log })
    const name = { arch: 'amd64', layer: 'app', shape: 'B', facts: digestOf('facts') }
    await store.writeRecord(name, Buffer.from('{}'))
    const { key, version } = surroundings.service.entries[0] ?? { key: '', version: '' }
    const member = `records/${createHash('sha256').update('app').digest('hex').slice(0, 16)}`
    surroundings.service.put(key, version, zstd(tar([{ name: member, content: '{"forged":1}' }])))
    expect(await store.findRecord(name)).toBeUndefined()
    expect(log.warnings).toHaveLength(1)
  })
})
