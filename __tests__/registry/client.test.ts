import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { digestOf } from '../../src/formats/digest.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { openRegistryClient, type RegistryClient } from '../../src/registry/client.ts'
import type { Credentials } from '../../src/registry/credentials.ts'
import { httpEnv, mayReceiveSecrets, type HttpEnv, type HttpResponse } from '../../src/registry/http.ts'
import { parseReference, type Reference } from '../../src/registry/reference.ts'
import {
  amd64,
  answered,
  arm64,
  closedPort,
  indexOf,
  ociManifestOf,
  patient,
  registryDouble,
  serve,
  type Guard,
} from './loopback.ts'

function client(credentials?: Credentials, http: HttpEnv = patient()): RegistryClient {
  return openRegistryClient({
    http,
    findCredentials: () => Promise.resolve(credentials),
    isRerouted: () => Promise.resolve(false),
  })
}

function named(text: string): Reference {
  const parsed = parseReference(text)
  if (parsed.kind === 'invalid') throw new Error(parsed.why)
  return parsed.reference
}

const question = (text: string) => ({ reference: named(text), insecure: true, platform: amd64, detected: false })
const password: Credentials = { kind: 'password', user: 'ann', password: 'se:cret' }

test('a manifest keeps its bytes and its digest', async () => {
  const registry = await registryDouble()
  const manifest = ociManifestOf('one')
  registry.push('img', 'v1', manifest)
  const answer = await client().resolve(question(`${registry.host}/img:v1`))
  expect(answer).toEqual({
    kind: 'resolved',
    platformDigest: digestOf(manifest.bytes),
    mediaType: manifest.mediaType,
    bytes: manifest.bytes,
  })
})

test('an index is followed to the instance of the platform', async () => {
  const registry = await registryDouble()
  const one = registry.push('img', 'one', ociManifestOf('one'))
  const two = registry.push('img', 'two', ociManifestOf('two'))
  const index = registry.push(
    'img',
    'v1',
    indexOf([
      { digest: two, platform: arm64 },
      { digest: one, platform: amd64 },
    ]),
  )
  const asked = client()
  const at = { reference: named(`${registry.host}/img:v1`), insecure: true, detected: false }
  expect(await asked.resolve({ ...at, platform: amd64 })).toMatchObject({ indexDigest: index, platformDigest: one })
  expect(await asked.resolve({ ...at, platform: arm64 })).toMatchObject({ indexDigest: index, platformDigest: two })
  expect(await asked.resolve({ ...at, platform: { os: 'linux', architecture: 's390x' } })).toMatchObject({
    kind: 'missing',
    why: 'no image for linux/s390x in the index',
  })
})

test('each name is asked once in a run', async () => {
  const registry = await registryDouble()
  registry.push('img', 'v1', ociManifestOf('one'))
  const asked = client()
  await Promise.all(Array.from({ length: 20 }, () => asked.resolve(question(`${registry.host}/img:v1`))))
  await asked.resolve(question(`${registry.host}/img:v1`))
  expect(registry.requests).toEqual(['GET /v2/', 'GET /v2/img/manifests/v1'])
})

test('HEAD tells the digest without a GET', async () => {
  const registry = await registryDouble()
  const digest = registry.push('img', 'v1', ociManifestOf('one'))
  expect(await client().headDigest(named(`${registry.host}/img:v1`), true)).toEqual({ kind: 'digest', digest })
  expect(registry.requests).toEqual(['GET /v2/', 'HEAD /v2/img/manifests/v1'])
})

test('what the registry does not have is missing', async () => {
  const registry = await registryDouble()
  expect(await client().resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'missing' })
  expect(await client().headDigest(named(`${registry.host}/img:v1`), true)).toMatchObject({ kind: 'missing' })
})

test('a registry that is down has failed, without waiting', async () => {
  const why = 'connection failed (ECONNREFUSED)'
  expect(await client().resolve(question(`${await closedPort()}/img:v1`))).toMatchObject({ kind: 'failed', why })
})

test('a registry that never answers is given up at the time limit, once', async () => {
  let connections = 0
  const host = await serve(() => {
    connections += 1
  })
  const asked = client(undefined, httpEnv(openFetch({}), 300, 60_000))
  // https against a plain server fails at once; http is what never answers.
  const first = await asked.resolve(question(`${host}/img:v1`))
  const second = await asked.resolve(question(`${host}/other:v1`))
  expect(first).toMatchObject({ kind: 'failed', why: 'no answer within the time limit' })
  expect(second).toMatchObject({ kind: 'failed', why: 'no answer within the time limit' })
  expect(connections).toBe(1)
})

