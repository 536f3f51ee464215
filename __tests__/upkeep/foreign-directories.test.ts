import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { StoreAction } from '../../src/use-cases.ts'
import { encodeRecord } from '../../src/layer/record.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { listRecords, verifyStore } from '../../src/store/directory/inspect.ts'
import { recordNameOf } from '../../src/store/record-name.ts'
import { storeKeeper } from '../../src/upkeep/upkeep.ts'
import { messages, scratch } from '../store/contract.ts'
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

/** A store as another tool copies it: the image layout alone, whose index knows of no artifactType. */
async function copiedStore(...layers: readonly string[]): Promise<string> {
  const [from, path] = [await scratch(), join(await scratch(), 'copied')]
  const store = openDirectoryStore({ path: from, keyPrefix: 'stack-cache', log: messages(), now: Date.now })
  for (const layer of layers) {
    const record = plainRecord(factsOf(layer, '{}'), { savedAt: 1, blobs: [] })
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
  expect(
    await store.findRecord(recordNameOf(plainRecord(factsOf('one', '{}'), { savedAt: 1, blobs: [] }))),
  ).toBeDefined()
  await store.finish()
  expect(await run({ kind: 'list', store: at(path) })).toContain('2 records of 2 layers')
})

test('records that another tool has copied into a directory are copied on', async () => {
  const [path, to] = [await copiedStore('one'), join(await scratch(), 'to')]
  expect(await run({ kind: 'copy', from: at(path), to: at(to), layers: [] })).toMatch(/^Copied 1 record, /)
  expect(await listRecords(to)).toHaveLength(1)
  expect(await verifyStore(to)).toEqual([])
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
