import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'

import { isTrouble } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { discard, type HttpAnswer, type HttpResponse } from './http.ts'
import { noAnswer, type NoAnswer } from './no-answer.ts'
import { receiveFile, type ReceivedFile } from './receiving-thread.ts'
import type { RegistryRequest } from './session.ts'
import { untilStalled } from './stall.ts'

export interface Blob {
  readonly digest: Digest
  readonly size: number
}

/** `isCut`: what was sent was not wrong, and it was not all. */
export type BlobDownload = { readonly kind: 'fetched' } | (NoAnswer & { readonly isCut?: true })

/**
 * Asks for the blob by `ask` and writes it to `file`, which must not exist and does not where this fails. `timeout` is in milliseconds,
 * for each piece of it.
 */
export async function downloadBlob(
  blob: Blob,
  file: string,
  timeout: number,
  ask: (request: Pick<RegistryRequest, 'path' | 'headers' | 'patience'>) => Promise<HttpAnswer>,
): Promise<BlobDownload> {
  const stall = untilStalled(timeout)
  try {
    // A body that is packed once more on its way would not be the blob.
    const headers = { 'accept-encoding': 'identity' }
    const answer = await ask({ path: `blobs/${blob.digest}`, headers, patience: stall.begin })
    if (answer.kind === 'failed') return answer
    const { response } = answer
    if (response.status === 200) return await receiveBlob(response, blob, file, stall.move)
    discard(response)
    return noAnswer(response.status)
  } finally {
    stall.end()
  }
}

/** Writes the body to `file`, which must not exist and does not where it is not the blob. `onPiece` is called for each piece that comes. */
async function receiveBlob(
  response: HttpResponse,
  blob: Blob,
  file: string,
  onPiece: () => void,
): Promise<BlobDownload> {
  try {
    const why = await write(response, blob, file, onPiece)
    if (why === undefined) return { kind: 'fetched' }
    await rm(file, { force: true })
    return { kind: 'failed', why }
  } catch (error) {
    await rm(file, { force: true })
    if (isTrouble(error)) return { kind: 'failed', why: error.message, isOurs: true }
    return { kind: 'failed', why: 'the answer was cut off or took too long', isCut: true }
  }
}

/** Pieces come in a few kilobytes: each handed over by itself takes longer than the download. */
const bytesAtOnce = 256 * 1024
/** What is smaller is hashed faster than a thread is told of it. */
const mostHere = 1024 * 1024

/** Answers what is wrong with what was sent. */
async function write(
  response: HttpResponse,
  blob: Blob,
  file: string,
  onPiece: () => void,
): Promise<string | undefined> {
  const target = blob.size <= mostHere ? await createFile(file) : receiveFile(file)
  let length = 0
  let held: Uint8Array[] = []
  let heldBytes = 0
  const flush = async (): Promise<void> => {
    const pieces = held
    held = []
    heldBytes = 0
    await target.write(pieces)
  }
  try {
    for await (const piece of received(response)) {
      onPiece()
      length += piece.length
      if (length > blob.size) return 'the registry sent more than the blob has'
      held.push(piece)
      heldBytes += piece.length
      if (heldBytes >= bytesAtOnce) await flush()
    }
    await flush()
    return length === blob.size && (await target.end()) === blob.digest
      ? undefined
      : 'what the registry sent is not the blob of that digest'
  } finally {
    await target.giveUp()
  }
}

/** Connections break with codes of errno, too, which are none of the file's. */
async function* received({ body }: HttpResponse): AsyncGenerator<Uint8Array> {
  try {
    yield* body as AsyncIterable<Uint8Array>
  } catch {
    throw new Error('cut off')
  }
}

/** As `receiveFile`, by this thread. */
async function createFile(file: string): Promise<ReceivedFile> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx', 0o644)
  return {
    async write(pieces) {
      const bytes = Buffer.concat(pieces)
      hash.update(bytes)
      await handle.appendFile(bytes)
    },
    end: () => Promise.resolve(`sha256:${hash.digest('hex')}`),
    giveUp: () => handle.close(),
  }
}
