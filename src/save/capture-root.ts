import path from 'node:path'

import { digestHex, digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { preferredType } from '../layer/extraction.ts'
import {
  decodeOverlayMetadata,
  decodeRootManifest,
  type OverlayMetadata,
  type RootManifest,
} from '../layer/overlay-metadata.ts'
import { ownDiff, packedDiff, packedTypes, type OwnDiff } from '../layer/own-diff.ts'
import type { RecordedRoot } from '../layer/record.ts'
import { layerBasesPath } from '../workspace/directories.ts'
import { mostDocumentBytes } from '../formats/oci/document-size.ts'
import { blobIn } from '../formats/oci/layout.ts'
import { readBounded } from '../workspace/oci-layout.ts'
import { packRoot, readableIfThere } from '../workspace/root/by-root.ts'
import { addLayers } from './capture-images.ts'
import type { CaptureRequest } from './capture-request.ts'
import { addFile, type CollectedBlobs } from './collected.ts'

/**
 * Of a build_only layer its own diff is kept, and the word of what stands below: other layers have records of their own, and a base
 * image is stacker's to fetch again (docs/stacker/restoring.md#38).
 */
export async function captureRoot(
  request: CaptureRequest,
  collected: CollectedBlobs,
): Promise<RecordedRoot | null | string> {
  const { entry, state, standsOn } = request
  const found = state.roots.get(entry.Name)
  if (found?.metadata === undefined) return null
  const metadata = decodeOverlayMetadata(found.metadata)
  const own = ownDiff(entry.Name, metadata, found.hasContent)
  const base = await baseImage(request, metadata, own)
  if (typeof base === 'string') return base
  const kept = { metadata: found.metadata, own, base, standsOn }
  switch (own) {
    case 'nothing':
      return { ...kept, content: digestOf(own) }
    case 'root':
      return { ...kept, content: (await addTree(request, collected, metadata)) ?? null }
    case 'packed': {
      const types = packedTypes(entry.Name, metadata)
      const trouble = await addLayers(
        request.place,
        collected,
        types.flatMap((type) => packedDiff(metadata, type) ?? []),
      )
      const first = preferredType(new Map(types.map((type) => [type, type]))) ?? ''
      return trouble ?? { ...kept, content: packedDiff(metadata, first)?.digest ?? null }
    }
  }
}

/** The base image that a build_only layer stands on itself, as stacker fetched it; a text says why it is not known. */
async function baseImage(
  { entry, place }: CaptureRequest,
  metadata: OverlayMetadata,
  own: OwnDiff,
): Promise<RecordedRoot['base'] | string> {
  const { Type: type } = entry.Layer.From
  if (type !== 'docker' && type !== 'oci') return null
  const [only] = metadata.manifests
  // Its root is as stacker's Unpack began it (docs/stacker/restoring.md#44; overlay/pack.go): with the manifest of the base. An
  // image without layers has none.
  if (own !== 'packed') return only === undefined ? null : { type: only[0], layers: only[1].layers }
  const digest = `sha256:${entry.Base}`
  if (!isDigest(digest)) return 'its base image is not known'
  const file = blobIn(layerBasesPath(place.directories), digest)
  const readable = await readableIfThere(place, file, `base-${entry.Base}`)
  if (readable === undefined) return 'its base image is missing from layer-bases'
  const bytes = await readBounded(readable, mostDocumentBytes)
  if (bytes === undefined || digestOf(bytes) !== digest) return 'its base image in layer-bases is damaged'
  const { layers } = decodeRootManifest(bytes)
  if (layers.length === 0) return null
  const isBase = (manifest: RootManifest): boolean =>
    layers.every((layer, index) => manifest.layers[index]?.digest === layer.digest)
  const above = [...metadata.manifests].find(([, manifest]) => isBase(manifest))
  return above === undefined ? 'its image does not stand on its base image' : { type: above[0], layers }
}

/**
 * What a build_only layer changed that no image holds, where something is built on it (docs/stacker/restoring.md#20), or it is
 * small. Not where overlay dirs lie above it, which are gone: it would never be laid down (provision.ts).
 */
async function addTree(
  request: CaptureRequest,
  collected: CollectedBlobs,
  metadata: OverlayMetadata,
): Promise<Digest | undefined> {
  const { entry, state, place } = request
  if (!request.needsTree || state.buildCache === undefined || metadata.hasOverlayDirs) return undefined
  const archive = path.join(place.staging, `tree-${digestHex(digestOf(entry.Name))}`)
  const trouble = await packRoot(place, { name: entry.Name, archive, owner: state.buildCache })
  if (trouble !== undefined) {
    place.log.warning(`the tree of layer ${entry.Name} is not kept, so it will be built again: ${trouble}`)
    return undefined
  }
  return await addFile(collected, archive, 'packed')
}
