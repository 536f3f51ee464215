import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What was uploaded: in memory, or in files that are streamed, so that a service may hold more than memory does. */
export interface Content {
  readonly size: number
  /** The bytes from `from` up to but not with `to`. */
  read(from: number, to: number): Readable
}

export function contentInMemory(bytes: Buffer): Content {
  return { size: bytes.length, read: (from, to) => Readable.from(to > from ? [bytes.subarray(from, to)] : []) }
}

/** Receives the stream into `file`, which is made. */
export async function receiveInto(file: string, stream: Readable): Promise<Content> {
  const target = createWriteStream(file, { flags: 'wx', highWaterMark: chunkBytes })
  await pipeline(stream, target)
  return {
    size: target.bytesWritten,
    read: (from, to) =>
      to > from ? createReadStream(file, { start: from, end: to - 1, highWaterMark: chunkBytes }) : Readable.from([]),
  }
}

/** One after the other, without a copy. */
export function joined(parts: readonly Content[]): Content {
  return {
    size: parts.reduce((sum, { size }) => sum + size, 0),
    read: (from, to) => Readable.from(pieces(parts, from, to)),
  }
}

async function* pieces(parts: readonly Content[], from: number, to: number): AsyncGenerator<Buffer> {
  let begin = 0
  for (const part of parts) {
    const [first, last] = [Math.max(from - begin, 0), Math.min(to - begin, part.size)]
    if (first < last) for await (const chunk of part.read(first, last)) yield chunk as Buffer
    begin += part.size
  }
}

export async function bytesOf(content: Content): Promise<Buffer> {
  return Buffer.concat((await content.read(0, content.size).toArray()) as Buffer[])
}

const chunkBytes = 1024 * 1024
