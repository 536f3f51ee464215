import { link, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Log } from '../log.ts'
import { callClient, type CallOutcome } from './client-call.ts'
import { readReadOutcome, readWriteOutcome, type ReadOutcome, type WriteOutcome } from './client-outcome.ts'
import { enterStaging } from './client-staging.ts'
import { isCode } from './directory-layout.ts'
import { limitInFlight, oneAtATime } from './in-flight.ts'
import { copyHashed } from './verified-file.ts'

const MiB = 1024 * 1024
const entriesInFlight = 8
const bytesInFlight = 128 * MiB

/** Milliseconds. */
export interface Patience {
  /** For a call that moves no content; the client itself tries five times in 28 seconds. */
  readonly call: number
  /** For each MiB that a call moves, beyond that. */
  readonly mebibyte: number
  /** For a rate limit to pass, and for another job's upload of the same content. */
  readonly wait: number
  /** Between two looks at the upload of another job, and after a refusal that does not say for how long. */
  readonly pause: number
  /** How many calls in a row may find the service unwell before the run does without it. A number, not a time. */
  readonly failures: number
}

/** Of the process, as the staging directory is: what is saved stands there under a path that only its content decides. */
const inTurn = oneAtATime()

export const usualPatience: Patience = { call: 40_000, mebibyte: 2_000, wait: 120_000, pause: 2_000, failures: 3 }

interface Limited {
  readonly kind: 'limited'
  readonly retryAfter: number | undefined
}

type Trouble = { readonly [K in 'denied' | 'failed' | 'broken']: { readonly kind: K; readonly why: string } }[
  'denied' | 'failed' | 'broken']

export type Asked<T> =
  { readonly kind: 'found'; readonly key: string; readonly value: T } | { readonly kind: 'miss' } | Trouble

export type Put = Exclude<WriteOutcome, Limited>

/** The two functions of `@actions/cache` that are used. */
export interface CacheFunctions {
  readonly restoreCache: (
    paths: string[],
    primaryKey: string,
    restoreKeys?: string[],
    options?: { lookupOnly?: boolean },
  ) => Promise<string | undefined>
  readonly saveCache: (paths: string[], key: string) => Promise<number>
}

/** How large content is. */
export interface Extent {
  /** What to expect: it decides how much goes on at once, and how long it may take. */
  readonly usual: number
  /** More is not unpacked. */
  readonly most: number
}

/** The cache client with its habits taken away: no call throws, hangs, prints, or touches anything but its staging directory. */
export interface GithubClient {
  /** Is there an entry for the question? Moves no content. */
  look(path: string, question: string): Promise<Asked<undefined>>
  /**
   * The newest entry whose key begins with the question. Its one file is handed to `take`, which may move it
   * away; what is left of it is gone afterwards.
   */
  read<T>(
    path: string,
    question: string,
    extent: Extent,
    take: (key: string, file: string) => Promise<T>,
  ): Promise<Asked<T>>
  /** Saves the file's content as `path` under the key. */
  write(path: string, key: string, file: string, size: number): Promise<Put>
}

export interface GithubClientOptions {
  readonly client: CacheFunctions
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly patience: Patience
  readonly unreadable: string | undefined
  readonly unwritable: string | undefined
}