test('the limit for all requests ends a single one', async () => {
  const host = await serve(() => undefined)
  const asked = client(undefined, httpEnv(openFetch({}), 60_000, 300))
  expect(await asked.resolve(question(`${host}/img:v1`))).toMatchObject({
    kind: 'failed',
    why: 'no answer within the time limit',
  })
})

test('a manifest that stops half-way has failed', async () => {
  const manifest = ociManifestOf('one')
  const registry = await registryDouble((request, response) => {
    if (request.url === '/v2/') return false
    response.writeHead(200, { 'content-type': manifest.mediaType, 'content-length': manifest.bytes.length })
    response.write(manifest.bytes.subarray(0, 20), () => response.destroy())
    return true
  })
  expect(await client().resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'failed' })
})

test('a manifest longer than 4 MiB has failed, whether its length is told or not', async () => {
  for (const told of [true, false]) {
    const registry = await registryDouble((request, response) => {
      if (request.url === '/v2/') return false
      const bytes = Buffer.alloc((4 << 20) + 1, ' ')
      response.writeHead(200, told ? { 'content-length': bytes.length } : {}).end(bytes)
      return true
    })
    expect(await client().resolve(question(`${registry.host}/img:v1`))).toMatchObject({
      kind: 'failed',
      why: 'the manifest is longer than 4 MiB',
    })
  }
})

test('a manifest that is not what its digest says is not believed', async () => {
  const registry = await registryDouble((request, response) => {
    if (!(request.url ?? '').includes('sha256')) return false
    response.writeHead(200, { 'content-type': ociManifestOf('x').mediaType }).end(ociManifestOf('evil').bytes)
    return true
  })
  const one = registry.push('img', 'one', ociManifestOf('one'))
  registry.push('img', 'v1', indexOf([{ digest: one, platform: amd64 }]))
  const why = 'the manifest has not the digest it was asked by'
  expect(await client().resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'failed', why })
  expect(await client().resolve(question(`${registry.host}/img@${one}`))).toMatchObject({ kind: 'failed', why })
})

test('an index inside an index, and an index that is no JSON, have failed', async () => {
  const registry = await registryDouble()
  const inner = registry.push('img', 'inner', indexOf([]))
  registry.push('img', 'v1', indexOf([{ digest: inner, platform: amd64 }]))
  registry.push('img', 'v2', { ...indexOf([]), bytes: Buffer.from('{"manifests":[{"digest":7}]}') })
  registry.push('img', 'v3', { ...indexOf([]), bytes: Buffer.from('{') })
  registry.push('img', 'v4', indexOf([{ digest: `sha512:${'a'.repeat(128)}`, platform: amd64 }]))
  for (const tag of ['v1', 'v2', 'v3', 'v4']) {
    expect(await client().resolve(question(`${registry.host}/img:${tag}`))).toMatchObject({ kind: 'failed' })
  }
})

const basicGuard: Guard = (request, response) => {
  if (request.headers.authorization === `Basic ${Buffer.from('ann:se:cret').toString('base64')}`) return false
  response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
  return true
}

test('Basic credentials are sent where they are wanted', async () => {
  const registry = await registryDouble(basicGuard)
  registry.push('img', 'v1', ociManifestOf('one'))
  expect(await client(password).resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'resolved' })
  expect(await client().resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'denied' })
  const wrong: Credentials = { kind: 'password', user: 'ann', password: 'other' }
  expect(await client(wrong).resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'denied' })
})

/** A registry that wants a token, and the token server it names. */
async function tokenRegistry(
  grant: (query: URLSearchParams, authorization: string, body: string) => string | undefined,
) {
  const tokens: string[] = []
  const server = await serve((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      tokens.push(`${request.method ?? ''} ${request.url ?? ''}`)
      const query = new URL(request.url ?? '', 'http://x').searchParams
      const token = grant(query, request.headers.authorization ?? '', body)
      if (token === undefined) response.writeHead(401).end()
      else response.end(token)
    })
  })
  const registry = await registryDouble((request, response) => {
    if (request.headers.authorization === 'Bearer t0ken') return false
    response.writeHead(401, {
      'www-authenticate': `Negotiate, Bearer realm="http://${server}/token?x=1",service="reg \\"q\\"",scope="ignored"`,
    })
    response.end()
    return true
  })
  registry.push('a/img', 'v1', ociManifestOf('one'))
  return { registry, tokens }
}

test('an anonymous token is fetched once for a repository', async () => {
  const { registry, tokens } = await tokenRegistry((query, authorization) => {
    expect(Object.fromEntries(query)).toEqual({ x: '1', service: 'reg "q"', scope: 'repository:a/img:pull' })
    expect(authorization).toBe('')
    return '{"access_token":"t0ken"}'
  })
  const asked = client()
  expect(await asked.headDigest(named(`${registry.host}/a/img:v1`), true)).toMatchObject({ kind: 'digest' })
  expect(await asked.resolve(question(`${registry.host}/a/img:v1`))).toMatchObject({ kind: 'resolved' })
  expect(tokens).toHaveLength(1)
})

