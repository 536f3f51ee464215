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

/** Aborted when `limit` is, whose timer holds all of it, or when `deadline` is. In place of `AbortSignal.any`, for the same reason. */
export function abortAtFirst(limit: AbortSignal, deadline: AbortSignal): AbortSignal {
  const controller = new AbortController()
  // A deadline outlives its requests, and is not to hold them.
  const weak = new WeakRef(controller)
  const atDeadline = (): void => {
    weak.deref()?.abort()
  }
  const atLimit = (): void => {
    controller.abort()
    deadline.removeEventListener('abort', atDeadline)
  }
  // All requests of a run listen to one deadline; before Node 22 the eleventh makes Node warn whoever runs this.
  setMaxListeners(0, deadline)
  limit.addEventListener('abort', atLimit, { once: true })
  deadline.addEventListener('abort', atDeadline, { once: true })
  if (limit.aborted || deadline.aborted) controller.abort()
  return controller.signal
}
