import { describe, expect, test } from 'vitest'

import { digestOf, type Digest } from '../../../src/formats/digest.ts'
import { ociManifest } from '../../../src/formats/oci/media-type.ts'
import { encodeRecord } from '../../../src/layer/record.ts'
import { storeRepository } from '../../../src/plan/store-repository.ts'
import { encodeArtifact, keyAnnotation, recordType } from '../../../src/store/artifact.ts'
import type { Inventory } from '../../../src/store/inventory.ts'
import { namedBlobs } from '../../../src/store/named-blobs.ts'
import { recordNameOf } from '../../../src/store/record-name.ts'
import { registryInventory } from '../../../src/store/registry/registry-inventory.ts'
import type { Store } from '../../../src/store/store.ts'
import { missingRegistry, realRegistries } from '../../registry/real-registries.ts'
import { writableRegistry } from '../../registry/writable-registry.ts'
import { blobFile, messages, type Messages } from '../contract.ts'
import { factsOf, plainRecord } from '../plain-records.ts'
import { storeAt } from './opening.ts'

const hour = 60 * 60 * 1000
const now = 1_700_000_000_000

interface Opened {
  readonly inventory: Inventory
  readonly store: Store
  readonly log: Messages
  readonly repository: ReturnType<typeof storeRepository>['writing']
}

function openedAt(host: string, variables: Readonly<Record<string, string>> = {}): Opened {
  const log = messages()
  const choice = { kind: 'registry', domain: host, path: 'team/cache' } as const
  const { repository, writing } = storeRepository(choice, { environment: variables, log }, 20_000)
  const credentials =
    Object.keys(variables).length === 0 ? undefined : ({ kind: 'password', user: 'ann', password: 's3cret' } as const)
  return {
    inventory: registryInventory({ repository: writing, name: `oci:${host}/team/cache`, log }),
    store: storeAt(host, { ...(credentials && { credentials }), log }),
    log,
    repository: repository === writing ? repository : writing,
  }
}

/** A layer that was saved so many hours ago; answers its blobs. */
async function save(
  store: Store,
  layer: string,
  {
    hours = 0,
    definition = '{}',
    contents = [layer],
  }: { hours?: number; definition?: string; contents?: readonly string[] } = {},
): Promise<readonly Digest[]> {
  const blobs = await Promise.all(contents.map((content) => blobFile(content)))
  for (const { digest, size, file } of blobs)
    expect(await store.writeBlob(digest, size, file)).not.toHaveProperty('why')
  const kept = blobs.map(({ digest, size }) => ({ digest, size, kind: 'layer' as const }))
  const record = plainRecord(factsOf(layer, definition), { savedAt: (now - hours * hour) / 1000, blobs: kept })
  expect(await store.writeRecord(recordNameOf(record), encodeRecord(record))).toMatchObject({ kind: 'written' })
  return blobs.map(({ digest }) => digest)
}

const layersOf = async (inventory: Inventory): Promise<readonly (string | undefined)[]> =>
  (await inventory.records()).map(({ layer }) => layer)

