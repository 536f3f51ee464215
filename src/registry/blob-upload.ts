import { open } from 'node:fs/promises'

import { isTrouble, TroubleError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { readRegularFile } from '../formats/regular-file.ts'
import { abortAfter } from './abort.ts'
import { mayPass } from './backoff.ts'
import type { Blob } from './blob.ts'
import { hashFrontier, type HashFrontier } from './hash-frontier.ts'
import { discard, type HttpAnswer, type HttpRequest } from './http.ts'
import { noAnswer, type NoAnswer } from './no-answer.ts'
import { untilStalled } from './stall.ts'

/** A blob that lies in a file, or is at hand. */
export interface LocalBlob extends Blob {
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** What an upload asks of its repository. */
export interface UploadQuestion {
  readonly method: HttpRequest['method']
  readonly path?: string
  readonly location?: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: HttpRequest['body']
  readonly patience?: HttpRequest['patience']
}

/** The part of a repository that an upload needs. */
export interface UploadTarget {
  readonly ask: (question: UploadQuestion) => Promise<HttpAnswer>
  /** Where the registry's `Location` leads; undefined where it leads nowhere that may be asked. */
  readonly follow: (location: string | null) => Promise<URL | undefined>
  /** See `Backoff`. */
  readonly again: (began: number, attempt: number, retryAfter?: string | null) => Promise<boolean>
  readonly now: () => number
  /** Milliseconds for one request, and for each piece of a body. */
  readonly timeout: number
}

export type Uploaded =
  /** `isNamed`: the registry told the digest of what it has. */
  { readonly kind: 'uploaded'; readonly isNamed: boolean } | { readonly kind: 'mounted' } | Interrupted | NoAnswer

/** Trouble that may pass. */
interface Interrupted {
  readonly kind: 'interrupted'
  readonly why: string
  readonly retryAfter: string | null
}

/** At most so many bytes are sent in one request, from memory. */
const mostAtOnce = 1024 * 1024
/** How often one upload is taken up where it was interrupted, before it is begun anew. */
const mostResumes = 10
/** A registry may hash, move or copy a blob before it answers: milliseconds for each byte, beyond the usual. */
const commitTime = 1 / 20_000

/** Not a text, which would be sent with a type of its own. */
const nothing = new Uint8Array(0)
const octets = { 'content-type': 'application/octet-stream' }

/**
 * Uploads a blob once (docs/stacker/platform.md#4.5): in one piece where it is small, else as a stream that is taken up again where
 * the registry says that it was cut off. `from`: a repository of the same registry that may have it.
 */
export async function uploadBlob(target: UploadTarget, blob: LocalBlob, from?: string): Promise<Uploaded> {
  const mount = from === undefined ? '' : `?mount=${encodeURIComponent(blob.digest)}&from=${encodeURIComponent(from)}`
  const answer = await target.ask({ method: 'POST', path: `blobs/uploads/${mount}`, body: nothing })
  if (answer.kind === 'failed') return interruption(answer)
  const { status, headers } = answer.response
  discard(answer.response)
  if (status === 201 && from !== undefined) return { kind: 'mounted' }
  if (status !== 202) return interruption(answer)
  const location = await target.follow(headers.get('location'))
  if (location === undefined) return nowhere
  return blob.size <= mostAtOnce ? sendWhole(target, blob, location) : sendStream(target, blob, location)
}

const nowhere: NoAnswer = { kind: 'failed', why: 'the registry points to where nothing may be sent' }
const otherContent: NoAnswer = {
  kind: 'failed',
  why: 'the file is not the content that its digest names',
  isOurs: true,
}

function interruption(answer: HttpAnswer): Interrupted | NoAnswer {
  if (answer.kind === 'failed')
    return mayPass(answer) ? { kind: 'interrupted', why: answer.why, retryAfter: null } : answer
  const { status, headers } = answer.response
  const said = noAnswer(status)
  if (mayPass(answer)) return { kind: 'interrupted', why: said.why, retryAfter: headers.get('retry-after') }
  // A registry that only reads says 405 to a push.
  return status === 405 ? { ...said, kind: 'denied' } : said
}

/** The location of an upload, with the digest that ends it. */
function ending(location: URL, digest: Digest): URL {
  const url = new URL(location)
  url.searchParams.set('digest', digest)
  return url
}

async function sendWhole(target: UploadTarget, blob: LocalBlob, location: URL): Promise<Uploaded> {
  let body: Uint8Array<ArrayBuffer>
  try {
    body = typeof blob.content === 'string' ? Buffer.from(await readRegularFile(blob.content, blob.size)) : blob.content
  } catch (error) {
    if (!isTrouble(error)) throw error
    return { kind: 'failed', why: error.message, isOurs: true }
  }
  const frontier = hashFrontier()
  frontier.take(0, body)
  if (!frontier.is(blob)) return otherContent
  return finish(target, blob, location, { headers: octets, body })
}

async function finish(
  { ask, timeout }: UploadTarget,
  { digest, size }: Blob,
  location: URL,
  request: Pick<UploadQuestion, 'headers' | 'body'>,
): Promise<Uploaded> {
  const patience = (): AbortSignal => abortAfter(Math.ceil(timeout + size * commitTime))
  const answer = await ask({ method: 'PUT', location: ending(location, digest), ...request, patience })
  if (answer.kind === 'failed') return interruption(answer)
  discard(answer.response)
  const { status, headers } = answer.response
  if (status !== 201) return interruption(answer)
  const told = headers.get('docker-content-digest')
  if (told === null || told === digest) return { kind: 'uploaded', isNamed: told !== null }
  return { kind: 'failed', why: 'the registry took the blob for another one' }
}

async function sendStream(target: UploadTarget, blob: LocalBlob, start: URL): Promise<Uploaded> {
  const frontier = hashFrontier()
  let location = start
  for (let offset = 0, attempt = 1; ; attempt += 1) {
    const began = target.now()
    const sent = await sendFrom(target, blob, { location, offset }, frontier)
    if (sent.kind === 'sent') {
      if (!frontier.is(blob)) return otherContent
      return finish(target, blob, sent.location, { body: nothing })
    }
    if (sent.kind !== 'interrupted' || attempt === mostResumes) return sent
    if (!(await target.again(began, attempt, sent.retryAfter))) return sent
    const stand = await standOf(target, location, blob.size)
    if (stand === undefined) return sent
    if (stand.offset > offset) attempt = 0
    location = stand.location
    offset = stand.offset
  }
}

interface Stand {
  readonly location: URL
  /** Bytes that the registry has. */
  readonly offset: number
}

async function sendFrom(
  target: UploadTarget,
  blob: LocalBlob,
  { location, offset }: Stand,
  frontier: HashFrontier,
): Promise<{ readonly kind: 'sent'; readonly location: URL } | Interrupted | NoAnswer> {
  if (offset === blob.size) return { kind: 'sent', location }
  const stall = untilStalled(target.timeout)
  const trouble: { message?: string } = {}
  try {
    const answer = await target.ask({
      method: 'PATCH',
      location,
      headers: {
        ...octets,
        'content-length': String(blob.size - offset),
        // Registries tell a stream from a part of one by it.
        ...(offset > 0 && { 'content-range': `${String(offset)}-${String(blob.size - 1)}` }),
      },
      body: () => {
        const pieces = readFrom(blob, offset, (at, piece) => {
          frontier.take(at, piece)
          stall.move(at + piece.length === blob.size ? blob.size * commitTime : 0)
        })
        return told(pieces, trouble)
      },
      patience: stall.begin,
    })
    if (trouble.message !== undefined) return { kind: 'failed', why: trouble.message, isOurs: true }
    if (answer.kind === 'failed') return interruption(answer)
    discard(answer.response)
    if (answer.response.status !== 202) return interruption(answer)
    const next = await target.follow(answer.response.headers.get('location'))
    return next === undefined ? nowhere : { kind: 'sent', location: next }
  } finally {
    stall.end()
  }
}

/** What is wrong with the file is not the registry's trouble. */
async function* told(pieces: AsyncIterable<Uint8Array>, trouble: { message?: string }): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } catch (error) {
    trouble.message = isTrouble(error) ? error.message : 'the file cannot be read'
    throw error
  }
}

