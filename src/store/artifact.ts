import { decodeArray, decodeObject, decodeString, parseJson, type Decoder } from '../formats/decode.ts'
import { digestOf, type Digest } from '../formats/digest.ts'
import { decodeDescriptor, describeBytes, type Descriptor } from '../formats/oci/descriptor.ts'
import { mostManifestBytes } from '../formats/oci/document-size.ts'
import { ociManifest } from '../formats/oci/media-type.ts'
import { FormatError } from '../errors.ts'

/**
 * A document as an OCI artifact (docs/stacker/platform.md#4.8): its bytes are the config, what it names are the
 * layers, so that whatever keeps or copies the manifest keeps and copies those.
 */
export interface Artifact {
  /** Of the config, and of the artifact. */
  readonly type: string
  /** Of the document. */
  readonly digest: Digest
  readonly size: number
  /** The document, where it stands in the manifest itself; verified. */
  readonly document: Buffer | undefined
  readonly annotations: Readonly<Record<string, string>>
}

export const recordType = 'application/vnd.stack-cache.record.v1+json'
export const resolutionType = 'application/vnd.stack-cache.resolution.v1+json'
/** A record's key. Its beginning says what was asked for, and its end what came. */
export const keyAnnotation = 'vnd.stack-cache.key'

/** Longer documents are the config alone: a registry takes manifests of 4 MiB, some less. */
const mostInManifest = 512 * 1024
const mostAnnotations = 100
const mostAnnotationBytes = 512 * 1024

/**
 * The bytes of a manifest, which are the same for the same arguments. The document stands in the config's descriptor too (`data`), so that one question answers it.
 */
export function encodeArtifact(
  type: string,
  document: Uint8Array,
  blobs: readonly { readonly digest: Digest; readonly size: number }[],
  annotations: Readonly<Record<string, string>>,
): Buffer {
  const { digest, size } = describeBytes(type, document)
  const data = size > mostInManifest ? {} : { data: Buffer.from(document).toString('base64') }
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: ociManifest,
      artifactType: type,
      config: { mediaType: type, digest, size, ...data },
      layers: blobs.map((blob) => ({ mediaType: 'application/octet-stream', digest: blob.digest, size: blob.size })),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    }),
  )
}

/** @throws FormatError for what is no artifact of that type. */
export function decodeArtifact(type: string, bytes: Uint8Array): Artifact {
  const where = 'manifest'
  const member = decodeObject(parseJson(bytes, where, mostManifestBytes), where)
  const { mediaType, digest, size, data } = member('config', decodeConfig)
  if (mediaType !== type) throw new FormatError(where, `expected a config of type ${type}`)
  const document = data === undefined ? undefined : Buffer.from(data, 'base64')
  if (document !== undefined && digestOf(document) !== digest)
    throw new FormatError(where, 'expected the data of the config to be what its digest names')
  return { type, digest, size, document, annotations: member('annotations', decodeAnnotations) }
}

/** The blobs that an artifact keeps beside its document. @throws FormatError for what is no artifact. */
export function blobsOfArtifact(bytes: Uint8Array): readonly Digest[] {
  const member = decodeObject(parseJson(bytes, 'manifest', mostManifestBytes), 'manifest')
  return member('layers', (inner, at) => (inner === null ? [] : decodeArray(decodeDescriptor)(inner, at))).map(
    ({ digest }) => digest,
  )
}

const decodeConfig: Decoder<Descriptor & { readonly data: string | undefined }> = (value, where) => ({
  ...decodeDescriptor(value, where),
  data: decodeObject(value, where)('data', (inner, at) => (inner === undefined ? undefined : decodeString(inner, at))),
})

const decodeAnnotations: Decoder<Readonly<Record<string, string>>> = (value, where) => {
  if (value === undefined || value === null) return {}
  decodeObject(value, where)
  const texts = Object.entries(value).map(([name, text]) => [name, decodeString(text, where)] as const)
  const bytes = texts.reduce((sum, [name, text]) => sum + name.length + text.length, 0)
  if (texts.length > mostAnnotations || bytes > mostAnnotationBytes) throw new FormatError(where, 'expected less')
  return Object.fromEntries(texts)
}
