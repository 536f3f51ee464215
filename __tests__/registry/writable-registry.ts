import type { IncomingMessage, ServerResponse } from 'node:http'
import { digestOf } from '../../src/formats/digest.ts'
import { serve, type Guard, type Stored } from './loopback.ts'

export interface WritableRegistry {
  readonly host: string
  /** `METHOD path` of every request. */
  readonly requests: string[]
  /** The Authorization of every request, beside `requests`. */
  readonly authorizations: (string | undefined)[]
  /** By `REPOSITORY DIGEST`. */
  readonly blobs: Map<string, Buffer>
  /** By `REPOSITORY NAME`, under tags and digests. */
  readonly manifests: Map<string, Stored>
  /** Requests that wait for their answers. */
  readonly load: { readonly now: number; readonly most: number }
}

export interface WritableOptions {
  /** May answer instead, and says so by true. */
  readonly guard?: Guard
  /** What a PUT of a tag that stands already is answered by; absent: it is replaced. */
  readonly refusesUpdates?: number
  /** Told of each piece of an upload, when it is kept. */
  readonly onPiece?: (request: IncomingMessage, bytes: number) => void
  /** Milliseconds before each answer. */
  readonly latency?: number
}

/** A registry in memory: blobs, uploads that can be taken up again, mounts, manifests without a look at their blobs, tags in pages. */
export async function writableRegistry(options: WritableOptions = {}): Promise<WritableRegistry> {
  const requests: string[] = []
  const authorizations: (string | undefined)[] = []
  const blobs = new Map<string, Buffer>()
  const manifests = new Map<string, Stored>()
  const uploads = new Map<string, Buffer>()
  const load = { now: 0, most: 0 }
  let begun = 0

  const upload = async (request: IncomingMessage, response: ServerResponse, at: URL): Promise<void> => {
    const [, repository = '', id = ''] = /^\/v2\/(.+)\/blobs\/uploads\/(.*)$/.exec(at.pathname) ?? []
    const location = (of: string): string => `/v2/${repository}/blobs/uploads/${of}?state=x`
    const done = (digest: string): void => {
      response.writeHead(201, { 'docker-content-digest': digest, location: `/v2/${repository}/blobs/${digest}` }).end()
    }
    if (request.method === 'POST') {
      const [mount, from] = [at.searchParams.get('mount'), at.searchParams.get('from')]
      const mounted = blobs.get(`${from ?? ''} ${mount ?? ''}`)
      if (mounted !== undefined && mount !== null) {
        blobs.set(`${repository} ${mount}`, mounted)
        done(mount)
        return
      }
      begun += 1
      uploads.set(String(begun), Buffer.alloc(0))
      response.writeHead(202, { location: location(String(begun)) }).end()
      return
    }
    const before = uploads.get(id)
    if (before === undefined) {
      response.writeHead(404).end()
      return
    }
    const range = (size: number): Record<string, string> => ({
      location: location(id),
      range: `0-${String(Math.max(0, size - 1))}`,
    })
    if (request.method === 'GET') {
      response.writeHead(204, range(before.length)).end()
      return
    }
    const [start = '0'] = (request.headers['content-range'] ?? '0').split('-', 1)
    if (Number(start) !== (request.method === 'PATCH' ? before.length : 0)) {
      response.writeHead(416, range(before.length)).end()
      return
    }
    // What came before the connection broke stays.
    const whole = await bodyOf(request, (piece) => {
      uploads.set(id, Buffer.concat([uploads.get(id) ?? Buffer.alloc(0), piece]))
      options.onPiece?.(request, piece.length)
    })
    const content = uploads.get(id) ?? Buffer.alloc(0)
    if (!whole) return
    if (request.method === 'PATCH') {
      response.writeHead(202, range(content.length)).end()
      return
    }
    const digest = at.searchParams.get('digest') ?? ''
    if (digestOf(content) !== digest) {
      response.writeHead(400).end()
      return
    }
    blobs.set(`${repository} ${digest}`, content)
    done(digest)
  }

  const manifest = async (request: IncomingMessage, response: ServerResponse, at: URL): Promise<void> => {
    const [, repository = '', name = ''] = /^\/v2\/(.+)\/manifests\/(.+)$/.exec(at.pathname) ?? []
    const stands = manifests.get(`${repository} ${name}`)
    if (request.method === 'PUT') {
      const pieces: Buffer[] = []
      await bodyOf(request, (piece) => pieces.push(piece))
      const stored = { mediaType: request.headers['content-type'] ?? '', bytes: Buffer.concat(pieces) }
      const digest = digestOf(stored.bytes)
      if (stands !== undefined && options.refusesUpdates !== undefined) {
        response.writeHead(options.refusesUpdates).end()
        return
      }
      manifests.set(`${repository} ${name}`, stored).set(`${repository} ${digest}`, stored)
      response.writeHead(201, { 'docker-content-digest': digest }).end()
      return
    }
    if (stands === undefined) {
      response.writeHead(404).end()
      return
    }
    if (request.method === 'DELETE') {
      for (const [key, { bytes }] of manifests) if (bytes === stands.bytes) manifests.delete(key)
      response.writeHead(202).end()
      return
    }
    const headers = { 'content-type': stands.mediaType, 'docker-content-digest': digestOf(stands.bytes) }
    response.writeHead(200, { ...headers, 'content-length': stands.bytes.length })
    response.end(request.method === 'HEAD' ? undefined : stands.bytes)
  }

  const tags = (response: ServerResponse, at: URL): void => {
    const [, repository = ''] = /^\/v2\/(.+)\/tags\/list$/.exec(at.pathname) ?? []
    const all = [...manifests.keys()]
      .filter((key) => key.startsWith(`${repository} `) && !key.includes(' sha256:'))
      .map((key) => key.slice(repository.length + 1))
      .sort()
      .filter((tag) => tag > (at.searchParams.get('last') ?? ''))
    const most = Number(at.searchParams.get('n') ?? 1000)
    const page = all.slice(0, most)
    const next = `</v2/${repository}/tags/list?n=${String(most)}&last=${page.at(-1) ?? ''}>; rel="next"`
    response.writeHead(200, all.length > page.length ? { link: next } : {}).end(JSON.stringify({ tags: page }))
  }

  const blob = (request: IncomingMessage, response: ServerResponse, at: URL): void => {
    const [, repository = '', digest = ''] = /^\/v2\/(.+)\/blobs\/(.+)$/.exec(at.pathname) ?? []
    const content = blobs.get(`${repository} ${digest}`)
    if (content === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-length': content.length }).end(request.method === 'HEAD' ? '' : content)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = new URL(request.url ?? '', 'http://x')
    if (at.pathname === '/v2/') response.end('{}')
    else if (at.pathname.includes('/blobs/uploads/')) await upload(request, response, at)
    else if (at.pathname.includes('/blobs/')) blob(request, response, at)
    else if (at.pathname.includes('/manifests/')) await manifest(request, response, at)
    else if (at.pathname.endsWith('/tags/list')) tags(response, at)
    else response.writeHead(404).end()
  }

  const host = await serve((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
    authorizations.push(request.headers.authorization)
    if (options.guard?.(request, response) === true) return
    load.now += 1
    load.most = Math.max(load.most, load.now)
    response.on('close', () => (load.now -= 1))
    setTimeout(() => void answer(request, response), options.latency ?? 0)
  })
  return { host, requests, authorizations, blobs, manifests, load }
}

/** Answers false where the body was cut off. */
async function bodyOf(request: IncomingMessage, take: (piece: Buffer) => void): Promise<boolean> {
  try {
    for await (const piece of request) take(piece as Buffer)
    return request.complete
  } catch {
    return false
  }
}
