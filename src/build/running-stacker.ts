import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'

import { TroubleError } from '../errors.ts'
import { endProcess, usualGrace, within } from './ended-process.ts'
import { joinOutput } from './joined-output.ts'
import { splitLines } from './line-splitter.ts'

/** How stacker is started. */
export interface StackerStart {
  /** The program and its arguments. */
  readonly words: readonly string[]
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Undefined: as this process has it. */
  readonly umask: number | undefined
}

/** Takes lines: those of stacker itself, and those of what its layers run. */
export interface StackerListener {
  readonly fromStacker: (line: string) => void
  readonly fromLayer: (line: string) => void
}

/** What outlives stacker with its output in hand is waited for so long, in milliseconds. */
const patienceForOutput = 1000

/**
 * Runs stacker as the leader of a process group, without a terminal, and answers its exit code; null where it was ended by a signal, its
 * own or since `interrupted` said so.
 * @throws TroubleError where it cannot be started.
 */
export async function runStacker(
  start: StackerStart,
  listener: StackerListener,
  interrupted: AbortSignal,
): Promise<number | null> {
  const child = spawnUnder(start)
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve()
    })
  })
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve)
    child.once('error', (error) => {
      reject(new TroubleError(`stacker cannot be started: ${error.message}`, { cause: error }))
    })
  })
  const joined = joinOutput(listener)
  const heard = [hear(child.stdout, joined.fromLayer), hear(child.stderr, joined.fromStacker)]
  let ending = Promise.resolve()
  const end = (): void => {
    if (child.pid !== undefined) ending = endProcess(child.pid, exited, usualGrace)
  }
  if (interrupted.aborted) end()
  interrupted.addEventListener('abort', end, { once: true })
  try {
    const code = await exited
    await within(closed, patienceForOutput)
    return code
  } finally {
    interrupted.removeEventListener('abort', end)
    await ending
    for (const stop of heard) stop()
    joined.drain()
  }
}

/** The umask is a process's, and is a child's from the moment it is started: no other way sets it without a shell. */
function spawnUnder({ words, directory, environment, umask }: StackerStart): ChildProcess {
  const [program = '', ...args] = words
  const own = umask === undefined ? undefined : process.umask(umask)
  try {
    return spawn(program, args, {
      cwd: directory,
      env: { ...environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } finally {
    if (own !== undefined) process.umask(own)
  }
}

/** Answers how listening ends. */
function hear(stream: Readable | null, tell: (line: string) => void): () => void {
  const lines = splitLines(tell)
  stream?.on('data', (chunk: Buffer) => {
    lines.take(chunk)
  })
  return () => {
    stream?.destroy()
    lines.end()
  }
}
