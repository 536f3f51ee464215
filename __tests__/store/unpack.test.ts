import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { unpackFirst } from '../../src/store/unpack.ts'
import { scratch } from './contract.ts'

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
    expect(await unpackFirst(await pack(content, program), wanted)).toEqual({
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
      unpackFirst(archive, { name: 'content', most: 5, target: join(directory, String(number)) }),
    ),
  )
  expect(new Set(contents.map((content) => content?.digest))).toEqual(new Set([digestOf('short')]))
})

test('nothing is left of a member that has another name or too many bytes, or of a broken archive', async () => {
  const archive = await pack('short')
  const directory = await scratch()
  const target = join(directory, 'target')
  expect(await unpackFirst(archive, { name: 'other', most: 5, target })).toBeUndefined()
  expect(await unpackFirst(archive, { name: 'content', most: 4, target })).toBeUndefined()
  const broken = await pack(Buffer.alloc(100_000, 'abc'))
  writeFileSync(broken, readFileSync(broken).subarray(0, 60))
  expect(await unpackFirst(broken, { name: 'content', most: 100_000, target })).toBeUndefined()
  expect(await readdir(directory)).toEqual([])
})

test('an empty member is an empty file', async () => {
  const target = join(await scratch(), 'target')
  expect(await unpackFirst(await pack(''), { name: 'content', most: 0, target })).toEqual({
    digest: digestOf(''),
    size: 0,
  })
  expect(readFileSync(target)).toHaveLength(0)
})
