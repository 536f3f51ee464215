import { lstat, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { digestHex } from '../../src/formats/digest.ts'
import { collectGarbage } from '../../src/store/collect.ts'
import { openDirectoryStore } from '../../src/store/directory.ts'
import { listRecords } from '../../src/store/inspect.ts'
import type { Store } from '../../src/store/store.ts'
import { blobFile, messages, nameOf, recordOf, scratch, storeContract } from './contract.ts'

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
  expect((await readdir(path)).sort()).toEqual(['blobs', 'index.json', 'oci-layout', 'records', 'tmp'])
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