function inventoryTests(start: () => Promise<Opened>): void {
  test('lists records by layer, the newest first, with their blobs, and reads them', async () => {
    const { inventory, store } = await start()
    expect(await inventory.records()).toEqual([])
    await save(store, 'base', { hours: 5, contents: ['one', 'three'] })
    await save(store, 'app', { hours: 9, definition: 'old' })
    await save(store, 'app', { hours: 2, definition: 'new' })
    // The same facts once more: a later generation.
    await save(store, 'app', { hours: 1, definition: 'new', contents: ['other'] })
    const records = await inventory.records()
    expect(records.map(({ layer, written, bytes }) => [layer, (now - written) / hour, bytes])).toEqual([
      ['app', 1, 5],
      ['app', 2, 3],
      ['app', 9, 3],
      ['base', 5, 8],
    ])
    for (const record of records) {
      const bytes = await inventory.read(record)
      expect(bytes && digestOf(bytes)).toBe(record.id)
      expect(bytes && namedBlobs(bytes)).toEqual(record.blobs)
    }
    expect(await inventory.verify()).toEqual([])
  })

  test('removes what is old, says before what goes, and leaves images and young records alone', async () => {
    const { inventory, store, log, repository } = await start()
    const [shared, own] = await save(store, 'old', { hours: 1000, contents: ['shared', 'own'] })
    await save(store, 'young', { hours: 1, contents: ['shared'] })
    const config = await blobFile('{}')
    await store.writeBlob(config.digest, config.size, config.file)
    const image = encodeArtifact('application/vnd.oci.image.config.v1+json', Buffer.from('{}'), [], {})
    const manifest = { mediaType: ociManifest, bytes: image, digest: digestOf(image) }
    // By its tag alone it might be a record.
    for (const tag of ['v1', `x-3-amd64-${'0'.repeat(16)}-B-${'0'.repeat(64)}`]) {
      expect(await repository.putManifest(tag, manifest)).toEqual({ kind: 'put' })
    }

    const rule = { unusedFor: 500 * hour }
    const would = await inventory.collect({ ...rule, dryRun: true }, now)
    expect(would).toMatchObject({ records: [expect.stringContaining('stack-cache-3-amd64-')], blobs: [own] })
    expect(await layersOf(inventory)).toEqual(['old', 'young'])
    expect(log.infos.filter((line) => line.startsWith('going: '))).toEqual([])

    expect(await inventory.collect(rule, now)).toEqual(would)
    expect(log.infos.filter((line) => line.startsWith('going: old, '))).toHaveLength(1)
    expect(await layersOf(inventory)).toEqual(['young'])
    expect((await repository.getManifest('v1')).kind).toBe('manifest')
    expect(await store.hasBlobs([shared ?? digestOf('')])).toEqual(new Set([shared]))
    expect((await inventory.collect({ bytes: 0 }, now)).records).toEqual([])
  })
}

describe('an inventory of a registry', () => {
  inventoryTests(async () => openedAt((await writableRegistry()).host))

  test('tells blobs that are missing, and records that are not what their keys say', async () => {
    const { host, blobs, manifests } = await writableRegistry()
    const { inventory, store, repository } = openedAt(host)
    const [gone] = await save(store, 'app')
    await save(store, 'base')
    for (const key of blobs.keys()) if (key.endsWith(` ${gone ?? ''}`)) blobs.delete(key)
    const [base] = (await inventory.records()).filter(({ layer }) => layer === 'base')
    const altered = encodeArtifact(recordType, Buffer.from('{}'), [], { [keyAnnotation]: base?.key ?? '' })
    const [tag = ''] = [...manifests.keys()].flatMap((key) => /^team\/cache (.*-B-[0-9a-f]{64})$/.exec(key)?.[1] ?? [])
    const taken = tag.includes(base?.key.slice(0, -65) ?? '') ? tag : (base?.key.slice(0, -65) ?? '')
    await repository.putManifest(taken, { mediaType: ociManifest, bytes: altered, digest: digestOf(altered) })
    expect((await inventory.verify()).map(({ kind }) => kind).sort()).toEqual(['blob-missing', 'record-altered'])
  })

  test.each([
    ['405', 405],
    ['403', 403],
  ])('says in one sentence that a registry lets nobody delete (%s), and that nothing went', async (_what, status) => {
    const { host } = await writableRegistry({
      guard: (request, response) => {
        if (request.method !== 'DELETE') return false
        response.writeHead(status).end()
        return true
      },
    })
    const { inventory, store } = openedAt(host)
    await save(store, 'old', { hours: 1000 })
    await expect(inventory.collect({ bytes: 0 }, now)).rejects.toThrow(/lets nobody delete here \(.*\): allow it/)
    expect(await layersOf(inventory)).toEqual(['old'])
  })

  test('that does not answer is said to, and not called empty', async () => {
    const { host } = await writableRegistry({
      guard: (_request, response) => {
        response.writeHead(401).end()
        return true
      },
    })
    await expect(openedAt(host).inventory.records()).rejects.toThrow('its tags could not be listed')
  })
})

for (const { name, program, start } of realRegistries) {
  const missing = missingRegistry(program)
  if (missing !== undefined) console.warn(missing)
  describe.skipIf(missing !== undefined)(`an inventory of ${name}`, () => {
    inventoryTests(async () => {
      const { host, variables } = await start()
      return openedAt(host, variables)
    })
  })
}
