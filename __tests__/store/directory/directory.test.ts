import { chmod, lstat, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { digestHex, digestOf } from '../../../src/formats/digest.ts'
import { collectGarbage } from '../../../src/store/directory/collect.ts'
import { openDirectoryStore } from '../../../src/store/directory/directory.ts'
import { listRecords } from '../../../src/store/directory/inspect.ts'
import type { Store } from '../../../src/store/store.ts'
import { blobFile, messages, nameOf, recordOf, scratch, storeContract } from '../contract.ts'

storeContract('directory', async () => {
  const path = join(await scratch(), 'store')
  return {
    open: ({ keyPrefix = 'stack-cache', log = messages() } = {}) =>
      Promise.resolve(openDirectoryStore({ path, keyPrefix, log, now: () => 1_700_000_000_000 })),
  }
})

function open(path: string): Store {
  return openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: () => 1_700_000_000_000 })
}

async function indexed(path: string): Promise<number> {
  const index = JSON.parse(await readFile(join(path, 'index.json'), 'utf8')) as { manifests: unknown[] }
  return index.manifests.length
}

test('the index is written once for all records of a run, and mends what a killed run left', async () => {
  const path = join(await scratch(), 'store')
  const killed = open(path)
  await killed.writeRecord(nameOf('killed', 'f'), recordOf('killed'))
  await expect(lstat(join(path, 'index.json'))).rejects.toThrow('ENOENT')

  const store = open(path)
  await store.finish()
  await expect(lstat(join(path, 'index.json'))).rejects.toThrow('ENOENT')
  for (let layer = 0; layer < 20; layer++) await store.writeRecord(nameOf(String(layer), 'f'), recordOf(String(layer)))
  await expect(lstat(join(path, 'index.json'))).rejects.toThrow('ENOENT')
  await store.finish()
  expect(await indexed(path)).toBe(21)

  const first = await lstat(join(path, 'index.json'))
  await store.finish()
  expect((await lstat(join(path, 'index.json'))).ino).toBe(first.ino)
  await writeFile(join(path, 'index.json'), '{')
  await collectGarbage(path, {}, Date.now())
  expect(await indexed(path)).toBe(21)
  expect((await readdir(path)).sort()).toEqual(['CACHEDIR.TAG', 'blobs', 'index.json', 'oci-layout', 'records', 'tmp'])
})

test('a blob of several records is touched once in a run, and again in the next', async () => {
  const path = join(await scratch(), 'store')
  const store = open(path)
  const { digest, size, file } = await blobFile('shared')
  await store.writeBlob(digest, size, file)
  const blob = join(path, 'blobs', 'sha256', digestHex(digest))
  const once = new Date(1_000_000)
  await utimes(blob, once, once)
  for (const layer of ['a', 'b']) await store.writeRecord(nameOf(layer, 'f'), recordOf(layer, [{ digest, size }]))
  expect((await lstat(blob)).mtimeMs).toBe(once.getTime())
  await open(path).writeRecord(nameOf('c', 'f'), recordOf('c', [{ digest, size }]))
  expect((await lstat(blob)).mtimeMs).toBeGreaterThan(once.getTime())
})

test('legs that write a blob at once copy it once', async () => {
  const path = join(await scratch(), 'store')
  const { digest, size, file } = await blobFile('shared')
  let asked = 0
  let copy = (): void => undefined
  const mayCopy = new Promise<void>((resolve) => (copy = resolve))
  const legs = Array.from({ length: 10 }, () =>
    open(path).writeBlob(digest, size, async () => {
      asked += 1
      await mayCopy
      return file
    }),
  )
  copy()
  const kinds = (await Promise.all(legs)).map(({ kind }) => kind).sort()
  expect(kinds).toEqual([...Array<string>(9).fill('exists'), 'written'])
  expect(asked).toBe(1)
  expect(await readdir(join(path, 'tmp'))).toEqual([])
})

