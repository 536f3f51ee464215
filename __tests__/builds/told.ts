import { readBuilds } from '../../src/builds/builds.ts'
import { formatProblem, UserError } from '../../src/errors.ts'
import type { Problem } from '../../src/errors.ts'

/** What `f.yaml` with this text is told; nothing where it is read. */
export function problemsOf(text: string): readonly Problem[] {
  try {
    readBuilds(text, 'f.yaml')
  } catch (error) {
    if (error instanceof UserError) return error.problems
    throw error
  }
  return []
}

export function mistakesOf(text: string): readonly string[] {
  return problemsOf(text).map(formatProblem)
}

/** A file of one build with these lines behind its name; they begin on line 3, in column 5. */
export function one(lines: string): string {
  return `builds:\n  - name: a\n    ${lines.replaceAll('\n', '\n    ')}\n`
}

export type MistakeRow = readonly [what: string, text: string, ...mistakes: string[]]
