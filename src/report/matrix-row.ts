import type { LayerPlan } from '../layer/build-plan.ts'
import { buildsOf, buildsWithSuppliers, filesOf, filesWithSuppliers, itemsOf } from './leg.ts'
import type { Leg } from './leg.ts'
import { runsOnOf } from './planned-build.ts'
import type { PlannedBuild, RowRunsOn } from './planned-build.ts'
import { rowName } from './row-name.ts'
import { knownFiles } from './stale-work.ts'

/** One job of a matrix. */
export interface MatrixRow {
  readonly name: string
  /**
   * Names of builds, one a line, in the order of the builds file; fit for the input `build`, and empty where the inputs describe the build.
   * A leg of several does one after the other, each with those of `stackerfiles` that it knows.
   */
  readonly build: string
  /** One a line, in build order, fit for the input `stackerfiles`. */
  readonly stackerfiles: string
  /** As in `rebuild`. */
  readonly layers: readonly string[]
  readonly 'runs-on': RowRunsOn
  /** Go's name of the architecture. */
  readonly arch: string
}

/**
 * GitHub ends a run whose matrix is empty (docs/stacker/platform.md#3.1), so there is always a row; with nothing to build the job
 * is gated off by `any`.
 */
export const inertRow: MatrixRow = {
  name: 'nothing to build',
  build: '',
  stackerfiles: '',
  layers: [],
  'runs-on': 'ubuntu-latest',
  arch: '',
}

/** `taken` are the names of rows so far. */
export function rowOf(leg: Leg, taken: Set<string>): MatrixRow {
  const indexes = buildsWithSuppliers(leg)
  const builds = indexes.flatMap((index) => leg.work.builds[index] ?? [])
  const namesOf = (given: readonly number[]): readonly string[] =>
    given.flatMap((index) => leg.work.builds[index]?.name ?? '').filter((name) => name !== '')
  const show = showFor(builds)
  const shown = (files: readonly string[]): readonly string[] => {
    const known = files.filter((file) => indexes.some((index) => leg.work.known[index]?.has(file) === true))
    return [...new Set(known.map(show))]
  }
  const runner = leg.work.builds[0] ?? { runsOn: undefined, arch: '' }
  return {
    name: rowName({ builds: namesOf(buildsOf(leg)), stackerfiles: shown(filesOf(leg)), whole: isWhole(leg) }, taken),
    build: namesOf(indexes).join('\n'),
    stackerfiles: shown(filesWithSuppliers(leg)).join('\n'),
    layers: itemsOf(leg).flatMap(({ build, layer }) => {
      const { name = '' } = leg.work.builds[build] ?? {}
      return layer === undefined ? [] : [layerName(name, layer)]
    }),
    'runs-on': runsOnOf(runner),
    arch: runner.arch,
  }
}

/** `BUILD/LAYER` where builds have names. */
export function layerName(build: string, { definition }: LayerPlan): string {
  return build === '' ? definition.name : `${build}/${definition.name}`
}

/** Writes a stackerfile as the first build that knows it does; a leading `!` or `#` has a meaning in a list of globs. */
export function showFor(builds: readonly PlannedBuild[]): (file: string) => string {
  const knowing = new Map<string, PlannedBuild>()
  if (builds.length > 1) {
    for (const build of builds.toReversed()) for (const file of knownFiles(build.plan)) knowing.set(file, build)
  }
  return (file) => {
    const shown = (knowing.get(file) ?? builds[0])?.show(file) ?? file
    return /^[!#~\s]/.test(shown) ? `./${shown}` : shown
  }
}

/** Does the leg build all that its builds have to build? */
function isWhole(leg: Leg): boolean {
  const builds = new Set(buildsOf(leg))
  return leg.work.items.every(({ build }, index) => !builds.has(build) || leg.items.has(index))
}
