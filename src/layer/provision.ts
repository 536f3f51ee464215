import type { Descriptor } from '../formats/oci/descriptor.ts'
import { dockerLayerGzip, ociLayerGzip } from '../formats/oci/media-type.ts'
import type { Digest } from '../formats/digest.ts'
import type { ImageSource, Layer } from '../stackerfile/layer.ts'
import {
  emptyMetadata,
  imageMetadata,
  manifestOfLayers,
  snapshotOf,
  type OverlayMetadata,
  type RootManifest,
} from './overlay-metadata.ts'
import { packedDiff, packedTypes } from './own-diff.ts'
import type { RecordedContent, RecordedRoot } from './record.ts'

/** What stands in roots/NAME for a layer that stacker is to skip. */
export type Provision =
  /** What stands there is stacker's own, of this very entry; its metadata is written anew where it does not name all below it. */
  | { readonly kind: 'keep'; readonly root: StandingRoot | undefined; readonly rewritten: boolean }
  /** An output layer nobody stands on, or content of a kind that needs no root (docs/stacker/restoring.md#1). */
  | { readonly kind: 'none' }
  /** The bare directory: enough for the hit of a build_only layer that nobody needs (docs/stacker/restoring.md#3). */
  | { readonly kind: 'stub' }
  /**
   * overlay_metadata.json and an empty overlay: stacker takes the content from blobs (docs/stacker/restoring.md#10,
   * docs/stacker/restoring.md#11).
   */
  | ({
      readonly kind: 'metadata'
      readonly root: StandingRoot
      /** Its own diff, of each layer type; empty for images, whose blobs are all their own. */
      readonly own: readonly Descriptor[]
    } & Extraction)
  /** `{}` and just the content that importers take (docs/stacker/restoring.md#19). */
  | { readonly kind: 'stand-in'; readonly contents: readonly RecordedContent[] }
  /**
   * Its own diff in roots/NAME/overlay, as after a build that no image was built on, above what stands below it
   * (docs/stacker/restoring.md#20, docs/stacker/restoring.md#38).
   */
  | ({ readonly kind: 'unpacked'; readonly root: StandingRoot; readonly own: OwnContent } & Extraction)
  /**
   * It cannot be had: the entry is left out and stacker builds the layer (docs/stacker/restoring.md#18,
   * docs/stacker/restoring.md#21).
   */
  | { readonly kind: 'left-out'; readonly why: string }

export type OwnContent =
  /** An archive of the overlay. */
  | { readonly kind: 'archive'; readonly blob: Digest }
  /** The blob of an image that holds the diff. */
  | { readonly kind: 'layer'; readonly layer: Descriptor }
  | { readonly kind: 'nothing' }

export interface Extraction {
  /** Blobs that this release of stacker cannot extract by itself (docs/stacker/restoring.md#14, docs/stacker/restoring.md#16). */
  readonly extract: readonly Descriptor[]
  readonly twins: readonly Twin[]
}

/** A root that a child can be built on: followed to the bottom it is the tree that the layer had. */
export interface StandingRoot {
  readonly metadata: OverlayMetadata
  /** Neither its own overlay nor that of a layer in BuiltLayers holds anything: all its content is in the layers of the manifest. */
  readonly allInImages: boolean
  /** Names the own diff of a build_only layer, undefined for an image or where it is not known. */
  readonly content: Digest | undefined
  /**
   * Layers of the base image of a build_only layer: stacker fetches them before it looks at the root
   * (docs/stacker/restoring.md#38).
   */
  readonly awaited: ReadonlySet<Digest>
  /** The base image that they can be fetched from; undefined where they have to come with some image that is laid down. */
  readonly base: ImageSource | undefined
}

/** A layer of a further layer type: the same content as `of`, so it is to be found in the directory of that one. */
export interface Twin {
  readonly digest: Digest
  readonly of: Digest
}

/** What this machine can do for content that stacker cannot extract itself; a string says what is missing. */
export interface Capabilities {
  readonly extractTar: true | string
  readonly extractSquashfs: true | string
  readonly extractErofs: true | string
  readonly unpackTree: true | string
}

export interface ProvisionRequest {
  readonly layer: Layer
  readonly name: string
  /** The manifests of the layer's images by layer type key, of the asked types; empty for build_only. */
  readonly manifests: ReadonlyMap<string, RootManifest>
  /** What the record holds of its root, decoded; undefined where it holds none. */
  readonly root: DecodedRoot | undefined
  readonly packedTree: Digest | undefined
  /** What it changed itself is small enough to be laid down for nobody in particular. */
  readonly isSmall: boolean
  /** Some visible layer is `built` on it. Whether that one hits does not matter: its source may change after the restore. */
  readonly hasChild: boolean
  /** Some visible image without `run` is `built` on it. */
  readonly hasIdleChild: boolean
  /** Paths that visible layers take from it by `stacker://`. */
  readonly taken: readonly string[]
  /** What the records of those layers hold of this very layer. */
  readonly contents: readonly RecordedContent[]
  /** The layer that it is `built` on: whether it is build_only, and how it is provided. */
  readonly below: { readonly buildOnly: boolean; readonly provision: Provision | undefined } | undefined
  readonly extractsOnDemand: boolean
  /** Its base image exists before the build and is the one of its record. */
  readonly isBaseKnown: boolean
  /** Keys of the layer types that are to be built, of children too. */
  readonly layerTypes: readonly string[]
  readonly capabilities: Capabilities
  /** A blob that the record names, so the store has it. */
  readonly isKept: (blob: Digest) => boolean
  /** A blob that some image that is laid down brings along. */
  readonly isAtHand: (blob: Digest) => boolean
}

