import type { IncomingMessage } from 'node:http'

import { freeMemory } from '../formats/free-memory.ts'

/**
 * Gives back what an answer's body is read into as soon as it is read, for Node's parser copies what it hands over of it. Left to the garbage
 * collector it would be tens of megabytes, and a core busy with looking for it. To be called when the answer begins: what is called later
 * hears of the bytes later than the parser. Once the answer is complete the connection may be another request's.
 */
export function freeWhatIsRead(incoming: IncomingMessage): void {
  const { socket } = incoming
  const onRead = (bytes: Buffer): void => {
    if (!incoming.complete) freeMemory(bytes)
  }
  socket.on('data', onRead)
  incoming.on('close', () => socket.off('data', onRead))
}
