import type { Pace } from './pacing.ts'

/** Milliseconds. */
export interface Patience {
  /** For a call that moves no content; the client itself tries five times in 28 seconds (docs/stacker/platform.md#1.3). */
  readonly call: number
  /** For each MiB that a call moves, beyond that. */
  readonly mebibyte: number
  /** For a rate limit to pass, and for another job's upload of the same content. */
  readonly wait: number
  /** Between two looks at the upload of another job, and after a refusal that does not say for how long. */
  readonly pause: number
  /** How many calls in a row may find the service unwell before the run does without it. A number, not a time. */
  readonly failures: number
  /** For everything together: see `Waiting`. */
  readonly total?: number
  readonly paces?: { readonly uploads: Pace; readonly downloads: Pace }
}

export const usualPatience: Required<Patience> = {
  call: 40_000,
  mebibyte: 2_000,
  wait: 120_000,
  pause: 2_000,
  failures: 3,
  total: 60_000,
  // GitHub allows a repository 200 and 1,500 a minute (docs/stacker/platform.md#2.2), of which other jobs take their part, too.
  paces: { uploads: { most: 180, window: 60_000 }, downloads: { most: 1_400, window: 60_000 } },
}
