import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { digestOf } from '../../src/formats/digest.ts'
import { predictBase } from '../../src/predict/base.ts'
import { observeDownload, type Downloadable } from '../../src/predict/download.ts'
import { makeUrlResolution, type UrlResolution } from '../../src/predict/resolution.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { httpEnv } from '../../src/registry/http.ts'
import type { Release } from '../../src/release/release.ts'
import { findRelease } from '../../src/release/releases.ts'
import { closedPort, serve } from '../registry/loopback.ts'
import { environment, layerFrom, stagedHash, type Settings } from './base-project.ts'

interface Served {
  content: string
  status: number
  headers: Record<string, string>
}

/** A file server whose file can be changed; counts its requests by method. */
async function fileServer(served: Partial<Served> = {}) {
  const file: Served = { content: 'hello\n', status: 200, headers: {}, ...served }
  const requests: string[] = []
  const host = await serve((request, response) => {
    requests.push(request.method ?? '')
    response.writeHead(file.status, { 'content-length': Buffer.byteLength(file.content), ...file.headers })
    response.end(request.method === 'HEAD' ? undefined : file.content)
  })
  return { file, requests, url: `http://${host}/dir/file` }
}

function source(url: string, more: Partial<Downloadable> = {}): Downloadable {
  return { Path: url, Hash: '', ...more }
}

const hexOf = (content: string): string => createHash('sha256').update(content).digest('hex')
const staged = (content: string, mode = '-rw-r--r--') => ({ kind: 'file', hash: stagedHash(content, mode) })
const unresolved = { kind: 'unknown', code: 'import-unresolved' }

function releaseOf(tag: string): Release {
  const found = findRelease(tag)
  if (found === undefined) throw new Error(`${tag} is not in the table`)
  return found
}

async function fact(imp: Downloadable, settings: Settings = {}) {
  return (await observeDownload(imp, environment(settings).download)).fact
}

/** What save writes after a build that staged `content`. */
async function afterBuild(imp: Downloadable, content: string): Promise<UrlResolution> {
  const before = (await observeDownload(imp, environment().download)).evidence
  const after = (await observeDownload(imp, environment().download)).evidence
  if (before === undefined || after === undefined) throw new Error('nothing seen')
  const hash = digestOf(Buffer.from(`${content}-rw-r--r--`))
  const made = makeUrlResolution(before, after, { contentHash: hexOf(content), size: content.length, stagedHash: hash })
  if (made === undefined) throw new Error('no resolution')
  return made
}

describe('a URL with a user', () => {
  test('is asked with Basic authorization, as Go does, also after a redirect on that host', async () => {
    const wanted = `Basic ${Buffer.from('ann:s3:c/ret').toString('base64')}`
    const host = await serve((request, response) => {
      if (request.headers.authorization !== wanted) response.writeHead(401).end()
      else if (request.url === '/moved') response.writeHead(302, { location: '/file' }).end()
      else response.end(request.method === 'HEAD' ? undefined : 'hello\n')
    })
    const before = { release: releaseOf('v1.1.0-rc3') }
    expect(await fact(source(`http://ann:s3%3Ac%2Fret@${host}/file`), before)).toEqual(staged('hello\n'))
    expect(await fact(source(`http://ann:s3%3Ac%2Fret@${host}/moved`), before)).toEqual(staged('hello\n'))
    expect(await fact(source(`http://ann:other@${host}/file`), before)).toMatchObject(unresolved)
    expect(await fact(source(`http://ann:%zz@${host}/file`), before)).toMatchObject(unresolved)
    // GET is refused then, as stacker's own is unless its auth.json has something for that host.
    const since = { release: releaseOf('v1.1.0') }
    expect(await fact(source(`http://ann:s3%3Ac%2Fret@${host}/file`), since)).toMatchObject(unresolved)
  })

  test('is asked by GET with an empty user from v1.1.0 on, by HEAD with its own, and any other URL likewise', async () => {
    const asked: string[] = []
    const host = await serve((request, response) => {
      const [, pair] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? []
      asked.push(`${request.method ?? ''} ${pair === undefined ? 'none' : Buffer.from(pair, 'base64').toString()}`)
      response.end(request.method === 'HEAD' ? undefined : 'hello\n')
    })
    const ask = async (tag: string): Promise<string[]> => {
      const settings = { release: releaseOf(tag) }
      asked.length = 0
      expect(await fact(source(`http://ann:s3cret@${host}/file`), settings)).toEqual(staged('hello\n'))
      expect(await fact(source(`http://${host}/file`), settings)).toEqual(staged('hello\n'))
      return [...asked]
    }
    expect(await ask('v1.1.0-rc3')).toEqual(['HEAD ann:s3cret', 'GET ann:s3cret', 'HEAD none', 'GET none'])
    for (const tag of ['v1.1.0', 'v1.2.0'])
      expect(await ask(tag)).toEqual(['HEAD ann:s3cret', 'GET :', 'HEAD none', 'GET :'])
  })

  test('does not show it to a host that it is redirected to', async () => {
    const carried: unknown[] = []
    const other = await serve((request, response) => {
      carried.push(request.headers.authorization)
      response.end(request.method === 'HEAD' ? undefined : 'hello\n')
    })
    const host = await serve((_, response) => {
      response.writeHead(302, { location: `http://${other}/file` }).end()
    })
    expect(await fact(source(`http://ann:s3cret@${host}/file`))).toEqual(staged('hello\n'))
    expect(carried).toEqual([undefined, undefined])
  })

  test('has a name in the store without it', async () => {
    const { url } = await fileServer({ headers: { etag: '"1"' } })
    const named = await observeDownload(source(url.replace('//', '//ann:s3cret@')), environment().download)
    expect(named.evidence?.name).toBe(`url -rw-r--r-- ${url}`)
  })
})

