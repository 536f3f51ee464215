import { UserError } from '../errors.ts'

/** The mistakes of a build, each with its name. */
export function namingBuild(error: unknown, name: string): unknown {
  if (!(error instanceof UserError) || name === '') return error
  const problems = error.problems.map((problem) => ({
    ...problem,
    message: `build ${JSON.stringify(name)}: ${problem.message}`,
  }))
  return new UserError(problems, { cause: error })
}
