import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { openBackoff } from '../../src/registry/backoff.ts'
import type { LocalBlob } from '../../src/registry/blob-upload.ts'
import type { Credentials } from '../../src/registry/credentials.ts'
import { httpEnv } from '../../src/registry/http.ts'
import { openRepository, type Repository } from '../../src/registry/repository.ts'
import { openSession } from '../../src/registry/session.ts'
import { ociManifestOf, serve } from './loopback.ts'
import { writableRegistry } from './writable-registry.ts'

interface Opening {
  readonly credentials?: Credentials
  readonly timeout?: number
  readonly most?: number
  readonly pauses?: number[]
  readonly path?: string
}

/** A repository whose pauses are told to `pauses` and take no time. */
function repository(host: string, opening: Opening = {}): Repository {
  const { credentials, timeout = 20_000, most = 60_000, pauses = [], path: name = 'a/cache' } = opening
  const http = httpEnv(openFetch({}), timeout, 120_000)
  const session = openSession({ http, findCredentials: () => Promise.resolve(credentials) })
  let paused = 0
  const pause = (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds)
    paused += milliseconds
    return Promise.resolve()
  }
  const backoff = openBackoff({
    most,
    request: timeout,
    now: () => performance.now() + paused,
    pause,
    random: () => 0.5,
  })
  return openRepository({ session, http, backoff }, { domain: host, path: name, insecure: true })
}

async function blobOf(content: Buffer): Promise<LocalBlob & { readonly content: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'push-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const file = path.join(directory, 'blob')
  await writeFile(file, content)
  return { digest: digestOf(content), size: content.length, content: file }
}

const small = Buffer.from('a small blob')
const large = Buffer.alloc(3_000_001, 'a large blob ')

function manifestOf(content: string) {
  const { bytes, mediaType } = ociManifestOf(content)
  return { bytes, mediaType, digest: digestOf(bytes) }
}

test.each([
  ['nothing', Buffer.alloc(0), 2],
  ['a small blob', small, 2],
  ['a large blob', large, 3],
])('%s is pushed, seen and fetched as it is, in as few requests as it takes', async (_, content, most) => {
  const registry = await writableRegistry()
  const asked = repository(registry.host)
  const blob = await blobOf(content)
  expect(await asked.hasBlob(blob.digest)).toMatchObject({ kind: 'missing' })
  registry.requests.length = 0
  expect(await asked.pushBlob(blob)).toEqual({ kind: 'pushed' })
  expect(registry.requests).toHaveLength(most)
  expect(await asked.hasBlob(blob.digest)).toEqual({ kind: 'present' })
  const file = `${blob.content}.fetched`
  expect(await asked.fetchBlob(blob, file)).toEqual({ kind: 'fetched' })
  expect(digestOf(await readFile(file))).toBe(blob.digest)
})

test('a blob that another repository of the registry has is mounted, without its content', async () => {
  const registry = await writableRegistry()
  const blob = await blobOf(large)
  await repository(registry.host, { path: 'images/app' }).pushBlob(blob)
  registry.requests.length = 0
  expect(await repository(registry.host).pushBlob(blob, 'images/app')).toEqual({ kind: 'mounted' })
  expect(registry.requests.filter((request) => !request.startsWith('GET /v2/ '))).toHaveLength(2)
  expect(registry.blobs.get(`a/cache ${blob.digest}`)?.equals(large)).toBe(true)
  expect(await repository(registry.host).pushBlob(await blobOf(small), 'images/app')).toEqual({ kind: 'pushed' })
})

test('a repository that may not be read is not mounted from, and the blob is sent', async () => {
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.url?.includes('from=') !== true) return false
      response.writeHead(403).end()
      return true
    },
  })
  expect(await repository(registry.host).pushBlob(await blobOf(small), 'secret/app')).toEqual({ kind: 'pushed' })
})

test.each([
  ['smaller', small],
  ['larger', large],
])('a file that is not what its digest names is not kept (%s)', async (_, content) => {
  const registry = await writableRegistry()
  const asked = repository(registry.host)
  const blob = await blobOf(content)
  const wrong: LocalBlob[] = [
    { ...blob, digest: digestOf('other') },
    { ...blob, size: blob.size + 1 },
    { ...blob, size: blob.size - 1 },
    { ...blob, content: `${blob.content}.absent` },
  ]
  for (const each of wrong) expect(await asked.pushBlob(each)).toMatchObject({ kind: 'failed' })
  expect(registry.blobs.size).toBe(0)
})

