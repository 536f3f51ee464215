import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'

import { isTrouble } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'

export interface Blob {
  readonly digest: Digest
  readonly size: number
}

/** Writes the body to `file`, which must not exist and does not where it is not the blob. `onPiece` is called for each piece that comes. */
export async function receiveBlob(
  response: Response,
  { digest, size }: Blob,
  file: string,
  onPiece: () => void,
): Promise<{ readonly kind: 'fetched' } | { readonly kind: 'failed'; readonly why: string }> {
  try {
    const why = await write(response, { digest, size }, file, onPiece)
    if (why === undefined) return { kind: 'fetched' }
    await rm(file, { force: true })
    return { kind: 'failed', why }
  } catch (error) {
    await rm(file, { force: true })
    return { kind: 'failed', why: isTrouble(error) ? error.message : 'the answer was cut off or took too long' }
  }
}

/** Answers what is wrong with what was sent. */
async function write(
  response: Response,
  { digest, size }: Blob,
  file: string,
  onPiece: () => void,
): Promise<string | undefined> {
  const hash = createHash('sha256')
  let length = 0
  const handle = await open(file, 'wx', 0o644)
  try {
    for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      onPiece()
      length += piece.length
      if (length > size) return 'the registry sent more than the blob has'
      hash.update(piece)
      await handle.writeFile(piece)
    }
  } finally {
    await handle.close()
  }
  return length === size && `sha256:${hash.digest('hex')}` === digest
    ? undefined
    : 'what the registry sent is not the blob of that digest'
}
