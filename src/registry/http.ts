import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'

import { abortAfter, abortAtFirst } from './abort.ts'
import { isLoopback } from './reference.ts'

/** Sends one request, and follows no redirect (`openFetch`). Rejects where no answer comes. */
export type Fetch = (request: Sent) => Promise<HttpResponse>

/** One request as it goes out. */
export interface Sent {
  readonly url: string
  readonly method: HttpRequest['method']
  readonly headers: Readonly<Record<string, string>>
  readonly body: HttpBody | undefined
  readonly insecure: boolean
  /** Ends the request, and its answer. */
  readonly signal: AbortSignal
}

export interface HttpResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: { readonly get: (name: string) => string | null }
  /** Pieces of bytes. Whoever asked reads it, or has `discard` do away with it. */
  readonly body: Readable & { readonly socket?: Socket }
}

/** What asking may cost. Times are milliseconds. */
export interface HttpEnv {
  readonly fetch: Fetch
  /** For one request, its body included. */
  readonly requestTimeout: number
  /** Ends everything that is asked with this environment. */
  readonly deadline: AbortSignal
}

/**
 * Pieces are begun anew for each time that they are sent; how long they are together stands in a header, or nobody knows it. The next is asked
 * for when the one before has gone out, so they may all stand in one place.
 */
export type HttpBody = string | Uint8Array | (() => AsyncIterable<Uint8Array>)

export interface HttpRequest {
  readonly url: string
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: HttpBody
  /** The user said `insecure`: certificates are not verified, and a redirect may lead from https to http. */
  readonly insecure: boolean
  /** Called when it is sent: what ends it in place of the environment's limit for one request. */
  readonly patience?: () => AbortSignal
}

export type HttpAnswer =
  | { readonly kind: 'answered'; readonly response: HttpResponse }
  | { readonly kind: 'failed'; readonly why: string; readonly timedOut: boolean }

/** An environment whose requests share one deadline, counted from now. */
export function httpEnv(fetch: Fetch, requestTimeout: number, totalTimeout: number): HttpEnv {
  return { fetch, requestTimeout, deadline: abortAfter(totalTimeout) }
}

/** Go's net/http stops after ten redirects (docs/stacker/staging.md#6.4); stacker and containers/image keep that default. */
const mostRedirects = 10

/**
 * Sends one request and follows its redirects as Go does. An answer of any status is an answer; only what never became one has
 * failed. What is secret - Authorization, a body, user and password of the URL - is sent to the host that was asked and to nobody it
 * points to. The caller reads the body or cancels it.
 */
export async function send(env: HttpEnv, request: HttpRequest): Promise<HttpAnswer> {
  const signal = abortAtFirst(request.patience?.() ?? abortAfter(env.requestTimeout), env.deadline)
  const { insecure } = request
  let { url, method, body } = { body: undefined, ...request }
  let headers: Record<string, string> = { ...request.headers }
  for (let redirects = 0; ; redirects += 1) {
    let response: HttpResponse
    try {
      const { address, authorization } = withoutUser(url)
      const sent = hasAuthorization(headers) ? headers : { ...headers, ...authorization }
      response = await env.fetch({ url: address, method, headers: sent, body, insecure, signal })
    } catch (error) {
      return failed(error, signal)
    }
    const location = response.headers.get('location')
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return { kind: 'answered', response }
    discard(response)
    if (redirects === mostRedirects) return unable(`stopped after ${String(mostRedirects)} redirects`)
    const next = parseUrl(location, url)
    if (next === undefined || (next.protocol !== 'http:' && next.protocol !== 'https:'))
      return unable('redirected to what is no http URL')
    if (url.startsWith('https:') && next.protocol === 'http:' && !insecure)
      return unable('redirected from https to http')
    if (method !== 'GET' && method !== 'HEAD' && response.status < 307) {
      method = 'GET'
      body = undefined
    }
    if (next.origin !== new URL(url).origin) {
      if (body !== undefined)
        return unable('redirected to another host, which is not sent what was meant for the first')
      headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !isAuthorization(name)))
    }
    url = next.href
  }
}

function hasAuthorization(headers: Readonly<Record<string, string>>): boolean {
  return Object.keys(headers).some(isAuthorization)
}

function isAuthorization(name: string): boolean {
  return name.toLowerCase() === 'authorization'
}

/**
 * Go's net/http (Client.send) makes the user of a URL to Basic authorization (docs/stacker/staging.md#6.4), where the request has
 * none; a relative redirect keeps it, since it keeps the authority. Throws for a user that is not written as url.Parse wants it.
 */
function withoutUser(url: string): { readonly address: string; readonly authorization?: { authorization: string } } {
  const address = new URL(url)
  const { username, password } = address
  if (username === '' && password === '') return { address: address.href }
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  address.username = ''
  address.password = ''
  return { address: address.href, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } }
}

function parseUrl(text: string, base: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined
}

function unable(why: string): HttpAnswer {
  return { kind: 'failed', why, timedOut: false }
}

function failed(error: unknown, signal: AbortSignal): HttpAnswer {
  return { kind: 'failed', why: describeFailure(error, signal), timedOut: signal.aborted }
}

/** One clause about what went wrong below HTTP. Neither the URL nor a header is in it: both may hold secrets. */
function describeFailure(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'no answer within the time limit'
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return `connection failed (${cause.code})`
  }
  return 'connection failed'
}

export type Body =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'failed'; readonly why: string }

/** Hands the body to `take` in pieces; stops, and says so, when it is longer than `most` bytes or is cut off. */
export async function readPieces(
  response: HttpResponse,
  most: number,
  take: (piece: Uint8Array) => void,
): Promise<{ readonly kind: 'read'; readonly size: number } | Exclude<Body, { kind: 'bytes' }>> {
  let size = 0
  try {
    for await (const piece of response.body as AsyncIterable<Uint8Array>) {
      size += piece.length
      if (size > most) return { kind: 'too-long' }
      take(piece)
    }
  } catch {
    return { kind: 'failed', why: 'the answer was cut off or took too long' }
  }
  return { kind: 'read', size }
}

export async function readBody(response: HttpResponse, most: number): Promise<Body> {
  const pieces: Uint8Array[] = []
  const read = await readPieces(response, most, (piece) => pieces.push(piece))
  return read.kind === 'read' ? { kind: 'bytes', bytes: Buffer.concat(pieces) } : read
}

/** Behind a longer rest, a connection is not worth keeping for the next request. */
const mostPassedOver = 64 * 1024

/** Passes over a body that nobody wants. Nobody waits for it, and the process does not live for it. */
export function discard({ body }: HttpResponse): void {
  let length = 0
  body.on('data', (piece: Uint8Array) => {
    length += piece.length
    if (length > mostPassedOver) body.destroy()
  })
  // An error here is about bytes that were not wanted.
  body.on('error', () => undefined)
  body.socket?.unref()
}

/** Whether secrets may be sent to that URL: over TLS, on this machine, or where the user said `insecure`. */
export function mayReceiveSecrets(url: URL, insecure: boolean): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && (insecure || isLoopback(url.host)))
}
