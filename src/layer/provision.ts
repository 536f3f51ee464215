import type { Digest } from '../formats/digest.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { MetadataLayer, OverlayMetadata } from './overlay-metadata.ts'
import type { RecordedContent } from './record.ts'

/** What stands in roots/NAME for a layer that stacker is to skip. */
export type Provision =
  /** What stands there is stacker's own, of this very entry. */
  | { readonly kind: 'keep' }
  /** An output layer nobody stands on, or content of a kind that needs no root. */
  | { readonly kind: 'none' }
  /** The bare directory: enough for the hit of a build_only layer that nobody needs (spec: restoring 3). */
  | { readonly kind: 'stub' }
  /** overlay_metadata.json and an empty overlay: stacker takes the content from blobs (restoring 10, 11). */
  | {
      readonly kind: 'metadata'
      /** From the layer's manifest of this type (output layers), or the saved file (build_only). */
      readonly type: string
      readonly source: 'manifest' | 'saved'
      readonly layers: readonly MetadataLayer[]
      /** Blobs that this release of stacker cannot extract by itself (14, 16). */
      readonly extract: readonly MetadataLayer[]
      readonly twins: readonly Twin[]
    }
  /** `{}` and just the content that importers take (19). */
  | { readonly kind: 'stand-in'; readonly contents: readonly RecordedContent[] }
  /** The tree that was saved whole, with its metadata (20). */
  | {
      readonly kind: 'packed'
      readonly blob: Digest
      readonly layers: readonly MetadataLayer[]
      readonly extract: readonly MetadataLayer[]
      readonly twins: readonly Twin[]
    }
  /** It cannot be had: the entry is left out and stacker builds the layer (18, 21). */
  | { readonly kind: 'left-out'; readonly why: string }

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
  /** Layers of the layer's images by layer type key; empty for build_only. */
  readonly manifests: ReadonlyMap<string, readonly MetadataLayer[]>
  readonly metadata: OverlayMetadata | undefined
  readonly packedTree: Digest | undefined
  /** A build_only layer whose own diff was in its root still, so in no image, when it was saved. */
  readonly unpacked: boolean
  /** Some visible layer is `built` on it. Whether that one hits does not matter: its source may change after the restore. */
  readonly hasChild: boolean
  /** Paths that visible layers take from it by `stacker://`. */
  readonly taken: readonly string[]
  /** What the records of those layers hold of this very layer. */
  readonly contents: readonly RecordedContent[]
  /** How the named visible ancestor is provided, for BuiltLayers. */
  readonly ancestor: (name: string) => Provision | undefined
  readonly extractsOnDemand: boolean
  /** Keys of the layer types that are to be built, of children too. */
  readonly layerTypes: readonly string[]
  readonly capabilities: Capabilities
}

const tarGzip = 'application/vnd.oci.image.layer.v1.tar+gzip'
const dockerGzip = 'application/vnd.docker.image.rootfs.diff.tar.gzip'

/**
 * Chooses what is laid down for a hit layer, by the checklist of spec/restoring.md 5. It holds for every layer that stacker will
 * see, whatever the plan says about the others, so that a surprise edit after the restore finds a whole base.
 */
export function provision(request: ProvisionRequest): Provision {
  return request.layer.BuildOnly ? provideBuildOnly(request) : provideOutput(request)
}

function provideOutput(request: ProvisionRequest): Provision {
  const type = preferredType(request.manifests)
  if (type === undefined) return { kind: 'left-out', why: 'its record names no manifest' }
  const needed = request.hasChild || request.taken.length > 0
  const layers = request.manifests.get(type) ?? []
  const extract = byHand(layers, request.extractsOnDemand)
  const twins = twinsOf(request.manifests, type)
  const missing = twins === undefined ? unpaired : missingTool(extract, request.capabilities)
  if (missing === undefined)
    return { kind: 'metadata', type, source: 'manifest', layers, extract: needed ? extract : [], twins: twins ?? [] }
  return needed ? { kind: 'left-out', why: missing } : { kind: 'none' }
}

