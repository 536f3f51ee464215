import type { StopSignal } from '../report/build-transfer.ts'

/**
 * From now on the first signal to stop is the reason of an abort, in place of the end of the process. The second one ends it: who asks again
 * does not want to wait for what is saved.
 */
export function interruptionOf(process: NodeJS.EventEmitter & { exit: (code: number) => void }): AbortSignal {
  const controller = new AbortController()
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const satisfies readonly (readonly [StopSignal, number])[]) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(code)
      else controller.abort(signal)
    })
  }
  return controller.signal
}

/** How work ended: by itself, or given up on since all is to be broken off. */
type Ended<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'interrupted' }

/** Waits for the work until all is to be broken off; it goes on then, and nobody hears of it. */
export async function untilInterrupted<T>(work: Promise<T>, interrupted: AbortSignal): Promise<Ended<T>> {
  // Of work that is given up on, the failure is nobody's either.
  work.catch(() => undefined)
  let stop = (): void => undefined
  const broken = new Promise<Ended<T>>((resolve) => {
    stop = () => {
      resolve({ kind: 'interrupted' })
    }
    if (interrupted.aborted) stop()
    else interrupted.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work.then((value): Ended<T> => ({ kind: 'done', value })), broken])
  } finally {
    interrupted.removeEventListener('abort', stop)
  }
}
