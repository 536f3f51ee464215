import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { StoreAction } from '../../src/use-cases.ts'
import { digestOf } from '../../src/formats/digest.ts'
import { encodeRecord } from '../../src/layer/record.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { listRecords, verifyStore } from '../../src/store/directory/inspect.ts'
import { recordNameOf } from '../../src/store/record-name.ts'
import { storeKeeper } from '../../src/upkeep/upkeep.ts'
import { blobFile, messages, scratch } from '../store/contract.ts'
import { factsOf, plainRecord } from '../store/plain-records.ts'

function run(action: StoreAction, json = false): Promise<string> {
  return storeKeeper.run(action, {
    keyPrefix: 'stack-cache',
    patience: 1000,
    trust: { kind: 'own' },
    json,
    log: messages(),
    environment: {},
    now: Date.now,
  })
}

/** A store as another tool copies it: the image layout alone, whose index knows of no artifactType. Each layer has one blob, which is its name. */
async function copiedStore(...layers: readonly string[]): Promise<string> {
  const [from, path] = [await scratch(), join(await scratch(), 'copied')]
  const store = openDirectoryStore({ path: from, keyPrefix: 'stack-cache', log: messages(), now: Date.now })
  for (const layer of layers) {
    const { digest, size, file } = await blobFile(layer)
    await store.writeBlob(digest, size, file)
    const record = plainRecord(factsOf(layer, '{}'), { savedAt: 1, blobs: [{ digest, size, kind: 'layer' }] })
    await store.writeRecord(recordNameOf(record), encodeRecord(record))
  }
  await store.finish()
  await mkdir(path)
  for (const name of ['blobs', 'oci-layout']) await cp(join(from, name), join(path, name), { recursive: true })
  const index = await readFile(join(from, 'index.json'), 'utf8')
  await writeFile(join(path, 'index.json'), index.replace(/"artifactType":"[^"]*",/g, ''))
  return path
}

const at = (path: string): { readonly kind: 'directory'; readonly path: string } => ({ kind: 'directory', path })

test('records that another tool has copied into a directory are listed and shown, and nothing is changed', async () => {
  const path = await copiedStore('one', 'two')
  const before = await readdir(path, { recursive: true })
  const list = await run({ kind: 'list', store: at(path) })
  expect(list).toMatch(/ {2}one\n.* {2}two\n2 records of 2 layers: /)
  expect(await run({ kind: 'show', layer: 'two', store: at(path) })).toMatch(/^two {2}sha256:/)
  expect(await readdir(path, { recursive: true })).toEqual(before)
})

test('records that a run has taken in meanwhile are listed once', async () => {
  const path = await copiedStore('one', 'two')
  const store = openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: Date.now })
  expect(await store.findRecord(recordNameOf(plainRecord(factsOf('one', '{}'))))).toBeDefined()
  await store.finish()
  expect(await run({ kind: 'list', store: at(path) })).toContain('2 records of 2 layers')
})

test('records that another tool has copied into a directory are copied on', async () => {
  const [path, to] = [await copiedStore('one'), join(await scratch(), 'to')]
  expect(await run({ kind: 'copy', from: at(path), to: at(to), layers: [] })).toMatch(/^Copied 1 record, /)
  expect(await listRecords(to)).toHaveLength(1)
  expect(await verifyStore(to)).toEqual([])
})