function provideBuildOnly(request: ProvisionRequest): Provision {
  const { metadata, hasChild, taken, contents, packedTree, unpacked, capabilities } = request
  if (!hasChild && taken.length === 0) return { kind: 'stub' }
  if (metadata === undefined) return { kind: 'left-out', why: 'its record lacks the metadata of its root' }

  const type = preferredType(metadata.manifests)
  const layers = type === undefined ? [] : (metadata.manifests.get(type) ?? [])
  const extract = byHand(layers, request.extractsOnDemand)
  const twins = twinsOf(metadata.manifests, type)
  const missing = twins === undefined ? unpaired : missingTool(extract, capabilities)
  const ancestorsWhole = metadata.builtLayers.every((name) => {
    const kind = request.ancestor(name)?.kind
    return kind === 'metadata' || kind === 'packed' || kind === 'keep'
  })

  // A layer begins with all of its base's metadata (overlay.go, snapshot), and with its word of having been packed. Then the images
  // hold the base alone, and whoever stands on the layer would be built without it.
  const isPacked = metadata.hasBuiltOutput && !unpacked
  // The manifest of a packed layer lists the overlay dirs that its metadata names once more. And that of one that changed nothing lists
  // the diff of its base again (pack.go, generateLayer). A mount with one directory twice fails: stacker's own trouble (metadata.go,
  // lxcRootfsString), in place too, but not in a build from nothing.
  const mountsTwice = isPacked && (metadata.hasOverlayDirs || [...metadata.manifests.values()].some(repeats))
  if (isPacked && type !== undefined && !mountsTwice) {
    if (missing !== undefined) return { kind: 'left-out', why: missing }
    if (!ancestorsWhole) return { kind: 'left-out', why: 'a build_only layer below it cannot be laid down' }
    const lacking = request.layerTypes.find((key) => !metadata.manifests.has(key))
    if (hasChild && lacking !== undefined) return { kind: 'left-out', why: `it was not packed as ${lacking}` }
    return { kind: 'metadata', type, source: 'saved', layers, extract, twins: twins ?? [] }
  }
  if (!hasChild && taken.every((path) => contents.some((content) => content.path === path))) {
    return { kind: 'stand-in', contents: contents.filter((content) => taken.includes(content.path)) }
  }
  // What its overlay dirs and imports with `dest` became is named by no image, so stacker's garbage collection took it (pack.go, GC).
  if (packedTree !== undefined && ancestorsWhole && !metadata.hasOverlayDirs) {
    if (missing !== undefined) return { kind: 'left-out', why: missing }
    if (capabilities.unpackTree !== true) return { kind: 'left-out', why: capabilities.unpackTree }
    return { kind: 'packed', blob: packedTree, layers, extract, twins: twins ?? [] }
  }
  return {
    kind: 'left-out',
    why: mountsTwice
      ? 'stacker cannot mount it, since its images hold one layer twice'
      : `no image holds its ${metadata.hasOverlayDirs ? 'overlay dirs' : 'content'}`,
  }
}

function repeats(layers: readonly MetadataLayer[]): boolean {
  return new Set(layers.map(({ digest }) => digest)).size < layers.length
}

const unpaired = 'its images of different layer types do not have the same layers'

/**
 * stacker takes any manifest of a root's metadata to extract from and any one to mount (overlay.go snapshot, metadata.go
 * lxcRootfsString), and skips lower layers that are not there. That goes well after a build because pack.go links the directories
 * of further layer types to the first one's; a grandchild of what was laid down needs those links too, or it is built on less than
 * its base (restoring 13). Undefined where the layers do not pair.
 */
function twinsOf(
  manifests: ReadonlyMap<string, readonly MetadataLayer[]>,
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
 * The type whose layers are extracted; the metadata of an output layer is made of this one only: with two in it stacker picks one at
 * random (restoring 13). That of a packed build_only layer keeps all: pack.go (generateLayer) takes the layer's diff from the
 * manifest of each type, and silently leaves it out of an image whose type is not there.
 */
export function preferredType(manifests: ReadonlyMap<string, unknown>): string | undefined {
  const rank = (type: string): number => ['tar', 'squashfs', 'erofs'].findIndex((word) => type.startsWith(word))
  return [...manifests.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0]
}

/**
 * The blobs that must be extracted for stacker: all of them before v1.0 (restoring 16), later those that it packed uncompressed,
 * from overlay dirs and imports with `dest` (14), and erofs (13).
 */
function byHand(layers: readonly MetadataLayer[], extractsOnDemand: boolean): MetadataLayer[] {
  return layers.filter(({ mediaType }) => {
    if (!extractsOnDemand) return true
    return mediaType !== tarGzip && mediaType !== dockerGzip && !mediaType.includes('squashfs')
  })
}

function missingTool(layers: readonly MetadataLayer[], capabilities: Capabilities): string | undefined {
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
