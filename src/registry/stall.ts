/** Ends what does not move for some time. */
export interface Stall {
  /** Begins the time anew; the signal that ends what stalls. */
  readonly begin: () => AbortSignal
  /** It has moved, and may now take `more` milliseconds beyond the usual. */
  readonly move: (more?: number) => void
  readonly end: () => void
}

/** `timeout` is in milliseconds. */
export function untilStalled(timeout: number): Stall {
  const stalled = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const start = (milliseconds: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      stalled.abort()
    }, milliseconds)
  }
  return {
    begin() {
      start(timeout)
      return stalled.signal
    },
    move(more = 0) {
      if (more > 0) start(timeout + more)
      else timer?.refresh()
    },
    end() {
      clearTimeout(timer)
    },
  }
}
