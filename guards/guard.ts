/** One guard that security or law 1 rests on, how it is taken away, and who must notice. */
export interface Guard {
  /** What it keeps from happening. */
  readonly keeps: string
  /** Below src/. */
  readonly file: string
  /** Stands exactly once in the file. */
  readonly text: string
  /** What stands there instead when the guard is taken away. */
  readonly without: string
  /** Below __tests__/, without `.test.ts`. */
  readonly test: string
  /** A part of the test's name, with those of its groups before it. */
  readonly named: string
}
