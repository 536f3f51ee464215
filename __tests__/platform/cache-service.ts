import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'

import { bytesOf, contentInMemory, joined, receiveInto, type Content } from './content.ts'

/**
 * GitHub's cache service as the client of @actions/cache sees it: the three methods of protocol v2 and the blob storage behind
 * them, on loopback. Its semantics are those of docs/stacker/platform.md#1.1, docs/stacker/platform.md#1.2 and
 * docs/stacker/platform.md#2.1: a key and version is written once, reserved before it is finalized; the question is matched
 * exactly, then as a prefix, newest first; scope by scope, each with all keys before the next.
 */

export type Method = 'create' | 'upload' | 'finalize' | 'lookup' | 'download'

export interface Request {
  readonly method: Method
  /** Of the entry that the request is about, where that is known. */
  readonly key: string
  /** What was sent and answered in bodies. */
  readonly up: number
  readonly down: number
  readonly status: number
}

export type Fault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly body?: string
      readonly headers?: Record<string, string>
    }
  /** 200 with this JSON. */
  | { readonly kind: 'json'; readonly body: unknown }
  /** No answer, ever. */
  | { readonly kind: 'hang' }
  /** The answer's head and half of its body, then silence. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'bad-json' }
  /** Half of the body under the full length's head. */
  | { readonly kind: 'truncated' }
  /** Other bytes of the same length. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'slow'; readonly milliseconds: number }

export interface Entry {
  readonly key: string
  readonly version: string
  readonly scope: string
  readonly content: Content
  /** Grows with each entry. */
  readonly order: number
}

export interface CacheServiceOptions {
  /** Those a job may read, in the order in which GitHub looks; the first is the one it writes to. */
  readonly scopes?: readonly string[]
  /** Hand out Azure host names, which the client reaches through http_proxy and reads in ranges. */
  readonly azure?: boolean
  /** An empty directory for what is uploaded; in memory when not given. */
  readonly directory?: string
  /** Keys are kept and compared in small letters, as some services do. */
  readonly foldsKeys?: boolean
  /** Uploads that may begin in that time; more are answered 429 with the seconds left. GitHub allows a repository 200 in 60. */
  readonly limit?: { readonly uploads: number; readonly seconds: number }
}

export interface CacheService {
  readonly port: number
  /** What the runner gives an action so that it finds this service. */
  readonly environment: Readonly<Record<string, string>>
  /** From now on hand out Azure host names, or no more; whoever asks needs the variables of `environment` then. */
  useAzure(on: boolean): void
  readonly requests: readonly Request[]
  readonly entries: readonly Entry[]
  /** Which scopes the coming requests belong to: the job's ref, its base, the default branch. */
  useScopes(scopes: readonly string[]): void
  /** The next `times` requests of that method (and whose key holds `key`) meet the fault. */
  fail(method: Method, fault: Fault, options?: { times?: number; key?: string }): void
  /** The request of that number meets the fault, counted from 1 and from now on; `lasting`: all that come after it, too. */
  failNumber(number: number, fault: Fault, lasting?: boolean): void
  /** Puts an entry there as if a job of that scope had; replaces what was there. */
  put(key: string, version: string, content: Buffer, scope?: string): void
  /** Reserves a key as a job that is killed does. */
  reserve(key: string, version: string, scope?: string): void
  evict(match: (entry: Entry) => boolean): number
  stop(): Promise<void>
}

interface Upload {
  readonly key: string
  readonly version: string
  readonly scope: string
  readonly blocks: Map<string, Content>
  content: Content | undefined
}

const servicePath = '/twirp/github.actions.results.api.v1.CacheService/'
const azureHost = 'stackcache.blob.core.windows.net'

