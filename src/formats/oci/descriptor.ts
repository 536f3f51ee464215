import { decodeCount, decodeDigest, decodeObject, decodeString, type Decoder } from '../decode.ts'
import { digestOf, type Digest } from '../digest.ts'

/** What one document says of another (image-spec, descriptor.md). */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
}

export const decodeDescriptor: Decoder<Descriptor> = (value, where) => decodeWith(value, where, decodeString)

/** The same, of image-spec before v1.1, which leaves an empty media type out. */
export const decodeOldDescriptor: Decoder<Descriptor> = (value, where) =>
  decodeWith(value, where, (inner, place) => (inner === undefined ? '' : decodeString(inner, place)))

function decodeWith(value: unknown, where: string, decodeMediaType: Decoder<string>): Descriptor {
  const member = decodeObject(value, where)
  return {
    mediaType: member('mediaType', decodeMediaType),
    digest: member('digest', decodeDigest),
    size: member('size', decodeCount),
  }
}

export function describeBytes(mediaType: string, bytes: Uint8Array): Descriptor {
  return { mediaType, digest: digestOf(bytes), size: bytes.length }
}
