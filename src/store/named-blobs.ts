import { isDigest, type Digest } from '../formats/digest.ts'
import { parseRecord } from '../layer/record.ts'

export interface NamedBlob {
  readonly digest: Digest
  readonly size: number
}

/**
 * The blobs that a record names in its member `blobs`, and nothing else of it: what keeps blobs alive must be understood across
 * formats of records. Undefined for bytes that are not such a record: nobody can tell what a broken record would keep.
 */
export function namedBlobs(record: Uint8Array): readonly NamedBlob[] | undefined {
  const value = parse(record)
  if (typeof value !== 'object' || value === null || !('blobs' in value) || !Array.isArray(value.blobs))
    return undefined
  const named = new Map<Digest, NamedBlob>()
  for (const item of value.blobs as unknown[]) {
    if (typeof item !== 'object' || item === null || !('digest' in item) || !('size' in item)) return undefined
    const { digest, size } = item
    if (!isDigest(digest) || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined
    named.set(digest, { digest, size })
  }
  return [...named.values()]
}

function parse(bytes: Uint8Array): unknown {
  try {
    return parseRecord(bytes)
  } catch {
    return undefined
  }
}
