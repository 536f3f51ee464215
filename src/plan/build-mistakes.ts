import type { Refutable } from '../builds/build.ts'
import { UserError } from '../errors.ts'
import type { Problem } from '../errors.ts'
import { problemAt } from '../yaml/source-text.ts'
import type { FileText } from '../yaml/source-text.ts'

/** The builds file that a build stands in, and what of it the disk may tell to be wrong. */
export interface WrittenBuild {
  readonly file: FileText
  readonly refutable: readonly Refutable[]
}

/** The mistakes of a build, each with its name. */
export function namingBuild(error: unknown, name: string): unknown {
  if (!(error instanceof UserError) || name === '') return error
  const problems = error.problems.map((problem) => ({
    ...problem,
    message: `build ${JSON.stringify(name)}: ${problem.message}`,
  }))
  return new UserError(problems, { cause: error })
}

/** The mistakes in a build's options, each with its name, and those about what the builds file says with the place there. */
export function optionMistakes(error: unknown, build: { name: string; written?: WrittenBuild }): unknown {
  const { name, written } = build
  if (!(error instanceof UserError) || written === undefined) return namingBuild(error, name)
  // Of what is written twice the first: of equal keys a map keeps the last.
  const found = new Map(written.refutable.toReversed().map((one) => [keyOf(one), one]))
  const problems = error.problems.map((problem): Problem => {
    const { said, message } = problem
    const one = said && found.get(keyOf(said))
    return one === undefined ? problem : problemAt(written.file, one.at, message, advice[one.option])
  })
  return namingBuild(new UserError(problems, { cause: error }), name)
}

function keyOf({ option, text }: Required<Problem>['said']): string {
  return `${option} ${text}`
}

const advice: Readonly<Record<Refutable['option'], string>> = {
  stackerfiles: 'name existing stackerfiles in this build',
  'working-directory': 'give the directory in which stacker is run',
}
