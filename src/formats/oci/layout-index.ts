import { FormatError } from '../../errors.ts'
import { decodeArray, decodeObject, parseJson, type Decoder } from '../decode.ts'
import { decodeOldDescriptor, type Descriptor } from './descriptor.ts'
import { mostIndexBytes } from './document-size.ts'
import { indexFile } from './layout.ts'
import { ociIndex } from './media-type.ts'

/** The annotation that makes an entry of an index a tag (image-spec, annotations.md; docs/stacker/restoring.md#50). */
export const tagAnnotation = 'org.opencontainers.image.ref.name'

export interface IndexEntry extends Descriptor {
  /** The value of the tag annotation, if it has one. */
  readonly tag: string | undefined
  /** The whole object as read, with what we do not know. */
  readonly json: Readonly<Record<string, unknown>>
}

export interface LayoutIndex {
  /** Members beside `manifests`, in their order. */
  readonly json: Readonly<Record<string, unknown>>
  readonly manifests: readonly IndexEntry[]
}

/**
 * Go writes `"manifests":null` for an empty list (docs/stacker/restoring.md#4): read as empty.
 * @throws FormatError naming the spot.
 */
export function decodeLayoutIndex(bytes: Uint8Array): LayoutIndex {
  const value = parseJson(bytes, indexFile, mostIndexBytes)
  const manifests = decodeObject(value, indexFile)('manifests', (inner, where) =>
    inner === null || inner === undefined ? [] : decodeArray(decodeEntry)(inner, where),
  )
  return { json: value as Record<string, unknown>, manifests }
}

/** Those entries of an index that can be read, of however many; none of what is no index. */
export function readableEntries(index: unknown): readonly IndexEntry[] {
  if (typeof index !== 'object' || index === null || !('manifests' in index)) return []
  const { manifests } = index
  return Array.isArray(manifests) ? manifests.flatMap(entryOrNone) : []
}

function entryOrNone(value: unknown): readonly IndexEntry[] {
  try {
    return [decodeEntry(value, indexFile)]
  } catch (error) {
    if (error instanceof FormatError) return []
    throw error
  }
}

const decodeEntry: Decoder<IndexEntry> = (value, where) => {
  const annotations = decodeObject(value, where)('annotations', (inner) => inner)
  const tag =
    typeof annotations === 'object' && annotations !== null
      ? new Map<string, unknown>(Object.entries(annotations)).get(tagAnnotation)
      : undefined
  return {
    ...decodeOldDescriptor(value, where),
    tag: typeof tag === 'string' ? tag : undefined,
    json: value as Record<string, unknown>,
  }
}

/** A new index. `manifests` are entries with all of their members. */
export function newIndex(manifests: readonly object[]): Record<string, unknown> {
  return { schemaVersion: 2, mediaType: ociIndex, manifests }
}
