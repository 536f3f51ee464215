/** Where something is written: a file and, as editors count, a line and column from 1. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** One thing that is wrong: what, where, and what to do about it. `excerpt` is the offending line with a caret. */
export interface Problem {
  readonly message: string
  readonly place?: Place
  readonly advice?: string
  readonly excerpt?: string
  /** The option that it is about, and which text of it: whoever read that from a file knows the place. */
  readonly said?: { readonly option: string; readonly text: string }
}

/** The user's own mistake: a bad input, a stackerfile that stacker would refuse. Fails the step, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly problems: readonly Problem[]

  constructor(problems: string | Problem | readonly Problem[], options?: ErrorOptions) {
    const list: readonly Problem[] =
      typeof problems === 'string' ? [{ message: problems }] : 'message' in problems ? [problems] : problems
    super(list.map(formatProblem).join('\n'), options)
    this.problems = list
  }
}

/** Foreign bytes that are not what their format demands. The caller decides whether that is a miss, a warning or an end. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
  readonly wanted: string

  constructor(where: string, wanted: string, options?: ErrorOptions) {
    super(`${where}: ${wanted}`, options)
    this.wanted = wanted
  }
}

/** What this machine refused or broke off, in words: a child that did not end well, a right that is missing. */
export class TroubleError extends Error {
  override readonly name = 'TroubleError'
}

/**
 * The world's doing and not a fault of ours: a full disk, a directory that may not be read or written, foreign bytes, a child that
 * failed. What the cache does with such a thing is one layer less, never a failed step.
 */
export function isTrouble(error: unknown): error is Error {
  if (error instanceof TroubleError || error instanceof FormatError) return true
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  // errno's names; Node's own codes (ERR_...) tell of wrong calls.
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)
}

/** `FILE:LINE:COLUMN: MESSAGE; ADVICE`, the form that editors and CI logs recognise. */
export function formatProblem(problem: Problem): string {
  const { place } = problem
  const where = place
    ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') + ': '
    : ''
  return `${where}${problem.message}${problem.advice === undefined ? '' : `; ${problem.advice}`}`
}
