import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import { recordQuestion } from '../../../src/store/keys.ts'
import type { Seal } from '../../../src/trust/seal.ts'
import { recordTag } from '../../../src/store/registry/registry-tags.ts'
import type { Store } from '../../../src/store/store.ts'
import { writableRegistry } from '../../registry/writable-registry.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from '../contract.ts'
import { storeAt } from './opening.ts'

const layers = Array.from({ length: 100 }, (_, layer) => `layer-${String(layer)}`)

/** A record for each layer, each with a blob of its own and one of all. */
async function fill(store: Store): Promise<void> {
  const shared = await blobFile('shared')
  for (const layer of layers) {
    const blobs = [shared, await blobFile(layer)]
    for (const { digest, size, file } of blobs) await store.writeBlob(digest, size, file)
    const record = recordOf(
      layer,
      blobs.map(({ digest, size }) => ({ digest, size })),
    )
    expect(await store.writeRecord(nameOf(layer, 'f'), record)).toMatchObject({ kind: 'written' })
  }
}

test('a plan of a hundred layers that are found asks once for each, and once besides, and no blob', async () => {
  const latency = { latency: 0 }
  const registry = await writableRegistry(latency)
  await fill(storeAt(registry.host))
  registry.requests.length = 0
  latency.latency = 30

  const store = storeAt(registry.host)
  const found = await Promise.all(layers.map((layer) => store.findRecord(nameOf(layer, 'f'))))
  const present = await Promise.all(layers.map((layer) => store.hasBlobs([digestOf('shared'), digestOf(layer)])))
  expect(found.map((record) => record?.bytes.includes('layer-'))).toEqual(layers.map(() => true))
  expect(present.map(({ size }) => size)).toEqual(layers.map(() => 2))
  expect(registry.requests.filter((request) => request !== 'GET /v2/')).toHaveLength(101)
  // One after the other they would take three seconds, and not the second that a plan has for them.
  expect(registry.load.most).toBeGreaterThan(8)
})

test('a plan of layers that were built again from equal facts asks once more for each of those, and lists once', async () => {
  const registry = await writableRegistry()
  const writer = storeAt(registry.host)
  for (const layer of layers.slice(0, 10)) await writer.writeRecord(nameOf(layer, 'f'), recordOf(layer))
  await writer.writeRecord(nameOf('layer-3', 'f'), recordOf('again'))
  registry.requests.length = 0
  const store = storeAt(registry.host)
  const found = await Promise.all(layers.slice(0, 10).map((layer) => store.findRecord(nameOf(layer, 'f'))))
  expect(found.map((record) => record?.bytes.toString())).toContain(recordOf('again').toString())
  expect(registry.requests.filter((request) => request.includes('/tags/list'))).toHaveLength(1)
  expect(registry.requests).toHaveLength(13)
})

const foretold = (store: Store, names: readonly string[]): void => {
  store.foretell?.(names.map((layer) => ({ arch: 'amd64', layer })))
}

test('of layers that are foretold the newest records are asked for at once, and answer for their facts one after the other', async () => {
  const registry = await writableRegistry()
  await fill(storeAt(registry.host))
  registry.requests.length = 0
  const store = storeAt(registry.host)
  foretold(store, layers)
  for (const layer of layers)
    expect((await store.findRecord(nameOf(layer, 'f')))?.bytes.toString()).toContain(`"${layer}"`)
  expect(registry.requests.filter((request) => request !== 'GET /v2/')).toHaveLength(101)
  expect(registry.load.most).toBeGreaterThan(8)
  // What was not saved last, or by nobody, is asked for as ever.
  expect(await store.findRecord(nameOf('layer-1', 'g'))).toBeUndefined()
  expect(registry.requests.at(-1)).toContain(recordTag('stack-cache', nameOf('layer-1', 'g')))
})

test.each([200, 409])(
  'a later record of the same facts comes before what stands as the newest (%i)',
  async (status) => {
    const registry = await writableRegistry(status === 200 ? {} : { refusesUpdates: status })
    const writer = storeAt(registry.host)
    for (const text of ['one', 'two']) await writer.writeRecord(nameOf('app', 'f'), recordOf(text))
    const reader = storeAt(registry.host)
    foretold(reader, ['app'])
    expect((await reader.findRecord(nameOf('app', 'f')))?.bytes).toEqual(recordOf('two'))
    await reader.writeRecord(nameOf('app', 'f'), recordOf('three'))
    expect((await reader.findRecord(nameOf('app', 'f')))?.bytes).toEqual(recordOf('three'))
  },
)

test('a store that is opened and not asked asks nothing, and what it has is not sent again', async () => {
  const registry = await writableRegistry()
  await fill(storeAt(registry.host))
  registry.requests.length = 0
  const store = storeAt(registry.host)
  await store.finish()
  expect(registry.requests).toEqual([])

  const blob = await blobFile('shared')
  expect(await store.writeBlob(blob.digest, blob.size, () => Promise.reject(new Error('not wanted')))).toEqual({
    kind: 'exists',
  })
  expect(await store.writeRecord(nameOf('x', 'f'), recordOf('x', [blob]))).toMatchObject({ kind: 'written' })
  expect(registry.requests.filter((request) => request.includes(blob.digest))).toEqual([
    `HEAD /v2/team/cache/blobs/${blob.digest}`,
  ])
})

