import { isRebuilt, isStale } from '../layer/build-plan.ts'
import type { LayerPlan } from '../layer/build-plan.ts'
import { balanced, heaviestFirst, layerCount, secondsOf, shareLegs } from './balance.ts'
import type { WeightOf } from './balance.ts'
import { fileNeeds } from './file-graph.ts'
import { joinRows } from './joined-rows.ts'
import { independentLegs } from './leg.ts'
import type { Leg } from './leg.ts'
import { inertRow, layerName, rowOf, showFor } from './matrix-row.ts'
import type { MatrixRow } from './matrix-row.ts'
import type { PlannedBuild } from './planned-build.ts'
import { mergedPlan, rootsInOrder, staleWorkOf, unreadFiles } from './stale-work.ts'
import { stagesOf } from './stages.ts'
import { wavesOf } from './waves.ts'

/** What gates jobs: layers by name in build order, stackerfiles as `show` writes their paths. */
export interface Gates {
  /** `BUILD/LAYER` where builds have names, here and in `hit`. */
  readonly rebuild: readonly string[]
  readonly hit: readonly string[]
  readonly any: boolean
  readonly count: number
  /** Those whose builds see something new: neither hit nor unchanged. */
  readonly stale: readonly string[]
  readonly anyStale: boolean
  readonly stackerfiles: readonly string[]
  readonly waves: readonly (readonly string[])[]
  readonly matrix: Matrix
  /** As many as were asked for. The matrices of all together build what `matrix` builds; one needs those before it. */
  readonly stages: readonly Stage[]
}

export interface Matrix {
  readonly include: readonly MatrixRow[]
}

export interface Stage {
  /** Gates the job: GitHub takes every key of a matrix itself for one of its axes. */
  readonly any: boolean
  readonly matrix: Matrix
}

export interface Spread {
  /** How many stages, 1 to 8. */
  readonly stages: number
  /** How many rows a matrix may have at most; as many as can be built side by side where it is left out. */
  readonly legs?: number
}

export const usualStages = 2
export const mostStages = 8

/** GitHub's limit of jobs in one matrix (docs/stacker/platform.md#3.1). */
const mostRows = 256

export const inertMatrix: Matrix = { include: [inertRow] }

/**
 * `builds` in the order of the builds file. Builds with one stacker-dir on one kind of runner share a row where they share a stackerfile
 * with anything to build, asked for or needed, or where one stands on an image of the other; all others have rows of their own.
 * Throws RangeError for a number of stages or legs that no input allows.
 */
export function gatesOfBuilds(builds: readonly PlannedBuild[], spread: Spread): Gates {
  const { stages, legs = mostRows } = spread
  if (!Number.isInteger(stages) || stages < 1 || stages > mostStages) throw new RangeError(`${stages} stages`)
  if (!Number.isInteger(legs) || legs < 1) throw new RangeError(`${legs} legs`)
  const works = staleWorkOf(builds)
  const independent = works.flatMap(independentLegs)
  const staged = independent.map((leg) => stagesOf(leg, stages))
  const seconds = secondsOf(works.flatMap(({ items }) => items))
  const rebuild = namesOf(builds, ({ verdict }) => isRebuilt(verdict))
  const stale = namesOf(builds, ({ verdict }) => isStale(verdict))
  const taken = new Set<string>()
  return {
    rebuild,
    hit: namesOf(builds, ({ verdict }) => !isRebuilt(verdict)),
    any: independent.length > 0,
    count: rebuild.length,
    stale,
    anyStale: stale.length > 0 || builds.some(({ plan }) => unreadFiles(plan).length > 0),
    ...filesToBuild(
      builds,
      works.flatMap(({ needed }) => needed),
    ),
    matrix: matrixOf(independent, spread, seconds, new Set()),
    stages: Array.from({ length: stages }, (_, stage) => {
      const own = staged.flatMap((leg) => leg[stage] ?? [])
      return { any: own.length > 0, matrix: matrixOf(own, spread, seconds, taken) }
    }),
  }
}

function namesOf(builds: readonly PlannedBuild[], of: (layer: LayerPlan) => boolean): readonly string[] {
  return builds.flatMap(({ name, plan }) => plan.layers.filter(of).map((layer) => layerName(name, layer)))
}

/** Each once, though several builds may need it. */
function filesToBuild(
  builds: readonly PlannedBuild[],
  needed: readonly string[],
): Pick<Gates, 'stackerfiles' | 'waves'> {
  const plan = mergedPlan(builds)
  const among = new Set(needed)
  const files = rootsInOrder(plan).filter((file) => among.has(file))
  const show = showFor(builds)
  const shown = new Set<string>()
  const once = (file: string): readonly string[] => {
    const path = show(file)
    if (shown.has(path)) return []
    shown.add(path)
    return [path]
  }
  const waves = wavesOf(files, fileNeeds(plan)).map((wave) => wave.flatMap(once))
  return {
    stackerfiles: [...new Set(files.map(show))],
    waves: waves.filter((wave) => wave.length > 0),
  }
}

/** Rows that take longest come first, so that they start first; in the order of the stackerfiles where that is not known. */
function matrixOf(legs: readonly Leg[], spread: Spread, seconds: WeightOf | undefined, taken: Set<string>): Matrix {
  if (legs.length === 0) return inertMatrix
  const asked = spread.legs === undefined ? legs : balanced(legs, spread.legs, seconds ?? layerCount)
  const shared = shareLegs(asked, mostRows, layerCount)
  const rows = new Map(shared.map((leg) => [leg, rowOf(leg, taken)]))
  const order = seconds === undefined ? shared : heaviestFirst(shared, seconds)
  return {
    include: joinRows(
      order.flatMap((leg) => rows.get(leg) ?? []),
      mostRows,
    ),
  }
}
