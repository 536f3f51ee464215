import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { recordKey } from '../../../src/store/keys.ts'
import { collectGarbage } from '../../../src/store/directory/collect.ts'
import { openDirectoryStore } from '../../../src/store/directory/directory.ts'
import { recordTag } from '../../../src/store/registry/registry-tags.ts'
import type { Store } from '../../../src/store/store.ts'
import { missingTools, skopeo, startRegistry } from '../../registry/real-registry.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from '../contract.ts'
import { storeAt } from './opening.ts'

const missing = missingTools()
if (missing !== undefined) console.warn(missing)

const name = nameOf('app', 'f')
const tag = recordTag('stack-cache', name)

function directoryAt(path: string): Store {
  return openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: () => 1_700_000_000_000 })
}

async function written(store: Store): Promise<{ record: Buffer; blobs: Awaited<ReturnType<typeof blobFile>>[] }> {
  const blobs = [await blobFile(Buffer.alloc(200_000, 'a layer')), await blobFile('a tree')]
  for (const { digest, size, file } of blobs) await store.writeBlob(digest, size, file)
  const record = recordOf(
    'app',
    blobs.map(({ digest, size }) => ({ digest, size })),
  )
  expect(await store.writeRecord(name, record)).toMatchObject({ kind: 'written' })
  await store.finish()
  return { record, blobs }
}

async function expectWhole(store: Store, { record, blobs }: Awaited<ReturnType<typeof written>>): Promise<void> {
  expect((await store.findRecord(name))?.bytes).toEqual(record)
  expect((await store.findOtherRecord(name))?.bytes).toEqual(record)
  expect(await store.hasBlobs(blobs.map(({ digest }) => digest))).toEqual(new Set(blobs.map(({ digest }) => digest)))
  for (const { digest, size, file } of blobs) {
    const target = join(await scratch(), 'fetched')
    expect(await store.fetchBlob(digest, size, target)).toBe(true)
    expect((await readFile(target)).equals(await readFile(file))).toBe(true)
  }
}

describe.skipIf(missing !== undefined)('skopeo copy', () => {
  test('moves a record from a directory to a repository, and on to another directory, where it still serves', async () => {
    const { host } = await startRegistry()
    const from = await scratch()
    const kept = await written(directoryAt(from))
    const key = recordKey('stack-cache', name, kept.record)
    skopeo('copy', '--dest-tls-verify=false', `oci:${from}:${key}`, `docker://${host}/team/cache:${tag}`)
    // The newest record of the layer has a tag of its own; the exact one answers the first question.
    const inRegistry = storeAt(host)
    expect((await inRegistry.findRecord(name))?.bytes).toEqual(kept.record)
    expect(await inRegistry.hasBlobs(kept.blobs.map(({ digest }) => digest))).toHaveProperty('size', 2)

    const to = join(await scratch(), 'store')
    skopeo('copy', '--src-tls-verify=false', `docker://${host}/team/cache:${tag}`, `oci:${to}:${tag}`)
    await expectWhole(directoryAt(to), kept)
    await rm(from, { recursive: true })
  })

  test('moves a record from a repository to a directory that has others, which keeps all of them', async () => {
    const { host } = await startRegistry()
    const kept = await written(storeAt(host))
    const to = await scratch()
    const directory = directoryAt(to)
    const other = recordOf('other')
    await directory.writeRecord(nameOf('other', 'f'), other)
    await directory.finish()
    skopeo('copy', '--src-tls-verify=false', `docker://${host}/team/cache:${tag}`, `oci:${to}:anything`)
    // A save that never asked for it, and a collector, see it all the same.
    const saving = directoryAt(to)
    await saving.writeRecord(nameOf('third', 'f'), recordOf('third'))
    await saving.finish()
    await collectGarbage(to, {}, Date.now() + 7 * 86_400_000)
    await expectWhole(directoryAt(to), kept)
    expect((await directoryAt(to).findRecord(nameOf('other', 'f')))?.bytes).toEqual(other)
  })

  test('a record that was collected does not come back from the index', async () => {
    const path = await scratch()
    await written(directoryAt(path))
    await collectGarbage(path, { unusedFor: 1000 }, Date.now() + 86_400_000)
    expect(await directoryAt(path).findRecord(name)).toBeUndefined()
  })
})
