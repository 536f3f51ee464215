import path from 'node:path'

import { digestHex, digestOf } from '../formats/digest.ts'
import type { LayerNote, Note } from '../handover/note.ts'
import { isLeaf } from '../layer/stack.ts'
import type { Gathered } from '../plan/gather.ts'
import { encodeHistory, historyName, readHistory } from '../plan/kept-history.ts'
import { accuracyOf, whyNotWorth, withJob, withRestores, type History, type RestoredLayer } from '../report/history.ts'
import type { LayerName, PlanDifference } from '../report/transfer.ts'
import { runTag } from '../store/keys.ts'
import type { Store } from '../store/store.ts'
import type { Surroundings } from '../use-cases.ts'

/** What earlier runs of this branch and the restore of this one tell, and how this run is added to it. The store is asked when that is needed. */
export interface RememberedRun {
  /** Why the layer is not worth keeping, by its index and what building it took. Only of what nothing stands on: the rest is needed for that. */
  readonly notWorth: (index: number, buildSeconds: number | null) => Promise<string | undefined>
  /** Adds how the plan came out; answers the whole. */
  readonly remember: (differences: readonly PlanDifference[]) => Promise<History>
}

/** undefined off a runner, and where no plan was noted that could be compared. */
export function recallRuns(
  note: Note | undefined,
  { stack, sources }: Gathered,
  working: string,
  { store, surroundings }: { readonly store: Store; readonly surroundings: Surroundings },
): RememberedRun | undefined {
  const took = note?.took
  const { environment, log } = surroundings
  const remembered = historyName(environment, sources.arch)
  if (note === undefined || took === undefined || remembered === undefined) return undefined
  const [run, job] = [runTag(environment), jobTag(note, environment['GITHUB_JOB'] ?? '')]
  const tagOf = ({ stackerfile, name }: LayerName): string =>
    digestHex(digestOf(JSON.stringify([path.relative(working, stackerfile), name]))).slice(0, 16)
  const recall = async (): Promise<History> => {
    const before = await readHistory(store, remembered, log)
    const isSaved = before.jobs.some((one) => one.run === run && one.job === job)
    return isSaved ? before : withRestores(before, restoresOf(note.layers, took.laying, tagOf))
  }
  let recalled: Promise<History> | undefined
  const history = (): Promise<History> => (recalled ??= recall())
  return {
    notWorth: async (index, buildSeconds) => {
      const definition = stack[index]?.facts.definition
      if (definition === undefined || !isLeaf(stack, index)) return undefined
      return whyNotWorth(await history(), tagOf(definition), buildSeconds)
    },
    remember: async (differences) => {
      const verdicts = note.layers.map(({ verdict }) => verdict)
      const built = note.layers.reduce((sum, { seconds, verdict }) => sum + (verdict === 'hit' ? (seconds ?? 0) : 0), 0)
      const accuracy = accuracyOf(verdicts, differences, built - took.all)
      const after = withJob(await history(), { run, job, ...accuracy })
      await store.writeHistory(remembered, encodeHistory(after))
      return after
    },
  }
}

/** A restore fetches and lays down many layers at once, so each is taken to have cost by its weight. */
function restoresOf(
  layers: readonly LayerNote[],
  laying: number | null,
  tagOf: (layer: LayerName) => string,
): readonly RestoredLayer[] {
  if (laying === null) return []
  const weight = layers.reduce((sum, { bytes }) => sum + bytes, 0)
  return layers.flatMap((layer) => {
    const { seconds, bytes } = layer
    return seconds === null || bytes === 0
      ? []
      : [{ tag: tagOf(layer), restore: (laying * bytes) / weight, build: seconds }]
  })
}

/** The same for every save of one restore, another one for each leg of a matrix. */
function jobTag({ layers }: Note, job: string): string {
  return digestHex(digestOf(JSON.stringify([job, layers.map(({ name, definition }) => [name, definition])]))).slice(
    0,
    16,
  )
}