describe('records that another tool has copied in are verified as all others', () => {
  const verify = (path: string): Promise<string> => run({ kind: 'verify', store: at(path) })
  const blobOf = (path: string, digest: string): string => join(path, 'blobs/sha256', digest.slice('sha256:'.length))
  /** The manifest of the first record of the index, by its digest. */
  const firstOf = async (path: string): Promise<{ digest: string; manifest: Record<string, unknown> }> => {
    const { manifests } = JSON.parse(await readFile(join(path, 'index.json'), 'utf8')) as {
      manifests: { digest: string }[]
    }
    const digest = manifests[0]?.digest ?? ''
    return { digest, manifest: JSON.parse(await readFile(blobOf(path, digest), 'utf8')) as Record<string, unknown> }
  }
  /** Puts another manifest in the place of the first. */
  const replace = async (path: string, manifest: object): Promise<void> => {
    const { digest } = await firstOf(path)
    const [bytes, index] = [JSON.stringify(manifest), await readFile(join(path, 'index.json'), 'utf8')]
    await writeFile(blobOf(path, digestOf(bytes)), bytes)
    await writeFile(join(path, 'index.json'), index.replace(digest, digestOf(bytes)))
  }

  test('and counted, without a change', async () => {
    const path = await copiedStore('one', 'two')
    const before = await readdir(path, { recursive: true })
    expect(await verify(path)).toBe(
      'Every record and blob is what its name says, 2 records among them that another tool has copied in.',
    )
    expect(await run({ kind: 'verify', store: at(path) }, true)).toBe('[]')
    expect(await readdir(path, { recursive: true })).toEqual(before)
  })

  test('what is taken in is not counted any more', async () => {
    const path = await copiedStore('one')
    const store = openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: Date.now })
    await store.findRecord(recordNameOf(plainRecord(factsOf('one', '{}'))))
    expect(await verify(path)).toBe('Every record and blob is what its name says.')
  })

  test('a blob that is missing or altered is told', async () => {
    const path = await copiedStore('one', 'two')
    await rm(blobOf(path, digestOf('one')))
    await writeFile(blobOf(path, digestOf('two')), 'too')
    expect(await verify(path)).toBe(`blob-altered: ${digestOf('two')}\nblob-missing: ${digestOf('one')}`)
  })

  test('so is a manifest', async () => {
    const path = await copiedStore('one', 'two')
    const { digest } = await firstOf(path)
    await rm(blobOf(path, digest))
    expect(await verify(path)).toBe(`blob-missing: ${digest}`)
    await writeFile(blobOf(path, digest), '{}')
    expect(await verify(path)).toBe(`blob-altered: ${digest}`)
  })

  test('and a record that its manifest does not hold', async () => {
    const path = await copiedStore('one')
    const { manifest } = await firstOf(path)
    const config = manifest['config'] as { digest: string }
    await replace(path, { ...manifest, config: { ...config, data: undefined } })
    expect(await verify(path)).toContain('1 record among them')
    await rm(blobOf(path, config.digest))
    expect(await verify(path)).toBe(`blob-missing: ${config.digest}`)
  })

  test.each([
    ['that is not what its key says', 'altered', (key: string) => key.replace(/.{8}$/, '00000000')],
    ['that has no key', 'broken', () => 'app'],
    ['that no file can be named by', 'broken', (key: string) => `${'a'.repeat(256)}${key}`],
  ])('a record %s is told', async (_, kind, change) => {
    const path = await copiedStore('one')
    await mkdir(join(path, 'records'))
    const { manifest } = await firstOf(path)
    const [[name, key] = ['', '']] = Object.entries(manifest['annotations'] as Record<string, string>)
    await replace(path, { ...manifest, annotations: { [name]: change(key) } })
    const told = change(key)
    const { digest } = await firstOf(path)
    expect(await verify(path)).toBe(`record-${kind}: ${told.length > 255 ? digest : told}`)
    expect(await run({ kind: 'list', store: at(path) })).toContain('holds no records')
    expect(await run({ kind: 'gc', store: at(path), dryRun: true })).toContain('Would remove 0 records')
  })

  test('an image beside them is none of them', async () => {
    const path = await copiedStore('one')
    const { manifest } = await firstOf(path)
    await replace(path, { ...manifest, config: { mediaType: 'x', digest: digestOf('none'), size: 4 } })
    expect(await verify(path)).toBe('Every record and blob is what its name says.')
  })
})

test('a place that holds no records says why: nothing is there, or an image in the layout of another tool', async () => {
  const [absent, image] = [join(await scratch(), 'absent'), await scratch()]
  const none = `dir:${absent} holds no records: there is no such directory.`
  expect(await run({ kind: 'list', store: at(absent) })).toBe(none)
  expect(await run({ kind: 'verify', store: at(absent) })).toBe(none)
  expect(await run({ kind: 'copy', from: at(absent), to: at(image), layers: [] })).toBe(`Nothing to copy: ${none}`)
  expect(await run({ kind: 'list', store: at(image) })).toBe(`dir:${image} holds no records.`)
  await writeFile(join(image, 'manifest.json'), '{}')
  await writeFile(join(image, 'version'), 'Directory Transport Version: 1.1\n')
  expect(await run({ kind: 'list', store: at(image) })).toContain('it is one image, as "dir:" of skopeo lays it down;')
})
