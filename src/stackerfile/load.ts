import { UserError, type Problem } from '../errors.ts'
import { grammarOf } from '../release/grammar.ts'
import { fileReader, readSubstituteFile } from './file-reader.ts'
import { loadBuild } from './load-build.ts'
import { noticesOf, withoutRepeats } from './notices.ts'
import type { ProjectRequest } from './project-request.ts'
import { showProblem, showWithout } from './shown-text.ts'
import type { OrderedBuild, Project } from './stackerfile.ts'
import { substitutionLists } from './substitution-list.ts'

/**
 * Reads the stackerfiles of all builds with their prerequisites (docs/stacker/stackerfile.md#9.2), as the release would, and puts
 * files and layers in order.
 * @throws UserError with all problems that were found, where stacker would refuse a file or their order.
 */
export async function loadProject(request: ProjectRequest): Promise<Project> {
  const lists = substitutionLists(
    request.substitutions,
    await readSubstituteFile(request.substituteFile),
    request.directories,
    grammarOf(request.release),
  )
  const reader = fileReader(request, lists)
  const builds: OrderedBuild[] = []
  const problems: Problem[] = []
  for (const { roots } of request.builds) {
    const loaded = loadBuild(roots, request, reader)
    if (Array.isArray(loaded)) problems.push(...loaded)
    else builds.push(loaded)
  }
  const substitutions = lists[0] ?? []
  const show = showWithout(substitutions)
  const shown = (list: readonly Problem[]): Problem[] => list.map((problem) => showProblem(problem, show))
  const distinct = withoutRepeats(problems)
  if (distinct.length > 0) throw new UserError(shown(distinct))
  return { builds, substitutions, notices: shown(noticesOf(builds, request.release)) }
}
