import type * as Crypto from 'node:crypto'
import type * as FileSystem from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker, type MessagePort } from 'node:worker_threads'
import type * as Zlib from 'node:zlib'

import { isDigest } from '../../formats/digest.ts'
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

type Answer = { readonly digest: string } | { readonly code: string; readonly message: string } | undefined

/**
 * Unfolds, cuts, writes and hashes in one reading, in a thread of its own: this one is the client's, which downloads meanwhile. What unfolds
 * is given up on behind the cut, since a bomb would go on for hours. Undefined where the archive is broken or ends too early.
 * @throws Error with errno's code where the file cannot be written.
 */
export async function cutInThread(cut: Cut): Promise<Content | undefined> {
  const thread = idleThread()
  const answer = await new Promise<Answer>((resolve) => {
    thread.waiting.push(resolve)
    thread.worker.ref()
    thread.worker.postMessage(cut)
  })
  if (answer === undefined) return undefined
  if ('code' in answer) throw Object.assign(new Error(answer.message), { code: answer.code })
  return isDigest(answer.digest) ? { digest: answer.digest, size: cut.size } : undefined
}

interface Thread {
  readonly worker: Worker
  /** Answers come in the order of the questions. */
  readonly waiting: ((answer: Answer) => void)[]
}

const threads: Thread[] = []
const mostThreads = Math.min(4, availableParallelism())

/** The one with the least to do; none of them keeps the process alive. */
function idleThread(): Thread {
  const idle = [...threads].sort((a, b) => a.waiting.length - b.waiting.length)[0]
  if (idle !== undefined && (idle.waiting.length === 0 || threads.length >= mostThreads)) return idle
  const modules = ['node:worker_threads', 'node:fs', 'node:crypto', 'node:zlib'].map((name) => `require('${name}')`)
  const source = `(${cutArchives.toString()})(${modules.join(', ')})`.replace(
    "require('node:worker_threads')",
    '$&.parentPort',
  )
  const thread: Thread = { worker: new Worker(source, { eval: true }), waiting: [] }
  thread.worker.on('message', (answer: Answer) => {
    thread.waiting.shift()?.(answer)
    if (thread.waiting.length === 0) thread.worker.unref()
  })
  thread.worker.on('error', () => {
    threads.splice(threads.indexOf(thread), 1)
    for (const resolve of thread.waiting.splice(0)) resolve(undefined)
  })
  threads.push(thread)
  return thread
}

/** The thread's own program: its text is sent there, so it uses nothing but its arguments. */
function cutArchives(port: MessagePort, fs: typeof FileSystem, crypto: typeof Crypto, zlib: typeof Zlib): void {
  const chunkSize = 1024 * 1024

  async function answerTo({ archive, packing, skip, size, target }: Cut): Promise<Answer> {
    const source = fs.createReadStream(archive, { highWaterMark: chunkSize })
    const unfolding = packing === 'gzip' ? zlib.createGunzip({ chunkSize }) : zlib.createZstdDecompress({ chunkSize })
    source.on('error', (error) => unfolding.destroy(error))
    source.pipe(unfolding)
    const handle = fs.openSync(target, fs.constants.O_WRONLY | fs.constants.O_NOFOLLOW)
    try {
      const hash = crypto.createHash('sha256')
      let at = 0
      let written = 0
      for await (const part of unfolding as AsyncIterable<Buffer>) {
        const piece = part.subarray(Math.max(0, skip - at), Math.max(0, skip + size - at))
        at += part.length
        hash.update(piece)
        for (let offset = 0; offset < piece.length;) offset += fs.writeSync(handle, piece, offset)
        written += piece.length
        if (written === size) return { digest: `sha256:${hash.digest('hex')}` }
      }
      return undefined
    } finally {
      fs.closeSync(handle)
      source.destroy()
      unfolding.destroy()
    }
  }

  let turn = Promise.resolve()
  port.on('message', (cut: Cut) => {
    turn = turn.then(async () => {
      let answer: Answer
      try {
        answer = await answerTo(cut)
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
