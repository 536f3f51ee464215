import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import { packDocument, packBlob, takeDocument, takeBlob } from '../../../src/store/github/entry-content.ts'
import { scratch } from '../contract.ts'

const text = Buffer.from('{"name":"value"}'.repeat(1000))
const noise = randomBytes(3_000_001)

function altered(bytes: Buffer): Buffer {
  const other = Buffer.from(bytes)
  other.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
  return other
}

function contentOf(bytes: Buffer) {
  return { digest: digestOf(bytes), size: bytes.length }
}

async function entryOf(bytes: Buffer): Promise<{ readonly entry: string; readonly target: string }> {
  const directory = await scratch()
  writeFileSync(join(directory, 'entry'), bytes, { mode: 0o666 })
  return { entry: join(directory, 'entry'), target: join(directory, 'target') }
}

test('a document is packed where that makes it smaller, and read either way', async () => {
  expect(packDocument(text).length).toBeLessThan(text.length / 10)
  const short = Buffer.from('{}')
  expect(packDocument(short)).toEqual(short)
  for (const document of [text, short, Buffer.alloc(0)]) {
    const { entry } = await entryOf(packDocument(document))
    expect(await takeDocument(entry, digestOf(document), text.length)).toEqual(document)
  }
})

test('a document that is a gzip itself is what its digest names, and not what is in it', async () => {
  const document = gzipSync(text)
  const { entry } = await entryOf(packDocument(document))
  expect(await takeDocument(entry, digestOf(document), text.length)).toEqual(document)
})

test.each([
  ['of other bytes', Buffer.from('other')],
  ['packed of other bytes', gzipSync('other')],
  ['packed otherwise', deflateSync(text)],
  ['packed to more than may be read', gzipSync(Buffer.alloc(5_000_000))],
  ['cut', packDocument(text).subarray(0, 40)],
  ['that is too long', Buffer.concat([text, text])],
  ['that is empty', Buffer.alloc(0)],
])('a document %s is none', async (_, bytes) => {
  const { entry } = await entryOf(bytes)
  expect(await takeDocument(entry, digestOf(text), text.length)).toBeUndefined()
})

test.each([
  ['that is compressed already', noise],
  ['with a compressed part where zeros are at its ends', Buffer.concat([Buffer.alloc(300_000), noise])],
  ['of some bytes', Buffer.from('{}')],
])('a blob %s is sent as it is', async (_, blob) => {
  const { entry } = await entryOf(blob)
  const before = statSync(entry).ino
  await packBlob(entry, blob.length)
  expect(statSync(entry).ino).toBe(before)
  expect(readFileSync(entry).equals(blob)).toBe(true)
})

test.each([
  ['moved', noise],
  ['packed', Buffer.from('a line of an uncompressed layer\n'.repeat(200_000))],
  ['empty', Buffer.alloc(0)],
])('a blob that was %s is taken as it was, for its owner alone to write', async (_, blob) => {
  const { entry, target } = await entryOf(blob)
  await packBlob(entry, blob.length)
  expect(await takeBlob(entry, contentOf(blob), target)).toBe(true)
  expect(readFileSync(target).equals(blob)).toBe(true)
  expect(statSync(target).mode & 0o133).toBe(0)
})

test('packing leaves nothing beside the file', async () => {
  const { entry } = await entryOf(text)
  await packBlob(entry, text.length)
  expect(statSync(entry).size).toBeLessThan(text.length / 10)
  expect(await readdir(join(entry, '..'))).toEqual(['entry'])
})

test.each([
  ['of other bytes', altered(noise)],
  ['with bytes behind it', Buffer.concat([noise, Buffer.from('x')])],
  ['cut', noise.subarray(0, -1)],
  ['packed, with bytes behind it', gzipSync(Buffer.concat([text, Buffer.from('x')]))],
  ['packed and cut', gzipSync(text).subarray(0, -9)],
  ['packed of other bytes', gzipSync(altered(text))],
  ['that is empty', Buffer.alloc(0)],
])('of an entry %s no blob is made, and nothing is left', async (name, bytes) => {
  const { entry, target } = await entryOf(bytes)
  expect(await takeBlob(entry, contentOf(name.startsWith('packed') ? text : noise), target)).toBe(false)
  expect((await readdir(join(entry, '..'))).filter((left) => left !== 'entry')).toEqual([])
})

/** A gigabyte of zeros, in members of 16 MiB. */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(1 << 24))
  return Buffer.concat([...Array(64).keys()].map(() => member))
}

test('no more of a blob is unpacked than is waited for', async () => {
  const { entry, target } = await entryOf(bomb())
  let most = 0
  const watching = setInterval(() => {
    most = Math.max(most, statSync(target, { throwIfNoEntry: false })?.size ?? 0)
  }, 0)
  const wanted = { digest: digestOf('x'), size: 1_000_000 }
  expect(await takeBlob(entry, wanted, target)).toBe(false)
  clearInterval(watching)
  expect(most).toBeLessThanOrEqual(wanted.size)
  expect((await readdir(join(entry, '..'))).filter((left) => left !== 'entry')).toEqual([])
})

test('no more of a document is unpacked than may be read', async () => {
  const { entry } = await entryOf(bomb())
  const before = process.resourceUsage().maxRSS
  expect(await takeDocument(entry, digestOf('x'), 2 * 1024 * 1024)).toBeUndefined()
  expect((process.resourceUsage().maxRSS - before) * 1024).toBeLessThan(1 << 28)
})

test('what the disk refuses is told, and not taken for an entry that is broken', async () => {
  const { entry } = await entryOf(gzipSync(text))
  await expect(takeBlob(entry, contentOf(text), '/dev/full/target')).rejects.toMatchObject({ code: 'ENOTDIR' })
})
