import type { Candidate } from '../layer/candidate.ts'
import { imageManifests } from '../layer/provisions.ts'
import type { Settled } from '../layer/seen.ts'
import type { Foresight } from '../plan/foresight.ts'

/**
 * What is laid down of a layer that is unchanged: the image as it was, and no entry in build.cache, so that stacker builds the layer if it
 * is run. Undefined where it has none, or not all of it was kept.
 */
export function imageAlone({ candidate, unchanged }: Settled, layerTypes: readonly string[]): Candidate | undefined {
  if (candidate !== undefined || unchanged?.record === undefined || unchanged.entry.Layer.BuildOnly) return undefined
  const kept = new Set(unchanged.record.blobs.map(({ digest }) => digest))
  const manifests = [...imageManifests(unchanged, layerTypes).values()]
  const isWhole =
    manifests.length > 0 && manifests.every(({ layers }) => layers.every(({ digest }) => kept.has(digest)))
  return isWhole ? unchanged : undefined
}

/** Layers of which the image is laid down and nothing else, by index. */
export function imagesAlone({ layers, sources }: Foresight): readonly number[] {
  return [...layers.entries()].flatMap(([index, { judgement }]) =>
    imageAlone(judgement, sources.layerTypes) === undefined ? [] : [index],
  )
}