test('a record that is not what its name says is not read, is taken away, and is told of', async () => {
  const path = join(await scratch(), 'store')
  const log = messages()
  const store = openDirectoryStore({ path, keyPrefix: 'stack-cache', log, now: Date.now })
  await store.writeRecord(nameOf('app', 'f'), recordOf('as it was written'))
  const [record] = await listRecords(path)
  if (record === undefined) throw new Error('no record')
  await writeFile(record.file, recordOf('somebody else wrote it'))
  expect(await store.findRecord(nameOf('app', 'f'))).toBeUndefined()
  expect(log.warnings).toEqual([expect.stringContaining('is not what its name says')])
  expect(await store.findOtherRecord({ arch: 'amd64', layer: 'app' })).toBeUndefined()
  expect(await listRecords(path)).toEqual([])
})

test('what is done to a fetched blob does not reach the store', async () => {
  const path = join(await scratch(), 'store')
  const { digest, size, file } = await blobFile('the content')
  await open(path).writeBlob(digest, size, file)
  const blob = join(path, 'blobs', 'sha256', digestHex(digest))
  const before = await lstat(blob)
  const fetched = join(await scratch(), 'fetched')
  expect(await open(path).fetchBlob(digest, size, fetched)).toBe(true)

  await chmod(fetched, 0o600)
  await writeFile(fetched, 'THE CONTENT')
  const after = await lstat(blob)
  expect([after.ino, after.mode, after.uid, after.ctimeMs]).toEqual([
    before.ino,
    before.mode,
    before.uid,
    before.ctimeMs,
  ])
  expect(await readFile(blob, 'utf8')).toBe('the content')
})

test('a blob that is only read is a second name of the one in the store, as long as nobody shares that, and no less verified', async () => {
  const path = join(await scratch(), 'store')
  const { digest, size, file } = await blobFile('the content')
  await open(path).writeBlob(digest, size, file)
  const blob = join(path, 'blobs', 'sha256', digestHex(digest))
  const fetched = async (): Promise<string | undefined> => {
    const target = join(await scratch(), 'fetched')
    return (await open(path).fetchBlob(digest, size, target, 'read')) ? target : undefined
  }
  const inodeOf = async (name: string | undefined): Promise<number> => (await lstat(name ?? '')).ino
  await chmod(join(path, 'blobs', 'sha256'), 0o755)
  const own = await inodeOf(blob)
  expect(await inodeOf(await fetched())).toBe(own)

  await chmod(join(path, 'blobs', 'sha256'), 0o775)
  expect(await inodeOf(await fetched())).not.toBe(own)
  await chmod(join(path, 'blobs', 'sha256'), 0o755)
  await chmod(blob, 0o644)
  expect(await inodeOf(await fetched())).not.toBe(own)

  await writeFile(blob, 'THE CONTENT')
  await chmod(blob, 0o444)
  expect(await fetched()).toBeUndefined()
  await expect(lstat(blob)).rejects.toThrow('ENOENT')
})

test.each([
  ['of some bytes', 11],
  ['of megabytes, which a thread hashes', 5_000_000],
])('a blob %s that was altered through a second name is not had again', async (_, length) => {
  const path = join(await scratch(), 'store')
  const { digest, size, file } = await blobFile('x'.repeat(length))
  const store = open(path)
  await store.writeBlob(digest, size, file)
  const [first, second] = [join(await scratch(), 'first'), join(await scratch(), 'second')]
  expect(await store.fetchBlob(digest, size, first, 'read')).toBe(true)
  await chmod(first, 0o644)
  await writeFile(first, 'y'.repeat(length))
  await chmod(first, 0o444)
  expect(await store.fetchBlob(digest, size, second, 'read')).toBe(false)
  await expect(lstat(second)).rejects.toThrow('ENOENT')
  expect(await store.hasBlobs([digest])).toEqual(new Set())
})

