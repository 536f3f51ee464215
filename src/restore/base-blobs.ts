import { isDigest, type Digest } from '../formats/digest.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { decodeRootManifest } from '../layer/overlay-metadata.ts'
import type { Provision } from '../layer/provision.ts'
import type { LayerRecord } from '../layer/record.ts'

/** What stacker looks for in its copies of base images. */
export function baseBlobsOf(
  entry: CacheEntry,
  record: LayerRecord | undefined,
  provision: Provision,
): readonly Digest[] {
  if (provision.kind === 'documents') return provision.base.map(({ digest }) => digest)
  const isImage = entry.Layer.From.Type === 'docker' || entry.Layer.From.Type === 'oci'
  // Of several types: an empty layer is looked for in layer-bases whatever directory stands for it.
  return record !== undefined && (isImage || (entry.Manifests?.size ?? 0) > 1) ? layersOfImages(entry, record) : []
}

function layersOfImages(entry: CacheEntry, record: LayerRecord): Digest[] {
  return [...(entry.Manifests?.values() ?? [])].flatMap(({ Digest: digest }) => {
    const manifest = isDigest(digest) ? record.documents.get(digest) : undefined
    return manifest === undefined ? [] : decodeRootManifest(manifest).layers.map((layer) => layer.digest)
  })
}