test('an upload that is cut off goes on where the registry says that it stopped', async () => {
  const sent = new Map<IncomingMessage, number>()
  const registry = await writableRegistry({
    onPiece(request, bytes) {
      sent.set(request, (sent.get(request) ?? 0) + bytes)
      if (sent.size <= 2 && (sent.get(request) ?? 0) > 500_000) request.destroy()
    },
  })
  const pauses: number[] = []
  const blob = await blobOf(large)
  expect(await repository(registry.host, { pauses }).pushBlob(blob)).toEqual({ kind: 'pushed' })
  expect(registry.blobs.get(`a/cache ${blob.digest}`)?.equals(large)).toBe(true)
  expect(registry.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1)
  expect(sent.size).toBe(3)
  expect([...sent.values()].reduce((sum, bytes) => sum + bytes)).toBe(large.length)
  expect(pauses).toHaveLength(2)
})

test('an upload that the registry has forgotten is begun anew', async () => {
  let lost = 1
  const registry = await writableRegistry({
    guard(request, response) {
      const isStatus = request.method === 'GET' && request.url?.includes('/uploads/') === true
      if (request.method === 'PATCH' && lost-- > 0) request.destroy()
      else if (isStatus) response.writeHead(404).end()
      else return false
      return true
    },
  })
  expect(await repository(registry.host).pushBlob(await blobOf(large))).toEqual({ kind: 'pushed' })
  expect(registry.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2)
})

test('an upload whose last answer was lost is not sent again', async () => {
  let lost = 1
  const registry = await writableRegistry({
    guard(request) {
      if (request.method === 'PUT' && lost-- > 0)
        request.on('close', () => undefined).socket.setTimeout(50, () => request.socket.destroy())
      return false
    },
    latency: 200,
  })
  const blob = await blobOf(small)
  registry.blobs.set(`a/cache ${blob.digest}`, small)
  expect(await repository(registry.host).pushBlob(blob)).toEqual({ kind: 'pushed' })
  expect(registry.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1)
})

test('credentials never reach the host that an upload is sent to instead', async () => {
  const seen: (string | undefined)[] = []
  const content: Buffer[] = []
  const elsewhere = await serve((request, response) => {
    seen.push(request.headers.authorization, request.headers.cookie)
    request.on('data', (piece: Buffer) => content.push(piece))
    request.on('end', () => response.writeHead(request.method === 'PATCH' ? 202 : 201, { location: '/again' }).end())
  })
  const basic = `Basic ${Buffer.from('ann:s3cret').toString('base64')}`
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.headers.authorization !== basic)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
      else if (request.method === 'POST') response.writeHead(202, { location: `http://${elsewhere}/bucket` }).end()
      else return false
      return true
    },
  })
  const asked = repository(registry.host, { credentials: { kind: 'password', user: 'ann', password: 's3cret' } })
  // The other host says that it has it, and the registry does not.
  expect(await asked.pushBlob(await blobOf(small))).toMatchObject({ kind: 'failed' })
  expect(Buffer.concat(content)).toEqual(small)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.filter((header) => header !== undefined)).toEqual([])
})

test('what the registry does not name is looked at before it is believed', async () => {
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.method !== 'PUT') return false
      response.writeHead(201).end()
      return true
    },
  })
  expect(await repository(registry.host).pushBlob(await blobOf(small))).toEqual({
    kind: 'failed',
    why: 'the registry answered 404',
  })
})

test.each([
  [401, 'denied'],
  [403, 'denied'],
  [405, 'denied'],
  [404, 'missing'],
  [413, 'failed'],
] as const)('a push that is answered %i is %s, at once', async (status, kind) => {
  const pauses: number[] = []
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.method === 'GET') return false
      response.writeHead(status).end()
      return true
    },
  })
  expect(await repository(registry.host, { pauses }).pushBlob(await blobOf(small))).toMatchObject({ kind })
  expect(pauses).toEqual([])
})

test('a manifest that is put under a tag is found under it and under its digest', async () => {
  const registry = await writableRegistry()
  const asked = repository(registry.host)
  const manifest = manifestOf('one')
  expect(await asked.getManifest('v1')).toMatchObject({ kind: 'missing' })
  expect(await asked.putManifest('v1', manifest)).toEqual({ kind: 'put' })
  expect(await asked.getManifest('v1')).toEqual({ kind: 'manifest', ...manifest })
  expect(await asked.getManifest(manifest.digest)).toEqual({ kind: 'manifest', ...manifest })
  expect(await asked.headManifest('v1')).toEqual({ kind: 'digest', digest: manifest.digest })
  expect(await asked.deleteManifest(manifest.digest)).toEqual({ kind: 'deleted' })
  expect(await asked.headManifest('v1')).toMatchObject({ kind: 'missing' })
})

