import { isDigest, type Digest } from '../formats/digest.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import { imageTag, type CacheEntry } from './entry.ts'

/** An image that a layer makes, one for each layer type. */
export interface PlannedImage {
  /** In the output layout. */
  readonly tag: string
  /** The key of its layer type. */
  readonly type: string
  /** Of its manifest, as it was built before; null where it was not. */
  readonly digest: Digest | null
}

/** `entry` is what may serve in place of a build; `layerTypes` are the keys of the types that are asked for. A build_only layer has no image. */
export function plannedImages(
  { name, layer }: LayerDefinition,
  entry: Pick<CacheEntry, 'Manifests'> | undefined,
  layerTypes: readonly string[],
): readonly PlannedImage[] {
  if (layer.BuildOnly) return []
  return layerTypes.map((type) => {
    const digest = entry?.Manifests?.get(type)?.Digest
    return { tag: imageTag(name, type), type, digest: isDigest(digest) ? digest : null }
  })
}
