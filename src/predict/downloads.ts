import { createHash, type Hash } from 'node:crypto'
import { discard, readPieces, send, type HttpEnv } from '../registry/http.ts'
import type { Rules } from '../release/release.ts'
import { strongEtag } from './resolution.ts'

/**
 * What HEAD said. Its status counts for nothing in stacker; a header of a 404 is believed as well (docs/stacker/staging.md#6.1).
 */
export type Head =
  | {
      readonly kind: 'head'
      readonly status: number
      readonly etag: string | null
      readonly length: number | null
      readonly checksum: string | null
    }
  | { readonly kind: 'failed'; readonly why: string; readonly timedOut: boolean }

/** What GET delivered. */
export type Downloaded =
  | {
      readonly kind: 'content'
      readonly size: number
      /** 64 hex digits. */
      readonly contentHash: string
      /** The running hash, to which stacker adds the mode of its file. */
      readonly hash: Hash
    }
  | { readonly kind: 'refused'; readonly status: number; readonly statusText: string }
  | { readonly kind: 'unavailable'; readonly why: string }

/** Answers of http servers, each asked once in a run. Nothing throws. */
export interface Downloads {
  head(url: string): Promise<Head>
  content(url: string): Promise<Downloaded>
}

/** `mostBytes`: a longer content is not fetched, or given up at that length. 0: nothing is ever fetched. */
export function openDownloads(http: HttpEnv, mostBytes: number, rules: Pick<Rules, 'sendsUrlUser'>): Downloads {
  const authorization = rules.sendsUrlUser ? {} : { authorization: noCredentials }
  const heads = new Map<string, Promise<Head>>()
  const contents = new Map<string, Promise<Downloaded>>()
  const inTurn = openGate(8)
  return {
    head: (url) => remember(heads, url, () => inTurn(() => askHead(http, url))),
    content: (url) => remember(contents, url, () => inTurn(() => fetchContent(http, url, mostBytes, authorization))),
  }
}

/**
 * An empty user and password, which Download (network.go) sets from v1.1.0 on where auth.json has nothing for the URL. With any
 * Authorization in the request net/http leaves out the user that the URL names (docs/stacker/staging.md#6.4), so content that only
 * that user may have would be believed here and be a 401 there.
 */
const noCredentials = `Basic ${Buffer.from(':').toString('base64')}`

/** Lets `most` tasks run at a time: hundreds at once would eat each other's time limit. */
function openGate(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await task()
    } finally {
      // A place is handed on, not given back, while somebody waits for it.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}

function remember<T>(known: Map<string, Promise<T>>, url: string, ask: () => Promise<T>): Promise<T> {
  const answer = known.get(url) ?? ask()
  known.set(url, answer)
  return answer
}

async function askHead(http: HttpEnv, url: string): Promise<Head> {
  // Go asks for no encoding in a HEAD; with one the length would be of other bytes.
  const answer = await send(http, { url, method: 'HEAD', headers: { 'accept-encoding': 'identity' }, insecure: false })
  if (answer.kind === 'failed') return answer
  const { status, headers } = answer.response
  discard(answer.response)
  const length = headers.get('content-length') ?? ''
  // Go's Header.Get makes no difference between an absent and an empty header.
  const checksum = headers.get('x-checksum-sha256') ?? ''
  return {
    kind: 'head',
    status,
    etag: strongEtag(headers.get('etag')),
    length: /^\d{1,15}$/.test(length) ? Number(length) : null,
    checksum: checksum === '' ? null : checksum,
  }
}

async function fetchContent(
  http: HttpEnv,
  url: string,
  mostBytes: number,
  authorization: Readonly<Record<string, string>>,
): Promise<Downloaded> {
  const headers = { 'accept-encoding': 'gzip', ...authorization }
  const answer = await send(http, { url, method: 'GET', headers, insecure: false })
  if (answer.kind === 'failed') return { kind: 'unavailable', why: answer.why }
  const { response } = answer
  if (response.status !== 200) {
    discard(response)
    return { kind: 'refused', status: response.status, statusText: response.statusText }
  }
  const encoding = response.headers.get('content-encoding') ?? 'identity'
  // Go undoes gzip only, fetch undoes more: of those stacker keeps the packed bytes (docs/stacker/staging.md#6.3).
  if (!['gzip', 'identity'].includes(encoding.toLowerCase())) {
    discard(response)
    return { kind: 'unavailable', why: `the server packs it by ${encoding.replace(/[^\w.-]/g, '?').slice(0, 20)}` }
  }
  const length = encoding === 'identity' ? Number(response.headers.get('content-length') ?? 0) : 0
  const tooLong: Downloaded = { kind: 'unavailable', why: `it is longer than ${String(mostBytes)} bytes` }
  if (length > mostBytes || mostBytes === 0) {
    discard(response)
    return tooLong
  }
  const hash = createHash('sha256')
  const read = await readPieces(response, mostBytes, (piece) => hash.update(piece))
  if (read.kind === 'too-long') return tooLong
  if (read.kind === 'failed') return { kind: 'unavailable', why: read.why }
  return { kind: 'content', size: read.size, contentHash: hash.copy().digest('hex'), hash }
}
