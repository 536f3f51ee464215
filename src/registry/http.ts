import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

import { abortAfter, abortAtFirst } from './abort.ts'
import { isLoopback } from './reference.ts'

/** The global `fetch`, or whatever stands for it: everything about the request is in its argument. */
export type Fetch = (request: Request) => Promise<Response>

/** What asking may cost. Times are milliseconds. */
export interface HttpEnv {
  readonly fetch: Fetch
  /** For one request, its body included. */
  readonly requestTimeout: number
  /** Ends everything that is asked with this environment. */
  readonly deadline: AbortSignal
}

/** A stream is begun anew for each time that it is sent; its length stands in a header, or nobody knows it. */
export type HttpBody = string | Uint8Array<ArrayBuffer> | (() => ReadableStream<Uint8Array>)

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
  | { readonly kind: 'answered'; readonly response: Response }
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
  const { signal, keep } = abortAtFirst(request.patience?.() ?? abortAfter(env.requestTimeout), env.deadline)
  let { url, method, body } = { body: undefined, ...request }
  let headers: Record<string, string> = { ...request.headers }
  for (let redirects = 0; ; redirects += 1) {
    let response: Response
    try {
      const { address, authorization } = withoutUser(url)
      const sent = hasAuthorization(headers) ? headers : { ...headers, ...authorization }
      if (request.insecure && url.startsWith('https:')) {
        response = await fetchUnverified(address, { method, headers: sent, body, signal })
      } else {
        const asked = new Request(address, { method, headers: sent, redirect: 'manual', signal, ...withBody(body) })
        keep(asked)
        response = await env.fetch(asked)
      }
    } catch (error) {
      return failed(error, signal)
    }
    const location = response.headers.get('location')
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return { kind: 'answered', response }
    await discard(response)
    if (redirects === mostRedirects) return unable(`stopped after ${String(mostRedirects)} redirects`)
    const next = parseUrl(location, url)
    if (next === undefined || (next.protocol !== 'http:' && next.protocol !== 'https:'))
      return unable('redirected to what is no http URL')
    if (url.startsWith('https:') && next.protocol === 'http:' && !request.insecure)
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

function withBody(body: HttpBody | undefined): RequestInit {
  if (body === undefined) return {}
  return typeof body === 'function' ? { body: body(), duplex: 'half' } : { body }
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
  response: Response,
  most: number,
  take: (piece: Uint8Array) => void,
): Promise<{ readonly kind: 'read'; readonly size: number } | Exclude<Body, { kind: 'bytes' }>> {
  if (response.body === null) return { kind: 'read', size: 0 }
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

export async function readBody(response: Response, most: number): Promise<Body> {
  const pieces: Uint8Array[] = []
  const read = await readPieces(response, most, (piece) => pieces.push(piece))
  return read.kind === 'read' ? { kind: 'bytes', bytes: Buffer.concat(pieces) } : read
}

/** Gives up an answer whose body nobody wants, so that its connection does not keep the process alive. */
export async function discard(response: Response): Promise<void> {
  // An error here is about bytes that were not wanted.
  await response.body?.cancel().catch(() => undefined)
}

/** https without verifying the certificate, as stacker's `insecure: true` (DockerInsecureSkipTLSVerify): `fetch` has no such option. */
function fetchUnverified(
  url: string,
  {
    method,
    headers,
    body,
    signal,
  }: Pick<HttpRequest, 'method' | 'headers'> & { body: HttpBody | undefined; signal: AbortSignal },
): Promise<Response> {
  const options = { method, headers: { ...headers }, signal, rejectUnauthorized: false, agent: false }
  return responseTo(httpsRequest(url, options), method, body)
}

/** Sends a request of Node's own client, for what `fetch` cannot do, and answers as `fetch` does. */
export function responseTo(outgoing: ClientRequest, method: string, body?: HttpBody): Promise<Response> {
  return new Promise((resolve, reject) => {
    outgoing.on('response', (incoming) => {
      try {
        resolve(toResponse(incoming, method))
      } catch (error) {
        // Thrown from here it would end the process: a server may send what Response refuses.
        incoming.destroy()
        reject(error instanceof Error ? error : new Error('no answer'))
      }
    })
    outgoing.on('error', reject)
    if (typeof body !== 'function') {
      outgoing.end(body)
      return
    }
    // What goes wrong with the file ends the request; the answer of a server that has heard enough still counts.
    pipeline(Readable.fromWeb(body() as NodeReadableStream), outgoing).catch(reject)
  })
}

/** Throws a RangeError for a status that is no final one. */
function toResponse(incoming: IncomingMessage, method: string): Response {
  const headers = new Headers()
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '')
  }
  const status = incoming.statusCode ?? 0
  if (method === 'HEAD' || [204, 205, 304].includes(status)) {
    incoming.resume()
    return new Response(null, { status, headers })
  }
  return new Response(Readable.toWeb(incoming) as ReadableStream<Uint8Array>, { status, headers })
}

/** Whether secrets may be sent to that URL: over TLS, on this machine, or where the user said `insecure`. */
export function mayReceiveSecrets(url: URL, insecure: boolean): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && (insecure || isLoopback(url.host)))
}
