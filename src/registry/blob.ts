import { createHash } from 'node:crypto'
import { open, rm, type FileHandle } from 'node:fs/promises'

import { isTrouble } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { discard, type HttpAnswer } from './http.ts'
import { noAnswer, type NoAnswer } from './no-answer.ts'
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
    await discard(response)
    return noAnswer(response.status)
  } finally {
    stall.end()
  }
}

/** Writes the body to `file`, which must not exist and does not where it is not the blob. `onPiece` is called for each piece that comes. */
async function receiveBlob(
  response: Response,
  { digest, size }: Blob,
  file: string,
  onPiece: () => void,
): Promise<BlobDownload> {
  try {
    const why = await write(response, { digest, size }, file, onPiece)
    if (why === undefined) return { kind: 'fetched' }
    await rm(file, { force: true })
    return { kind: 'failed', why }
  } catch (error) {
    await rm(file, { force: true })
    if (isTrouble(error)) return { kind: 'failed', why: error.message, isOurs: true }
    return { kind: 'failed', why: 'the answer was cut off or took too long', isCut: true }
  }
}

/** Pieces come in a few kilobytes: each written by itself takes longer than the download. */
const bytesAtOnce = 256 * 1024

/** Answers what is wrong with what was sent. */
async function write(
  response: Response,
  { digest, size }: Blob,
  file: string,
  onPiece: () => void,
): Promise<string | undefined> {
  const hash = createHash('sha256')
  let length = 0
  let held: Uint8Array[] = []
  let heldFrom = 0
  const handle = await open(file, 'wx', 0o644)
  // What comes next is hashed while this is written.
  let writing = Promise.resolve()
  const flush = async (): Promise<void> => {
    await writing
    const [pieces, from] = [held, heldFrom]
    held = []
    heldFrom = length
    writing = writePieces(handle, pieces, from)
    // It is waited for later, and may have failed by then.
    writing.catch(() => undefined)
  }
  try {
    for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      onPiece()
      length += piece.length
      if (length > size) return 'the registry sent more than the blob has'
      hash.update(piece)
      held.push(piece)
      if (length - heldFrom >= bytesAtOnce) await flush()
    }
    await flush()
    await writing
  } finally {
    await writing.catch(() => undefined)
    await handle.close()
  }
  return length === size && `sha256:${hash.digest('hex')}` === digest
    ? undefined
    : 'what the registry sent is not the blob of that digest'
}

async function writePieces(handle: FileHandle, pieces: readonly Uint8Array[], from: number): Promise<void> {
  const wanted = pieces.reduce((sum, { length }) => sum + length, 0)
  if (wanted === 0) return
  const { bytesWritten } = await handle.writev(pieces, from)
  // writev(2) may stop early, on a disk that has little room left for one.
  if (bytesWritten < wanted) await writeAllAt(handle, Buffer.concat(pieces).subarray(bytesWritten), from + bytesWritten)
}

async function writeAllAt(handle: FileHandle, rest: Uint8Array, from: number): Promise<void> {
  for (let at = 0; at < rest.length;) at += (await handle.write(rest, at, rest.length - at, from + at)).bytesWritten
}
