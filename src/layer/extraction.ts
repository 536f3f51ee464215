import type { Digest } from '../formats/digest.ts'
import type { Descriptor } from '../formats/oci/descriptor.ts'
import { dockerLayerGzip, ociLayerGzip } from '../formats/oci/media-type.ts'
import type { RootManifest } from './overlay-metadata.ts'
import type { Extraction, UsableRoot, Twin } from './provision.ts'
import type { Capabilities, ProvisionRequest } from './provision-request.ts'

/** What has to be extracted for stacker so that it can mount these manifests; a text says what is missing for it. */
export function extractionOf(
  manifests: ReadonlyMap<string, RootManifest>,
  { awaited, base }: Pick<UsableRoot, 'awaited' | 'base'>,
  { extractsOnDemand, capabilities, isAtHand }: ProvisionRequest,
): Extraction | string {
  const layersOf = new Map([...manifests].map(([type, { layers }]) => [type, layers]))
  const type = preferredType(manifests)
  const layers = type === undefined ? [] : (layersOf.get(type) ?? [])
  const twins = twinsOf(layersOf, type)
  if (twins === undefined) return unpaired
  const extract = byHand(layers, extractsOnDemand).filter(({ digest }) => !extractsOnDemand || !awaited.has(digest))
  const missing = missingTool(extract, capabilities)
  if (missing !== undefined) return missing
  const lost = extract.find(({ digest }) => base === undefined && awaited.has(digest) && !isAtHand(digest))
  return lost === undefined ? { extract, twins } : 'this release of stacker does not extract its base image again'
}

const unpaired = 'its images of different layer types do not have the same layers'

/**
 * stacker takes any manifest of a root's metadata to extract from and any one to mount (overlay.go snapshot, metadata.go
 * lxcRootfsString), and skips lower layers that are not there. That goes well after a build because pack.go links the directories
 * of further layer types to the first one's (docs/stacker/restoring.md#45); a grandchild of what was laid down needs those links
 * too, or it is built on less than its base (docs/stacker/restoring.md#13). Undefined where the layers do not pair.
 */
function twinsOf(
  manifests: ReadonlyMap<string, readonly Descriptor[]>,
  type: string | undefined,
): readonly Twin[] | undefined {
  const first = type === undefined ? [] : (manifests.get(type) ?? [])
  const twins = new Map<Digest, Twin>()
  for (const [other, layers] of manifests) {
    if (other === type) continue
    if (layers.length !== first.length) return undefined
    for (const [index, { digest }] of layers.entries()) {
      const of = first[index]?.digest
      if (of !== undefined && of !== digest && !twins.has(digest)) twins.set(digest, { digest, of })
    }
  }
  return [...twins.values()]
}

/**
 * The type whose layers are extracted; the metadata of an output layer is made of this one only: with two in it stacker picks one
 * at random (docs/stacker/restoring.md#13). That of a packed build_only layer keeps all: pack.go (generateLayer) takes the layer's
 * diff from the manifest of each type, and silently leaves it out of an image whose type is not there.
 */
export function preferredType(manifests: ReadonlyMap<string, unknown>): string | undefined {
  const rank = (type: string): number => ['tar', 'squashfs', 'erofs'].findIndex((word) => type.startsWith(word))
  return [...manifests.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0]
}

/**
 * The blobs that must be extracted for stacker: all of them before v1.0 (docs/stacker/restoring.md#16), later those that it packed
 * uncompressed, from overlay dirs and imports with `dest` (docs/stacker/restoring.md#14), and erofs (docs/stacker/restoring.md#13).
 */
export function byHand(layers: readonly Descriptor[], extractsOnDemand: boolean): Descriptor[] {
  return layers.filter(({ mediaType }) => {
    if (!extractsOnDemand) return true
    return mediaType !== ociLayerGzip && mediaType !== dockerLayerGzip && !mediaType.includes('squashfs')
  })
}

export function missingTool(layers: readonly Descriptor[], capabilities: Capabilities): string | undefined {
  for (const { mediaType } of layers) {
    const able = mediaType.includes('squashfs')
      ? capabilities.extractSquashfs
      : mediaType.includes('erofs')
        ? capabilities.extractErofs
        : capabilities.extractTar
    if (able !== true) return able
  }
  return undefined
}
