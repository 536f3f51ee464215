import type * as Crypto from 'node:crypto'
import type * as FileSystem from 'node:fs'
import { availableParallelism } from 'node:os'
import type * as Stream from 'node:stream'
import type { MessagePort } from 'node:worker_threads'
import type * as Zlib from 'node:zlib'

import { isDigest } from '../../formats/digest.ts'
import { freeMemory } from '../../formats/free-memory.ts'
import { leastBusy, startThread, type WorkerThread } from '../../formats/worker-thread.ts'
import type { Content } from '../verified-file.ts'

/** Bytes of an archive, as it unfolds, that go into a file. */
export interface Cut {
  readonly archive: string
  readonly packing: 'gzip' | 'zstd'
  /** Bytes before the cut, and of it. */
  readonly skip: number
  readonly size: number
  /** A file that exists, and is empty. */
  readonly target: string
}

/** A file that becomes an archive of nothing else. */
export interface Pack {
  readonly file: string
  /** What stands before and behind it (`tarEnds`). */
  readonly head: Uint8Array
  readonly tail: Uint8Array
  /** Packed by zstd; it does not exist yet. */
  readonly archive: string
}

type Job = Cut | Pack

type Answer =
  { readonly digest: string; readonly size: number } | { readonly code: string; readonly message: string } | undefined

/**
 * Unfolds, cuts, writes and hashes in one reading, in a thread of its own: this one is the client's, which downloads meanwhile. What unfolds
 * is given up on behind the cut, since a bomb would go on for hours. Undefined where the archive is broken or ends too early.
 * @throws Error with errno's code where the file cannot be written.
 */
export async function cutInThread(cut: Cut): Promise<Content | undefined> {
  return await inThread(cut)
}

/**
 * Hashes and packs in one reading, in such a thread; answers what the file holds, undefined where it cannot be packed. Blobs are compressed
 * already, so they are packed as fast as zstd can.
 * @throws Error with errno's code where the archive cannot be written.
 */
export async function packInThread(pack: Pack): Promise<Content | undefined> {
  return await inThread(pack)
}

async function inThread(job: Job): Promise<Content | undefined> {
  const answer = await leastBusy(threads, mostThreads, () => startThread<Job, Answer>(source())).ask(job)
  if (answer === undefined) return undefined
  if ('code' in answer) throw Object.assign(new Error(answer.message), { code: answer.code })
  return isDigest(answer.digest) ? { digest: answer.digest, size: answer.size } : undefined
}

const threads: WorkerThread<Job, Answer>[] = []
const mostThreads = Math.min(4, availableParallelism())

function source(): string {
  return `(${workOnContents.toString()})(require('node:worker_threads').parentPort, { fs: require('node:fs'),
    crypto: require('node:crypto'), zlib: require('node:zlib'), freeMemory: ${freeMemory.toString()} })`
}

interface Modules {
  readonly fs: typeof FileSystem
  readonly crypto: typeof Crypto
  readonly zlib: typeof Zlib
  readonly freeMemory: typeof freeMemory
}

/** The thread's own program: its text is sent there, so it uses nothing but its arguments. */
function workOnContents(port: MessagePort, { fs, crypto, zlib, freeMemory }: Modules): void {
  const chunkSize = 256 * 1024

  /** Of what zlib has filled to its end, which has been used; smaller parts may have been joined, in a pool of Node's. */
  const free = ({ buffer, byteOffset, length }: Buffer): void => {
    if (buffer.byteLength === chunkSize && byteOffset + length === chunkSize) freeMemory(new Uint8Array(buffer))
  }

  const writeTo = (handle: number, piece: Uint8Array): void => {
    for (let offset = 0; offset < piece.length;) offset += fs.writeSync(handle, piece, offset)
  }

  /** Ours alone: a job ends before the next begins. Fresh ones for each piece took as long as the hashing, to be had of the system. */
  const buffer = Buffer.allocUnsafeSlow(chunkSize)

  const openToRead = (file: string): number =>
    fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK)

  /** The next piece of the file, which stands until the next is read; empty at its end. */
  const nextPiece = (source: number): Buffer => buffer.subarray(0, fs.readSync(source, buffer, 0, chunkSize, null))

  /** Writes pieces one by one: each is read when the one before has been taken, so that they may all stand in one place. */
  function feed(sink: Stream.Writable, next: () => Uint8Array | undefined): void {
    const write = (error?: Error | null): void => {
      if ((error ?? undefined) !== undefined || sink.destroyed) return
      try {
        const piece = next()
        if (piece === undefined) sink.end()
        else sink.write(piece, write)
      } catch (thrown) {
        sink.destroy(thrown as Error)
      }
    }
    write()
  }

  async function pack({ file, head, tail, archive }: Pack): Promise<Answer> {
    const target = fs.openSync(archive, 'wx', 0o600)
    const packing = zlib.createZstdCompress({ chunkSize, params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 } })
    let source: number | undefined
    try {
      const opened = (source = openToRead(file))
      const hash = crypto.createHash('sha256')
      let size = 0
      const ends = { head: [head], tail: [tail] }
      feed(packing, () => {
        const first = ends.head.shift()
        if (first !== undefined) return first
        const piece = nextPiece(opened)
        if (piece.length === 0) return ends.tail.shift()
        hash.update(piece)
        size += piece.length
        return piece
      })
      for await (const part of packing as AsyncIterable<Buffer>) {
        writeTo(target, part)
        free(part)
      }
      return { digest: `sha256:${hash.digest('hex')}`, size }
    } finally {
      packing.destroy()
      if (source !== undefined) fs.closeSync(source)
      fs.closeSync(target)
    }
  }

  async function cut({ archive, packing, skip, size, target }: Cut): Promise<Answer> {
    const unfolding = packing === 'gzip' ? zlib.createGunzip({ chunkSize }) : zlib.createZstdDecompress({ chunkSize })
    const handle = fs.openSync(target, fs.constants.O_WRONLY | fs.constants.O_NOFOLLOW)
    let source: number | undefined
    try {
      const opened = (source = openToRead(archive))
      feed(unfolding, () => {
        const piece = nextPiece(opened)
        return piece.length === 0 ? undefined : piece
      })
      const hash = crypto.createHash('sha256')
      let at = 0
      let written = 0
      for await (const part of unfolding as AsyncIterable<Buffer>) {
        const piece = part.subarray(Math.max(0, skip - at), Math.max(0, skip + size - at))
        at += part.length
        hash.update(piece)
        writeTo(handle, piece)
        written += piece.length
        free(part)
        if (written === size) return { digest: `sha256:${hash.digest('hex')}`, size }
      }
      return undefined
    } finally {
      unfolding.destroy()
      if (source !== undefined) fs.closeSync(source)
      fs.closeSync(handle)
    }
  }

  let turn = Promise.resolve()
  port.on('message', (job: Job) => {
    turn = turn.then(async () => {
      let answer: Answer
      try {
        answer = 'target' in job ? await cut(job) : await pack(job)
      } catch (error) {
        // What does not unfold has a code of zlib's.
        const { code, message } = error as NodeJS.ErrnoException
        answer =
          code !== undefined && /^E(NOSPC|DQUOT|IO|FBIG|ACCES|ROFS|MFILE)$/.test(code) ? { code, message } : undefined
      }
      port.postMessage(answer)
    })
  })
}