export async function startCacheService(options: CacheServiceOptions = {}): Promise<CacheService> {
  let scopes = options.scopes ?? ['refs/heads/main']
  let azure = options.azure === true
  const entries: Entry[] = []
  const reserved = new Map<string, Upload>()
  const uploads: Upload[] = []
  const requests: Request[] = []
  const faults: { readonly method: Method; readonly fault: Fault; readonly key: string; times: number }[] = []
  let numbered: { readonly fault: Fault; readonly lasting: boolean; left: number } | undefined
  const sockets = new Set<Socket>()
  let order = 0
  let received = 0
  const window = { ends: 0, uploads: 0 }

  /** Seconds until uploads may begin again; 0 where this one may. */
  function limited(): number {
    if (options.limit === undefined) return 0
    const now = Date.now()
    if (now >= window.ends) Object.assign(window, { ends: now + options.limit.seconds * 1000, uploads: 0 })
    return ++window.uploads <= options.limit.uploads ? 0 : Math.ceil((window.ends - now) / 1000)
  }

  function faultOf(method: Method, key: string): Fault | undefined {
    if (numbered) {
      numbered.left -= 1
      if (numbered.left === 0 || (numbered.left < 0 && numbered.lasting)) return numbered.fault
    }
    const planned = faults.find((item) => item.method === method && item.times > 0 && key.includes(item.key))
    if (planned) planned.times -= 1
    return planned?.fault
  }

  const ownScope = (): string => scopes[0] ?? ''
  const slot = (key: string, version: string, scope: string): string => `${scope}\n${version}\n${key}`

  function find(questions: readonly string[], version: string): Entry | undefined {
    for (const scope of scopes) {
      const here = entries.filter((entry) => entry.scope === scope && entry.version === version)
      here.sort((a, b) => b.order - a.order)
      for (const question of questions) {
        const exact = here.find((entry) => entry.key === question)
        const found = exact ?? here.find((entry) => entry.key.startsWith(question))
        if (found) return found
      }
    }
    return undefined
  }

  function signed(path: string): string {
    return `http://${azure ? azureHost : `127.0.0.1:${port()}`}${path}?sig=secret-signature`
  }

  const create = (body: Body): Answer => {
    const key = text(body['key'])
    const version = text(body['version'])
    const name = slot(key, version, ownScope())
    const exists = entries.some((entry) => slot(entry.key, entry.version, entry.scope) === name)
    if (exists || reserved.has(name)) {
      return json(409, {
        code: 'already_exists',
        msg: `cache entry with the same key, version, and scope already exists`,
      })
    }
    const seconds = limited()
    if (seconds > 0) {
      const refusal = json(429, { code: 'resource_exhausted', msg: 'rate limit exceeded: 200 uploads per minute' })
      return { ...refusal, headers: { ...refusal.headers, 'retry-after': String(seconds) } }
    }
    const upload: Upload = { key, version, scope: ownScope(), blocks: new Map(), content: undefined }
    reserved.set(name, upload)
    uploads.push(upload)
    return json(200, { ok: true, signed_upload_url: signed(`/container/upload-${uploads.length - 1}`) })
  }

  const finalize = (body: Body): Answer => {
    const name = slot(text(body['key']), text(body['version']), ownScope())
    const upload = reserved.get(name)
    if (upload?.content === undefined || text(body['size_bytes']) !== String(upload.content.size)) {
      return json(200, { ok: false, message: 'the upload is not complete' })
    }
    reserved.delete(name)
    entries.push({ ...upload, content: upload.content, order: ++order })
    return json(200, { ok: true, entry_id: String(order) })
  }

  const lookup = (body: Body): Answer => {
    const more = Array.isArray(body['restore_keys']) ? (body['restore_keys'] as unknown[]).map(text) : []
    const found = find([text(body['key']), ...more], text(body['version']))
    if (found === undefined) return json(200, { ok: false })
    return json(200, {
      ok: true,
      signed_download_url: signed(`/container/entry-${found.order}`),
      matched_key: found.key,
    })
  }

  async function upload(target: Upload, query: URLSearchParams, content: Content): Promise<Answer> {
    const part = query.get('comp')
    if (part === 'block') target.blocks.set(query.get('blockid') ?? '', content)
    else if (part === 'blocklist') {
      const list = (await bytesOf(content)).toString('utf8')
      const ids = [...list.matchAll(/<(?:Latest|Uncommitted)>([^<]*)</g)].map(([, id]) => id ?? '')
      target.content = joined(ids.flatMap((id) => target.blocks.get(id) ?? []))
    } else target.content = content
    return {
      status: 201,
      headers: { etag: '"e"', 'x-ms-request-id': 'r' },
      body: nothing,
    }
  }

  function download(entry: Entry, request: IncomingMessage): Answer {
    const headers = {
      etag: `"${entry.order}"`,
      'accept-ranges': 'bytes',
      'last-modified': new Date(0).toUTCString(),
      'x-ms-blob-type': 'BlockBlob',
    }
    const range = request.headers['x-ms-range'] ?? request.headers.range
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(String(range)) ?? []
    const { content } = entry
    if (from === undefined) return { status: 200, headers, body: content }
    const end = to === undefined || to === '' ? content.size : Math.min(Number(to) + 1, content.size)
    const begin = Number(from)
    const body: Content = { size: end - begin, read: (a, b) => content.read(begin + a, begin + b) }
    const contentRange = `bytes ${from}-${end - 1}/${content.size}`
    return { status: 206, headers: { ...headers, 'content-range': contentRange }, body }
  }

  function receive(request: IncomingMessage): Promise<Content> {
    if (options.directory === undefined || request.method !== 'PUT') {
      return request.toArray().then((chunks) => contentInMemory(Buffer.concat(chunks as Buffer[])))
    }
    return receiveInto(join(options.directory, `content-${++received}`), request)
  }

  async function route(
    request: IncomingMessage,
    url: URL,
    sent: Content,
  ): Promise<{ method: Method; key: string; answer: () => Answer | Promise<Answer> }> {
    const method = url.pathname.startsWith(servicePath) ? url.pathname.slice(servicePath.length) : undefined
    if (method !== undefined) {
      const json = await bytesOf(sent)
      const body = parse(
        options.foldsKeys === true
          ? Buffer.from(
              json.toString('utf8').replace(/"(key|restore_keys)":("[^"]*"|\[[^\]]*\])/g, (all) => all.toLowerCase()),
            )
          : json,
      )
      const key = text(body['key'])
      if (method === 'CreateCacheEntry') return { method: 'create', key, answer: () => create(body) }
      if (method === 'FinalizeCacheEntryUpload') return { method: 'finalize', key, answer: () => finalize(body) }
      return { method: 'lookup', key, answer: () => lookup(body) }
    }
    const target = uploads[Number(/\/upload-(\d+)$/.exec(url.pathname)?.[1])]
    if (target && request.method === 'PUT') {
      return { method: 'upload', key: target.key, answer: () => upload(target, url.searchParams, sent) }
    }
    const order = Number(/\/entry-(\d+)$/.exec(url.pathname)?.[1])
    const entry = entries.find((candidate) => candidate.order === order)
    return {
      method: 'download',
      key: entry?.key ?? '',
      answer: () =>
        entry ? download(entry, request) : { status: 404, headers: {}, body: contentInMemory(Buffer.from('gone')) },
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await receive(request)
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port()}`)
    const { method, key, answer } = await route(request, url, sent)
    const fault = faultOf(method, key)
    const log = (status: number, down: number): void => {
      requests.push({ method, key, up: sent.size, down, status })
    }
    await respond(request, response, answer, fault, log)
  }

  const server = createServer((request, response) => {
    // Whoever hangs up in the middle hears no answer.
    serve(request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A test that forgets to stop it still ends.
  server.unref()

  function port(): number {
    return (server.address() as AddressInfo).port
  }

  return {
    port: port(),
    get environment() {
      return {
        ACTIONS_RESULTS_URL: `http://127.0.0.1:${port()}/`,
        ACTIONS_CACHE_SERVICE_V2: 'True',
        ACTIONS_RUNTIME_TOKEN: 'token',
        ...(azure ? { http_proxy: `http://127.0.0.1:${port()}`, no_proxy: '127.0.0.1' } : {}),
      }
    },
    useAzure: (on) => {
      azure = on
    },
    requests,
    entries,
    useScopes: (next) => {
      scopes = next
    },
    fail: (method, fault, { times = Infinity, key = '' } = {}) => {
      faults.push({ method, fault, times, key })
    },
    failNumber: (number, fault, lasting = false) => {
      numbered = { fault, lasting, left: number }
    },
    put: (key, version, content, scope = ownScope()) => {
      const old = entries.findIndex(
        (entry) => slot(entry.key, entry.version, entry.scope) === slot(key, version, scope),
      )
      if (old >= 0) entries.splice(old, 1)
      entries.push({ key, version, scope, content: contentInMemory(content), order: ++order })
    },
    reserve: (key, version, scope = ownScope()) => {
      reserved.set(slot(key, version, scope), { key, version, scope, blocks: new Map(), content: undefined })
    },
    evict: (match) => {
      const gone = entries.filter(match)
      for (const entry of gone) entries.splice(entries.indexOf(entry), 1)
      return gone.length
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        for (const socket of sockets) socket.destroy()
      }),
  }
}

