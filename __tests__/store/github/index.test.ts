import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import { indexKey } from '../../../src/store/keys.ts'
import { emptyIndex, encodeIndex } from '../../../src/store/record-index.ts'
import type { Store } from '../../../src/store/store.ts'
import type { CacheService, Fault } from '../../platform/cache-service.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from '../contract.ts'
import { githubSurroundings, type Surroundings } from './github-surroundings.ts'

const day = 24 * 3600 * 1000

async function keep(store: Store, layer: string, text = layer): Promise<void> {
  const blob = await blobFile(`content of ${text}`)
  await store.writeBlob(blob.digest, blob.size, blob.file)
  await store.writeRecord(nameOf(layer, 'f'), recordOf(text, [blob]))
}

/** A service that holds two layers and an index of them. */
async function kept(options: Parameters<typeof githubSurroundings>[0] = {}): Promise<Surroundings> {
  const surroundings = await githubSurroundings(options)
  const store = await surroundings.open()
  await keep(store, 'app')
  await keep(store, 'base')
  await store.finish()
  return surroundings
}

async function textOf(store: Store, layer: string): Promise<string | undefined> {
  const found = await store.findRecord(nameOf(layer, 'f'))
  return found && (JSON.parse(found.bytes.toString()) as { text: string }).text
}

function asked(service: CacheService, from = 0): readonly string[] {
  return service.requests
    .slice(from)
    .map(({ method, key }) => `${method} ${/-(index|blob)-/.exec(key)?.[1] ?? 'record'}`)
}

const blobOf = (layer: string): ReturnType<typeof digestOf> => digestOf(`content of ${layer}`)

test('records and blobs of a whole plan are one question and one download', async () => {
  const { service, open } = await kept()
  const before = service.requests.length
  const store = await open()
  expect(await textOf(store, 'app')).toBe('app')
  expect(await textOf(store, 'base')).toBe('base')
  expect((await store.findOtherRecord({ arch: 'amd64', layer: 'app' }))?.bytes).toBeDefined()
  expect((await store.hasBlobs([blobOf('app'), blobOf('base')], 'lately')).size).toBe(2)
  expect(asked(service, before)).toEqual(['lookup index', 'download index'])
})

describe('an index that is of no use is no more than missing', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['cut', { kind: 'truncated' }],
    ['altered', { kind: 'altered' }],
    ['missing', { kind: 'status', status: 404 }],
  ]
  test.each(faults)('%s: records are asked for', async (_, fault) => {
    const { service, open } = await kept()
    service.fail('download', fault, { key: '-index-' })
    const log = messages()
    const store = await open({ log, patience: { call: 1_500, mebibyte: 0 } })
    expect(await textOf(store, 'app')).toBe('app')
    expect(await store.hasBlobs([blobOf('app')], 'lately')).toEqual(new Set([blobOf('app')]))
    expect(log.warnings.length).toBeLessThanOrEqual(1)
  })

  test('evicted: records are asked for, and the next save that finds them writes another', async () => {
    const { service, open } = await kept()
    expect(service.evict(({ key }) => key.includes('-index-'))).toBe(1)
    const store = await open()
    expect(await textOf(store, 'app')).toBe('app')
    expect(await textOf(store, 'base')).toBe('base')
    await store.finish()
    const before = service.requests.length
    const reader = await open()
    expect(await textOf(reader, 'app')).toBe('app')
    expect(await textOf(reader, 'base')).toBe('base')
    expect(asked(service, before)).toEqual(['lookup index', 'download index'])
  })

  test('forged: a record in it whose bytes are not what its key says is asked for', async () => {
    const { service, open } = await kept()
    const record = { key: keyOf(service, 'app'), seen: Math.floor(Date.now() / 1000), bytes: recordOf('forged') }
    putIndex(service, encodeIndex({ ...emptyIndex, records: [record] }))
    expect(await textOf(await open(), 'app')).toBe('app')
  })

  test('filled with anything: records are asked for, and the next save replaces it', async () => {
    const { service, open } = await kept()
    putIndex(service, Buffer.from('anything'))
    const store = await open()
    expect(await textOf(store, 'app')).toBe('app')
    await store.finish()
    const before = service.requests.length
    expect(await textOf(await open(), 'app')).toBe('app')
    expect(asked(service, before)).toEqual(['lookup index', 'download index'])
  })

  test('of another architecture or prefix: it is not looked at', async () => {
    const { open } = await kept()
    expect(await (await open()).findRecord(nameOf('app', 'f', 'B', 'arm64'))).toBeUndefined()
    expect(await (await open({ keyPrefix: 'other' })).findRecord(nameOf('app', 'f'))).toBeUndefined()
  })

  test('of a pull request: its base branch does not see it', async () => {
    const { service, open } = await kept()
    service.useScopes(['refs/pull/1/merge', 'refs/heads/main'])
    const pull = await open()
    await keep(pull, 'extra')
    await pull.finish()
    expect(await textOf(await open(), 'extra')).toBe('extra')
    expect(await textOf(await open(), 'app')).toBe('app')
    service.useScopes(['refs/heads/main'])
    expect(await textOf(await open(), 'extra')).toBeUndefined()
    expect(await textOf(await open(), 'app')).toBe('app')
  })
})