test.each([403, 405, 409, 412])('a registry that refuses a tag by %i says so', async (status) => {
  const registry = await writableRegistry({ refusesUpdates: status })
  const asked = repository(registry.host)
  expect(await asked.putManifest('v1', manifestOf('one'))).toEqual({ kind: 'put' })
  expect(await asked.putManifest('v1', manifestOf('two'))).toMatchObject({ kind: 'refused' })
  expect(await asked.headManifest('v1')).toEqual({ kind: 'digest', digest: manifestOf('one').digest })
})

const unknownBlob = JSON.stringify({
  errors: [{ code: 'DIGEST_INVALID', message: 'x' }, { code: 'MANIFEST_BLOB_UNKNOWN' }],
})

test.each([
  ['as distribution says it', 400, unknownBlob],
  ['as the specification says it', 404, '{"errors":[{"code":"BLOB_UNKNOWN","detail":{"digest":"sha256:1"}}]}'],
])('a manifest whose blob is unknown for a moment is put again, %s', async (_, status, body) => {
  let refused = 0
  const registry = await writableRegistry({
    guard: (request, response) => {
      if (request.method !== 'PUT' || refused === 2) return false
      refused += 1
      response.writeHead(status).end(body)
      return true
    },
  })
  const pauses: number[] = []
  const asked = repository(registry.host, { pauses })
  expect(await asked.putManifest('v1', manifestOf('one'))).toEqual({ kind: 'put' })
  expect(pauses).toEqual([250, 500])
  expect(await asked.headManifest('v1')).toEqual({ kind: 'digest', digest: manifestOf('one').digest })
})

test.each([
  ['of a blob that stays unknown', unknownBlob, 4, 'the registry does not find a blob that the manifest names'],
  ['that is malformed', '{"errors":[{"code":"MANIFEST_INVALID"}]}', 0, 'the registry answered 400'],
  ['in words that are no JSON', 'no', 0, 'the registry answered 400'],
  ['in JSON of another shape', '{"errors":{"code":"BLOB_UNKNOWN"}}', 0, 'the registry answered 400'],
  ['without end', 'x'.repeat(70_000), 0, 'the registry answered 400'],
])('a manifest %s is not taken, and that is said', async (_, body, again, why) => {
  const host = await serve((request, response) => {
    response.writeHead(request.method === 'PUT' ? 400 : 200).end(body)
  })
  const pauses: number[] = []
  const put = await repository(host, { pauses }).putManifest('v1', manifestOf('one'))
  expect(put).toEqual({ kind: 'failed', why })
  expect(pauses).toHaveLength(again)
})

test('tags are listed page by page, from a name on, and no more than are wanted', async () => {
  const registry = await writableRegistry()
  const asked = repository(registry.host)
  const names = Array.from({ length: 2500 }, (_, number) => `t${String(number).padStart(4, '0')}`)
  for (const name of names) registry.manifests.set(`a/cache ${name}`, ociManifestOf('one'))
  expect(await asked.listTags(10_000)).toEqual({ kind: 'tags', tags: names, isWhole: true })
  expect(await asked.listTags(10_000, 't2400')).toEqual({ kind: 'tags', tags: names.slice(2401), isWhole: true })
  expect(await asked.listTags(1500)).toMatchObject({ isWhole: false })
})

test('a list of tags is not asked for at another host, nor without an end', async () => {
  const asked: string[] = []
  const elsewhere = await serve((request, response) => {
    asked.push(request.url ?? '')
    response.end('{"tags":["evil"]}')
  })
  let pages = 0
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.url?.includes('/tags/list') !== true) return false
      pages += 1
      const next = request.url.includes('endless') ? request.url : `http://${elsewhere}/v2/a/cache/tags/list`
      response.writeHead(200, { link: `<${next}>; rel="next"` }).end('{"tags":["a","no tag"]}')
      return true
    },
  })
  expect(await repository(registry.host).listTags(1000)).toEqual({ kind: 'tags', tags: ['a'], isWhole: false })
  expect(asked).toEqual([])
  pages = 0
  expect(await repository(registry.host, { path: 'endless' }).listTags(100_000)).toMatchObject({ isWhole: false })
  expect(pages).toBeLessThan(110)
})

test('what may pass is asked for again, after as long as the registry says', async () => {
  const refusals = [429, 503]
  const registry = await writableRegistry({
    guard(request, response) {
      const status = request.url === '/v2/' ? undefined : refusals.shift()
      if (status === undefined) return false
      response.writeHead(status, status === 429 ? { 'retry-after': '7' } : {}).end()
      return true
    },
  })
  const pauses: number[] = []
  registry.manifests.set('a/cache v1', manifestOf('one'))
  expect(await repository(registry.host, { pauses }).getManifest('v1')).toMatchObject({ kind: 'manifest' })
  expect(pauses).toEqual([7000, 500])
})

