import { FormatError } from '../errors.ts'
import type { Candidate } from './candidate.ts'
import { imageManifests } from './provisions.ts'

/** Does its record hold the image in all of these types, with every layer? What has none (build_only) lacks none. */
export function isWholeImage(candidate: Candidate, layerTypes: readonly string[]): boolean {
  if (candidate.entry.Layer.BuildOnly) return true
  const kept = new Set(candidate.record?.blobs.map(({ digest }) => digest))
  try {
    const manifests = [...imageManifests(candidate, layerTypes).values()]
    return (
      manifests.length === layerTypes.length &&
      manifests.every(({ layers }) => layers.every(({ digest }) => kept.has(digest)))
    )
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return false
  }
}
