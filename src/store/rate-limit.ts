import type { Log } from '../log.ts'

/** The service refused, and may have said for how many seconds. */
export interface Limited {
  readonly kind: 'limited'
  readonly retryAfter: number | undefined
}

/**
 * GitHub allows a repository 200 uploads a minute and answers more by 429; the client does not try again (platform 1.3, 2). The limit
 * is the repository's, so one refusal is a pause for all: who would go on meanwhile packs all it has, to be refused, too.
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

/** Milliseconds. `wait`: in all, for one piece of work. `pause`: the first time, where the refusal does not say for how long. */
export function rateLimit(patience: { readonly wait: number; readonly pause: number }, log: Log): RateLimit {
  let pausing: Promise<void> | undefined

  function pauseFor(milliseconds: number): Promise<void> {
    log.debug(`github cache: rate limit, waiting ${milliseconds} ms`)
    return sleep(milliseconds).finally(() => {
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
        if (waited + wait > patience.wait)
          return { kind: 'failed', why: 'the rate limit of the cache service is reached' }
        waited += wait
        pausing ??= pauseFor(wait)
      }
    },
  }
}

function isLimited(outcome: object): outcome is Limited {
  return 'kind' in outcome && outcome.kind === 'limited'
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
