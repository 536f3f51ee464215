import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Log } from '../../log.ts'
import { callClient, type CallOutcome } from './client-call.ts'
import { readReadOutcome, readWriteOutcome, type ReadOutcome, type WriteOutcome } from './client-outcome.ts'
import { enterStaging } from './client-staging.ts'
import { messageOf } from '../full-disk.ts'
import { limitInFlight, oneAtATime } from '../in-flight.ts'
import { rateLimit, type Limited } from './rate-limit.ts'
import { tarEnds } from './tar-ends.ts'
import { unpackFirst } from './unpack.ts'
import type { Content } from '../verified-file.ts'
import type { Waiting } from './waiting.ts'

const MiB = 1024 * 1024
const entriesInFlight = 8
/**
 * Of what is sent, and of what is fetched: the client holds up to 128 MiB of each entry that it fetches in memory
 * (docs/stacker/platform.md#1.4).
 */
const bytesInFlight = { up: 128 * MiB, down: 64 * MiB }
/** Unpacking uses more than one core already, so it is better to fetch beside it. */
const unpackedAtOnce = 2

/** Milliseconds. */
export interface Patience {
  /** For a call that moves no content; the client itself tries five times in 28 seconds (docs/stacker/platform.md#1.3). */
  readonly call: number
  /** For each MiB that a call moves, beyond that. */
  readonly mebibyte: number
  /** For a rate limit to pass, and for another job's upload of the same content. */
  readonly wait: number
  /** Between two looks at the upload of another job, and after a refusal that does not say for how long. */
  readonly pause: number
  /** How many calls in a row may find the service unwell before the run does without it. A number, not a time. */
  readonly failures: number
  /** For everything together: see `Waiting`. */
  readonly total?: number
}

/** Of the process, as the staging directory is: what is saved stands there under a path that only its content decides. */
const inTurn = oneAtATime()

export const usualPatience: Required<Patience> = {
  call: 40_000,
  mebibyte: 2_000,
  wait: 120_000,
  pause: 2_000,
  failures: 3,
  total: 60_000,
}

/** `failed`: the service's doing; `hindered`: this machine's; `broken`: what was fetched or was to be sent is not what it should be. */
type Trouble = {
  readonly [K in 'denied' | 'failed' | 'hindered' | 'broken']: { readonly kind: K; readonly why: string }
}['denied' | 'failed' | 'hindered' | 'broken']

export type Asked<T> =
  { readonly kind: 'found'; readonly key: string; readonly value: T } | { readonly kind: 'miss' } | Trouble

export type Put = Exclude<WriteOutcome, Limited> | Trouble

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
interface Extent {
  /** What to expect: it decides how much goes on at once, and how long it may take. */
  readonly usual: number
  /** More is not unpacked. */
  readonly most: number
}

/** The cache client with its habits taken away: no call throws, hangs, prints, or touches anything but its staging directory. */
export interface GithubClient {
  /** Why the service is not asked any more, where it is the service's doing: it was asked in vain, often or long enough. */
  outage(): string | undefined
  /** Why nothing more is read, where that was not known from the start. */
  lost(): string | undefined
  /** Is there an entry for the question? Moves no content. */
  look(path: string, question: string): Promise<Asked<undefined>>
  /**
   * The newest entry whose key begins with the question. Its one file is unpacked to `target`, or where the client works, and handed
   * to `take`, which may move it away; what is left of it is gone afterwards.
   */
  read<T>(
    path: string,
    question: string,
    extent: Extent,
    target: string | undefined,
    take: (key: string, file: string, content: Content) => Promise<T>,
  ): Promise<Asked<T>>
  /** Saves as `path` under the key what `stage` puts where it is told; it answers why it cannot. `size`: what it weighs. */
  write(path: string, key: string, size: number, stage: (target: string) => Promise<string | undefined>): Promise<Put>
}

interface FetchedArchive {
  readonly archive: string
  readonly tar: string | undefined
  readonly leave: () => void
}

export interface GithubClientOptions {
  readonly client: CacheFunctions
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly patience: Patience
  readonly waiting: Waiting
  readonly unreadable: string | undefined
  readonly unwritable: string | undefined
  /** What an earlier step learnt. */
  readonly outage: string | undefined
}

