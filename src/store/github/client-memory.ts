import { EventEmitter } from 'node:events'
import { WriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'

import { freeMemory } from '../../formats/free-memory.ts'
import { freeWhatIsRead } from '../../registry/socket-memory.ts'

/**
 * Gives back the memory of an answer as soon as the cache client is done with it: a gigabyte that is left to the garbage collector keeps a
 * core busy, and hundreds of megabytes. What the client does with an answer is in docs/stacker/platform.md#1.4. Were a piece given back
 * too early, its digest would be wrong, and it would be none.
 */
export function freeWhatClientReads(answer: IncomingMessage): void {
  freeWhatIsRead(answer)
  if (answer.statusCode === 206) freeWhenPutTogether(answer)
  else freeWhenWritten(answer)
}

/** A part of a blob: its pieces are put together when it has ended (http-client, `readBodyBuffer`). */
function freeWhenPutTogether(answer: IncomingMessage): void {
  const pieces: Buffer[] = []
  // Not by the stream's own `on`, which would let it flow before the client listens.
  EventEmitter.prototype.on.call(answer, 'data', (piece: Buffer) => pieces.push(piece))
  answer.once('close', () => {
    pieces.splice(0).forEach(freeMemory)
  })
}

/** A whole blob: it is piped into a file (downloadUtils.js, `downloadCacheHttpClient`). */
function freeWhenWritten(answer: IncomingMessage): void {
  const pipe = answer.pipe.bind(answer)
  answer.pipe = (target, options) => {
    if (target instanceof WriteStream) {
      const write = target.write.bind(target) as (piece: Buffer, onWritten: () => void) => boolean
      const writeAndFree = (piece: Buffer): boolean =>
        write(piece, () => {
          freeMemory(piece)
        })
      Object.assign(target, { write: writeAndFree })
    }
    return pipe(target, options)
  }
}