test('HEAD and GET ask for the encodings that Go asks for', async () => {
  const asked: string[] = []
  const host = await serve((request, response) => {
    asked.push(`${request.method ?? ''} ${String(request.headers['accept-encoding'])}`)
    response.end(request.method === 'HEAD' ? undefined : 'hello\n')
  })
  await fact(source(`http://${host}/file`))
  expect(asked).toEqual(['HEAD identity', 'GET gzip'])
})

describe('a download without a record', () => {
  test('is known by its content', async () => {
    const { url } = await fileServer()
    expect(await fact(source(url))).toEqual(staged('hello\n'))
  })

  test('has the mode of the umask, or its own', async () => {
    const { url } = await fileServer()
    expect(await fact(source(url), { umask: 0o077 })).toEqual(staged('hello\n', '-rw-------'))
    expect(await fact(source(url), { umask: 0o002 })).toEqual(staged('hello\n', '-rw-r--r--'))
    expect(await fact(source(url, { Mode: 0o755n }), { umask: 0o077 })).toEqual(staged('hello\n', '-rwxr-xr-x'))
    // 04755 sets none of Go's bits for setuid; the bits themselves are cleared by chown or kept as Linux has it.
    expect(await fact(source(url, { Mode: 0o4755n }))).toEqual(staged('hello\n', '-rwxr-xr-x'))
    expect(await fact(source(url, { Mode: 0o755n | (1n << 23n) }))).toEqual(staged('hello\n', '-rwxr-xr-x'))
    expect(await fact(source(url, { Mode: 0o644n | (1n << 22n) }))).toEqual(staged('hello\n', 'grw-r--r--'))
    expect(await fact(source(url, { Mode: 0o644n | (1n << 20n) }))).toEqual(staged('hello\n', 'trw-r--r--'))
  })

  test('is unknown when it is longer than the limit, told or not, and is not read to its end', async () => {
    const { url, requests } = await fileServer({ content: 'x'.repeat(2000) })
    expect(await fact(source(url), { mostBytes: 1999 })).toMatchObject({
      ...unresolved,
      why: 'it is longer than 1999 bytes',
    })
    expect(await fact(source(url), { mostBytes: 2000 })).toMatchObject({ kind: 'file' })
    expect(requests).toContain('GET')
    const host = await serve((request, response) => {
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(1000), () => setImmediate(more))
      }
      response.writeHead(200)
      if (request.method === 'HEAD') response.end()
      else more()
    })
    expect(await fact(source(`http://${host}/endless`), { mostBytes: 100_000 })).toMatchObject({
      ...unresolved,
      why: 'it is longer than 100000 bytes',
    })
  })

  test('is asked for once in a run, however many layers want it', async () => {
    const { url, requests } = await fileServer()
    const { download } = environment()
    await Promise.all(Array.from({ length: 10 }, () => observeDownload(source(url), download)))
    await observeDownload(source(url, { Mode: 0o600n }), download)
    expect(requests).toEqual(['HEAD', 'GET'])
  })

  test('shares the server with at most seven others at a time', async () => {
    let now = 0
    let most = 0
    const host = await serve((request, response) => {
      now += 1
      most = Math.max(most, now)
      setImmediate(() => {
        now -= 1
        response.end(request.method === 'HEAD' ? undefined : request.url)
      })
    })
    const { download } = environment()
    const names = Array.from({ length: 40 }, (_, index) => `/${String(index)}`)
    const facts = await Promise.all(names.map((name) => observeDownload(source(`http://${host}${name}`), download)))
    expect(facts.map((found) => found.fact)).toEqual(names.map((name) => staged(name)))
    expect(most).toBeLessThanOrEqual(8)
  })

  test('is unknown when the server is down, silent, slow, or cuts it off', async () => {
    expect(await fact(source(`http://${await closedPort()}/file`))).toMatchObject(unresolved)
    const http = httpEnv(openFetch({}), 300, 60_000)
    const silent = await serve(() => undefined)
    expect(await fact(source(`http://${silent}/file`), { http })).toMatchObject({
      ...unresolved,
      why: 'no answer within the time limit',
    })
    const slow = await serve((request, response) => {
      response.writeHead(200, { 'content-length': 100 })
      if (request.method === 'HEAD') response.end()
      else response.write('x')
    })
    expect(await fact(source(`http://${slow}/file`), { http })).toMatchObject(unresolved)
    const cut = await serve((request, response) => {
      response.writeHead(200, { 'content-length': 100 })
      if (request.method === 'HEAD') response.end()
      else response.write('half', () => response.destroy())
    })
    expect(await fact(source(`http://${cut}/file`))).toMatchObject(unresolved)
  })

  test('stops stacker when it is gone, and is unknown when it is refused for now', async () => {
    const { url, file } = await fileServer({ status: 404 })
    expect(await fact(source(url))).toEqual({ kind: 'broken', why: "couldn't download it: 404 Not Found" })
    for (const status of [401, 403, 429, 500, 503]) {
      file.status = status
      expect(await fact(source(url))).toMatchObject(unresolved)
    }
    file.status = 204
    file.content = ''
    expect(await fact(source(url))).toMatchObject(unresolved)
  })

  test('is known through redirects, but not through endless ones', async () => {
    const { url } = await fileServer()
    const redirecting = await serve((request, response) => {
      const location = request.url === '/loop' ? '/loop' : url
      response.writeHead(302, { location }).end()
    })
    expect(await fact(source(`http://${redirecting}/once`))).toEqual(staged('hello\n'))
    expect(await fact(source(`http://${redirecting}/loop`))).toMatchObject(unresolved)
  })

  test('is known when only HEAD is refused', async () => {
    const host = await serve((request, response) => {
      response.writeHead(request.method === 'HEAD' ? 405 : 200).end(request.method === 'HEAD' ? undefined : 'hello\n')
    })
    expect(await fact(source(`http://${host}/file`))).toEqual(staged('hello\n'))
  })

  test('is unpacked from gzip as Go does, and unknown in encodings that Go leaves alone', async () => {
    const packed = (encoding: string): Promise<string> =>
      serve((request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-encoding': encoding })
        response.end(request.method === 'HEAD' ? undefined : gzipSync('hello\n'))
      })
    expect(await fact(source(`http://${await packed('gzip')}/file`))).toEqual(staged('hello\n'))
    expect(await fact(source(`http://${await packed('br')}/file`))).toMatchObject(unresolved)
  })

  test('is unknown from a URL that cannot be asked', async () => {
    for (const url of ['http://', 'http://[', 'http://user:secret@127.0.0.1:9/x', 'https://127.0.0.1:0/x']) {
      const answer = await fact(source(url))
      expect(answer).toMatchObject(unresolved)
      expect(JSON.stringify(answer)).not.toContain('secret')
    }
  })
})