test('of blobs that images in the registry have no byte is sent', async () => {
  const registry = await writableRegistry()
  const blob = await blobFile(Buffer.alloc(2_000_000, 'layer'))
  registry.blobs.set(`team/app ${blob.digest}`, await readFile(blob.file))
  const store = storeAt(registry.host)
  const image = `${registry.host}/team/app`
  expect(await store.writeBlob(blob.digest, blob.size, blob.file, image)).toEqual({ kind: 'exists' })
  expect(registry.requests.filter((request) => /^(?:PUT|PATCH) /.test(request))).toEqual([])
  expect(await store.hasBlobs([blob.digest])).toEqual(new Set([blob.digest]))
})

test.each([403, 405, 409])(
  'a registry that lets no tag be replaced (%i) keeps everything all the same',
  async (status) => {
    const registry = await writableRegistry({ refusesUpdates: status })
    const store = storeAt(registry.host)
    const name = nameOf('app', 'f')
    for (const text of ['one', 'two', 'three'])
      expect(await store.writeRecord(name, recordOf(text))).toMatchObject({ kind: 'written' })
    expect(await store.writeRecord(nameOf('app', 'g'), recordOf('other'))).toMatchObject({ kind: 'written' })
    for (const text of ['old', 'new'])
      expect(await store.writeResolution('docker://a', Buffer.from(text))).toMatchObject({ kind: 'written' })
    const reader = storeAt(registry.host)
    expect((await reader.findRecord(name))?.bytes).toEqual(recordOf('three'))
    expect((await reader.findRecord(nameOf('app', 'g')))?.bytes).toEqual(recordOf('other'))
    expect(await reader.findResolution('docker://a')).toEqual(Buffer.from('new'))
    // The first one explains a miss there.
    expect((await reader.findOtherRecord({ arch: 'amd64', layer: 'app' }))?.bytes).toEqual(recordOf('one'))
  },
)

test('no tag of a record is ever put again, be there a newer record', async () => {
  const registry = await writableRegistry()
  const store = storeAt(registry.host)
  for (const text of ['one', 'two', 'three', 'three']) await store.writeRecord(nameOf('app', 'f'), recordOf(text))
  const tag = recordTag('stack-cache', nameOf('app', 'f'))
  const puts = registry.requests.filter(
    (request) => request.startsWith('PUT /v2/team/cache/manifests/') && request.includes(tag),
  )
  expect(puts.map((request) => request.replace(/^.*\//, ''))).toEqual([tag, `zz.${tag}.1`, `zz.${tag}.2`])
})

test('a registry where nobody may write is asked once, and read', async () => {
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.method === 'GET' || request.method === 'HEAD') return false
      response.writeHead(403).end()
      return true
    },
  })
  const log = messages()
  const store = storeAt(registry.host, { log })
  for (const text of ['one', 'two']) {
    const { digest, size, file } = await blobFile(text)
    expect(await store.writeBlob(digest, size, file)).toEqual({ kind: 'denied', why: 'the registry answered 403' })
  }
  expect(await store.writeRecord(nameOf('app', 'f'), recordOf('x'))).toMatchObject({ kind: 'denied' })
  expect(registry.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1)
  expect(log.warnings).toHaveLength(1)
  expect(await store.findRecord(nameOf('app', 'f'))).toBeUndefined()
  expect(store.outage()).toBeUndefined()
})

test('a record is not written while the registry lacks one of its blobs', async () => {
  const registry = await writableRegistry()
  const store = storeAt(registry.host)
  const blob = { digest: digestOf('lost'), size: 4 }
  expect(await store.writeRecord(nameOf('app', 'f'), recordOf('app', [blob]))).toEqual({
    kind: 'failed',
    why: `the registry does not have blob ${blob.digest}`,
  })
  expect(registry.manifests.size).toBe(0)
})

test('a key that is too long for a tag stands under a tag with its prefix hashed', async () => {
  const registry = await writableRegistry()
  const keyPrefix = 'a'.repeat(64)
  const store = storeAt(registry.host, { keyPrefix })
  for (const text of ['one', 'two']) await store.writeRecord(nameOf('app', 'f'), recordOf(text))
  expect((await storeAt(registry.host, { keyPrefix }).findRecord(nameOf('app', 'f')))?.bytes).toEqual(recordOf('two'))
  const tags = [...registry.manifests.keys()]
    .map((key) => key.split(' ')[1] ?? '')
    .filter((tag) => !tag.startsWith('sha256:'))
  for (const tag of tags) expect(tag).toMatch(/^\w[\w.-]{0,127}$/)
  const rest = recordQuestion('', nameOf('app', 'f')).replace(/-$/, '')
  expect(tags.filter((tag) => tag.includes(rest)).map((tag) => tag.replace(rest, ' '))).toEqual([
    expect.stringMatching(/^[0-9a-f]{16} $/),
    expect.stringMatching(/^zz\.[0-9a-f]{16} \.1$/),
  ])
})

