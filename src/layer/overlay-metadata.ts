import { FormatError } from '../errors.ts'
import { decodeArray, decodeBoolean, decodeObject, decodeString, parseJson, type Decoder } from '../formats/decode.ts'
import { sliceMembers } from '../formats/json-slice.ts'
import { decodeDescriptor, type Descriptor } from '../formats/oci/descriptor.ts'
import { mostDocumentBytes } from '../formats/oci/document-size.ts'

/** Bytes of overlay_metadata.json: documents of several images. */
export const mostMetadataBytes = 16 * 1024 * 1024

/**
 * What stacker keeps beside a root, roots/NAME/overlay_metadata.json (docs/stacker/restoring.md#44; overlay/metadata.go): the image
 * that the root stands for, and the layers below it that are in no image yet. Documents in it are kept in their own bytes.
 */
export interface OverlayMetadata {
  /** By layer type key, as `tar+false`. */
  readonly manifests: ReadonlyMap<string, RootManifest>
  /** Image configs by layer type key: of a build_only layer those of the types that its diff was packed in. */
  readonly configs: ReadonlyMap<string, string>
  /** Names of `built` ancestors, bottom first. Their own overlays are mounted above the layers of the manifest. */
  readonly builtLayers: readonly string[]
  /** HasBuiltOCIOutput: its diff is packed. Or that of the build_only layer that it is built on, where its own lies in its root still. */
  readonly hasBuiltOutput: boolean
  /** Its own overlay dirs, or those of a build_only layer below, imports with `dest` among them: mounted above everything. */
  readonly hasOverlayDirs: boolean
}

export interface RootManifest {
  /** Bottom first. */
  readonly layers: readonly Descriptor[]
  readonly text: string
}

/** What stands beside the root of a layer from nothing: scratch, or a tar that lies in the root itself. */
export const emptyMetadata: OverlayMetadata = {
  manifests: new Map(),
  configs: new Map(),
  builtLayers: [],
  hasBuiltOutput: false,
  hasOverlayDirs: false,
}

/** @throws FormatError naming the spot. Go decodes leniently (null lists, absent members), and so does this. */
export function decodeOverlayMetadata(bytes: Uint8Array): OverlayMetadata {
  const where = 'overlay_metadata.json'
  const member = decodeObject(parseJson(bytes, where, mostMetadataBytes), where)
  const texts = sliceMembers(utf8(bytes, where), where)
  const textsOf = (name: string): ReadonlyMap<string, string> => {
    const text = texts.get(name)
    return text === undefined || text === 'null' ? new Map() : sliceMembers(text, `${where}.${name}`)
  }
  const layers = member('Manifests', absentOr<ReadonlyMap<string, readonly Descriptor[]>>(new Map(), decodeLayerLists))
  return {
    manifests: new Map(
      [...textsOf('Manifests')].map(([type, text]) => [type, { layers: layers.get(type) ?? [], text }]),
    ),
    configs: textsOf('Configs'),
    builtLayers: member('BuiltLayers', absentOr([], decodeArray(decodeString))),
    hasBuiltOutput: member('HasBuiltOCIOutput', absentOr(false, decodeBoolean)),
    hasOverlayDirs: member('OverlayDirLayers', absentOr(false, hasAnyList)),
  }
}

/** The text as stacker reads it back. Metadata with overlay dirs is never written: no image holds what they became. */
export function encodeOverlayMetadata(metadata: OverlayMetadata): Buffer {
  const object = (texts: Iterable<readonly [string, string]>): string =>
    `{${[...texts].map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`
  const manifests = object([...metadata.manifests].map(([type, { text }]) => [type, text]))
  const built = metadata.builtLayers.length === 0 ? 'null' : JSON.stringify(metadata.builtLayers)
  return Buffer.from(
    `{"Manifests":${manifests},"Configs":${object(metadata.configs)},"BuiltLayers":${built},` +
      `"HasBuiltOCIOutput":${String(metadata.hasBuiltOutput)},"OverlayDirLayers":null}`,
  )
}

/**
 * Of an image: one manifest only, since stacker takes any one of the map (overlay/metadata.go, lxcRootfsString) and with two may
 * extract one and mount the other (docs/stacker/restoring.md#10, docs/stacker/restoring.md#13).
 */
export function imageMetadata(type: string, manifest: RootManifest): OverlayMetadata {
  return { ...emptyMetadata, manifests: new Map([[type, withoutRepeats(manifest)]]) }
}

/**
 * What stacker writes for a layer that is built on the named one, before its `run` (docs/stacker/restoring.md#46; overlay.go,
 * snapshot). It would also pass on that the base's diff is packed, and then take that diff for the new layer's own where the layer
 * changes nothing (pack.go, generateLayer).
 */
export function snapshotOf(name: string, below: OverlayMetadata): OverlayMetadata {
  return { ...below, builtLayers: [...below.builtLayers, name], hasBuiltOutput: false }
}

/** A manifest of nothing but these layers: more is not asked of the one in the metadata of a root. */
export function manifestOfLayers(layers: readonly Descriptor[]): RootManifest {
  const text = JSON.stringify({ schemaVersion: 2, config: { mediaType: '', digest: '', size: 0 }, layers })
  return { layers, text }
}

/**
 * An image lists the diff of a build_only layer twice where an image without changes was built on the packed layer. overlayfs
 * mounts no directory twice (docs/stacker/restoring.md#39); what lies above decides, so the lower one can go.
 */
function withoutRepeats(manifest: RootManifest): RootManifest {
  const last = new Map(manifest.layers.map(({ digest }, index) => [digest, index]))
  if (last.size === manifest.layers.length) return manifest
  const isLast = (_: unknown, index: number): boolean => {
    const layer = manifest.layers[index]
    return layer !== undefined && last.get(layer.digest) === index
  }
  const document = JSON.parse(manifest.text) as { readonly layers: readonly unknown[] }
  return {
    layers: manifest.layers.filter(isLast),
    text: JSON.stringify({ ...document, layers: document.layers.filter(isLast) }),
  }
}

/** @throws FormatError for what is not an OCI manifest. */
export function decodeRootManifest(bytes: Uint8Array): RootManifest {
  const known = manifests.get(bytes)
  if (known !== undefined) return known
  const where = 'manifest'
  const member = decodeObject(parseJson(bytes, where, mostDocumentBytes), where)
  const manifest = { layers: member('layers', decodeArray(decodeDescriptor)), text: utf8(bytes, where).trim() }
  manifests.set(bytes, manifest)
  return manifest
}

/** Documents of records do not change, and are asked for by everybody who looks at images: the last of a chain lists all below it. */
const manifests = new WeakMap<Uint8Array, RootManifest>()

function absentOr<T>(zero: T, decode: Decoder<T>): Decoder<T> {
  return (value, where) => (value === undefined || value === null ? zero : decode(value, where))
}

const hasAnyList: Decoder<boolean> = (value, where) => {
  decodeObject(value, where)
  return Object.values(value as Record<string, unknown>).some((list) => Array.isArray(list) && list.length > 0)
}

const decodeLayerLists: Decoder<ReadonlyMap<string, readonly Descriptor[]>> = (value, where) => {
  decodeObject(value, where)
  return new Map(
    Object.entries(value as Record<string, unknown>).map(([type, manifest]) => {
      const layers = decodeObject(manifest, `${where}.${type}`)('layers', absentOr([], decodeArray(decodeDescriptor)))
      return [type, layers] as const
    }),
  )
}

function utf8(bytes: Uint8Array, where: string): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  if (!Buffer.from(text).equals(bytes)) throw new FormatError(where, 'expected UTF-8')
  return text
}