describe('a download with a record', () => {
  test('is known by an equal strong ETag, without fetching it', async () => {
    const { url, requests } = await fileServer({ headers: { etag: '"one"' } })
    const resolutions = [await afterBuild(source(url), 'hello\n')]
    requests.length = 0
    expect(await fact(source(url), { resolutions })).toEqual(staged('hello\n'))
    expect(requests).toEqual(['HEAD'])
  })

  test.each([
    ['another ETag', '"one"', '"two"'],
    ['a weak ETag', 'W/"one"', 'W/"one"'],
    ['no ETag', undefined, undefined],
  ])('is fetched again with %s', async (_, before, after) => {
    const headers = (etag: string | undefined): Record<string, string> => ({
      'last-modified': 'Tue, 01 Jan 2019 00:00:00 GMT',
      ...(etag === undefined ? {} : { etag }),
    })
    const { url, file, requests } = await fileServer({ headers: headers(before) })
    const resolutions = [await afterBuild(source(url), 'hello\n')]
    file.headers = headers(after)
    file.content = 'HELLO\n'
    requests.length = 0
    expect(await fact(source(url), { resolutions })).toEqual(staged('HELLO\n'))
    expect(requests).toEqual(['HEAD', 'GET'])
    expect(await fact(source(url), { resolutions, mostBytes: 0 })).toMatchObject(unresolved)
  })

  test('is known by an equal X-Checksum-Sha256, and fetched when that says otherwise', async () => {
    const { url, file, requests } = await fileServer({
      headers: { 'x-checksum-sha256': hexOf('hello\n'), etag: '"same"' },
    })
    const resolutions = [await afterBuild(source(url), 'hello\n')]
    requests.length = 0
    expect(await fact(source(url), { resolutions, mostBytes: 0 })).toEqual(staged('hello\n'))
    expect(requests).toEqual(['HEAD'])
    file.content = 'HELLO\n'
    file.headers = { 'x-checksum-sha256': hexOf('HELLO\n'), etag: '"same"' }
    expect(await fact(source(url), { resolutions, mostBytes: 0 })).toMatchObject(unresolved)
    expect(await fact(source(url), { resolutions })).toEqual(staged('HELLO\n'))
  })

  test('is not known by headers of an error page', async () => {
    const { url, file } = await fileServer({ headers: { 'x-checksum-sha256': hexOf('hello\n'), etag: '"same"' } })
    const resolutions = [await afterBuild(source(url), 'hello\n')]
    file.status = 404
    expect(await fact(source(url), { resolutions })).toMatchObject({ kind: 'broken' })
  })

  test('of another mode, or of another URL, is another download', async () => {
    const { url } = await fileServer({ headers: { etag: '"one"' } })
    const resolutions = [await afterBuild(source(url), 'hello\n')]
    expect(await fact(source(url, { Mode: 0o755n }), { resolutions, mostBytes: 0 })).toMatchObject(unresolved)
    expect(await fact(source(`${url}2`), { resolutions, mostBytes: 0 })).toMatchObject(unresolved)
  })
})

