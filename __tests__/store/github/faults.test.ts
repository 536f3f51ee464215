import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import { blobQuestion } from '../../../src/store/keys.ts'
import type { Fault } from '../../platform/cache-service.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from '../contract.ts'
import { githubSurroundings } from './github-surroundings.ts'

/** So that a fault that the client would try again for half a minute ends sooner. */
const short = { call: 1_500, mebibyte: 0, wait: 600, pause: 100 }

const faults: readonly (readonly [string, Fault])[] = [
  ['404', { kind: 'status', status: 404 }],
  ['400', { kind: 'status', status: 400 }],
  ['401', { kind: 'status', status: 401 }],
  ['403', { kind: 'status', status: 403 }],
  ['409', { kind: 'status', status: 409 }],
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
  ['500', { kind: 'status', status: 500 }],
  ['503 in HTML', { kind: 'status', status: 503, body: '<html>' }],
  ['an endless silence', { kind: 'hang' }],
  ['a reset', { kind: 'reset' }],
  ['broken JSON', { kind: 'bad-json' }],
  ['a refusal', { kind: 'json', body: { ok: false, message: 'no' } }],
]
const contentFaults: readonly (readonly [string, Fault])[] = [
  ['a truncated body', { kind: 'truncated' }],
  ['an altered body', { kind: 'altered' }],
]

describe('a fault of the service while reading', () => {
  const cases = [
    ...faults.map(([name, fault]) => ['lookup', name, fault] as const),
    ...[...faults, ...contentFaults].map(([name, fault]) => ['download', name, fault] as const),
  ]
  test.each(cases)('%s: %s is a miss and at most one warning', async (method, name, fault) => {
    const { service, open, runnerTemp } = await githubSurroundings()
    const blob = await blobFile('content of a blob')
    const writer = await open()
    await writer.writeRecord(nameOf('app', 'f'), recordOf('r'))
    await writer.writeBlob(blob.digest, blob.size, blob.file)

    service.fail(method, fault)
    const log = messages()
    const store = await open({ log, patience: short })
    expect(await store.findRecord(nameOf('app', 'f'))).toBeUndefined()
    expect(await store.fetchBlob(blob.digest, blob.size, join(await scratch(), 'x'))).toBe(false)
    expect(await store.findOtherRecord({ arch: 'amd64', layer: 'app' })).toBeUndefined()
    expect(log.warnings).toHaveLength(method === 'lookup' && name === 'a refusal' ? 0 : 1)
    expect(await readdir(runnerTemp)).toEqual([])
  })
})

describe('a fault of the service while writing', () => {
  const cases = (['lookup', 'create', 'upload', 'finalize'] as const).flatMap((method) =>
    faults.map(([name, fault]) => [method, name, fault] as const),
  )
  test.each(cases)('%s: %s is an answer, not an end', async (method, name, fault) => {
    const { service, open } = await githubSurroundings()
    service.fail(method, fault)
    const log = messages()
    const store = await open({ log, patience: short })
    const blob = await blobFile('content of a blob')
    const written = await store.writeBlob(blob.digest, blob.size, blob.file)

    // Who cannot look may still write; an upload that is no document is answered by nothing but its status.
    const harmless = method === 'lookup' || (method === 'upload' && (name === 'broken JSON' || name === 'a refusal'))
    if (harmless) expect(['written', 'failed', 'denied']).toContain(written.kind)
    else expect(['failed', 'denied']).toContain(written.kind)
    if ('why' in written) expect(written.why).not.toContain('another job may be creating')
    expect(log.warnings.length).toBeLessThanOrEqual(1)
  })

  test('a failing service is given up on, and not asked for every layer', async () => {
    const { service, open } = await githubSurroundings()
    service.fail('lookup', { kind: 'reset' })
    const log = messages()
    const store = await open({ log, patience: short })
    for (let layer = 0; layer < 20; layer++) await store.findRecord(nameOf(`layer-${layer}`, 'f'))
    expect(service.requests.length).toBeLessThan(10)
    expect(log.warnings).toHaveLength(1)
  })

  test('a disk that takes nothing is given up on, and not fetched to for every blob', async () => {
    const { service, open } = await githubSurroundings()
    const blobs = await Promise.all([...Array(12).keys()].map((number) => blobFile(`blob ${number}`)))
    const writer = await open()
    for (const { digest, size, file } of blobs) await writer.writeBlob(digest, size, file)
    const before = service.requests.length
    const log = messages()
    const store = await open({ log, patience: short })
    const absent = join(await scratch(), 'absent')
    for (const { digest, size } of blobs) expect(await store.fetchBlob(digest, size, join(absent, 'x'))).toBe(false)
    expect(service.requests.length - before).toBeLessThan(10)
    expect(log.warnings).toHaveLength(1)
  })

  test('a rate limit is waited for', async () => {
    const { service, open } = await githubSurroundings()
    service.fail('create', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }, { times: 1 })
    const blob = await blobFile('content')
    const started = Date.now()
    expect(await (await open()).writeBlob(blob.digest, blob.size, blob.file)).toMatchObject({ kind: 'written' })
    expect(Date.now() - started).toBeGreaterThanOrEqual(1000)
  })

  test('a write that the service denies is told as denied, in its own words', async () => {
    const { service, open } = await githubSurroundings()
    const message = 'cache write denied: the token is read-only'
    service.fail('create', { kind: 'json', body: { ok: false, message } })
    const blob = await blobFile('content')
    expect(await (await open()).writeBlob(blob.digest, blob.size, blob.file)).toEqual({ kind: 'denied', why: message })
  })

  test('a key that a killed job reserved is told as such, and does not hold up the next run', async () => {
    const { service, open } = await githubSurroundings()
    const blob = await blobFile('content')
    service.fail('finalize', { kind: 'reset' }, { times: 1 })
    await (await open()).writeBlob(blob.digest, blob.size, blob.file)

    const again = await (await open({ patience: short })).writeBlob(blob.digest, blob.size, blob.file)
    expect(again).toMatchObject({ kind: 'failed', why: expect.stringContaining('reserved') as string })
    const nextRun = await open({ environment: { GITHUB_RUN_ID: '8' } })
    expect(await nextRun.writeBlob(blob.digest, blob.size, blob.file)).toMatchObject({ kind: 'written' })
  })
})