test('a password goes to the token server in a header, and only there', async () => {
  const { registry, tokens } = await tokenRegistry((query, authorization) => {
    expect(query.get('account')).toBe('ann')
    return authorization.startsWith('Basic ') ? '{"token":"t0ken","expires_in":60}' : undefined
  })
  expect(await client(password).resolve(question(`${registry.host}/a/img:v1`))).toMatchObject({ kind: 'resolved' })
  expect(tokens.join()).not.toContain('cret')
})

test('a token server over plain http elsewhere is not asked, whatever credentials there are', async () => {
  const asked: string[] = []
  const http = httpEnv(
    ({ url }) => {
      asked.push(url)
      const challenge = 'Bearer realm="http://tokens.invalid/token"'
      return Promise.resolve(answered('', { 'www-authenticate': challenge }, 401))
    },
    30_000,
    60_000,
  )
  const answer = await client(password, http).resolve({ ...question('registry.invalid/img:v1'), insecure: false })
  expect(answer).toMatchObject({ kind: 'failed', why: 'the token server is not reached over https' })
  expect(asked).toEqual(['https://registry.invalid/v2/'])
})

test.each([
  ['https://h/', false, true],
  ['http://h/', false, false],
  ['http://h/', true, true],
  ['http://127.0.0.1:5000/', false, true],
  ['http://[::1]:5000/', false, true],
  ['http://127.0.0.1.h/', false, false],
  ['ftp://h/', true, false],
])('secrets may go to %s (insecure: %s): %s', (url, insecure, may) => {
  expect(mayReceiveSecrets(new URL(url), insecure)).toBe(may)
})

test('an identity token is exchanged in the body of a POST', async () => {
  const { registry, tokens } = await tokenRegistry((_, __, body) => {
    const form = new URLSearchParams(body)
    return form.get('refresh_token') === 'id&tok' && form.get('grant_type') === 'refresh_token'
      ? '{"token":"t0ken"}'
      : undefined
  })
  const asked = client({ kind: 'identity-token', token: 'id&tok' })
  expect(await asked.resolve(question(`${registry.host}/a/img:v1`))).toMatchObject({ kind: 'resolved' })
  expect(tokens).toEqual(['POST /token?x=1'])
})

test.each([
  ['refuses', undefined, 'the token server answered 401'],
  ['sends no JSON', 'hello', 'the token server gave no token'],
  ['sends no token', '{}', 'the token server gave no token'],
  ['sends a token that would be two headers', '{"token":"a\\r\\nx: y"}', 'the token server gave no token'],
])('a token server that %s leaves the image unknown', async (_, answer, why) => {
  const { registry } = await tokenRegistry(() => answer)
  expect(await client(password).resolve(question(`${registry.host}/a/img:v1`))).toEqual({
    kind: 'failed',
    why,
    timedOut: false,
  })
})

test('Authorization does not follow a redirect to another host', async () => {
  const manifest = ociManifestOf('one')
  let carried: string | undefined = 'not asked'
  const other = await serve((request, response) => {
    carried = request.headers.authorization
    response.writeHead(200, { 'content-type': manifest.mediaType }).end(manifest.bytes)
  })
  const registry = await registryDouble((request, response) => {
    if (basicGuard(request, response)) return true
    if (request.url === '/v2/') return false
    response.writeHead(307, { location: `http://${other}/elsewhere` }).end()
    return true
  })
  expect(await client(password).resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'resolved' })
  expect(carried).toBeUndefined()
})

test.each([307, 308])(
  'an identity token does not follow a redirect (%i) of the token server to another host',
  async (status) => {
    const seen: string[] = []
    const other = await serve((request, response) => {
      request.on('data', (piece: Buffer) => seen.push(piece.toString()))
      request.on('end', () => {
        seen.push(JSON.stringify(request.headers))
        response.end('{"token":"t0ken"}')
      })
    })
    const server = await serve((_, response) => {
      response.writeHead(status, { location: `http://${other}/token` }).end()
    })
    const registry = await registryDouble((_, response) => {
      response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${server}/token"` }).end()
      return true
    })
    const asked = client({ kind: 'identity-token', token: 'id-tok' })
    expect(await asked.resolve(question(`${registry.host}/a/img:v1`))).toEqual({
      kind: 'failed',
      why: 'token server: redirected to another host, which is not sent what was meant for the first',
      timedOut: false,
    })
    expect(seen).toEqual([])
  },
)

