import * as crypto from 'node:crypto'
import * as fs from 'node:fs'
import { availableParallelism } from 'node:os'
import type { MessagePort } from 'node:worker_threads'

import { startThread } from '../formats/worker-thread.ts'

/** `MODE HEX` of a regular file: permission bits in octal and the SHA-256 of its content; else `!` and why it has none. */
export type HashedFile = string

export interface HashThreads {
  /** Answers in the order of the files, which hold a byte in each character. Links are not followed, and nobody is waited for. */
  hash(files: readonly string[]): Promise<readonly HashedFile[]>
  close(): Promise<void>
}

const mostThreads = 4

/** Hashes files in threads beside this one: a walk goes on meanwhile, and a second core is used where there is one. */
export function openHashThreads(): HashThreads {
  const source = `const { parentPort, workerData } = require('node:worker_threads')
    const hash = ${hasher.toString()}
    parentPort.on('message', hash(require('node:fs'), require('node:crypto'), parentPort))`
  const threads = Array.from({ length: Math.min(mostThreads, Math.max(1, availableParallelism())) }, () =>
    startThread<readonly string[], readonly HashedFile[]>(source),
  )
  let next = 0
  return {
    async hash(files) {
      const thread = threads[next++ % threads.length]
      const answer = thread === undefined ? undefined : await thread.ask(files)
      // Whatever a thread could not do is done here.
      return answer ?? hashHere(files)
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

/** The same in this thread: for a few files no thread has to be started. */
export function hashHere(files: readonly string[]): readonly HashedFile[] {
  let answer: readonly HashedFile[] = []
  hasher(fs, crypto, { postMessage: (hashed: readonly HashedFile[]) => (answer = hashed) })(files)
  return answer
}

/** Its text is sent to the threads, so it uses nothing but its arguments. */
function hasher(
  files: Pick<typeof fs, 'openSync' | 'fstatSync' | 'readSync' | 'closeSync' | 'constants'>,
  digests: Pick<typeof crypto, 'createHash' | 'hash'>,
  port: Pick<MessagePort, 'postMessage'>,
): (names: readonly string[]) => void {
  const buffer = Buffer.allocUnsafeSlow(1024 * 1024)
  const hashOne = (name: string): string => {
    let file: number
    try {
      const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = files.constants
      file = files.openSync(Buffer.from(name, 'latin1'), O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    } catch (error) {
      return `!${String((error as NodeJS.ErrnoException).code)}`
    }
    try {
      const { mode } = files.fstatSync(file)
      if ((mode & 0o170000) !== 0o100000) return '!no regular file'
      const bits = (mode & 0o7777).toString(8)
      let count = files.readSync(file, buffer, 0, buffer.length, null)
      if (count < buffer.length) {
        let length = count
        while (count > 0 && length < buffer.length) {
          count = files.readSync(file, buffer, length, buffer.length - length, null)
          length += count
        }
        if (count === 0) return `${bits} ${digests.hash('sha256', buffer.subarray(0, length), 'hex')}`
        count = length
      }
      const content = digests.createHash('sha256')
      for (; count > 0; count = files.readSync(file, buffer, 0, buffer.length, null))
        content.update(buffer.subarray(0, count))
      return `${bits} ${content.digest('hex')}`
    } catch (error) {
      return `!${String((error as NodeJS.ErrnoException).code)}`
    } finally {
      files.closeSync(file)
    }
  }
  return (names) => {
    port.postMessage(names.map(hashOne))
  }
}