describe('the cache mode', () => {
  test.each(['read', 'none', ' READ '])('%s: nothing is written, and the store says so beforehand', async (mode) => {
    const { service, open } = await githubSurroundings()
    const store = await open({ environment: { ACTIONS_CACHE_MODE: mode } })
    const blob = await blobFile('content')
    expect(store.writable.kind).toBe('no')
    expect(await store.writeBlob(blob.digest, blob.size, blob.file)).toMatchObject({ kind: 'denied' })
    expect(service.requests).toEqual([])
  })

  test('write-only: nothing is read, without a warning', async () => {
    const { service, open } = await githubSurroundings()
    await (await open()).writeRecord(nameOf('app', 'f'), recordOf('r'))
    const log = messages()
    const store = await open({ log, environment: { ACTIONS_CACHE_MODE: 'write-only' } })
    const before = service.requests.length
    expect(await store.findRecord(nameOf('app', 'f'))).toBeUndefined()
    expect(service.requests).toHaveLength(before)
    expect(log.warnings).toEqual([])
  })
})

test('without a cache service the store holds nothing and takes nothing, with a notice', async () => {
  const { open } = await githubSurroundings()
  delete process.env['ACTIONS_RESULTS_URL']
  const log = messages()
  const store = await open({ log })
  expect(store.writable.kind).toBe('no')
  expect(await store.findRecord(nameOf('app', 'f'))).toBeUndefined()
  expect(await store.writeRecord(nameOf('app', 'f'), recordOf('r'))).toMatchObject({ kind: 'denied' })
  expect(log.infos).toHaveLength(1)
})

test("main's exact record wins over an older one of this branch", async () => {
  const { service, open } = await githubSurroundings()
  await (await open()).writeRecord(nameOf('app', 'wanted'), recordOf('of main'))
  service.useScopes(['refs/heads/topic', 'refs/heads/main'])
  const store = await open()
  await store.writeRecord(nameOf('app', 'other'), recordOf('of the branch'))

  expect((await store.findRecord(nameOf('app', 'wanted')))?.bytes).toEqual(recordOf('of main'))
  expect((await store.findOtherRecord({ arch: 'amd64', layer: 'app' }))?.bytes).toEqual(recordOf('of the branch'))

  service.useScopes(['refs/heads/main'])
  expect(await (await open()).findRecord(nameOf('app', 'other'))).toBeUndefined()
})

test('legs of one run send a blob once', async () => {
  const { service, open } = await githubSurroundings()
  const blob = await blobFile('content of a blob')
  const outcomes = await Promise.all(
    [...Array(10).keys()].map(async () => (await open()).writeBlob(blob.digest, blob.size, blob.file)),
  )
  expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(1)
  expect(outcomes.filter(({ kind }) => kind === 'exists')).toHaveLength(9)
  const sent = service.requests.filter(
    ({ method, key }) => method === 'upload' && key.startsWith(blobQuestion('stack-cache', blob.digest)),
  )
  expect(sent).toHaveLength(1)
})

test('a blob comes in ranges where the service hands out Azure addresses', async () => {
  const { service, open } = await githubSurroundings({ azure: true })
  const blob = await blobFile(randomBytes(9 * 1024 * 1024))
  const store = await open()
  expect(await store.writeBlob(blob.digest, blob.size, blob.file)).toMatchObject({ kind: 'written' })
  expect(await store.fetchBlob(blob.digest, blob.size, join(await scratch(), 'x'))).toBe(true)
  expect(service.requests.filter(({ status }) => status === 206).length).toBeGreaterThan(0)
})

test('a blob that was evicted is absent, without a warning', async () => {
  const { service, open } = await githubSurroundings()
  const blob = await blobFile('content')
  await (await open()).writeBlob(blob.digest, blob.size, blob.file)
  expect(service.evict(() => true)).toBe(1)
  const log = messages()
  const store = await open({ log })
  expect(await store.hasBlobs([blob.digest, digestOf('y')])).toEqual(new Set())
  expect(await store.fetchBlob(blob.digest, blob.size, join(await scratch(), 'x'))).toBe(false)
  expect(log.warnings).toEqual([])
})
