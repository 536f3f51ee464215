/** A stream of bytes, taken in pieces of the reader's choice. */
export interface ByteQueue {
  /** So many bytes, fewer at the end; undefined when there are none left. */
  take(size: number): Promise<Buffer | undefined>
  /** What is at hand, at most so many bytes; undefined at the end. */
  some(most: number): Promise<Buffer | undefined>
}

export function queueBytes(source: AsyncIterable<Uint8Array>): ByteQueue {
  const chunks = source[Symbol.asyncIterator]()
  let current: Buffer = Buffer.alloc(0)
  const some = async (most: number): Promise<Buffer | undefined> => {
    while (current.length === 0) {
      const next = await chunks.next()
      if (next.done === true) return undefined
      current = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length)
    }
    const taken = current.subarray(0, most)
    current = current.subarray(taken.length)
    return taken
  }
  const take = async (size: number): Promise<Buffer | undefined> => {
    const parts: Buffer[] = []
    for (let left = size; left > 0;) {
      const part = await some(left)
      if (part === undefined) break
      parts.push(part)
      left -= part.length
    }
    return parts.length === 0 && size > 0 ? undefined : Buffer.concat(parts)
  }
  return { take, some }
}