test('no longer than there is patience', async () => {
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.url === '/v2/') return false
      response.writeHead(429, { 'retry-after': '40' }).end()
      return true
    },
  })
  const pauses: number[] = []
  const asked = repository(registry.host, { pauses, most: 60_000 })
  const answer = { kind: 'failed', why: 'the registry answered 429' }
  expect(await asked.getManifest('v1')).toMatchObject(answer)
  expect(await asked.hasBlob(digestOf('x'))).toMatchObject(answer)
  expect(pauses).toEqual([40_000])
})

test('a registry that was away when it was asked first is found when it is back', async () => {
  let isAway = true
  const registry = await writableRegistry({
    guard(request) {
      if (!isAway) return false
      isAway = false
      request.destroy()
      return true
    },
  })
  registry.manifests.set('a/cache v1', manifestOf('one'))
  expect(await repository(registry.host).getManifest('v1')).toMatchObject({ kind: 'manifest' })
})

/** Wants tokens for exactly what is done, of a server that grants what was asked for and tells of each. */
async function tokenRegistry(lives = Infinity) {
  const scopes: string[][] = []
  const uses = new Map<string, number>()
  const tokens = await serve((request, response) => {
    const asked = new URL(request.url ?? '', 'http://x').searchParams.getAll('scope')
    const number = scopes.push(asked)
    response.end(JSON.stringify({ token: Buffer.from(JSON.stringify([number, ...asked])).toString('base64url') }))
  })
  const registry = await writableRegistry({
    guard(request, response) {
      const action =
        request.method === 'GET' || request.method === 'HEAD' ? 'pull' : request.method === 'DELETE' ? 'delete' : 'push'
      const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
      const granted = token === '' ? '' : Buffer.from(token, 'base64url').toString()
      uses.set(token, (uses.get(token) ?? 0) + 1)
      const wanted = `repository:a/cache:${action === 'push' ? 'pull,push' : action}`
      const isGranted = new RegExp(`"repository:a/cache:[^"]*\\b${action}\\b`).test(granted)
      if (request.url !== '/v2/' && isGranted && (uses.get(token) ?? 0) <= lives) return false
      const challenge = `Bearer realm="http://${tokens}/token",service="s",scope="${wanted}"`
      response.writeHead(401, { 'www-authenticate': challenge }).end()
      return true
    },
  })
  return { registry, scopes }
}

test('a token is asked for what is done, once for each', async () => {
  const { registry, scopes } = await tokenRegistry()
  const asked = repository(registry.host)
  const manifest = manifestOf('one')
  await asked.hasBlob(digestOf('x'))
  await asked.getManifest('v1')
  expect(scopes).toEqual([['repository:a/cache:pull']])
  expect(await asked.pushBlob(await blobOf(large))).toEqual({ kind: 'pushed' })
  expect(await asked.putManifest('v1', manifest)).toEqual({ kind: 'put' })
  expect(scopes).toEqual([['repository:a/cache:pull'], ['repository:a/cache:pull,push']])
  expect(await asked.deleteManifest(manifest.digest)).toEqual({ kind: 'deleted' })
  expect(scopes.at(-1)).toEqual(['repository:a/cache:pull,delete'])
})

test('a mount asks for both repositories', async () => {
  const { registry, scopes } = await tokenRegistry()
  await repository(registry.host).pushBlob(await blobOf(small), 'images/app')
  expect(scopes.at(-1)).toEqual(['repository:a/cache:pull,push', 'repository:images/app:pull'])
})

test('a token that has become too old is asked for anew, and what was asked with it, too', async () => {
  const { registry, scopes } = await tokenRegistry(3)
  const asked = repository(registry.host)
  for (let number = 0; number < 10; number += 1)
    expect(await asked.hasBlob(digestOf(String(number)))).toMatchObject({ kind: 'missing' })
  expect(scopes).toHaveLength(4)
})

test('a registry that takes no token is asked with two, and then not with others', async () => {
  const { registry, scopes } = await tokenRegistry(0)
  const asked = repository(registry.host)
  for (let number = 0; number < 10; number += 1)
    expect(await asked.hasBlob(digestOf(String(number)))).toMatchObject({ kind: 'denied' })
  expect(scopes).toHaveLength(2)
})

test('a registry that anybody may read, and that wants credentials of who writes, gets them then', async () => {
  const basic = `Basic ${Buffer.from('ann:s3cret').toString('base64')}`
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization === basic) return false
      response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
      return true
    },
  })
  const credentials: Credentials = { kind: 'password', user: 'ann', password: 's3cret' }
  expect(await repository(registry.host, { credentials }).pushBlob(await blobOf(small))).toEqual({ kind: 'pushed' })
  expect(await repository(registry.host).pushBlob(await blobOf(small))).toMatchObject({ kind: 'denied' })
})
