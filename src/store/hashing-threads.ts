import type * as Crypto from 'node:crypto'
import type * as FileSystem from 'node:fs'
import { availableParallelism } from 'node:os'
import type { MessagePort } from 'node:worker_threads'

import { isDigest } from '../formats/digest.ts'
import { leastBusy, startThread, type WorkerThread } from '../formats/worker-thread.ts'
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

const threads: WorkerThread<string, Answer>[] = []
const mostThreads = Math.min(4, availableParallelism())

function askThread(file: string): Promise<Answer> {
  const source = `(${hashFiles.toString()})(require('node:worker_threads').parentPort, require('node:fs'), require('node:crypto'))`
  return leastBusy(threads, mostThreads, () => startThread<string, Answer>(source)).ask(file)
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
