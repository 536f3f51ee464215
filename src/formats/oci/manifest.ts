import { decodeArray, decodeObject, parseJson } from '../decode.ts'
import { decodeOldDescriptor, type Descriptor } from './descriptor.ts'
import { mostDocumentBytes, mostManifestBytes } from './document-size.ts'
import { ociConfig, ociManifest } from './media-type.ts'

/** An image manifest (image-spec, manifest.md). */
export interface Manifest {
  readonly config: Descriptor
  /** Bottom first. */
  readonly layers: readonly Descriptor[]
}

/** @throws FormatError for bytes that are no image manifest. */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const member = decodeObject(parseJson(bytes, 'manifest', mostDocumentBytes), 'manifest')
  return {
    config: member('config', decodeOldDescriptor),
    layers: member('layers', (inner, where) => (inner === null ? [] : decodeArray(decodeOldDescriptor)(inner, where))),
  }
}

/** `layers` are descriptors with all of their members. */
export function encodeManifest(config: Descriptor, layers: readonly object[]): Buffer {
  const { mediaType, digest, size } = config
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: ociManifest,
      config: { mediaType, digest, size },
      layers,
    }),
  )
}

/** The config of an image without layers of its own. */
export const emptyConfig = '{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[]}}'

/**
 * Whether every version of containers/image reads these bytes as an OCI manifest and as nothing else.
 * @throws FormatError for what is no JSON.
 */
export function isPlainOciManifest(bytes: Uint8Array): boolean {
  const member = decodeObject(parseJson(bytes, 'manifest', mostManifestBytes), 'manifest')
  const mediaType = member('mediaType', (value) => value)
  const config = member('config', (value) => value)
  const configType =
    typeof config === 'object' && config !== null && 'mediaType' in config ? config.mediaType : undefined
  const layers = member('layers', (value) => value)
  const absent = ['manifests', 'fsLayers', 'history', 'signatures'].every(
    (name) => member(name, (value) => value) === undefined,
  )
  return (
    member('schemaVersion', (value) => value) === 2 &&
    (mediaType === undefined || mediaType === ociManifest) &&
    (mediaType === ociManifest || configType === ociConfig) &&
    Array.isArray(layers) &&
    absent
  )
}
