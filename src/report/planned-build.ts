import type { Plan } from '../layer/build-plan.ts'

/** One build and its plan. */
export interface PlannedBuild {
  /** `''` for the one build that the inputs describe. */
  readonly name: string
  readonly plan: Plan
  /** Turns an absolute path into what outputs carry: relative to the build's working directory. */
  readonly show: (path: string) => string
  /** Where a line of a stackerfile, by its absolute path, can be read. */
  readonly link?: ((path: string, line: number) => string | undefined) | undefined
  readonly runsOn: RowRunsOn | undefined
  /** Go's name of the architecture. */
  readonly arch: string
  /** Absolute. */
  readonly stackerDir: string
  readonly variant: Readonly<Record<string, string>>
  /** Layers that stand on an image of stacker's output layout, by their index, with its tag: empty where the only one is meant. */
  readonly onImages: ReadonlyMap<number, string>
}

/** JSON as `runs-on` of a job takes it. */
export type RowRunsOn =
  string | readonly string[] | { readonly group?: string; readonly labels?: string | readonly string[] }

/**
 * Where nothing is given: a runner of GitHub's (docs/stacker/platform.md#3.7). There is no label of the newest one for arm64. For an
 * architecture of which GitHub has no runner the label is what a self-hosted one would have.
 */
export function runsOnOf({ runsOn, arch }: Pick<PlannedBuild, 'runsOn' | 'arch'>): RowRunsOn {
  if (runsOn !== undefined) return runsOn
  if (arch === 'amd64') return 'ubuntu-latest'
  return arch === 'arm64' ? 'ubuntu-24.04-arm' : ['self-hosted', 'linux', arch]
}