type Body = Readonly<Record<string, unknown>>

interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Content
}

const nothing = contentInMemory(Buffer.alloc(0))

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: () => Answer | Promise<Answer>,
  fault: Fault | undefined,
  log: (status: number, down: number) => void,
): Promise<void> {
  const send = async ({ status, headers, body }: Answer, bytes = body.size): Promise<void> => {
    const head = request.method === 'HEAD'
    log(status, head ? 0 : bytes)
    response.writeHead(status, { 'content-length': body.size, ...headers })
    if (head || bytes === 0) response.end()
    else await pipeline(body.read(0, bytes), response, { end: bytes === body.size })
  }
  switch (fault?.kind) {
    case undefined:
      await send(await answer())
      return
    case 'slow':
      await setTimeout(fault.milliseconds)
      await send(await answer())
      return
    case 'status': {
      const body = fault.body ?? JSON.stringify({ code: 'fault', msg: `fault ${fault.status}` })
      await send({ status: fault.status, headers: fault.headers ?? {}, body: contentInMemory(Buffer.from(body)) })
      return
    }
    case 'json':
      await send(json(200, fault.body))
      return
    case 'hang':
      log(0, 0)
      return
    case 'reset':
      log(0, 0)
      request.socket.resetAndDestroy()
      return
    case 'bad-json':
      await send({ status: 200, headers: {}, body: contentInMemory(Buffer.from('{"ok": tr')) })
      return
    case 'stall':
    case 'truncated': {
      const whole = await answer()
      await send(whole, whole.body.size >> 1)
      if (fault.kind === 'truncated') {
        await setTimeout(20)
        request.socket.destroy()
      }
      return
    }
    case 'altered': {
      const whole = await answer()
      const body = await bytesOf(whole.body)
      for (let at = 0; at < body.length; at += 7) body[at] = (body[at] ?? 0) ^ 0x55
      await send({ ...whole, body: contentInMemory(body) })
    }
  }
}

function json(status: number, value: unknown): Answer {
  const headers = { 'content-type': 'application/json' }
  return { status, headers, body: contentInMemory(Buffer.from(JSON.stringify(value))) }
}

function parse(bytes: Buffer): Body {
  try {
    return JSON.parse(bytes.toString('utf8')) as Body
  } catch {
    return {}
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
