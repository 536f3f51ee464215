import { extractionOf, missingTool, preferredType } from './extraction.ts'
import { emptyMetadata, manifestOfLayers, snapshotOf, type RootManifest } from './overlay-metadata.ts'
import { packedDiff, packedTypes } from './own-diff.ts'
import { leftOut, rootOf, type OwnContent, type Provision, type UsableRoot } from './provision.ts'
import type { DecodedRoot, ProvisionRequest } from './provision-request.ts'

/** What serves those that stand on it or take from it, and no more than it takes. */
export function provideBuildOnly(request: ProvisionRequest): Provision {
  const { root, hasChild, taken } = request
  if (root === undefined) return leastOf(request) ?? leftOut('its record lacks the metadata of its root')
  const below = rootBelow(request, root)
  const isNeeded = hasChild || taken.length > 0
  const packed = typeof below === 'string' || !isNeeded ? undefined : asPacked(request, root, below)
  if (packed !== undefined) return packed
  const whole = typeof below === 'string' ? leftOut(below) : asUnpacked(request, root, below)
  const least = leastOf(request)
  if (least === undefined) return whole
  return !isNeeded && request.isSmall && isAtOnce(whole) ? whole : least
}

/** What a layer that nobody is built on hits with, and its takers find what they take. Less than a later edit may ask for. */
function leastOf({ hasChild, taken, contents }: ProvisionRequest): Provision | undefined {
  if (hasChild) return undefined
  if (taken.length === 0) return { kind: 'stub' }
  const isThere = taken.every((path) => contents.some((content) => content.path === path))
  return isThere
    ? { kind: 'stand-in', contents: contents.filter((content) => taken.includes(content.path)) }
    : undefined
}

/** Laid down with nothing but its own tree: no other layer has to be extracted for it. */
function isAtOnce(whole: Provision): boolean {
  return whole.kind === 'unpacked' && whole.extract.length === 0
}

/** What the layer stood on when it was built: as stacker would begin its root on what is laid down below it. */
function rootBelow({ layer, below, isBaseKnown }: ProvisionRequest, root: DecodedRoot): UsableRoot | string {
  // What its overlay dirs and imports with `dest` became is named by no image, so stacker's garbage collection took it
  // (docs/stacker/restoring.md#11b).
  if (root.metadata.hasOverlayDirs) return 'no image holds its overlay dirs'
  if (layer.From.Type !== 'built') {
    const base = root.base
    const manifests = base === null ? emptyMetadata.manifests : new Map([[base.type, manifestOfLayers(base.layers)]])
    const awaited = new Set(base?.layers.map(({ digest }) => digest))
    const bare = { metadata: { ...emptyMetadata, manifests }, allInImages: true, content: undefined }
    return { ...bare, awaited, base: isBaseKnown ? layer.From : undefined }
  }
  const found = below && rootOf(below.provision)
  if (found === undefined) return `the layer ${layer.From.Tag} below it cannot be laid down`
  if (found.metadata.hasOverlayDirs) return 'no image holds the overlay dirs below it'
  // Its facts name a build_only layer by that one's facts alone, and another build of them need not have made the same files.
  if (below?.buildOnly === true && (root.standsOn === null || found.content !== root.standsOn))
    return `it was built on another build of ${layer.From.Tag}`
  return { ...found, metadata: snapshotOf(layer.From.Tag, found.metadata), content: undefined }
}

/**
 * The diff of a layer that was packed lies in images: metadata as stacker leaves it is enough (docs/stacker/restoring.md#11).
 * Undefined where stacker could not build on that: the layer is then laid down as it was before it was packed.
 */
function asPacked(request: ProvisionRequest, root: DecodedRoot, below: UsableRoot): Provision | undefined {
  const { name, hasChild, layerTypes } = request
  if (root.own !== 'packed' || !below.allInImages || (hasChild && request.hasIdleChild)) return undefined
  const among = packedTypes(name, root.metadata)
  const types = layerTypes.filter((type) => among.includes(type))
  // pack.go, generateLayer, silently leaves the diff out of an image of a type that is not there (docs/stacker/restoring.md#47).
  if (types.length < layerTypes.length && hasChild) return undefined
  const used = types.length > 0 ? types : among
  const manifests = new Map([...root.metadata.manifests].filter(([type]) => used.includes(type)))
  for (const [type, manifest] of manifests) {
    if (!standsOnAllOf(manifest, below.metadata.manifests.get(type), below, request.below?.buildOnly === false))
      return undefined
  }
  const extraction = extractionOf(manifests, below, request)
  if (typeof extraction === 'string') return undefined
  const configs = new Map([...root.metadata.configs].filter(([type]) => used.includes(type)))
  const metadata = { ...below.metadata, manifests, configs, hasBuiltOutput: true }
  return {
    kind: 'metadata',
    root: { ...below, metadata, allInImages: true, content: root.content ?? undefined },
    own: used.flatMap((type) => packedDiff(root.metadata, type) ?? []),
    ...extraction,
  }
}

/**
 * Its diff above just what is laid down below it. An image below is written down in one type only. With a base image of another
 * type, stacker converts the base for each image (docs/stacker/restoring.md#47; pack.go, ConvertAndOutput), from where the base
 * itself is extracted: the packed layer's manifest would not name it.
 */
function standsOnAllOf(
  { layers }: RootManifest,
  lower: RootManifest | undefined,
  below: UsableRoot,
  isImage: boolean,
): boolean {
  if (new Set(layers.map(({ digest }) => digest)).size < layers.length) return false
  if (lower === undefined) return isImage || (below.metadata.manifests.size === 0 && layers.length === 1)
  return (
    layers.length === lower.layers.length + 1 &&
    lower.layers.every(({ digest }, index) => layers[index]?.digest === digest)
  )
}

/**
 * As after a build that no image was built on: its own diff in its root, and metadata that names all below it
 * (docs/stacker/restoring.md#37, docs/stacker/restoring.md#38).
 */
function asUnpacked(request: ProvisionRequest, root: DecodedRoot, below: UsableRoot): Provision {
  const own = ownContent(request, root)
  if (typeof own === 'string') return leftOut(own)
  const extraction = extractionOf(below.metadata.manifests, below, request)
  if (typeof extraction === 'string') return leftOut(extraction)
  const allInImages = below.allInImages && own.kind === 'nothing'
  return {
    kind: 'unpacked',
    root: { ...below, allInImages, content: root.content ?? undefined },
    own,
    ...extraction,
  }
}

function ownContent({ name, packedTree, capabilities }: ProvisionRequest, root: DecodedRoot): OwnContent | string {
  switch (root.own) {
    case 'nothing':
      return { kind: 'nothing' }
    case 'root':
      if (packedTree === undefined) return 'no image holds its content'
      if (capabilities.unpackTree !== true) return capabilities.unpackTree
      return { kind: 'archive', blob: packedTree }
    case 'packed': {
      const type = preferredType(new Map(packedTypes(name, root.metadata).map((type) => [type, type])))
      const layer = type === undefined ? undefined : packedDiff(root.metadata, type)
      if (layer === undefined) return 'no image holds its content'
      const able = missingTool([layer], capabilities)
      return able ?? { kind: 'layer', layer }
    }
  }
}