/** What an image stands on lies in its own blobs. */
export const nothingAwaited: Pick<StandingRoot, 'awaited' | 'base'> = { awaited: new Set(), base: undefined }

export type DecodedRoot = Omit<RecordedRoot, 'metadata'> & { readonly metadata: OverlayMetadata }

/**
 * Chooses what is laid down for a hit layer, by the checklist (docs/stacker/restoring.md#43). It holds for every layer that stacker
 * will see, whatever the plan says about the others, so that a surprise edit after the restore finds a whole base.
 */
export function provision(request: ProvisionRequest): Provision {
  return request.layer.BuildOnly ? provideBuildOnly(request) : provideOutput(request)
}

function provideOutput(request: ProvisionRequest): Provision {
  const type = preferredType(request.manifests)
  const manifest = type === undefined ? undefined : request.manifests.get(type)
  if (type === undefined || manifest === undefined) return leftOut('its record names no manifest')
  const needed = request.hasChild || request.taken.length > 0
  const metadata = imageMetadata(type, manifest)
  const root: StandingRoot = { metadata, allInImages: true, content: undefined, ...nothingAwaited }
  const extraction = extractionOf(request.manifests, nothingAwaited, request)
  const isWhole = [...request.manifests.values()].every(({ layers }) =>
    layers.every(({ digest }) => request.isKept(digest)),
  )
  if (!isWhole) return leftOut(typeof extraction === 'string' ? extraction : 'its layers are not in the cache')
  if (typeof extraction === 'string') return needed ? leftOut(extraction) : { kind: 'none' }
  return { kind: 'metadata', root, own: [], ...extraction, ...(needed ? {} : { extract: [] }) }
}

function provideBuildOnly(request: ProvisionRequest): Provision {
  const { root, hasChild, taken } = request
  if (root === undefined) return leastOf(request) ?? leftOut('its record lacks the metadata of its root')
  const below = rootBelow(request, root)
  const isNeeded = hasChild || taken.length > 0
  const packed = typeof below === 'string' || !isNeeded ? undefined : asPacked(request, root, below)
  if (packed !== undefined) return packed
  const whole = typeof below === 'string' ? leftOut(below) : asUnpacked(request, root, below)
  const least = leastOf(request)
  return least === undefined || (request.isSmall && isAtOnce(whole)) ? whole : least
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

function leftOut(why: string): Provision {
  return { kind: 'left-out', why }
}

/** What the layer stood on when it was built: as stacker would begin its root on what is laid down below it. */
function rootBelow({ layer, below, isBaseKnown }: ProvisionRequest, root: DecodedRoot): StandingRoot | string {
  // What its overlay dirs and imports with `dest` became is named by no image, so stacker's garbage collection took it
  // (docs/stacker/restoring.md#11b).
  if (root.metadata.hasOverlayDirs) return 'no image holds its overlay dirs'
  if (layer.From.Type !== 'built') {
    const base = root.base
    const manifests = base === null ? emptyMetadata.manifests : new Map([[base.type, manifestOfLayers(base.layers)]])
    const awaited = new Set(base?.layers.map(({ digest }) => digest))
    const standing = { metadata: { ...emptyMetadata, manifests }, allInImages: true, content: undefined }
    return { ...standing, awaited, base: isBaseKnown ? layer.From : undefined }
  }
  const found = below && rootOf(below.provision)
  if (found === undefined) return `the layer ${layer.From.Tag} below it cannot be laid down`
  if (found.metadata.hasOverlayDirs) return 'no image holds the overlay dirs below it'
  // Its facts name a build_only layer by that one's facts alone, and another build of them need not have made the same files.
  if (below?.buildOnly === true && (root.standsOn === null || found.content !== root.standsOn))
    return `it was built on another build of ${layer.From.Tag}`
  return { ...found, metadata: snapshotOf(layer.From.Tag, found.metadata), content: undefined }
}

export function rootOf(provision: Provision | undefined): StandingRoot | undefined {
  return provision !== undefined && 'root' in provision ? provision.root : undefined
}

/**
 * The diff of a layer that was packed lies in images: metadata as stacker leaves it is enough (docs/stacker/restoring.md#11).
 * Undefined where stacker could not build on that: the layer is then laid down as it was before it was packed.
 */
function asPacked(request: ProvisionRequest, root: DecodedRoot, below: StandingRoot): Provision | undefined {
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
  below: StandingRoot,
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
function asUnpacked(request: ProvisionRequest, root: DecodedRoot, below: StandingRoot): Provision {
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

/** What has to be extracted for stacker so that it can mount these manifests; a text says what is missing for it. */
function extractionOf(
  manifests: ReadonlyMap<string, RootManifest>,
  { awaited, base }: Pick<StandingRoot, 'awaited' | 'base'>,
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

function missingTool(layers: readonly Descriptor[], capabilities: Capabilities): string | undefined {
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
