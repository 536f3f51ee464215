import type { Log } from '../../log.ts'
import { pacing, type Pace } from './pacing.ts'
import type { Waiting } from './waiting.ts'

/** The service refused, and may have said for how many seconds. */
export interface Limited {
  readonly kind: 'limited'
  readonly retryAfter: number | undefined
}

/**
 * GitHub allows a repository 200 uploads a minute and answers more by 429; the client does not try again
 * (docs/stacker/platform.md#2.2, docs/stacker/platform.md#1.3). The limit is the repository's, so one refusal is a pause for all:
 * who would go on meanwhile packs all it has, to be refused, too.
 */
export interface RateLimit {
  /** Repeats what was refused, as long as there is patience for it. */
  repeat<T extends object>(attempt: () => Promise<T | Limited>): Promise<T | TooLong>
  /** Resolves when nobody is waiting for the limit, and the pace allows it. For work that was in a queue when others were refused. */
  pause(): Promise<void>
}

export interface TooLong {
  readonly kind: 'failed'
  readonly why: string
}

const tooLong: TooLong = { kind: 'failed', why: 'the rate limit of the cache service is reached' }

export interface Limits {
  /** What the service allows, of which it need not be asked in vain. */
  readonly pace: Pace
  /** What counts: each attempt when it begins, or what was found when it ends. */
  readonly counts: 'attempts' | 'found'
  /** Nobody need ask again. */
  readonly onTooLong: (why: string) => void
}

/**
 * Milliseconds. `wait`: in all, for one piece of work, if so much is left of what the step waits. `pause`: the first time, where the
 * refusal does not say for how long. Waiting for the pace is no trouble of the service, and counts as none.
 */
export function rateLimit(
  patience: { readonly wait: number; readonly pause: number },
  waiting: Waiting,
  log: Log,
  { pace, counts, onTooLong }: Limits,
): RateLimit {
  const paced = pacing(pace, () => {
    log.info(
      `github cache: the service takes only so much: from here on ${String(pace.most)} entries in ${String(pace.window / 1000)} seconds`,
    )
  })
  let pausing: Promise<void> | undefined

  function pauseFor(milliseconds: number): Promise<void> {
    log.debug(`github cache: rate limit, waiting ${milliseconds} ms`)
    return waitFor(milliseconds, waiting).finally(() => {
      pausing = undefined
    })
  }

  return {
    pause: async () => {
      await pausing
      await paced.turn()
      if (counts === 'attempts') paced.count()
    },
    repeat: async (attempt) => {
      let waited = 0
      for (let pause = patience.pause; ; pause *= 2) {
        await pausing
        const outcome = await attempt()
        if (counts === 'found' && isFound(outcome)) paced.count()
        if (!isLimited(outcome)) return outcome
        const wait = Math.max(outcome.retryAfter === undefined ? pause : outcome.retryAfter * 1000, 1)
        if (waited + wait > patience.wait || wait > waiting.left()) {
          onTooLong(tooLong.why)
          return tooLong
        }
        waited += wait
        pausing ??= pauseFor(wait)
      }
    },
  }
}

function isFound(outcome: object): boolean {
  return 'kind' in outcome && outcome.kind === 'found'
}

function isLimited(outcome: object): outcome is Limited {
  return 'kind' in outcome && outcome.kind === 'limited'
}

export async function waitFor(milliseconds: number, waiting: Waiting): Promise<void> {
  const begun = performance.now()
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  waiting.count(begun, performance.now())
}