export function githubClient(options: GithubClientOptions): GithubClient {
  const { client, environment, log, patience } = options
  const inFlight = limitInFlight(entriesInFlight, bytesInFlight)
  const temporary = environment['RUNNER_TEMP']
  const loud = environment['RUNNER_DEBUG'] === '1'

  /** Why the service is not asked any more. What is known from the start was said at the start, and reads as a miss. */
  let unreadable: string | undefined = options.unreadable
  let unwritable: string | undefined = options.unwritable
  let failures = 0

  function judge(outcome: { readonly kind: string; readonly why?: string }, denied: (why: string) => void): void {
    if (outcome.kind === 'denied') denied(outcome.why ?? '')
    if (outcome.kind !== 'failed') failures = 0
    else if (++failures >= patience.failures) {
      unreadable ??= outcome.why
      unwritable ??= outcome.why
    }
  }

  async function call<T>(size: number, onEnd: () => void, work: () => Promise<T>): Promise<CallOutcome<T>> {
    return callClient(
      {
        deadline: patience.call + (size / MiB) * patience.mebibyte,
        onLine: (line) => {
          if (loud) log.debug(line.replace(/^::debug::/, ''))
        },
        onEnd,
      },
      work,
    )
  }

  /** Repeats what the service's rate limit refused (the client does not), as long as there is patience for it. */
  async function repeated<T extends object>(attempt: () => Promise<T | Limited>): Promise<T | Trouble> {
    let waited = 0
    for (let pause = patience.pause; ; pause *= 2) {
      const outcome = await attempt()
      if (!isLimited(outcome)) return outcome
      const wait = outcome.retryAfter === undefined ? pause : outcome.retryAfter * 1000
      if (waited + wait > patience.wait)
        return { kind: 'failed', why: 'the rate limit of the cache service is reached' }
      waited += Math.max(wait, 1)
      log.debug(`github cache: rate limit, waiting ${wait} ms`)
      await sleep(wait)
    }
  }

  async function reading<T>(weight: number, ask: () => Promise<Asked<T> | Limited>): Promise<Asked<T>> {
    const asked = await repeated<Asked<T>>(() =>
      inFlight(weight, async () => (unreadable === undefined ? await guarded(ask) : ({ kind: 'miss' } as const))),
    )
    judge(asked, (why) => (unreadable ??= why))
    return asked
  }

  return {
    look: (path, question) =>
      reading(0, async () => {
        const outcome = await call(0, nothing, () =>
          // As a restore key, too: not every server matches the key itself by prefix.
          client.restoreCache([path], question, [question], { lookupOnly: true }),
        )
        const read = readOutcome(outcome)
        return read.kind === 'found' ? { ...read, value: undefined } : read
      }),

    read: (path, question, { usual, most }, take) =>
      reading(usual, async () => {
        const forWork = await enterStaging(temporary, false)
        const { root, nonce, leave } = await enterStaging(temporary, false)
        try {
          await writeFile(join(root, 'expected', path), String(most))
          const outcome = await call(usual, forWork.leave, () => client.restoreCache([path], question, [question]))
          const read = readOutcome(outcome)
          if (read.kind !== 'found') return read
          const file = unpackedFile(outcome.lines, nonce, path, join(root, 'out'))
          if (file === undefined) return { kind: 'broken', why: 'the archive does not hold what its key names' }
          try {
            return { ...read, value: await take(read.key, file) }
          } finally {
            await rm(file, { force: true })
          }
        } finally {
          leave()
        }
      }),

    write: async (path, key, file, size) => {
      const put = await repeated<Put | Trouble>((): Promise<Put | Trouble | Limited> =>
        inTurn(path, () =>
          inFlight(size, async () => {
            if (unwritable !== undefined) return { kind: 'denied', why: unwritable }
            return guarded(async () => {
              const { root, leave } = await enterStaging(temporary, true)
              const staged = join(root, path)
              let called = false
              try {
                await rm(staged, { force: true })
                await link(file, staged).catch(async (error: unknown) => {
                  if (isCode(error, 'ENOENT')) throw error
                  await copyHashed(file, staged, size)
                })
                called = true
                const outcome = await call(size, leave, () => client.saveCache([path], key))
                return writeOutcome(outcome)
              } finally {
                if (!called) leave()
              }
            })
          }),
        ),
      )
      judge(put, (why) => (unwritable ??= why))
      return put.kind === 'broken' ? { ...put, kind: 'failed' } : put
    },
  }
}

function readOutcome(outcome: CallOutcome<string | undefined>): ReadOutcome {
  switch (outcome.kind) {
    case 'answered':
      return readReadOutcome(outcome.value, outcome)
    case 'threw':
      return { kind: 'failed', why: messageOf(outcome.error) }
    case 'late':
      return { kind: 'failed', why: 'the cache service did not answer in time' }
  }
}

function writeOutcome(outcome: CallOutcome<number>): WriteOutcome {
  switch (outcome.kind) {
    case 'answered':
      return readWriteOutcome(outcome.value, outcome)
    case 'threw':
      return { kind: 'failed', why: messageOf(outcome.error) }
    case 'late':
      return { kind: 'failed', why: 'the cache service did not answer in time' }
  }
}

/** What our tar said that it unpacked, if that is the file that was waited for. */
function unpackedFile(lines: readonly string[], nonce: string, path: string, directory: string): string | undefined {
  const [said, ...more] = lines.filter((line) => line.startsWith(`${nonce} `))
  const [, name, file] = said?.split(' ') ?? []
  if (more.length > 0 || name !== path || file === undefined) return undefined
  return /^[A-Za-z0-9]+$/.test(file.slice(directory.length + 1)) && file.startsWith(`${directory}/`) ? file : undefined
}

async function guarded<T>(work: () => Promise<T>): Promise<T | Trouble> {
  try {
    return await work()
  } catch (error) {
    return { kind: 'failed', why: messageOf(error) }
  }
}

function isLimited(outcome: object): outcome is Limited {
  return 'kind' in outcome && outcome.kind === 'limited'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function nothing(): void {
  // There is no staging directory to leave.
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
