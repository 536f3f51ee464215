/** How many of something may begin in any time of so many milliseconds. */
export interface Pace {
  readonly most: number
  readonly window: number
}

/** Keeps work below a pace, which nobody has to refuse then. */
export interface Pacing {
  /** Resolves when one more may begin. */
  turn(): Promise<void>
  /** One has begun. */
  count(): void
}

/** `onWait`: the first time that somebody has to wait. */
export function pacing({ most, window }: Pace, onWait: () => void): Pacing {
  const begun: number[] = []
  let isTold = false
  return {
    count: () => {
      begun.push(performance.now())
    },
    turn: async () => {
      for (;;) {
        const now = performance.now()
        while (begun[0] !== undefined && now - begun[0] >= window) begun.shift()
        if (begun[0] === undefined || begun.length < most) return
        if (!isTold) onWait()
        isTold = true
        const wait = window - (now - begun[0])
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    },
  }
}
