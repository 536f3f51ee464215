import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import path from 'node:path'

import {
  decodeArray,
  decodeCount,
  decodeDigest,
  decodeObject,
  decodeString,
  parseJson,
  type Decoder,
} from '../formats/decode.ts'
import { digestHex, digestOf, type Digest } from '../formats/digest.ts'
import { contentSha256 } from '../formats/file-hash.ts'
import { openRegularFile, readRegularFile } from '../formats/regular-file.ts'

/** The annotation that makes an index entry a tag (docs/stacker/restoring.md#50; OCI image layout, "Indicate the reference"). */
export const tagAnnotation = 'org.opencontainers.image.ref.name'

export const ociLayoutText = '{"imageLayoutVersion": "1.0.0"}'

const mostIndexBytes = 64 * 1024 * 1024
/** Manifests and configs; registries refuse manifests above 4 MiB, configs hold the text of whole stackerfiles. */
const mostDocumentBytes = 16 * 1024 * 1024

export interface Descriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
  /** The value of the tag annotation, if it has one. */
  readonly tag: string | undefined
  /** The whole object as read, with what we do not know. */
  readonly json: Readonly<Record<string, unknown>>
}

export interface OciIndex {
  /** Members beside `manifests`, in their order. */
  readonly json: Readonly<Record<string, unknown>>
  readonly manifests: readonly Descriptor[]
}

export interface Manifest {
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
}

export function blobPath(layout: string, digest: Digest): string {
  return path.join(layout, 'blobs', 'sha256', digestHex(digest))
}

export const decodeDescriptor: Decoder<Descriptor> = (value, where) => {
  const member = decodeObject(value, where)
  const annotations = member('annotations', (inner) => inner)
  const tag =
    typeof annotations === 'object' && annotations !== null
      ? new Map<string, unknown>(Object.entries(annotations)).get(tagAnnotation)
      : undefined
  return {
    // image-spec of the older releases leaves an empty media type out.
    mediaType: member('mediaType', (inner, place) => (inner === undefined ? '' : decodeString(inner, place))),
    digest: member('digest', decodeDigest),
    size: member('size', decodeCount),
    tag: typeof tag === 'string' ? tag : undefined,
    json: value as Record<string, unknown>,
  }
}

/**
 * stacker writes `"manifests":null` when nothing but build_only layers was built (docs/stacker/restoring.md#4): read as empty.
 * @throws FormatError
 */
export function decodeIndex(bytes: Uint8Array): OciIndex {
  const value = parseJson(bytes, 'index.json', mostIndexBytes)
  const manifests = decodeObject(value, 'index.json')('manifests', (inner, where) =>
    inner === null || inner === undefined ? [] : decodeArray(decodeDescriptor)(inner, where),
  )
  return { json: value as Record<string, unknown>, manifests }
}

/** @throws FormatError for bytes that are no image manifest. */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const member = decodeObject(parseJson(bytes, 'manifest', mostDocumentBytes), 'manifest')
  return {
    config: member('config', decodeDescriptor),
    layers: member('layers', (inner, where) => (inner === null ? [] : decodeArray(decodeDescriptor)(inner, where))),
  }
}

/** The layout's index; undefined where there is none. @throws FormatError for one that cannot be read as such. */
export async function readIndex(layout: string): Promise<OciIndex | undefined> {
  const bytes = await readBounded(path.join(layout, 'index.json'), mostIndexBytes)
  return bytes && decodeIndex(bytes)
}

/** A manifest or config, its digest checked; undefined where it is missing or is not what its digest says. */
export async function readDocument(layout: string, digest: Digest): Promise<Buffer | undefined> {
  const bytes = await readBounded(blobPath(layout, digest), mostDocumentBytes)
  return bytes !== undefined && digestOf(bytes) === digest ? bytes : undefined
}

/** What is wrong with a blob of the layout: `missing`, `size`, `digest`; undefined for a good one. Reads it whole. */
export async function verifyBlob(
  layout: string,
  digest: Digest,
  size: number,
): Promise<'missing' | 'size' | 'digest' | undefined> {
  return await verifyFile(blobPath(layout, digest), digest, size)
}

export async function verifyFile(
  file: string,
  digest: Digest,
  size: number,
): Promise<'missing' | 'size' | 'digest' | undefined> {
  const actual = await sizeOfFile(file)
  if (actual === undefined) return 'missing'
  if (actual !== size) return 'size'
  // Manifests are as many as layers: to wait for a piece of each takes longer than to read them.
  const found = actual <= smallFileBytes ? `sha256:${contentSha256(file)}` : (await digestOfFile(file)).digest
  return found === digest ? undefined : 'digest'
}

const smallFileBytes = 256 * 1024

/** Reads the file whole, piece by piece. */
export async function digestOfFile(file: string): Promise<{ readonly digest: Digest; readonly size: number }> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafeSlow(1024 * 1024)
  const handle = await openRegularFile(file)
  let size = 0
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, null)
      if (bytesRead === 0) return { digest: `sha256:${hash.digest('hex')}`, size }
      hash.update(piece.subarray(0, bytesRead))
      size += bytesRead
    }
  } finally {
    await handle.close()
  }
}

/** Size of a regular file; undefined where there is none. */
export async function sizeOfFile(file: string): Promise<number | undefined> {
  try {
    const found = await stat(file)
    return found.isFile() ? found.size : undefined
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** A file of bounded size; undefined where it does not exist. @throws FormatError above the bound. */
export async function readBounded(file: string, most: number): Promise<Buffer | undefined> {
  if ((await sizeOfFile(file)) === undefined) return undefined
  return await readRegularFile(file, most)
}

export function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}
