import { isRebuilt } from '../layer/build-plan.ts'
import type { LayerPlan, Plan } from '../layer/build-plan.ts'
import { mayBeImageOf } from '../layer/image-layout.ts'
import { closeOver, fileNeeds } from './file-graph.ts'
import { groupedBy } from './grouped.ts'
import { runsOnOf } from './planned-build.ts'
import type { PlannedBuild } from './planned-build.ts'

/** What is to be built by builds that can share a job: on one kind of runner, in one stacker-dir. Stackerfiles by absolute path. */
export interface StaleWork {
  /** In the order of the builds file. */
  readonly builds: readonly PlannedBuild[]
  /** By build, the stackerfiles that it was asked for or needs. */
  readonly known: readonly ReadonlySet<string>[]
  /** Layers to be built, in build order, and behind them the stackerfiles that could not be read. */
  readonly items: readonly StaleItem[]
  /** Indexes into `items`, by stackerfile. */
  readonly stale: ReadonlyMap<string, readonly number[]>
  /** What was asked for. */
  readonly given: ReadonlySet<string>
  /** Those given in the order in which they are built, each with the others that it needs directly before it. */
  readonly files: readonly string[]
  /** Those given that need a build: for layers of their own, or of a prerequisite that nobody was asked to build by itself. */
  readonly needed: readonly string[]
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>
  /** A part of `needs`. */
  readonly prerequisites: ReadonlyMap<string, ReadonlySet<string>>
}

export interface StaleItem {
  /** Index into `builds`. */
  readonly build: number
  readonly stackerfile: string
  /** Undefined for a stackerfile that could not be read: nobody knows its layers. */
  readonly layer: LayerPlan | undefined
  /** A job that comes later will not have to build it again. */
  readonly keeps: boolean
}

/** In the order of the first build of each. */
export function staleWorkOf(builds: readonly PlannedBuild[]): readonly StaleWork[] {
  const places = groupedBy(builds, (build) => JSON.stringify([build.stackerDir, runsOnOf(build), build.arch]))
  return [...places.values()].map(workOfOnePlace)
}

function workOfOnePlace(builds: readonly PlannedBuild[]): StaleWork {
  const plan = mergedPlan(builds)
  const items = builds.flatMap((build, index) => staleLayers(build.plan, index))
  for (const [index, build] of builds.entries()) {
    for (const stackerfile of unreadFiles(build.plan)) {
      items.push({ build: index, stackerfile, layer: undefined, keeps: false })
    }
  }
  const stale = groupedBy(items.keys(), (index) => items[index]?.stackerfile ?? '')
  const needs = fileNeeds(plan)
  const roots = rootsInOrder(plan)
  const given = new Set(roots)
  const known = builds.map((build) => knownFiles(build.plan))
  return {
    builds,
    known,
    items,
    stale,
    given,
    files: withPrerequisites(plan, roots, needs),
    needed: roots.filter((root) => {
      return [...closeOver(needs, root)].some((file) => {
        const own = file === root || !given.has(file)
        return own && stale.get(file)?.some((item) => known[items[item]?.build ?? 0]?.has(root) === true) === true
      })
    }),
    needs,
    prerequisites: fileNeeds({ ...plan, layers: [] }),
  }
}

/**
 * As if all had been planned as one; what refers to layers does so by their new indexes. Who stands on an image that an earlier build writes into
 * the same layout depends on the layer that makes it.
 */
export function mergedPlan(builds: readonly PlannedBuild[]): Pick<Plan, 'layers' | 'builds'> {
  const layers: LayerPlan[] = []
  const makers = new Map<string, Maker[]>()
  for (const { plan, stackerDir, onImages } of builds) {
    const shift = layers.length
    const earlier = makers.get(stackerDir) ?? []
    const own = plan.layers.map(({ definition: { name, layer } }, index) => ({ name, layer, index: index + shift }))
    layers.push(
      ...plan.layers.map((layer, index) => ({
        ...layer,
        dependsOn: [...layer.dependsOn.map((other) => other + shift), ...makersOf(onImages.get(index), earlier)],
      })),
    )
    makers.set(stackerDir, [...earlier, ...own.filter(({ layer }) => !layer.BuildOnly)])
  }
  return { layers, builds: builds.flatMap(({ plan }) => plan.builds) }
}

interface Maker {
  readonly name: string
  readonly index: number
}

function makersOf(tag: string | undefined, makers: readonly Maker[]): readonly number[] {
  if (tag === undefined) return []
  return makers.filter(({ name }) => mayBeImageOf(tag, name)).map(({ index }) => index)
}

/** The stackerfiles that were asked for, each once: prerequisites before those that need them where both were, else as given. */
export function rootsInOrder(plan: Pick<Plan, 'builds'>): readonly string[] {
  return [...new Set(plan.builds.flatMap((build) => (build.roots.length === 1 ? build.roots : inFileOrder(build))))]
}

/** `recursive-build` works through its files in the order of the build, not as they were found. */
function inFileOrder(build: Plan['builds'][number]): readonly string[] {
  const given = new Set(build.roots)
  return build.files.map((file) => file.path).filter((path) => given.has(path))
}

function withPrerequisites(
  plan: Pick<Plan, 'builds'>,
  roots: readonly string[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const given = new Set(roots)
  const paths = new Set(plan.builds.flatMap(({ files }) => files.map(({ path }) => path)))
  const rank = new Map([...paths].map((path, index) => [path, index]))
  const placed = new Set<string>()
  for (const root of roots) {
    const others = [...closeOver(needs, root)].filter((file) => !given.has(file) && rank.has(file))
    for (const other of others.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))) placed.add(other)
    placed.add(root)
  }
  return [...placed]
}

/** The stackerfiles that a build was asked for or needs. */
export function knownFiles({ builds }: Plan): ReadonlySet<string> {
  return new Set(builds.flatMap(({ roots, files }) => [...roots, ...files.map(({ path }) => path)]))
}

export function unreadFiles(plan: Plan): readonly string[] {
  const unread = plan.builds.flatMap(({ files }) => files.filter((file) => file.unread === true))
  return [...new Set(unread.map(({ path }) => path))]
}

function staleLayers(plan: Plan, build: number): StaleItem[] {
  return plan.layers.flatMap((layer) => {
    if (!isRebuilt(layer.verdict)) return []
    return [{ build, stackerfile: layer.definition.stackerfile, layer, keeps: isKept(layer) }]
  })
}

/** What stacker builds on every run, and what the inputs say is to be built, is built again by each job that needs it. */
function isKept({ verdict, reasons }: LayerPlan): boolean {
  return verdict !== 'always' && !reasons.some(({ code }) => code === 'refresh-requested')
}
