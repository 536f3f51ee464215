import { setMaxListeners } from 'node:events'

/** As long as a timer of Node goes. */
const longest = 2 ** 31 - 1

/**
 * Aborted after that time. In place of `AbortSignal.timeout`, which lives as long as somebody holds it: what waits for it does not, and where
 * the garbage collector came first a request waited for ever (Node 20 and 24).
 */
export function abortAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController()
  const abort = (): void => {
    controller.abort()
  }
  setTimeout(abort, Math.min(milliseconds, longest)).unref()
  return controller.signal
}

export interface JoinedAbort {
  readonly signal: AbortSignal
  /** Keeps what hears of the abort as long as it may come: a `Request` hears of it while it is there, and `fetch` does not hold it. */
  readonly keep: (hearer: object) => void
}

/** Aborted when `limit` is, whose timer holds all of it, or when `deadline` is. In place of `AbortSignal.any`, for the same reason. */
export function abortAtFirst(limit: AbortSignal, deadline: AbortSignal): JoinedAbort {
  const controller = new AbortController()
  const hearers: object[] = []
  // A deadline outlives its requests, and is not to hold them.
  const weak = new WeakRef(controller)
  const atDeadline = (): void => {
    weak.deref()?.abort()
  }
  const atLimit = (): void => {
    controller.abort()
    deadline.removeEventListener('abort', atDeadline)
    hearers.length = 0
  }
  // All requests of a run listen to one deadline; before Node 22 the eleventh makes Node warn whoever runs this.
  setMaxListeners(0, deadline)
  limit.addEventListener('abort', atLimit, { once: true })
  deadline.addEventListener('abort', atDeadline, { once: true })
  if (limit.aborted || deadline.aborted) controller.abort()
  return {
    signal: controller.signal,
    keep: (hearer) => {
      hearers.push(hearer)
    },
  }
}
