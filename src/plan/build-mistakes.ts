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

/** A builds file that options stood against: they describe a build of their own, and left its stackerfiles to the default. */
export interface SetAside {
  readonly file: string
  readonly by: readonly string[]
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

/**
 * The mistakes in a build's options, each with its name, those about what the builds file says with the place there, and those about a default
 * with the builds file that was not read.
 */
export function optionMistakes(
  error: unknown,
  { name, written, setAside }: { name: string; written?: WrittenBuild; setAside?: SetAside },
): unknown {
  if (!(error instanceof UserError)) return error
  const { problems } = error
  const told =
    setAside !== undefined
      ? problems.map((problem) => besideFile(problem, setAside))
      : written === undefined
        ? problems
        : placedIn(written, problems)
  return namingBuild(told === problems ? error : new UserError(told, { cause: error }), name)
}

function placedIn({ file, refutable }: WrittenBuild, problems: readonly Problem[]): readonly Problem[] {
  // Of what is written twice the first: of equal keys a map keeps the last.
  const found = new Map(refutable.toReversed().map((one) => [keyOf(one), one]))
  return problems.map((problem) => {
    const one = problem.said && found.get(keyOf(problem.said))
    return one === undefined ? problem : problemAt(file, one.at, problem.message, advice[one.option])
  })
}

function keyOf({ option, text }: Required<Problem>['said']): string {
  return `${option} ${text}`
}

const advice: Readonly<Record<Refutable['option'], string>> = {
  stackerfiles: 'name existing stackerfiles in this build',
  'working-directory': 'give the directory in which stacker is run',
}

function besideFile(problem: Problem, { file, by }: SetAside): Problem {
  if (problem.said?.option !== 'stackerfiles') return problem
  const [describe, them] = by.length === 1 ? ['describes', 'it'] : ['describe', 'them']
  const why = `${file} is not read, since ${by.join(' and ')} ${describe} a build beside it`
  // Of each build of a builds file all images are published.
  const written = by.includes('publish-stackerfiles') ? '' : `, write ${them} into that file`
  return { ...problem, advice: `${why}: leave ${them} out${written}, or give stackerfiles, too` }
}