export function githubClient(options: GithubClientOptions): GithubClient {
  const { client, environment, log, patience, waiting } = options
  const sending = limitInFlight(entriesInFlight, bytesInFlight.up)
  const fetching = limitInFlight(entriesInFlight, bytesInFlight.down)
  const unpacking = limitInFlight(unpackedAtOnce, Infinity)
  const reads = rateLimit(patience, waiting, log, giveUp)
  const writes = rateLimit(patience, waiting, log, (why) => (unwritable ??= why))
  const temporary = environment['RUNNER_TEMP']
  const loud = environment['RUNNER_DEBUG'] === '1'

  /** Why the service is not asked any more. What is known from the start was said at the start, and reads as a miss. */
  let unreadable: string | undefined = options.unreadable ?? options.outage
  let unwritable: string | undefined = options.unwritable ?? options.outage
  let outage = options.outage
  let failures = 0

  function giveUp(why: string): void {
    outage ??= why
    unreadable ??= why
    unwritable ??= why
  }

  function judge(outcome: { readonly kind: string; readonly why?: string }, denied: (why: string) => void): void {
    if (outcome.kind === 'denied') denied(outcome.why ?? '')
    if (outcome.kind !== 'failed' && outcome.kind !== 'hindered') failures = 0
    else if (++failures >= patience.failures) {
      if (outcome.kind === 'failed') giveUp(outcome.why ?? '')
      unreadable ??= outcome.why
      unwritable ??= outcome.why
    }
  }

  async function call<T>(size: number, onEnd: () => void, work: () => Promise<T>): Promise<CallOutcome<T>> {
    const outcome = await callClient(
      {
        deadline: patience.call + (size / MiB) * patience.mebibyte,
        waiting,
        onLine: (line) => {
          if (loud) log.debug(line.replace(/^::debug::/, ''))
        },
        onEnd,
      },
      work,
    )
    if (waiting.left() <= 0) giveUp(notInTime)
    return outcome
  }

  async function reading<T>(weight: number, ask: () => Promise<Asked<T> | Limited>): Promise<Asked<T>> {
    return await reads.repeat<Asked<T>>(() =>
      fetching(weight, async () => {
        await reads.pause()
        return unreadable === undefined ? await guarded(ask) : ({ kind: 'miss' } as const)
      }),
    )
  }

  /** What came of a question in the end: where nothing that is fetched can be unpacked, it is no better than a service that is unwell. */
  function judged<T>(asked: Asked<T>): Asked<T> {
    judge(asked, (why) => (unreadable ??= why))
    return asked
  }

  /** Leaves the archive in the staging directory, which is in use until `leave`. */
  async function fetch(path: string, question: string, usual: number): Promise<Asked<FetchedArchive> | Limited> {
    const forWork = await enterStaging(temporary, false)
    const { root, nonce, tar, leave } = await enterStaging(temporary, false)
    let archive: string | undefined
    try {
      const outcome = await call(usual, forWork.leave, () => client.restoreCache([path], question, [question]))
      const read = readOutcome(outcome)
      if (read.kind !== 'found') return read
      archive = keptArchive(outcome.lines, nonce, join(root, 'out'))
      return archive === undefined ? notWhatItsKeyNames : { ...read, value: { archive, tar, leave } }
    } finally {
      if (archive === undefined) leave()
    }
  }

  return {
    outage: () => outage,
    lost: () => (options.unreadable === undefined ? unreadable : undefined),

    look: async (path, question) =>
      judged(
        await reading(0, async () => {
          const outcome = await call(0, nothing, () =>
            // As a restore key, too: not every server matches the key itself by prefix (docs/stacker/platform.md#1.2).
            client.restoreCache([path], question, [question], { lookupOnly: true }),
          )
          const read = readOutcome(outcome)
          return read.kind === 'found' ? { ...read, value: undefined } : read
        }),
      ),

    read: async <T>(
      path: string,
      question: string,
      { usual, most }: Extent,
      target: string | undefined,
      take: (key: string, file: string, content: Content) => Promise<T>,
    ): Promise<Asked<T>> => {
      const fetched = await reading(usual, () => fetch(path, question, usual))
      if (fetched.kind !== 'found') return judged(fetched)
      const { archive, tar, leave } = fetched.value
      try {
        const unpacked = await unpacking(0, () =>
          guarded<Asked<T>>(async () => {
            const file = target ?? `${archive}.content`
            try {
              const content = await unpackFirst(archive, { name: path, most, target: file }, tar)
              if (content === undefined) return notWhatItsKeyNames
              return { kind: 'found', key: fetched.key, value: await take(fetched.key, file, content) }
            } finally {
              for (const left of [archive, file]) await rm(left, { force: true })
            }
          }),
        )
        return judged(unpacked)
      } finally {
        leave()
      }
    },

    write: async (path, key, size, stage) => {
      const put = await writes.repeat<Put>((): Promise<Put | Limited> =>
        inTurn(path, () =>
          sending(size, async () => {
            await writes.pause()
            if (unwritable !== undefined) return { kind: 'denied', why: unwritable }
            return guarded(async () => {
              const { root, leave } = await enterStaging(temporary, true)
              let called = false
              try {
                const staged = join(root, path)
                await rm(staged, { force: true })
                const why = await stage(staged).catch(messageOf)
                // The service has no part in it.
                if (why !== undefined) return { kind: 'broken', why }
                const { head, tail } = tarEnds(path, (await stat(staged)).size)
                await writeFile(join(root, 'heads', path), head)
                await writeFile(join(root, 'tails', path), tail)
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
      return put
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
      return { kind: 'failed', why: notInTime }
  }
}

function writeOutcome(outcome: CallOutcome<number>): WriteOutcome {
  switch (outcome.kind) {
    case 'answered':
      return readWriteOutcome(outcome.value, outcome)
    case 'threw':
      return { kind: 'failed', why: messageOf(outcome.error) }
    case 'late':
      return { kind: 'failed', why: notInTime }
  }
}

const notInTime = 'the cache service did not answer in time'
const notWhatItsKeyNames: Trouble = { kind: 'broken', why: 'the archive does not hold what its key names' }

/** The archive that our tar kept and told of; the client has removed its own name for it. */
function keptArchive(lines: readonly string[], nonce: string, directory: string): string | undefined {
  const [said, ...more] = lines.filter((line) => line.startsWith(`${nonce} `))
  const file = said?.slice(nonce.length + 1)
  if (more.length > 0 || !file?.startsWith(`${directory}/`)) return undefined
  return /^[0-9a-f-]+\.(tgz|tzst)$/.test(file.slice(directory.length + 1)) ? file : undefined
}

async function guarded<T>(work: () => Promise<T>): Promise<T | Trouble> {
  try {
    return await work()
  } catch (error) {
    return { kind: 'hindered', why: messageOf(error) }
  }
}

function nothing(): void {
  // There is no staging directory to leave.
}
