import { WriteStream } from 'node:fs'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Writable } from 'node:stream'

import { freeMemory } from '../../formats/free-memory.ts'
import { freeWhatIsRead } from '../../registry/socket-memory.ts'

/**
 * Gives back the memory of an answer as soon as the cache client is done with it: a gigabyte that is left to the garbage collector keeps a
 * core busy, and hundreds of megabytes. What the client does with an answer is in docs/stacker/platform.md#1.4. Were a piece given back
 * too early, its digest would be wrong, and it would be none.
 */
export function freeWhatClientReads(answer: IncomingMessage): void {
  freeWhatIsRead(answer)
  freeWhenWritten(answer)
}

/** From any host but Azure a blob comes in one answer, which is piped into a file (downloadUtils.js, `downloadCacheHttpClient`). */
function freeWhenWritten(answer: IncomingMessage): void {
  const pipe = answer.pipe.bind(answer)
  answer.pipe = (target, options) => {
    if (target instanceof WriteStream) freeWhenTaken(target)
    return pipe(target, options)
  }
}

/** Content is read from a file and piped into its request. */
export function freeWhatClientSends(request: ClientRequest): void {
  request.once('pipe', () => {
    freeWhenTaken(request)
  })
}

function freeWhenTaken(target: Writable): void {
  const write = target.write.bind(target) as (piece: Buffer, ...rest: readonly unknown[]) => boolean
  // A pipe says nothing but the piece.
  const writeAndFree = (piece: Buffer, ...rest: readonly unknown[]): boolean =>
    rest.length > 0
      ? write(piece, ...rest)
      : write(piece, () => {
          freeMemory(piece)
        })
  Object.assign(target, { write: writeAndFree })
}
