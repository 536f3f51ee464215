import type * as Crypto from 'node:crypto'
import type * as FileSystem from 'node:fs'
import type { MessagePort } from 'node:worker_threads'

import { TroubleError } from '../errors.ts'
import { freeMemory } from '../formats/free-memory.ts'
import { leastBusy, startThread, type WorkerThread } from '../formats/worker-thread.ts'

/** A new file that is filled and hashed in a thread, so that what comes next can be received meanwhile. */
export interface ReceivedFile {
  /** Takes the pieces, which are nobody's from then on; resolves when more may come. Rejects as `end` does. */
  readonly write: (pieces: readonly Uint8Array[]) => Promise<void>
  /** What the file holds: `sha256:HEX`. @throws Error with errno's code where it cannot be written. */
  readonly end: () => Promise<string>
  /** Closes the file, whatever is in it. After `end` it does nothing. */
  readonly giveUp: () => Promise<void>
}

type Order =
  | { readonly id: number; readonly kind: 'open'; readonly file: string }
  | { readonly id: number; readonly kind: 'write'; readonly pieces: readonly Uint8Array[] }
  | { readonly id: number; readonly kind: 'end' | 'give-up' }

type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'digest'; readonly digest: string }
  | { readonly kind: 'failed'; readonly code: string | undefined; readonly message: string }

const gone: Answer = { kind: 'failed', code: undefined, message: 'the thread that writes what is received has ended' }

/** So many orders of one file are under way at most: what is received faster than it is written waits for it. */
const mostUnderWay = 8

/** Opens `file`, which must not exist. What goes wrong is told by the next call. */
export function receiveFile(file: string): ReceivedFile {
  const thread = receivingThread()
  const id = (files += 1)
  const underWay = [thread.ask({ id, kind: 'open', file })]
  let isOver = false
  const taken = async (answer: Promise<Answer | undefined> | undefined): Promise<Answer> => {
    const said = (await answer) ?? gone
    if (said.kind !== 'failed') return said
    throw said.code === undefined
      ? new TroubleError(said.message)
      : Object.assign(new Error(said.message), { code: said.code })
  }
  return {
    async write(pieces) {
      const own = pieces.map(ofItsOwn)
      underWay.push(
        thread.ask(
          { id, kind: 'write', pieces: own },
          own.map(({ buffer }) => buffer),
        ),
      )
      if (underWay.length > mostUnderWay) await taken(underWay.shift())
    },
    async end() {
      for (const answer of underWay.splice(0)) await taken(answer)
      isOver = true
      const said = await taken(thread.ask({ id, kind: 'end' }))
      return said.kind === 'digest' ? said.digest : ''
    },
    async giveUp() {
      if (!isOver) await thread.ask({ id, kind: 'give-up' })
      isOver = true
    },
  }
}

/**
 * A piece that can be handed over: what it lies in is gone here afterwards. Pieces of a socket mostly have theirs to themselves; the first of an
 * answer shares it with the headers, and Node's small ones lie together in a pool.
 */
function ofItsOwn(piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = piece
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(piece)
}

const threads: WorkerThread<Order, Answer>[] = []
let files = 0

/** One for all files: it hashes faster than anything is received. */
function receivingThread(): WorkerThread<Order, Answer> {
  const program = `(${receive.toString()})(require('node:worker_threads').parentPort, {
    fs: require('node:fs'), crypto: require('node:crypto'), free: ${freeMemory.toString()} })`
  return leastBusy(threads, 1, () => startThread<Order, Answer>(program))
}

interface Tools {
  readonly fs: typeof FileSystem
  readonly crypto: typeof Crypto
  readonly free: typeof freeMemory
}

/** The thread's own program: its text is sent there, so it uses nothing but its arguments. */
function receive(port: MessagePort, { fs, crypto, free }: Tools): void {
  const files = new Map<number, { readonly handle: number; readonly hash: Crypto.Hash }>()

  function writeAll(handle: number, pieces: readonly Uint8Array[]): void {
    const wanted = pieces.reduce((sum, { length }) => sum + length, 0)
    let written = fs.writevSync(handle, pieces)
    // writev(2) may stop early, on a disk that has little room left for one.
    const rest = written < wanted ? Buffer.concat(pieces) : undefined
    while (rest !== undefined && written < wanted) written += fs.writeSync(handle, rest, written)
  }

  function close(id: number): void {
    const opened = files.get(id)
    files.delete(id)
    if (opened !== undefined) fs.closeSync(opened.handle)
  }

  function follow(order: Order): Answer {
    if (order.kind === 'open') {
      files.set(order.id, { handle: fs.openSync(order.file, 'wx', 0o644), hash: crypto.createHash('sha256') })
      return { kind: 'done' }
    }
    const opened = files.get(order.id)
    switch (order.kind) {
      case 'write':
        // It could not be opened, which was said.
        if (opened === undefined) return { kind: 'done' }
        for (const piece of order.pieces) opened.hash.update(piece)
        writeAll(opened.handle, order.pieces)
        order.pieces.forEach(free)
        return { kind: 'done' }
      case 'end':
        close(order.id)
        return { kind: 'digest', digest: `sha256:${opened?.hash.digest('hex') ?? ''}` }
      case 'give-up':
        close(order.id)
        return { kind: 'done' }
    }
  }

  port.on('message', (order: Order) => {
    let answer: Answer
    try {
      answer = follow(order)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      answer = { kind: 'failed', code, message }
    }
    port.postMessage(answer)
  })
}
