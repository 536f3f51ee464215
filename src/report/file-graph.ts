import type { Plan } from '../layer/build-plan.ts'

/** Which stackerfiles a stackerfile needs directly: its prerequisites, and those whose layers its own layers stand on or take from. */
export function fileNeeds(plan: Pick<Plan, 'layers' | 'builds'>): ReadonlyMap<string, ReadonlySet<string>> {
  const needs = new Map<string, Set<string>>()
  const of = (file: string): Set<string> => {
    const known = needs.get(file) ?? new Set<string>()
    needs.set(file, known)
    return known
  }
  for (const build of plan.builds) {
    for (const file of build.files) for (const prerequisite of file.prerequisites) of(file.path).add(prerequisite)
  }
  for (const layer of plan.layers) {
    const { stackerfile } = layer.definition
    for (const index of layer.dependsOn) {
      const other = plan.layers[index]?.definition.stackerfile
      if (other !== undefined && other !== stackerfile) of(stackerfile).add(other)
    }
  }
  return needs
}

/** The file itself and all that it needs, directly or not. */
export function closeOver(needs: ReadonlyMap<string, ReadonlySet<string>>, file: string): ReadonlySet<string> {
  const reached = new Set([file])
  for (const at of reached) for (const next of needs.get(at) ?? []) reached.add(next)
  return reached
}
