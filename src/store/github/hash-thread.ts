import type * as Crypto from 'node:crypto'
import type * as FileSystem from 'node:fs'
import { Worker, type MessagePort } from 'node:worker_threads'

import type { Digest } from '../../formats/digest.ts'
import { contentOf, type Content } from '../verified-file.ts'

/**
 * What `contentOf` answers for a file of ours, found out in a second thread: SHA-256 of a large blob takes as long as its download,
 * and the cache client downloads in this one.
 */
export async function contentInThread(file: string): Promise<Content> {
  const thread = startThread()
  const digest = await new Promise<string | undefined>((resolve) => {
    thread.waiting.push(resolve)
    thread.worker.ref()
    thread.worker.postMessage(file)
  })
  // Whatever it could not do is tried, and told of, here.
  return digest === undefined ? await contentOf(file) : readAnswer(digest)
}

function readAnswer(answer: string): Content {
  const [digest = '', size] = answer.split(' ')
  return { digest: digest as Digest, size: Number(size) }
}

interface HashThread {
  readonly worker: Worker
  /** Answers come in the order of the questions. */
  readonly waiting: ((answer: string | undefined) => void)[]
}

let started: HashThread | undefined

/** One for the process, which it does not keep alive. */
function startThread(): HashThread {
  if (started !== undefined) return started
  const source = `(${hashFiles.toString()})(require('node:worker_threads').parentPort, require('node:fs'), require('node:crypto'))`
  const worker = new Worker(source, { eval: true })
  const waiting: HashThread['waiting'] = []
  worker.on('message', (answer: string | undefined) => {
    waiting.shift()?.(answer)
    if (waiting.length === 0) worker.unref()
  })
  worker.on('error', () => {
    started = undefined
    for (const resolve of waiting.splice(0)) resolve(undefined)
  })
  started = { worker, waiting }
  return started
}

/** The thread's own program: its text is sent there, so it uses nothing but its arguments. */
function hashFiles(port: MessagePort, fs: typeof FileSystem, crypto: typeof Crypto): void {
  const chunk = Buffer.allocUnsafeSlow(1024 * 1024)
  port.on('message', (file: string) => {
    let answer: string | undefined
    try {
      const handle = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK)
      try {
        const hash = crypto.createHash('sha256')
        let size = 0
        for (;;) {
          const count = fs.readSync(handle, chunk, 0, chunk.length, null)
          if (count === 0) break
          hash.update(chunk.subarray(0, count))
          size += count
        }
        answer = `sha256:${hash.digest('hex')} ${String(size)}`
      } finally {
        fs.closeSync(handle)
      }
    } catch {
      answer = undefined
    }
    port.postMessage(answer)
  })
}
