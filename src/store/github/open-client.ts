import type { Log } from '../../log.ts'
import { limitInFlight, type InFlight } from '../in-flight.ts'
import { notInTime } from './client-answer.ts'
import { callClient, type CallOutcome } from './client-call.ts'
import { usualPatience, type Patience } from './patience.ts'
import { rateLimit, type RateLimit } from './rate-limit.ts'
import { serviceHealth, type ServiceHealth } from './service-health.ts'
import type { Waiting } from './waiting.ts'

const MiB = 1024 * 1024
const entriesInFlight = 8
/**
 * Of what is sent, and of what is fetched: the client holds up to 128 MiB of each entry that it fetches in memory
 * (docs/stacker/platform.md#1.4).
 */
const bytesInFlight = { up: 128 * MiB, down: 64 * MiB }
/** Hashing uses the other cores, so it is better to fetch beside it. */
const takenAtOnce = 2

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

/** The cache client as this process has it open. */
export interface OpenClient extends GithubClientOptions {
  readonly health: ServiceHealth
  readonly sending: InFlight
  readonly fetching: InFlight
  readonly taking: InFlight
  readonly reads: RateLimit
  readonly writes: RateLimit
}

export function openClient(options: GithubClientOptions): OpenClient {
  const { log, patience, waiting } = options
  const { uploads, downloads } = patience.paces ?? usualPatience.paces
  const health = serviceHealth(options, patience.failures)
  return {
    ...options,
    health,
    sending: limitInFlight(entriesInFlight, bytesInFlight.up),
    fetching: limitInFlight(entriesInFlight, bytesInFlight.down),
    taking: limitInFlight(takenAtOnce, Infinity),
    reads: rateLimit(patience, waiting, log, { pace: downloads, counts: 'found', onTooLong: health.giveUp }),
    writes: rateLimit(patience, waiting, log, { pace: uploads, counts: 'attempts', onTooLong: health.denyWriting }),
  }
}

/** One call of the client, which moves `size` bytes. `onEnd`: when it has really ended, be it after its time. */
export async function call<T>(
  { environment, log, patience, waiting, health }: OpenClient,
  size: number,
  onEnd: () => void,
  work: () => Promise<T>,
): Promise<CallOutcome<T>> {
  const isLoud = environment['RUNNER_DEBUG'] === '1'
  const outcome = await callClient(
    {
      deadline: patience.call + (size / MiB) * patience.mebibyte,
      waiting,
      onLine: (line) => {
        if (isLoud) log.debug(line.replace(/^::debug::/, ''))
      },
      onEnd,
    },
    work,
  )
  if (waiting.left() <= 0) health.giveUp(notInTime)
  return outcome
}
