import { digestOf, isDigest, type Digest } from '../../formats/digest.ts'
import { mostRecordBytes, parseRecord } from '../../layer/record.ts'
import { recordFiles } from './directory-index.ts'
import { blobPath, namesIn, storePaths, type StorePaths } from './directory-layout.ts'
import { isCode } from '../error-code.ts'
import { layerTag } from '../keys.ts'
import { lastUse } from './last-use.ts'
import { namedBlobs, type NamedBlob } from '../named-blobs.ts'
import { contentOf, readStored } from '../verified-file.ts'

/** One record of a `dir:` store, for people. */
export interface StoredRecord {
  readonly key: string
  readonly id: Digest
  /** The layer's name, where the record tells it. */
  readonly layer: string | undefined
  readonly file: string
  /** Milliseconds since 1970. */
  readonly written: number
  readonly used: number
  /** Undefined where the record does not say it in a way that is understood. */
  readonly blobs: readonly NamedBlob[] | undefined
  /** Of its blobs together. */
  readonly bytes: number
}

export interface StoreFault {
  readonly kind: 'record-altered' | 'record-broken' | 'blob-altered' | 'blob-missing'
  /** Key of the record, or digest of the blob. */
  readonly subject: string
}

/** Every record, by layer, the newest of a layer first. */
export async function listRecords(path: string): Promise<readonly StoredRecord[]> {
  const paths = storePaths(path)
  const records: StoredRecord[] = []
  for (const item of await recordFiles(paths)) {
    const read = await readRecord(paths, item)
    if (read) records.push(read.record)
  }
  return records
}

/** The records whose layer, key or id is `wanted` (an id may be shortened to 6 digits or more), with their bytes. */
export async function showRecords(
  path: string,
  wanted: string,
): Promise<readonly { readonly record: StoredRecord; readonly bytes: Buffer }[]> {
  const paths = storePaths(path)
  const found = []
  for (const item of await recordFiles(paths)) {
    const read = await readRecord(paths, item)
    if (read === undefined) continue
    const { key, id, layer } = read.record
    const shortened = /^[0-9a-f]{6,64}$/.test(wanted) && id.startsWith(`sha256:${wanted}`)
    if (key === wanted || id === wanted || layer === wanted || shortened || key.includes(`-${layerTag(wanted)}-`)) {
      found.push(read)
    }
  }
  return found
}

/** Reads all of the store. What is told is also what reading would find and treat as absent; nothing is changed. */
export async function verifyStore(path: string): Promise<readonly StoreFault[]> {
  const paths = storePaths(path)
  const faults: StoreFault[] = []
  const needed = new Set<Digest>()
  for (const item of await recordFiles(paths)) {
    const read = await readRecord(paths, item)
    if (read === undefined) continue
    const { key, id, blobs } = read.record
    if (digestOf(read.bytes) !== id) faults.push({ kind: 'record-altered', subject: key })
    else if (blobs === undefined) faults.push({ kind: 'record-broken', subject: key })
    for (const { digest } of blobs ?? []) needed.add(digest)
  }
  for (const name of (await namesIn(paths.blobs)).sort()) {
    const digest = `sha256:${name}`
    if (!isDigest(digest)) continue
    needed.delete(digest)
    if (!(await isIntact(paths, digest))) faults.push({ kind: 'blob-altered', subject: digest })
  }
  for (const digest of [...needed].sort()) faults.push({ kind: 'blob-missing', subject: digest })
  return faults
}

async function isIntact(paths: StorePaths, digest: Digest): Promise<boolean> {
  try {
    return (await contentOf(blobPath(paths, digest))).digest === digest
  } catch (error) {
    // It was collected since the listing.
    return isCode(error, 'ENOENT')
  }
}

async function readRecord(
  paths: StorePaths,
  item: { readonly file: string; readonly key: string; readonly stamp: number },
): Promise<{ readonly record: StoredRecord; readonly bytes: Buffer } | undefined> {
  const { file, key, stamp } = item
  const id = `sha256:${key.slice(-64)}`
  if (!isDigest(id)) return undefined
  try {
    const used = await lastUse(paths, file, id)
    if (used === undefined) return undefined
    const bytes = await readStored(file, mostRecordBytes)
    const blobs = namedBlobs(bytes)
    const size = (blobs ?? []).reduce((sum, blob) => sum + blob.size, 0)
    return { record: { key, id, layer: layerOf(bytes), file, written: stamp / 1000, used, blobs, bytes: size }, bytes }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** The name among the record's facts, read leniently, as records of other formats lie here, too. */
function layerOf(bytes: Buffer): string | undefined {
  try {
    const value = parseRecord(bytes) as { readonly facts?: { readonly name?: unknown } } | null
    const name = value?.facts?.name
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}
