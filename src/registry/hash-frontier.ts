import { createHash } from 'node:crypto'

import type { Blob } from './blob.ts'

/** Hashes pieces that come in order, some of them more than once. */
export interface HashFrontier {
  readonly take: (at: number, piece: Uint8Array) => void
  /** Whether all that came is the blob. To be asked once. */
  readonly is: (blob: Blob) => boolean
}

export function hashFrontier(): HashFrontier {
  const hash = createHash('sha256')
  let hashed = 0
  return {
    take(at, piece) {
      if (at + piece.length <= hashed) return
      hash.update(piece.subarray(hashed - at))
      hashed = at + piece.length
    },
    is: ({ digest, size }) => hashed === size && `sha256:${hash.digest('hex')}` === digest,
  }
}
