/** What a bench is given: how often, and where its lines go. */
export interface Bench {
  /** How often each side is measured, in turn. */
  readonly rounds: number
  readonly print: (line: string) => void
  /** Prints a ratio with its spread beside what it should be at most. */
  readonly aim: (what: string, ratios: readonly number[], most: number) => void
}

export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

type Work = () => unknown

/**
 * Times the sides in turn, A B A B ..., after one round that does not count: when the machine's speed drifts, it drifts for all of
 * them, and ratios are taken round by round. Answers milliseconds, a list for each side.
 */
export async function inTurn<Side extends string>(
  rounds: number,
  sides: Readonly<Record<Side, Work>>,
): Promise<Readonly<Record<Side, readonly number[]>>> {
  const names = Object.keys(sides) as Side[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Side, number[]>
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const begun = performance.now()
      await sides[name]()
      const took = performance.now() - begun
      if (round >= 0) times[name].push(took)
    }
  }
  return times
}

/** Ours over theirs, round by round. */
export function ratios(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.map((value, round) => value / (theirs[round] ?? NaN))
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  return { min: sorted[0] ?? NaN, median: sorted[Math.floor(sorted.length / 2)] ?? NaN, max: sorted.at(-1) ?? NaN }
}

/** `12.3 ms (11.0 to 14.2)`. */
export function milliseconds(values: readonly number[]): string {
  const { min, median, max } = spreadOf(values)
  return `${median.toFixed(1)} ms (${min.toFixed(1)} to ${max.toFixed(1)})`
}
