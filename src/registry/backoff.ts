import type { HttpAnswer } from './http.ts'
import { discard } from './http.ts'
import type { RegistryRequest, Session } from './session.ts'

/** What trouble of a registry may cost. */
export interface BackoffLimits {
  /** Milliseconds that failed requests and pauses may take together; what happens side by side counts once. */
  readonly most: number
  /** Milliseconds that one failed request can have taken: of a longer one the rest was well spent. */
  readonly request: number
  /** Milliseconds, of a clock that only grows. */
  readonly now: () => number
  readonly pause: (milliseconds: number) => Promise<void>
  /** From 0 to 1: legs that were refused together shall not come back together. */
  readonly random: () => number
}

export interface Backoff {
  readonly now: () => number
  /**
   * Counts the time since `began` as lost, and pauses before the request is sent again for the `attempt`-th time. False where it is not to
   * be sent again: the time is used up, or would be.
   */
  again(began: number, attempt: number, retryAfter?: string | null): Promise<boolean>
  /** Whether all the time is used up. */
  isSpent(): boolean
}

const firstPause = 250
const longestPause = 15_000
const mostAttempts = 5

export function openBackoff({ most, request, now, pause, random }: BackoffLimits): Backoff {
  let spent = 0
  let countedUntil = -Infinity
  const count = (from: number, until: number): void => {
    spent += Math.max(0, until - Math.max(from, countedUntil))
    countedUntil = Math.max(countedUntil, until)
  }
  return {
    now,
    async again(began, attempt, retryAfter) {
      const at = now()
      count(Math.max(began, at - request), at)
      const milliseconds = pauseOf(attempt, retryAfter, random())
      if (attempt >= mostAttempts || spent + Math.max(0, at + milliseconds - Math.max(at, countedUntil)) > most)
        return false
      count(at, at + milliseconds)
      await pause(milliseconds)
      return true
    },
    isSpent: () => spent >= most,
  }
}

/** Retry-After in seconds (RFC 9110, 10.2.3), else twice as long each time. Its other form, a date, depends on two clocks and is passed over. */
function pauseOf(attempt: number, retryAfter: string | null | undefined, random: number): number {
  if (retryAfter && /^\d{1,6}$/.test(retryAfter.trim())) return Number(retryAfter) * 1000
  return Math.min(longestPause, firstPause * 2 ** (attempt - 1)) * (0.5 + random)
}

/** Whether the same request may be answered otherwise in a while. */
export function mayPass(answer: HttpAnswer): boolean {
  if (answer.kind === 'failed')
    return (
      answer.timedOut ||
      /^(?:connection failed|token server: |the (?:token server|registry) answered (?:429|5))/.test(answer.why)
    )
  return [408, 425, 429, 500, 502, 503, 504].includes(answer.response.status)
}

/** Sends the request until it is answered by what will not change in a while, or there is no time left for that. */
export async function askPatiently(session: Session, backoff: Backoff, request: RegistryRequest): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const began = backoff.now()
    const answer = await session.ask({ ...request, again: attempt > 1 })
    if (!mayPass(answer)) return answer
    const retryAfter = answer.kind === 'answered' ? answer.response.headers.get('retry-after') : null
    if (!(await backoff.again(began, attempt, retryAfter))) return answer
    if (answer.kind === 'answered') discard(answer.response)
  }
}
