import { cacheName } from '../handover/note.ts'
import type { StackedLayer } from '../layer/stack.ts'
import { storeNames } from '../options/store-name.ts'
import type { LayerName } from '../report/transfer.ts'
import type { Restored } from '../use-cases.ts'
import { entriesLeft } from './left-entries.ts'
import { imagesAlone } from './image-alone.ts'
import { noteOf } from './noted.ts'
import type { Outcome, Restoring } from './restoring.ts'

/** With the layers that were judged, for the builds that come after it. */
export interface RestoredBuild extends Restored {
  readonly stack: readonly StackedLayer[]
}

/** What is told of a restore, and handed on to the save. */
export async function restoredOf(
  { options, surroundings, outages, learnt, directories, begun }: Restoring,
  outcome: Outcome,
): Promise<RestoredBuild> {
  const { planned, foresight, entries, cleared, hasLaidDown = false, leftOut, fetched, bytesLeftOut, laying } = outcome
  const left = cleared ? new Map() : await entriesLeft(directories, foresight.sources.release, surroundings.log)
  const nameOf = (index: number): LayerName => {
    const definition = foresight.layers[index]?.stacked.facts.definition
    return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' }
  }
  const hits = [...planned.layers.keys()].filter((index) => planned.layers[index]?.judgement.verdict === 'hit')
  const withBytes = (index: number): LayerName & { readonly bytes: number } => ({
    ...nameOf(index),
    bytes: foresight.plan.layers[index]?.bytes ?? 0,
  })
  const restoring = options.restore !== 'none'
  const seconds = Math.max(0, surroundings.now() - begun) / 1000
  const images = hasLaidDown ? imagesAlone(foresight) : []
  return {
    stack: foresight.stack,
    stacker: { asRoot: foresight.sources.rootUser, umask: foresight.sources.umask },
    plan: foresight.plan,
    transfer: {
      store: storeNames(options.store),
      restored: [...entries.keys()].map((index) => {
        const { bytes = 0, seconds = null, verdict } = foresight.plan.layers[index] ?? {}
        return { ...nameOf(index), bytes, seconds: verdict === 'hit' ? seconds : null }
      }),
      ...(images.length > 0 && { images: images.map(withBytes) }),
      notRestored: hits
        .filter((index) => restoring && !entries.has(index))
        .map((index) => ({ ...nameOf(index), why: leftOut.get(index) ?? 'its content could not be had' })),
      ...(bytesLeftOut !== undefined && { bytesLeftOut }),
      bytesDown: [...fetched.values()].reduce((sum, { size }) => sum + size, 0),
      seconds,
    },
    handover: noteOf(foresight, {
      entries,
      fetched,
      cleared,
      left,
      cache: cacheName(options),
      outages: outages(),
      took: { all: seconds, laying: laying === undefined || bytesLeftOut !== undefined ? null : Math.max(0, laying) },
      learnt: await learnt(),
    }),
  }
}