describe('a download with `hash:`', () => {
  const right = hexOf('hello\n')
  const wrong = hexOf('other')

  test('is known by the record alone while the server has it', async () => {
    const { url, file } = await fileServer()
    const resolutions = [await afterBuild(source(url), 'hello\n')]
    expect(await fact(source(url, { Hash: right }), { resolutions, mostBytes: 0 })).toEqual(staged('hello\n'))
    expect(await fact(source(url, { Hash: right }), { mostBytes: 0 })).toMatchObject(unresolved)
    file.status = 404
    expect(await fact(source(url, { Hash: right }), { resolutions })).toMatchObject({ kind: 'broken' })
  })

  test('stops stacker when the header, or the content, has another', async () => {
    const { url, file, requests } = await fileServer()
    expect(await fact(source(url, { Hash: right }))).toEqual(staged('hello\n'))
    expect(await fact(source(url, { Hash: wrong }))).toEqual({
      kind: 'broken',
      why: `Downloaded file hash does not match. Expected: ${wrong} Actual: ${right}`,
    })
    file.headers = { 'x-checksum-sha256': right }
    requests.length = 0
    expect(await fact(source(url, { Hash: wrong }))).toEqual({
      kind: 'broken',
      why: `the requested hash is different than the actual hash: ${wrong} != ${right}`,
    })
    expect(requests).toEqual(['HEAD'])
  })

  test('that is none, or in capitals, stops stacker', async () => {
    const { url, requests } = await fileServer()
    expect(await fact(source(url, { Hash: 'abc' }))).toMatchObject({
      kind: 'broken',
      why: 'Given hash abc is not valid',
    })
    expect(await fact(source(url, { Hash: right.toUpperCase() }))).toMatchObject({ kind: 'broken' })
    expect(requests).toEqual([])
  })
})

test('a tarball base behind a URL counts with the mode of the umask', async () => {
  const { url, file } = await fileServer()
  const from = { Type: 'tar', Url: url }
  const answer = await predictBase(layerFrom(from), environment({ umask: 0o027 }))
  expect(answer.fact).toEqual({ kind: 'known', base: stagedHash('hello\n', '-rw-r-----') })
  expect(answer.evidence).toMatchObject({ kind: 'url', length: 6 })
  file.status = 500
  expect((await predictBase(layerFrom(from), environment())).fact).toMatchObject({ kind: 'unknown' })
  file.status = 404
  expect((await predictBase(layerFrom(from), environment())).fact).toMatchObject({ kind: 'broken' })
})
