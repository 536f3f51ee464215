import path from 'node:path'

import type { Candidate } from '../layer/candidate.ts'
import { manifestDigests } from '../layer/entry-facts.ts'
import { blobIn } from '../formats/oci/layout.ts'
import { leanProvisions } from '../layer/lean.ts'
import type { Foresight } from '../plan/foresight.ts'
import type { Release } from '../release/release.ts'
import { rootPath } from '../workspace/directories.ts'
import { sizeOfFile } from '../workspace/oci-layout.ts'
import { exists } from '../workspace/placing.ts'
import type { Workplace } from '../workspace/workplace.ts'
import { imageAlone } from './image-alone.ts'
import { wantedBlobs } from './laying.ts'
import { entriesOfOthers } from './left-entries.ts'

/** The same without the content that stacker will not ask for. Verdicts do not change: whatever could not be laid down whole was left out before. */
export function leanForesight(foresight: Foresight, isWhole: (candidate: Candidate) => boolean): Foresight {
  const { layerTypes } = foresight.sources
  const layers = leanProvisions(foresight.layers, layerTypes, isWhole).map((layer) =>
    imageAlone(layer.judgement, layerTypes) === undefined
      ? layer
      : { ...layer, provision: { kind: 'documents', base: [] } as const },
  )
  return { ...foresight, layers }
}

/** What the lean foresight does not take of the whole one, as far as it is not here. */
export async function bytesLeftOut(
  whole: Foresight,
  lean: Foresight,
  { ociDir }: Workplace['directories'],
): Promise<number> {
  const { layerTypes } = whole.sources
  const taken = new Set(wantedBlobs(lean.layers, layerTypes).map(({ digest }) => digest))
  let bytes = 0
  for (const { digest, size } of wantedBlobs(whole.layers, layerTypes)) {
    if (taken.has(digest)) continue
    const here = await sizeOfFile(blobIn(ociDir, digest)).catch(() => undefined)
    if (here !== size) bytes += size
  }
  return bytes
}

/**
 * Does the layer stand here with its root, laid down or built? Another restore or build that shares the directories may need it, and its
 * blobs are here for the most part.
 */
export async function standingWhole(place: Workplace, release: Release): Promise<(candidate: Candidate) => boolean> {
  const whole = new Map<string, string>()
  for (const entry of await entriesOfOthers(place, new Set(), release)) {
    const metadata = path.join(rootPath(place.directories, entry.Name), 'overlay_metadata.json')
    // What may not be looked at may be there.
    if (await exists(metadata).catch(() => true)) whole.set(entry.Name, manifestDigests(entry).join())
  }
  return ({ entry }) => whole.get(entry.Name) === manifestDigests(entry).join()
}
