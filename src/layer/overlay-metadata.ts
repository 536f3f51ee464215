import {
  decodeArray,
  decodeBoolean,
  decodeCount,
  decodeDigest,
  decodeObject,
  decodeString,
  parseJson,
  type Decoder,
} from '../formats/decode.ts'
import type { Digest } from '../formats/digest.ts'

const mostMetadataBytes = 16 * 1024 * 1024

/**
 * What stacker keeps beside a root, roots/NAME/overlay_metadata.json (overlay/metadata.go): the image that the root stands for, and
 * the layers below it that are in no image yet.
 */
export interface OverlayMetadata {
  /** By layer type key, as `tar+false`: the layers of that manifest, bottom first. */
  readonly manifests: ReadonlyMap<string, readonly MetadataLayer[]>
  /** Names of `built` ancestors whose diff was not in an image when this root was made. */
  readonly builtLayers: readonly string[]
  /**
   * The diff of this build_only layer was packed when a child was: it is the last layer of the manifests. Or that of the packed
   * build_only layer that it is built on, where its own lies in its root still.
   */
  readonly hasBuiltOutput: boolean
  /** Its own overlay dirs, or those of a build_only layer below, imports with `dest` among them: mounted above everything. */
  readonly hasOverlayDirs: boolean
}

export interface MetadataLayer {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
}

/** @throws FormatError naming the spot. Go decodes leniently (null lists, absent members), and so does this. */
export function decodeOverlayMetadata(bytes: Uint8Array): OverlayMetadata {
  const member = decodeObject(parseJson(bytes, 'overlay_metadata.json', mostMetadataBytes), 'overlay_metadata.json')
  return {
    manifests: member('Manifests', absentOr<OverlayMetadata['manifests']>(new Map(), decodeManifests)),
    builtLayers: member('BuiltLayers', absentOr([], decodeArray(decodeString))),
    hasBuiltOutput: member('HasBuiltOCIOutput', absentOr(false, decodeBoolean)),
    hasOverlayDirs: member('OverlayDirLayers', absentOr(false, hasAnyList)),
  }
}

function absentOr<T>(zero: T, decode: Decoder<T>): Decoder<T> {
  return (value, where) => (value === undefined || value === null ? zero : decode(value, where))
}

const hasAnyList: Decoder<boolean> = (value, where) => {
  decodeObject(value, where)
  return Object.values(value as Record<string, unknown>).some((list) => Array.isArray(list) && list.length > 0)
}

const decodeManifests: Decoder<ReadonlyMap<string, readonly MetadataLayer[]>> = (value, where) => {
  decodeObject(value, where)
  return new Map(
    Object.entries(value as Record<string, unknown>).map(([type, manifest]) => {
      const layers = decodeObject(manifest, `${where}.${type}`)('layers', absentOr([], decodeArray(decodeLayer)))
      return [type, layers] as const
    }),
  )
}

const decodeLayer: Decoder<MetadataLayer> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    mediaType: member('mediaType', decodeString),
    digest: member('digest', decodeDigest),
    size: member('size', decodeCount),
  }
}
