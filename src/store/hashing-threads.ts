import type * as Crypto from 'node:crypto'
import type * as FileSystem from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker, type MessagePort } from 'node:worker_threads'

import { isDigest } from '../formats/digest.ts'
import { contentOf, type Content } from './verified-file.ts'

/** To start a thread takes as long as to hash some megabytes. */
const smallBytes = 4_000_000

/**
 * What `contentOf` answers of a regular file of about that many bytes: of a large one by a thread, so that several are hashed at once where
 * there are several cores. Whatever a thread could not do is tried, and told of, in this one.
 */
export async function contentInThreads(file: string, bytes: number): Promise<Content> {
  const answer = bytes < smallBytes ? undefined : await askThread(file)
  return answer !== undefined && isDigest(answer.digest)
    ? { digest: answer.digest, size: answer.size }
    : await contentOf(file)
}

type Answer = { readonly digest: string; readonly size: number } | undefined

interface Thread {
  readonly worker: Worker
  /** Answers come in the order of the questions. */
  readonly waiting: ((answer: Answer) => void)[]
}

const threads: Thread[] = []
const mostThreads = Math.min(4, availableParallelism())

function askThread(file: string): Promise<Answer> {
  const { worker, waiting } = idleThread()
  return new Promise((resolve) => {
    waiting.push(resolve)
    worker.ref()
    worker.postMessage(file)
  })
}

/** The one with the least to do; none keeps the process alive while it has nothing to do. */
function idleThread(): Thread {
  const least = [...threads].sort((a, b) => a.waiting.length - b.waiting.length)[0]
  if (least !== undefined && (least.waiting.length === 0 || threads.length >= mostThreads)) return least
  const source = `(${hashFiles.toString()})(require('node:worker_threads').parentPort, require('node:fs'), require('node:crypto'))`
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
function hashFiles(port: MessagePort, fs: typeof FileSystem, crypto: typeof Crypto): void {
  const buffer = Buffer.allocUnsafeSlow(256 * 1024)
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants
  const hashed = (file: string): Answer => {
    const source = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    try {
      const hash = crypto.createHash('sha256')
      let size = 0
      for (let read = 1; read > 0; size += read) {
        read = fs.readSync(source, buffer, 0, buffer.length, null)
        hash.update(buffer.subarray(0, read))
      }
      return { digest: `sha256:${hash.digest('hex')}`, size }
    } finally {
      fs.closeSync(source)
    }
  }
  port.on('message', (file: string) => {
    let answer: Answer
    try {
      answer = hashed(file)
    } catch {
      answer = undefined
    }
    port.postMessage(answer)
  })
}
