import { utimesSync } from 'node:fs'
import { cp, link, lstat, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { digestHex, digestOf, type Digest } from '../../../src/formats/digest.ts'
import { collectGarbage } from '../../../src/store/directory/collect.ts'
import { retireNow } from '../../../src/store/directory/retire.ts'
import { openDirectoryStore } from '../../../src/store/directory/directory.ts'
import { storePaths } from '../../../src/store/directory/directory-layout.ts'
import { listRecords, verifyStore } from '../../../src/store/directory/inspect.ts'
import type { Store } from '../../../src/store/store.ts'
import { isWanted } from '../../../src/upkeep/wanted-record.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from '../contract.ts'

const hour = 60 * 60 * 1000

async function start(): Promise<{ path: string; store: Store }> {
  const path = join(await scratch(), 'store')
  const store = openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: Date.now })
  return { path, store }
}

async function save(store: Store, layer: string, contents: readonly string[]): Promise<readonly Digest[]> {
  const blobs = []
  for (const content of contents) {
    const blob = await blobFile(content)
    await store.writeBlob(blob.digest, blob.size, blob.file)
    blobs.push({ digest: blob.digest, size: blob.size })
  }
  await store.writeRecord(nameOf(layer, 'f'), recordOf(layer, blobs))
  return blobs.map(({ digest }) => digest)
}

async function age(file: string, milliseconds: number): Promise<void> {
  const then = new Date(Date.now() - milliseconds)
  await utimes(file, then, then)
}

test('what was not used for long goes, with the blobs that nothing else needs', async () => {
  const { path, store } = await start()
  const old = await save(store, 'old', ['only old', 'shared'])
  const young = await save(store, 'young', ['only young', 'shared'])
  const file = (await listRecords(path)).find(({ blobs }) => blobs?.some(({ digest }) => digest === old[0]))?.file ?? ''
  await age(file, 50 * hour)
  for (const digest of [...old, ...young]) await age(join(path, 'blobs/sha256', digestHex(digest)), 50 * hour)

  const collected = await collectGarbage(path, { unusedFor: 24 * hour }, Date.now())
  expect(collected.records).toHaveLength(1)
  expect(collected.blobs).toContain(old[0])
  expect(await store.hasBlobs([...old, ...young])).toEqual(new Set(young))
  expect(await store.findRecord(nameOf('old', 'f'))).toBeUndefined()
  expect(await store.findRecord(nameOf('young', 'f'))).toBeDefined()
  expect(await verifyStore(path)).toEqual([])
  expect(await readFile(join(path, 'index.json'), 'utf8')).not.toContain(collected.records[0])
})

/** Bytes of all blobs and records. */
async function weigh(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true })
  const kept = names.filter((name) => /^(?:blobs|records)\//.test(name)).map((name) => lstat(join(path, name)))
  return (await Promise.all(kept)).reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}

test('a dry run tells what a run then does, and the bytes are those that the disk gives back', async () => {
  const { path, store } = await start()
  const old = await save(store, 'old', ['only old', 'shared', 'linked elsewhere'])
  await save(store, 'young', ['only young', 'shared'])
  await store.finish()
  const file = (await listRecords(path)).find(({ blobs }) => blobs?.some(({ digest }) => digest === old[0]))?.file ?? ''
  await age(file, 50 * hour)
  for (const name of await readdir(join(path, 'blobs/sha256'))) await age(join(path, 'blobs/sha256', name), 50 * hour)
  const blob = (digest: Digest | undefined): string => join(path, 'blobs/sha256', digestHex(digest ?? 'sha256:'))
  await link(blob(old[2]), join(path, '..', 'link'))

  const before = await weigh(path)
  const now = Date.now()
  const foretold = await collectGarbage(path, { unusedFor: 24 * hour, dryRun: true }, now)
  expect(await weigh(path)).toBe(before)
  const collected = await collectGarbage(path, { unusedFor: 24 * hour }, now)
  expect(foretold).toEqual(collected)
  expect(collected.blobs).toContain(old[2])
  expect(collected.blobs).not.toContain(old[1])
  expect(collected.bytes).toBe(before - (await weigh(path)) - 'linked elsewhere'.length)
  expect(collected.bytes).toBeGreaterThan('only old'.length)
})

