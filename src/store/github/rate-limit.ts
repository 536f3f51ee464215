import type { Log } from '../../log.ts'
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
  /** Resolves when nobody is waiting for the limit. For work that was in a queue when others were refused. */
  pause(): Promise<void>
}

export interface TooLong {
  readonly kind: 'failed'
  readonly why: string
}

const tooLong: TooLong = { kind: 'failed', why: 'the rate limit of the cache service is reached' }

/**
 * Milliseconds. `wait`: in all, for one piece of work, if so much is left of what the step waits. `pause`: the first time, where the
 * refusal does not say for how long. `onTooLong`: nobody need ask again.
 */
export function rateLimit(
  patience: { readonly wait: number; readonly pause: number },
  waiting: Waiting,
  log: Log,
  onTooLong: (why: string) => void,
): RateLimit {
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
    },
    repeat: async (attempt) => {
      let waited = 0
      for (let pause = patience.pause; ; pause *= 2) {
        await pausing
        const outcome = await attempt()
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

function isLimited(outcome: object): outcome is Limited {
  return 'kind' in outcome && outcome.kind === 'limited'
}

export async function waitFor(milliseconds: number, waiting: Waiting): Promise<void> {
  const begun = performance.now()
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  waiting.count(begun, performance.now())
}
