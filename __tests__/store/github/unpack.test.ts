import { spawnSync } from 'node:child_process'
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as zlib from 'node:zlib'

import { expect, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import { findProgram } from '../../../src/store/github/client-staging.ts'
import { cutInThread } from '../../../src/store/github/content-threads.ts'
import { unpackFirst, type Wanted } from '../../../src/store/github/unpack.ts'
import type { Content } from '../../../src/store/verified-file.ts'
import { scratch } from '../contract.ts'

const tar = findProgram('tar', process.env['PATH']) ?? ''

/** Node 20 reads no zstd. */
const ways = 'createZstdDecompress' in zlib ? ['thread', 'tar'] : ['tar']

function unpack(archive: string, wanted: Wanted, way = 'tar'): Promise<Content | undefined> {
  return unpackFirst(archive, wanted, tar, way === 'thread')
}

/** As our own `tar` packs what is saved. */
async function pack(content: string | Buffer, program: 'zstd' | 'gzip' = 'zstd'): Promise<string> {
  const directory = await scratch()
  writeFileSync(join(directory, 'content'), content)
  const archive = join(directory, program === 'zstd' ? 'archive.tzst' : 'archive.tgz')
  const args = ['--format=gnu', `--use-compress-program=${program}`, '-cf', archive, '-C', directory, 'content']
  expect(spawnSync('tar', args).status).toBe(0)
  return archive
}

test.each(['zstd', 'gzip'] as const)(
  'the first member of a %s archive is unpacked and hashed in one go',
  async (program) => {
    const content = Buffer.from([...Array(300_000).keys()].map((byte) => (byte * byte) % 253))
    const target = join(await scratch(), 'target')
    const wanted = { name: 'content', most: content.length, target }
    expect(await unpack(await pack(content, program), wanted)).toEqual({
      digest: digestOf(content),
      size: content.length,
    })
    expect(readFileSync(target).equals(content)).toBe(true)
  },
)

test('small archives come whole, however early the program that unpacks them has ended', async () => {
  const archive = await pack('short')
  const directory = await scratch()
  const contents = await Promise.all(
    [...Array(40).keys()].map((number) =>
      unpack(archive, { name: 'content', most: 5, target: join(directory, String(number)) }),
    ),
  )
  expect(new Set(contents.map((content) => content?.digest))).toEqual(new Set([digestOf('short')]))
})

test('nothing is left of a member that has another name or too many bytes, or of a broken archive', async () => {
  const archive = await pack('short')
  const directory = await scratch()
  const target = join(directory, 'target')
  expect(await unpack(archive, { name: 'other', most: 5, target })).toBeUndefined()
  expect(await unpack(archive, { name: 'content', most: 4, target })).toBeUndefined()
  const broken = await pack(Buffer.alloc(100_000, 'abc'))
  writeFileSync(broken, readFileSync(broken).subarray(0, 60))
  expect(await unpack(broken, { name: 'content', most: 100_000, target })).toBeUndefined()
  expect(await readdir(directory)).toEqual([])
})

test('an empty member is an empty file', async () => {
  const target = join(await scratch(), 'target')
  expect(await unpack(await pack(''), { name: 'content', most: 0, target })).toEqual({
    digest: digestOf(''),
    size: 0,
  })
  expect(readFileSync(target)).toHaveLength(0)
})

test.each(ways.flatMap((way) => (['zstd', 'gzip'] as const).map((program) => ({ way, program }))))(
  'a large first member of a $program archive is unpacked by $way',
  async ({ way, program }) => {
    const content = Buffer.from([...Array(3_000_001).keys()].map((byte) => (byte * byte) % 251))
    const directory = await scratch()
    const archive = await pack(content, program)
    const target = join(directory, 'target')
    expect(await unpack(archive, { name: 'content', most: content.length, target }, way)).toEqual({
      digest: digestOf(content),
      size: content.length,
    })
    expect(readFileSync(target).equals(content)).toBe(true)
    const smaller = { name: 'content', most: content.length - 1, target: join(directory, 'smaller') }
    expect(await unpack(archive, smaller, way)).toBeUndefined()
    writeFileSync(archive, readFileSync(archive).subarray(0, -2000))
    const broken = { name: 'content', most: content.length, target: join(directory, 'broken') }
    expect(await unpack(archive, broken, way)).toBeUndefined()
    expect(await readdir(directory)).toEqual(['target'])
  },
)

test.each(ways)(
  'more members of the same name are no part of a large content by %s, and not much of them is unpacked',
  async (way) => {
    const directory = await scratch()
    const content = Buffer.alloc(2_000_000, 'first')
    writeFileSync(join(directory, 'content'), content)
    const archive = join(directory, 'archive.tar')
    expect(spawnSync('tar', ['--format=gnu', '-cf', archive, '-C', directory, 'content']).status).toBe(0)
    writeFileSync(join(directory, 'content'), Buffer.alloc(50_000_000, 'second'))
    expect(spawnSync('tar', ['--format=gnu', '-rf', archive, '-C', directory, 'content']).status).toBe(0)
    expect(spawnSync('zstd', ['-q', archive, '-o', join(directory, 'archive.tzst')]).status).toBe(0)
    const target = join(directory, 'target')
    expect(await unpack(join(directory, 'archive.tzst'), { name: 'content', most: 2_000_000, target }, way)).toEqual({
      digest: digestOf(content),
      size: content.length,
    })
    expect(statSync(target).size).toBe(2_000_000)
  },
)

test('what stands behind a large first member is not unfolded', async () => {
  const directory = await scratch()
  writeFileSync(join(directory, 'content'), Buffer.alloc(2_000_000, 'first'))
  writeFileSync(join(directory, 'bomb'), '')
  truncateSync(join(directory, 'bomb'), 16 * 2 ** 30)
  const archive = join(directory, 'archive.tzst')
  // Only the begin of the bomb: an archive that ends inside it tells whether anybody looked.
  const script = 'tar --format=gnu -cf - -C "$1" content bomb | head -c 40000000 | zstd -qo "$2"'
  expect(spawnSync('sh', ['-c', script, 'sh', directory, archive]).status).toBe(0)
  writeFileSync(join(directory, 'tar'), '#!/bin/sh\ntar "$@"\necho $? >"${0%/*}/status"\n', { mode: 0o755 })
  const wanted = { name: 'content', most: 2_000_000, target: join(directory, 'target') }
  expect(await unpackFirst(archive, wanted, join(directory, 'tar'), false)).toMatchObject({ size: 2_000_000 })
  expect(readFileSync(join(directory, 'status'), 'utf8')).toBe('0\n')
  const again = { ...wanted, target: join(directory, 'again') }
  if (ways.includes('thread')) expect(await unpack(archive, again, 'thread')).toMatchObject({ size: 2_000_000 })
})

test('a disk that is full is told as such, and not as an archive that is broken', async () => {
  const content = Buffer.alloc(2_000_000, 'content')
  const archive = await pack(content)
  const directory = await scratch()
  const full = join(await scratch(), 'tar')
  writeFileSync(full, '#!/bin/sh\necho "tar: -: Cannot write: No space left on device" >&2\nexit 2\n', { mode: 0o755 })
  const wanted = { name: 'content', most: content.length, target: join(directory, 'target') }
  await expect(unpackFirst(archive, wanted, full, false)).rejects.toThrow('No space left on device')
  expect(await readdir(directory)).toEqual([])
})

test('a thread tells of a full disk as such, and goes on with what it is given next', async () => {
  const content = Buffer.alloc(2_000_000, 'content')
  const cut = { archive: await pack(content, 'gzip'), packing: 'gzip' as const, skip: 512, size: content.length }
  await expect(cutInThread({ ...cut, target: '/dev/full' })).rejects.toMatchObject({ code: 'ENOSPC' })
  const directory = await scratch()
  const targets = [...Array(9).keys()].map((number) => join(directory, String(number)))
  for (const target of targets) writeFileSync(target, '')
  const contents = await Promise.all(targets.map((target) => cutInThread({ ...cut, target })))
  for (const one of contents) expect(one).toEqual({ digest: digestOf(content), size: content.length })
  for (const target of targets) expect(readFileSync(target).equals(content)).toBe(true)
})

test.each(['zstd', 'gzip'] as const)(
  'a large first member of a %s archive is unpacked without GNU tar, too, and nothing is left of a broken one',
  async (program) => {
    const content = Buffer.from([...Array(3_000_001).keys()].map((byte) => (byte * byte) % 251))
    const directory = await scratch()
    const archive = await pack(content, program)
    const target = join(directory, 'target')
    const wanted = { name: 'content', most: content.length, target }
    expect(await unpackFirst(archive, wanted, undefined, false)).toEqual({
      digest: digestOf(content),
      size: content.length,
    })
    expect(readFileSync(target).equals(content)).toBe(true)
    truncateSync(archive, Math.floor(statSync(archive).size * 0.9))
    const again = { ...wanted, target: join(directory, 'again') }
    expect(await unpackFirst(archive, again, undefined, false)).toBeUndefined()
    expect(await readdir(directory)).toEqual(['target'])
  },
)