const pieceBytes = 256 * 1024

/** From the offset on. Each piece stands until the next is asked for: fresh memory for each would be hundreds of megabytes until it is given back. */
async function* readFrom(
  { content, size }: LocalBlob,
  offset: number,
  onPiece: (at: number, piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const pieces = typeof content === 'string' ? readFile(content, offset) : [content.subarray(offset)]
  let at = offset
  for await (const piece of pieces) {
    if (at + piece.length > size) break
    onPiece(at, piece)
    at += piece.length
    yield piece
  }
  if (at !== size) throw new TroubleError(`the file has not the ${String(size)} bytes that its blob has`)
}

async function* readFile(file: string, offset: number): AsyncGenerator<Uint8Array> {
  const handle = await open(file)
  try {
    const buffer = Buffer.allocUnsafeSlow(pieceBytes)
    for (let at = offset; ;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
      if (bytesRead === 0) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** What the registry has of an upload that was interrupted; undefined where it does not say, or knows nothing of it. */
async function standOf({ ask, follow }: UploadTarget, location: URL, size: number): Promise<Stand | undefined> {
  const answer = await ask({ method: 'GET', location })
  if (answer.kind === 'failed') return undefined
  discard(answer.response)
  const { status, headers } = answer.response
  const [, last] = /^(?:bytes=)?0-(\d{1,15})$/.exec(headers.get('range') ?? '') ?? []
  if (status !== 204 || last === undefined) return undefined
  const told = headers.get('location')
  const next = told === null ? location : await follow(told)
  // `0-0` is what registries say of an upload without a byte, too: one byte more or less is found out by the PATCH.
  const offset = last === '0' ? 0 : Number(last) + 1
  return next === undefined || offset > size ? undefined : { location: next, offset }
}