test('a size that is not that of the blob removes nothing; a blob that is not what its digest says goes', async () => {
  const path = join(await scratch(), 'store')
  const log = messages()
  const store = openDirectoryStore({ path, keyPrefix: 'stack-cache', log, now: Date.now })
  const { digest, size, file } = await blobFile('the content')
  await store.writeBlob(digest, size, file)
  const target = join(await scratch(), 'fetched')
  for (const wrong of [size - 1, size + 1]) {
    expect(await store.fetchBlob(digest, wrong, target)).toBe(false)
    expect(await store.writeBlob(digest, wrong, file)).toMatchObject({ kind: 'failed' })
  }
  expect(log.warnings.filter((text) => text.includes('removed'))).toEqual([])
  expect(await store.fetchBlob(digest, size, target)).toBe(true)

  const blob = join(path, 'blobs', 'sha256', digestHex(digest))
  await chmod(blob, 0o644)
  await writeFile(blob, 'longer than the content')
  expect(await store.fetchBlob(digest, size, join(await scratch(), 'fetched'))).toBe(false)
  expect(log.warnings.at(-1)).toContain('is not what its digest says and is removed')
  expect(await store.hasBlobs([digest])).toEqual(new Set())
  expect(await store.writeBlob(digest, size, file)).toMatchObject({ kind: 'written' })
})

test.each(['9999999999999999', '9007199254740991', '9007199254740990', '99999999999999999'])(
  'what is saved beside a record of stamp %s is found',
  async (stamp) => {
    const path = join(await scratch(), 'store')
    const store = open(path)
    const name = nameOf('app', 'f')
    await store.writeRecord(name, recordOf('old'))
    const [directory = ''] = await readdir(join(path, 'records'))
    const [file = ''] = await readdir(join(path, 'records', directory))
    const given = join(path, 'records', directory, file.replace(/^[0-9]+/, stamp))
    await rename(join(path, 'records', directory, file), given)
    for (const content of ['new', 'newer', 'newest']) {
      await store.writeRecord(name, recordOf(content))
      expect((await open(path).findRecord(name))?.bytes).toEqual(recordOf(content))
    }
  },
)

test.each([-86_400_000, 0, 9e15, Number.MAX_VALUE, Number.NaN])(
  'what is saved when the clock says %d is found, and what is saved later is newer',
  async (clock) => {
    const path = join(await scratch(), 'store')
    const wrong = openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: () => clock })
    const name = nameOf('app', 'f')
    for (const [store, content] of [
      [wrong, 'old'],
      [wrong, 'new'],
      [open(path), 'newer'],
      [wrong, 'newest'],
    ] as const) {
      await store.writeRecord(name, recordOf(content))
      expect((await open(path).findRecord(name))?.bytes).toEqual(recordOf(content))
      await store.writeResolution('name', Buffer.from(content))
      expect((await open(path).findResolution('name'))?.toString()).toBe(content)
    }
  },
)

test('what a clock that was ahead has touched grows old from the next collection on', async () => {
  const path = join(await scratch(), 'store')
  const store = open(path)
  const { digest, size, file } = await blobFile('of the future')
  await store.writeBlob(digest, size, file)
  await store.writeRecord(nameOf('app', 'f'), recordOf('record', [{ digest, size }]))
  const [now, day, year] = [Date.now(), 86_400_000, 365 * 86_400_000]
  const ahead = new Date(now + 50 * year)
  for (const name of await readdir(path, { recursive: true })) await utimes(join(path, name), ahead, ahead)

  expect((await collectGarbage(path, { unusedFor: 30 * day }, now)).records).toHaveLength(0)
  expect((await collectGarbage(path, { unusedFor: 30 * day }, now + 31 * day)).records).toHaveLength(1)
  expect(await store.hasBlobs([digest, digestOf('x')])).toEqual(new Set([digest]))
  await utimes(join(path, 'blobs', 'sha256', digestHex(digest)), ahead, ahead)
  await collectGarbage(path, {}, now)
  expect((await collectGarbage(path, {}, now + 2 * day)).blobs).toContain(digest)
})
