import { buildTimes } from './build-time.ts'
import { documentPlan, type DocumentedLayer, type PlanDocument } from './document.ts'
import { gatesOfBuilds } from './matrix.ts'
import { runsOnOf, type PlannedBuild, type RowRunsOn } from './planned-build.ts'

/** The plans of several builds as other programs read them. */
export interface BuildsDocument extends PlanDocument {
  readonly builds: readonly DocumentedBuild[]
}

/** One build of the builds file; its layers carry its name. */
export interface DocumentedBuild {
  readonly name: string
  readonly arch: string
  readonly 'runs-on': RowRunsOn
  readonly variant: Readonly<Record<string, string>>
  readonly stacker: PlanDocument['stacker']
}

/** The document of a plan. Of the builds of a builds file it also lists the builds, and says of each layer of which one it is. */
export function documentBuilds(
  builds: readonly PlannedBuild[],
  gating: Parameters<typeof gatesOfBuilds>[1],
): PlanDocument | BuildsDocument {
  const gates = gatesOfBuilds(builds, gating)
  const documents = builds.map(({ plan, show }) => documentPlan(plan, show, gates))
  const [first] = documents
  if (first === undefined) throw new RangeError('a plan is of one build at least')
  if (builds.length === 1 && builds[0]?.name === '') return first
  return {
    ...first,
    seconds: buildTimes(builds.flatMap(({ plan }) => plan.layers)),
    digests: Object.fromEntries(
      builds.flatMap(({ name }, index) =>
        Object.entries(documents[index]?.digests ?? {}).map(([tag, digest]) => [`${name}/${tag}`, digest] as const),
      ),
    ),
    publish: builds.flatMap(({ name }, index) => (documents[index]?.publish ?? []).map((image) => `${name}/${image}`)),
    layers: builds.flatMap(({ name }, index) =>
      (documents[index]?.layers ?? []).map((layer): DocumentedLayer => ({ ...layer, build: name })),
    ),
    notices: builds.flatMap(({ name }, index) =>
      (documents[index]?.notices ?? []).map((notice) => ({ ...notice, build: name })),
    ),
    builds: builds.map((build, index) => ({
      name: build.name,
      arch: build.arch,
      'runs-on': runsOnOf(build),
      variant: build.variant,
      stacker: documents[index]?.stacker ?? first.stacker,
    })),
  }
}