test('a record that is too long for its manifest is fetched as a blob', async () => {
  const registry = await writableRegistry()
  const long = recordOf('x'.repeat(1_000_000))
  await storeAt(registry.host).writeRecord(nameOf('app', 'f'), long)
  registry.requests.length = 0
  const found = await storeAt(registry.host).findRecord(nameOf('app', 'f'))
  expect(found?.bytes.equals(long)).toBe(true)
  expect(registry.requests.filter((request) => request.includes('/blobs/'))).toHaveLength(1)
})

/** Believes what `who` signed; signs as `self`. */
function sealOf(self: string, who: readonly string[]): Seal {
  return {
    unsignable: undefined,
    sign: ({ digest }) => Promise.resolve({ kind: 'signed', annotations: { by: `${self} ${digest}` } }),
    accept: ({ by }, { digest }) =>
      Promise.resolve(
        who.some((name) => by === `${name} ${digest}`)
          ? { kind: 'accepted' }
          : { kind: 'refused', why: `it is by ${String(by?.split(' ')[0])}` },
      ),
  }
}

test('what is not believed is passed over for what is, and is a miss with its reason where there is nothing else', async () => {
  const registry = await writableRegistry()
  const main = (): Store => storeAt(registry.host, { seal: sealOf('main', ['main']) })
  const leg = storeAt(registry.host, { seal: sealOf('leg', ['leg', 'main']) })
  const name = nameOf('app', 'f')
  await leg.writeRecord(name, recordOf('evil'))
  const reader = main()
  expect(await reader.findRecord(name)).toBeUndefined()
  expect(reader.refused(name)).toBe('it is by leg')
  expect(reader.unanswered(name)).toBeUndefined()
  expect(await reader.findOtherRecord(name)).toBeUndefined()
  expect(reader.refused({ arch: name.arch, layer: name.layer })).toBe('it is by leg')

  expect(await main().writeRecord(name, recordOf('good'))).toMatchObject({ kind: 'written' })
  await leg.writeRecord(name, recordOf('evil again'))
  const later = main()
  foretold(later, [name.layer])
  expect((await later.findRecord(name))?.bytes).toEqual(recordOf('good'))
  expect(later.refused(name)).toBeUndefined()
})

test('what nobody would believe is not written', async () => {
  const registry = await writableRegistry()
  const why = 'this job has no identity'
  const seal: Seal = {
    ...sealOf('x', []),
    unsignable: why,
    sign: () => Promise.resolve({ kind: 'unsigned', why }),
  }
  const store = storeAt(registry.host, { seal })
  expect(store.writable).toEqual({ kind: 'no', why })
  expect(await store.writeRecord(nameOf('app', 'f'), recordOf('x'))).toMatchObject({ why })
  expect(registry.manifests.size).toBe(0)
})

test('a record of another layer, or other bytes, under the tag of the newest one is not taken', async () => {
  const registry = await writableRegistry()
  const store = storeAt(registry.host)
  await store.writeRecord(nameOf('lib', 'f'), recordOf('lib'))
  await store.writeRecord(nameOf('app', 'f'), recordOf('app'))
  const at = (layer: string): string =>
    [...registry.manifests.keys()].find(
      (key) =>
        new RegExp(`^team/cache stack-cache-\\d+-amd64-[0-9a-f]{16}$`).test(key) &&
        registry.manifests.get(key)?.bytes.includes(recordOf(layer).toString('base64')) === true,
    ) ?? ''
  const lib = registry.manifests.get(at('lib'))
  const app = at('app')
  if (lib === undefined) throw new Error('the tag of the layer is missing')
  registry.manifests.set(app, lib)
  expect(await storeAt(registry.host).findOtherRecord({ arch: 'amd64', layer: 'app' })).toBeUndefined()
  const bytes = Buffer.from(lib.bytes.toString().replace(/"digest":"sha256:\w{8}/, '"digest":"sha256:00000000'))
  registry.manifests.set(at('lib'), { ...lib, bytes })
  expect(await storeAt(registry.host).findOtherRecord({ arch: 'amd64', layer: 'lib' })).toBeUndefined()
})

test('a blob that comes wrong is told and not laid down', async () => {
  const registry = await writableRegistry()
  const blob = await blobFile('content')
  const log = messages()
  const store = storeAt(registry.host, { log })
  await store.writeBlob(blob.digest, blob.size, blob.file)
  registry.blobs.set(`team/cache ${blob.digest}`, Buffer.from('another'))
  const target = join(await scratch(), 'fetched')
  expect(await store.fetchBlob(blob.digest, blob.size, target)).toBe(false)
  await expect(readFile(target)).rejects.toThrow('ENOENT')
  expect(log.warnings.join()).toContain('is not the blob of that digest')
})