/** The image layout alone, as skopeo writes it: it knows of no artifactType, and of no order but that in which it copied. */
async function copiedIn(from: string): Promise<string> {
  const path = join(await scratch(), 'copied')
  await mkdir(path)
  for (const name of ['blobs', 'oci-layout']) await cp(join(from, name), join(path, name), { recursive: true })
  const index = JSON.parse(await readFile(join(from, 'index.json'), 'utf8')) as { manifests: object[] }
  const manifests = index.manifests.map((entry) => ({ ...entry, artifactType: undefined })).reverse()
  await writeFile(join(path, 'index.json'), JSON.stringify({ ...index, manifests }))
  return path
}

test('of many records that another tool has copied in a dry run names those that a run removes, in its order', async () => {
  const { path: from, store } = await start()
  for (const layer of ['b', 'a', 'd', 'c'])
    for (const facts of ['2', '1', '3']) await store.writeRecord(nameOf(layer, facts), recordOf(`${layer} ${facts}`))
  await store.writeRecord(nameOf('broken', '1'), Buffer.from('{}'))
  await store.finish()
  const path = await copiedIn(from)
  const own = openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: Date.now })
  await save(own, 'own', ['own'])
  const { kept, broken } = await collectGarbage(path, { dryRun: true }, Date.now())
  expect(broken).toHaveLength(1)
  for (const bytes of [kept - 1, Math.floor(kept / 2), 1, 0]) {
    const rule = { bytes, spare: -hour }
    const foretold = await collectGarbage(path, { ...rule, dryRun: true }, Date.now())
    const same = join(await scratch(), 'same')
    await cp(path, same, { recursive: true, preserveTimestamps: true })
    const collected = await collectGarbage(same, rule, Date.now())
    expect({ ...foretold, blobs: new Set(foretold.blobs) }).toEqual({ ...collected, blobs: new Set(collected.blobs) })
  }
})

test('a dry run knows of records that another tool has copied in, and leaves them where they are', async () => {
  const { path: from, store } = await start()
  await save(store, 'one', ['only one', 'shared'])
  await save(store, 'two', ['only two', 'shared'])
  await store.finish()
  const path = await copiedIn(from)
  await writeFile(join(path, 'blobs/sha256', digestHex(digestOf('nobody'))), 'nobody')
  for (const name of await readdir(join(path, 'blobs/sha256'))) await age(join(path, 'blobs/sha256', name), 50 * hour)

  const before = await readdir(path, { recursive: true })
  const foretold = await collectGarbage(path, { dryRun: true }, Date.now())
  expect(foretold).toMatchObject({ records: [], blobs: [digestOf('nobody')] })
  const tooMuch = { bytes: foretold.kept - 1 }
  const less = await collectGarbage(path, { ...tooMuch, dryRun: true }, Date.now())
  expect(less.records).toHaveLength(1)
  expect(await readdir(path, { recursive: true })).toEqual(before)
  expect(await collectGarbage(path, tooMuch, Date.now())).toEqual(less)
  expect(await listRecords(path)).toHaveLength(1)
})

test('beyond a size, what was not used for longest goes first', async () => {
  const { path, store } = await start()
  for (const [at, layer] of ['a', 'b', 'c'].entries()) {
    const [blob] = await save(store, layer, [layer.repeat(10_000)])
    const file = (await listRecords(path)).find(({ blobs }) => blobs?.some(({ digest }) => digest === blob))?.file ?? ''
    await age(file, (10 - at) * hour)
  }
  expect(await store.findRecord(nameOf('a', 'f'))).toBeDefined()

  const collected = await collectGarbage(path, { bytes: 25_000, spare: -hour }, Date.now())
  expect(collected.records).toHaveLength(1)
  expect(collected.kept).toBeLessThanOrEqual(25_000)
  expect(await store.findRecord(nameOf('b', 'f'))).toBeUndefined()
  expect(await store.findRecord(nameOf('a', 'f'))).toBeDefined()
})