/** A registry over https that nobody has to run: `answer` is what it says to each request. */
function answering(answer: (url: string) => HttpResponse): HttpEnv {
  return httpEnv(({ url }) => Promise.resolve(answer(url)), 30_000, 60_000)
}

test('a redirect from https to http is not followed unless the user said `insecure`', async () => {
  const manifest = ociManifestOf('one')
  const asked: string[] = []
  const http = answering((url) => {
    asked.push(url)
    if (url.endsWith('/v2/')) return answered('{}')
    if (url.startsWith('http:')) return answered(manifest.bytes.toString(), { 'content-type': manifest.mediaType })
    return answered('', { location: url.replace('https:', 'http:') }, 302)
  })
  const secure = { ...question('registry.invalid/img:v1'), insecure: false }
  expect(await client(undefined, http).resolve(secure)).toMatchObject({ why: 'redirected from https to http' })
  expect(asked.filter((url) => url.startsWith('http:'))).toEqual([])
})

test('a manifest that is not what the registry itself calls it is not believed', async () => {
  const manifest = ociManifestOf('one')
  const headers = { 'content-type': manifest.mediaType, 'docker-content-digest': digestOf('another') }
  const http = answering((url) => answered(url.endsWith('/v2/') ? '{}' : manifest.bytes.toString(), headers))
  const secure = { ...question('registry.invalid/img:v1'), insecure: false }
  expect(await client(undefined, http).resolve(secure)).toMatchObject({
    kind: 'failed',
    why: 'the manifest has not the digest that the registry tells',
  })
})

test('redirects that never end, or lead out of http, have failed', async () => {
  for (const location of ['/v2/img/manifests/v1', 'file:///etc/passwd', 'http://%']) {
    const registry = await registryDouble((request, response) => {
      if (request.url === '/v2/') return false
      response.writeHead(302, { location }).end()
      return true
    })
    expect(await client().resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'failed' })
    expect(registry.requests.length).toBeLessThanOrEqual(12)
  }
})

test('without `insecure` nothing is asked over http', async () => {
  const registry = await registryDouble()
  registry.push('img', 'v1', ociManifestOf('one'))
  expect(await client().resolve({ ...question(`${registry.host}/img:v1`), insecure: false })).toMatchObject({
    kind: 'failed',
  })
  expect(registry.requests).toEqual([])
})

test('`insecure` accepts a certificate that nobody signed, and nothing else does', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'tls-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const file = (name: string): string => path.join(directory, name)
  const subject = ['-subj', '/CN=127.0.0.1', '-days', '2', '-nodes', '-newkey', 'rsa:2048']
  execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', file('key'), '-out', file('cert')], {
    stdio: 'ignore',
  })
  const manifest = ociManifestOf('one')
  const server = createTlsServer(
    { key: await readFile(file('key')), cert: await readFile(file('cert')) },
    (request, response) => {
      if (request.url === '/v2/') response.end('{}')
      else if (request.url === '/v2/img/manifests/v1') response.writeHead(307, { location: '/moved' }).end()
      else
        response
          .writeHead(200, { 'content-type': manifest.mediaType })
          .end(request.method === 'HEAD' ? '' : manifest.bytes)
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const asked = client()
  expect(await asked.resolve(question(`${host}/img:v1`))).toMatchObject({ kind: 'resolved', bytes: manifest.bytes })
  expect(await asked.headDigest(named(`${host}/img:v1`), true)).toMatchObject({ kind: 'digest' })
  expect(await asked.resolve({ ...question(`${host}/img:v1`), insecure: false })).toMatchObject({
    kind: 'failed',
    why: 'connection failed (DEPTH_ZERO_SELF_SIGNED_CERT)',
  })
})

test('a registry that registries.conf leads elsewhere is not asked', async () => {
  const registry = await registryDouble()
  const asked = openRegistryClient({
    http: patient(),
    findCredentials: () => Promise.resolve(undefined),
    isRerouted: (domain) => Promise.resolve(domain === registry.host),
  })
  expect(await asked.resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind: 'failed' })
  expect(registry.requests).toEqual([])
})

test.each([
  [429, 'failed'],
  [500, 'failed'],
  [401, 'denied'],
  [403, 'denied'],
  [404, 'missing'],
] as const)('status %i means %s', async (status, kind) => {
  const registry = await registryDouble((request, response) => {
    if (request.url === '/v2/') return false
    response.writeHead(status).end()
    return true
  })
  expect(await client().resolve(question(`${registry.host}/img:v1`))).toMatchObject({ kind })
  expect(await client().headDigest(named(`${registry.host}/img:v1`), true)).toMatchObject({ kind })
})
