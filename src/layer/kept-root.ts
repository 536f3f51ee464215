import type { Digest } from '../formats/digest.ts'
import { snapshotOf, type OverlayMetadata } from './overlay-metadata.ts'
import { ownDiff, packedTypes } from './own-diff.ts'
import { nothingAwaited, rootOf, type Provision } from './provision.ts'
import { byHand } from './extraction.ts'
import type { ProvisionRequest } from './provision-request.ts'

/** A root as an earlier build left it in roots/NAME. */
export interface RootOnDisk {
  readonly metadata: OverlayMetadata
  /** Its overlay holds something. */
  readonly hasContent: boolean
  /**
   * Files and links of what was laid down in place of the layer (docs/stacker/restoring.md#19); undefined for a root of stacker's
   * own.
   */
  readonly standsIn: ReadonlySet<string> | undefined
  /** Layers of its metadata whose directories in roots/ hold something. */
  readonly extracted: ReadonlySet<Digest>
}

/** `hasIdleChild`: of those that are built again. */
interface KeepRequest extends Pick<
  ProvisionRequest,
  'layer' | 'name' | 'hasChild' | 'hasIdleChild' | 'taken' | 'below' | 'layerTypes' | 'extractsOnDemand'
> {
  /** Some layer that is `built` on it is built again. */
  readonly hasNewChild: boolean
}

/**
 * How a layer is kept whose entry and root stand here already. Its metadata is stacker's own, but of the time when it was built: a
 * build_only layer that an image packed later is then empty to those that stand on it (docs/stacker/restoring.md#37). So it is
 * written anew where it does not name all that stands below.
 */
export function keepRoot(
  { layer, name, hasChild, taken, below, layerTypes, hasIdleChild, hasNewChild, extractsOnDemand }: KeepRequest,
  disk: RootOnDisk | undefined,
): Provision {
  const isNeeded = layer.BuildOnly && (hasChild || taken.length > 0)
  const asItStands: Provision = { kind: 'keep', root: undefined, rewritten: false }
  // The bare directory is enough for a hit (docs/stacker/restoring.md#3), and for nobody who stands on the layer or takes from it.
  if (disk === undefined) {
    return isNeeded ? { kind: 'left-out', why: 'its root here does not hold its content' } : asItStands
  }
  const { standsIn } = disk
  if (standsIn !== undefined) {
    return hasChild || !taken.every((path) => standsIn.has(path))
      ? { kind: 'left-out', why: 'its root here holds no more than what was taken of it before' }
      : asItStands
  }
  const lost = byHand(
    [...disk.metadata.manifests.values()].flatMap(({ layers }) => layers),
    extractsOnDemand,
  ).some(({ digest }) => !disk.extracted.has(digest))
  if (lost && (hasChild || taken.length > 0))
    return { kind: 'left-out', why: 'stacker cannot extract its layers again, and they do not stand here' }
  const keep = (metadata: OverlayMetadata, allInImages: boolean): Provision => ({
    kind: 'keep',
    root: { metadata, allInImages, content: undefined, ...nothingAwaited },
    rewritten: !isSame(metadata, disk.metadata),
  })
  if (!layer.BuildOnly) return keep(disk.metadata, true)
  const own = ownDiff(name, disk.metadata, disk.hasContent)
  if (disk.metadata.hasOverlayDirs) {
    // Its metadata names the layer of its overlay dirs in the manifest and by itself: mounted twice, the container does not start
    // (docs/stacker/restoring.md#52).
    const isMounted = own === 'packed' && (hasNewChild || taken.length > 0)
    return isMounted
      ? { kind: 'left-out', why: 'stacker cannot mount it again as it stands here, packed with its overlay dirs' }
      : keep(disk.metadata, false)
  }
  const inImages = own !== 'root'
  const types = packedTypes(name, disk.metadata)
  const packed = onlyTypes(disk.metadata, types)
  if (own === 'packed' && hasChild) {
    // An image of another type would silently be without it, and one without changes would list it twice
    // (docs/stacker/restoring.md#47, docs/stacker/restoring.md#39; pack.go, generateLayer).
    const lacking = layerTypes.find((type) => !types.includes(type))
    if (lacking !== undefined) return { kind: 'left-out', why: `it was packed here, and not as ${lacking}` }
    if (hasIdleChild)
      return { kind: 'left-out', why: 'stacker cannot build an image without changes on it as it stands here' }
  }
  if (layer.From.Type !== 'built') return keep(own === 'packed' ? packed : disk.metadata, inImages)
  const lower = rootOf(below?.provision)
  if (lower === undefined || (below?.buildOnly === true && below.provision?.kind !== 'keep')) {
    return isNeeded ? { kind: 'left-out', why: `it stands on another build of ${layer.From.Tag}` } : asItStands
  }
  if (lower.metadata.hasOverlayDirs) return keep(disk.metadata, false)
  if (own === 'packed') return keep(packed, lower.allInImages)
  return keep(snapshotOf(layer.From.Tag, lower.metadata), inImages && lower.allInImages)
}

/**
 * A packed root keeps the manifest of its base in the base's type: without its own diff (docs/stacker/restoring.md#49; pack.go,
 * repackOverlay).
 */
function onlyTypes(metadata: OverlayMetadata, types: readonly string[]): OverlayMetadata {
  return { ...metadata, manifests: new Map([...metadata.manifests].filter(([type]) => types.includes(type))) }
}

/** To whoever mounts it, or packs it. */
function isSame(one: OverlayMetadata, other: OverlayMetadata): boolean {
  const essence = ({ manifests, builtLayers, hasBuiltOutput }: OverlayMetadata): string =>
    JSON.stringify([
      [...manifests].map(([type, { layers }]) => [type, ...layers.map(({ digest }) => digest)]).sort(),
      builtLayers,
      hasBuiltOutput,
    ])
  return essence(one) === essence(other)
}