test('a young blob stays though no record names it yet, and so does an old one that somebody has just seen', async () => {
  const { path, store } = await start()
  const blob = await blobFile('to be named soon')
  await store.writeBlob(blob.digest, blob.size, blob.file)
  expect((await collectGarbage(path, {}, Date.now())).blobs).toEqual([])

  const file = join(path, 'blobs/sha256', digestHex(blob.digest))
  await age(file, 50 * hour)
  expect((await store.hasBlobs([blob.digest])).size).toBe(1)
  expect((await collectGarbage(path, {}, Date.now())).blobs).toEqual([])
  await age(file, 50 * hour)
  expect((await collectGarbage(path, {}, Date.now())).blobs).toEqual([blob.digest])
})

test('what somebody uses between the look at it and its removal is put back', async () => {
  const { path, store } = await start()
  const [blob = digestOf('')] = await save(store, 'app', ['used'])
  const file = join(path, 'blobs/sha256', digestHex(blob))
  await age(file, 48 * hour)
  const looks: boolean[] = []
  const unused = (mtimeMs: number): boolean => {
    looks.push(Date.now() - mtimeMs > 24 * hour)
    // Whoever finds it now touches it, and goes on to name it.
    if (looks.length === 1) utimesSync(file, new Date(), new Date())
    return looks.at(-1) ?? false
  }
  expect(await retireNow(storePaths(path), file, blob, unused)).toBe(false)
  expect(looks).toEqual([true, false])
  expect(await readFile(file, 'utf8')).toBe('used')
  await age(file, 48 * hour)
  expect(await retireNow(storePaths(path), file, blob, () => true)).toBe(true)
  expect(await store.hasBlobs([blob])).toEqual(new Set())
})

test('a record that says nothing of its blobs keeps none, and is told of', async () => {
  const { path, store } = await start()
  await store.writeRecord(nameOf('app', 'f'), Buffer.from('{"blobs":[{"digest":"sha256:no"}]}'))
  expect((await collectGarbage(path, {}, Date.now())).broken).toHaveLength(1)
  expect(await verifyStore(path)).toMatchObject([{ kind: 'record-broken' }])
})

test('no layer is lost when ten legs save with collectors among them', async () => {
  const { path, store } = await start()
  const legs = [...Array(10).keys()].map((leg) => save(store, `layer-${leg}`, [`of ${leg}`, 'shared']))
  const collectors = [...Array(10).keys()].map(() => collectGarbage(path, { bytes: 10_000_000 }, Date.now()))
  const saved = (await Promise.all(legs)).flat()
  await Promise.all(collectors)
  expect((await store.hasBlobs(saved)).size).toBe(new Set(saved).size)
  expect(await listRecords(path)).toHaveLength(10)
  expect(await verifyStore(path)).toEqual([])
})

test('verifying tells altered and missing blobs, and reading takes an altered one away with a warning', async () => {
  const { path } = await start()
  const log = messages()
  const store = openDirectoryStore({ path, keyPrefix: 'stack-cache', log, now: Date.now })
  const [altered, missing] = await save(store, 'app', ['content one', 'content two'])
  const fileOf = (digest: Digest | undefined): string => join(path, 'blobs/sha256', digestHex(digest ?? digestOf('')))
  await rm(fileOf(altered))
  await writeFile(fileOf(altered), 'content ONE')
  await rm(fileOf(missing))
  expect(await verifyStore(path)).toEqual([
    { kind: 'blob-altered', subject: altered },
    { kind: 'blob-missing', subject: missing },
  ])
  expect(await store.fetchBlob(digestOf('content one'), 11, join(await scratch(), 'x'))).toBe(false)
  expect(log.warnings).toHaveLength(1)
  expect(await store.hasBlobs([digestOf('content one')])).toEqual(new Set())
})

test('a record is shown by its layer, its key and the beginning of its id', async () => {
  const { path, store } = await start()
  await save(store, 'app', ['x'])
  const [record] = await listRecords(path)
  for (const wanted of ['app', record?.key ?? '', record?.id.slice(7, 15) ?? '']) {
    expect(record && isWanted(record, wanted), wanted).toBe(true)
  }
  expect(record && isWanted(record, 'ap')).toBe(false)
})