describe('what an index cannot know', () => {
  test('a record that was written since is asked for', async () => {
    const { open } = await kept()
    await keep(await open(), 'later')
    expect(await textOf(await open(), 'later')).toBe('later')
  })

  test('a record that was evicted since, which it holds, serves for as long as it is believed', async () => {
    const { service, open } = await kept()
    expect(service.evict(({ key }) => !/-(?:index|blob)-/.test(key))).toBe(2)
    const store = await open()
    expect(await textOf(store, 'app')).toBe('app')
    expect(await store.fetchBlob(blobOf('app'), 'content of app'.length, join(await scratch(), 'x'))).toBe(true)
    const later = await open({ now: () => Date.now() + 2 * day + 60_000 })
    expect(await textOf(later, 'app')).toBeUndefined()
  })

  test('what the default branch saved since a branch wrote its own is asked for', async () => {
    const { service, open } = await kept()
    service.useScopes(['refs/pull/1/merge', 'refs/heads/main'])
    const pull = await open()
    await keep(pull, 'extra')
    await pull.finish()
    service.useScopes(['refs/heads/main'])
    const main = await open()
    await keep(main, 'later')
    await main.finish()
    service.useScopes(['refs/pull/1/merge', 'refs/heads/main'])
    expect(await textOf(await open(), 'extra')).toBe('extra')
    expect(await textOf(await open(), 'later')).toBe('later')
  })

  test('after two days records and blobs are asked for again, and the newest record counts', async () => {
    const { service, open } = await kept()
    // Of a job that wrote no index: its step was killed.
    await keep(await open(), 'app', 'newer')
    expect(await textOf(await open(), 'app')).toBe('app')
    const later = await open({ now: () => Date.now() + 2 * day + 60_000 })
    expect(await textOf(later, 'app')).toBe('newer')
    const before = service.requests.length
    await later.hasBlobs([blobOf('app')], 'lately')
    expect(asked(service, before)).toEqual(['lookup blob'])
  })

  test('a blob that was evicted since counts as there for a plan, until somebody comes for it', async () => {
    const { service, open } = await kept()
    service.evict(({ key }) => key.includes(`-blob-${blobOf('app').slice(7)}`))
    const store = await open()
    expect(await textOf(store, 'app')).toBe('app')
    const both = [blobOf('app'), blobOf('base')]
    expect((await store.hasBlobs(both, 'lately')).size).toBe(2)
    expect(await store.hasBlobs(both)).toEqual(new Set([blobOf('base')]))
    expect(await store.fetchBlob(blobOf('app'), 14, join(await scratch(), 'x'))).toBe(false)
    // Now nothing is believed that was not seen in this run.
    expect(await store.hasBlobs(both, 'lately')).toEqual(new Set([blobOf('base')]))
    await store.finish()
    const next = await open()
    await textOf(next, 'app')
    expect(await next.hasBlobs(both, 'lately')).toEqual(new Set([blobOf('base')]))
  })
})

