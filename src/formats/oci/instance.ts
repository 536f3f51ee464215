import { decodeArray, decodeObject, decodeString, nullOr, type Decoder } from '../decode.ts'
import { isDigest, type Digest } from '../digest.ts'
import { mostInstances } from './document-size.ts'

export interface Platform {
  readonly os: string
  readonly architecture: string
}

/** What an index says of an image before it is known whether it will be the one: read leniently, so that another one can be chosen. */
export interface Instance {
  readonly digest: Digest
  readonly mediaType: string
  readonly annotations: ReadonlyMap<string, string>
  /** Absent: fits every platform, but only an OCI index may say so. */
  readonly platform: (Platform & { readonly variant: string }) | undefined
}

/** The manifests of an image index, a Docker manifest list or the index.json of an OCI layout. @throws FormatError naming the spot. */
export function decodeInstances(value: unknown, where: string): readonly Instance[] {
  return decodeObject(value, where)('manifests', orElse(decodeArray(decodeInstance, mostInstances), []))
}

const decodeInstance: Decoder<Instance> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    digest: member('digest', decodeAnyDigest),
    mediaType: member('mediaType', orElse(decodeString, '')),
    annotations: member('annotations', decodeAnnotations),
    platform: member('platform', orElse(decodePlatform, undefined)),
  }
}

const decodeAnyDigest: Decoder<Digest> = (value, where) => {
  const text = decodeString(value, where)
  // A digest of another algorithm is legal in an index; the entry is kept so that choosing it can be refused.
  return isDigest(text) ? text : `sha256:${text}`
}

const decodePlatform: Decoder<Instance['platform']> = (value, where) => {
  const member = decodeObject(value, where)
  const text = orElse(decodeString, '')
  return { os: member('os', text), architecture: member('architecture', text), variant: member('variant', text) }
}

const decodeAnnotations: Decoder<ReadonlyMap<string, string>> = (value, where) => {
  if (value === undefined || value === null) return new Map()
  decodeObject(value, where)
  return new Map(Object.entries(value).map(([name, text]) => [name, decodeString(text, where)]))
}

function orElse<T, E>(decode: Decoder<T>, otherwise: E): Decoder<T | E> {
  return (value, where) => (value === undefined ? otherwise : (nullOr(decode)(value, where) ?? otherwise))
}
