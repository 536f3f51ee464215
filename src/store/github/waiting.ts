/**
 * How long a step may be held up by its cache, in all. Time in which several calls wait counts once, and time in which content moves
 * does not count.
 */
export interface Waiting {
  /** Milliseconds; by the clock of `performance`, as all here. */
  readonly total: number
  left(): number
  count(from: number, to: number): void
}

export function waitingOf(total: number): Waiting {
  /** In order, apart from each other. */
  let counted: readonly (readonly [from: number, to: number])[] = []
  let left = total
  return {
    total,
    left: () => left,
    count: (from, to) => {
      const apart = counted.filter(([begin, end]) => end < from || begin > to)
      const touching = counted.filter(([begin, end]) => end >= from && begin <= to)
      const begin = Math.min(from, ...touching.map(([begin]) => begin))
      const end = Math.max(to, ...touching.map(([, end]) => end))
      counted = [...apart, [begin, end]]
      left = total - counted.reduce((sum, [begin, end]) => sum + end - begin, 0)
    },
  }
}