describe('saves at once', () => {
  test('lose nothing but the hint of those that were overtaken', async () => {
    const { service, open } = await githubSurroundings()
    const legs = await Promise.all([open(), open(), open()])
    await Promise.all(legs.map((store, at) => keep(store, `layer-${String(at)}`)))
    await Promise.all(legs.map((store) => store.finish()))
    const before = service.requests.length
    const reader = await open()
    for (const at of [0, 1, 2]) expect(await textOf(reader, `layer-${String(at)}`)).toBe(`layer-${String(at)}`)
    expect(asked(service, before).filter((each) => each.endsWith('index'))).toEqual(['lookup index', 'download index'])
  })

  test('one after the other add to each other', async () => {
    const { service, open } = await kept()
    const second = await open()
    await keep(second, 'extra')
    await second.finish()
    const before = service.requests.length
    const reader = await open()
    for (const layer of ['app', 'base', 'extra']) expect(await textOf(reader, layer)).toBe(layer)
    expect(asked(service, before)).toEqual(['lookup index', 'download index'])
  })

  test('one that is killed, refused or cut off while it writes the index has kept its records', async () => {
    const { service, open } = await kept()
    for (const method of ['create', 'upload', 'finalize'] as const) {
      service.fail(method, { kind: 'status', status: 400 }, { key: '-index-', times: 1 })
      const log = messages()
      const store = await open({ log })
      await keep(store, `of ${method}`)
      await store.finish()
      expect(await textOf(await open(), `of ${method}`)).toBe(`of ${method}`)
      expect(log.warnings.length).toBeLessThanOrEqual(1)
    }
  })

  test('one that may not read writes no index, which would hide that of the others', async () => {
    const { service, open } = await kept()
    const store = await open({ environment: { ACTIONS_CACHE_MODE: 'write-only' } })
    await keep(store, 'extra')
    await store.finish()
    expect(service.entries.filter(({ key }) => key.includes('-index-'))).toHaveLength(1)
  })
})

describe('what one step learnt', () => {
  test('the next step does not ask: nothing new is no request', async () => {
    const { service, open } = await kept()
    const restoring = await open()
    expect(await textOf(restoring, 'app')).toBe('app')
    const file = join(await scratch(), 'blob')
    expect(await restoring.fetchBlob(blobOf('app'), 14, file)).toBe(true)
    expect(await textOf(restoring, 'new')).toBeUndefined()
    const learnt = JSON.parse(JSON.stringify(await restoring.learnt?.())) as unknown
    const before = service.requests.length
    const saving = await open({ learnt })
    expect((await saving.hasBlobs([blobOf('app')])).size).toBe(1)
    await saving.finish()
    expect(asked(service, before)).toEqual([])

    // What was not there may have been saved since, by an earlier save of this job; the index tells.
    expect(await textOf(saving, 'new')).toBeUndefined()
    await keep(saving, 'new')
    await saving.finish()
    const upload = (what: string): string[] => ['create', 'upload', 'finalize'].map((method) => `${method} ${what}`)
    expect(asked(service, before)).toEqual([
      ...['lookup index', 'download index', ...upload('blob'), ...upload('record')],
      ...['lookup index', ...upload('index')],
    ])

    const after = service.requests.length
    const again = await open({ learnt })
    expect(await textOf(again, 'new')).toBe('new')
    await keep(again, 'new')
    expect(asked(service, after).slice(0, 3)).toEqual(['lookup index', 'download index', 'lookup blob'])
  })

  test.each([
    ['nothing', undefined],
    ['no object', 'text'],
    ['an answer that is not what its key says', { answers: [['p-', 'p-x', 'text', 1]] }],
  ])('is asked again where it is %s', async (_, learnt) => {
    const { open } = await kept()
    const empty = { arches: [], answers: [], blobs: [], gone: [], listed: null, isNews: false }
    const store = await open({ learnt: typeof learnt === 'object' ? { ...empty, ...learnt } : learnt })
    expect(await textOf(store, 'app')).toBe('app')
  })
})

function keyOf(service: CacheService, layer: string): string {
  const tag = digestOf(layer).slice(7, 7 + 16)
  return service.entries.find(({ key }) => key.includes(`-${tag}-`))?.key ?? ''
}

/** As a job of this branch would, whoever it is. */
function putIndex(service: CacheService, bytes: Buffer): void {
  const version = service.entries.find(({ key }) => key.includes('-index-'))?.version ?? ''
  service.put(indexKey('stack-cache', 'amd64', bytes), version, bytes)
}
