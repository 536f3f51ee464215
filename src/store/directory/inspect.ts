import { digestOf, isDigest, type Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { indexedRecords } from './directory-adoption.ts'
import { recordFiles } from './directory-index.ts'
import { blobPath, namesIn, storePaths, type StorePaths } from './directory-layout.ts'
import { isCode } from '../error-code.ts'
import type { StoredRecord, StoreFault } from '../inventory.ts'
import { lastUse } from './last-use.ts'
import { namedBlobs } from '../named-blobs.ts'
import { toldOfRecord } from '../told-record.ts'
import { contentOf, readStored } from '../verified-file.ts'

/** One record of a `dir:` store. */
export interface DirectoryRecord extends StoredRecord {
  readonly file: string
  readonly used: number
}

/** Every record, by layer, the newest of a layer first. */
export async function listRecords(path: string): Promise<readonly DirectoryRecord[]> {
  const paths = storePaths(path)
  const records: DirectoryRecord[] = []
  for (const item of await recordFiles(paths)) {
    const read = await readRecord(paths, item)
    if (read) records.push(read.record)
  }
  return records
}

/**
 * Reads all of the store, also records that another tool has copied in and that stand in the index alone. What is told is also what reading
 * would find and treat as absent; nothing is changed.
 */
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
  for await (const found of indexedRecords(paths)) {
    if (found.kind === 'record') {
      const blobs = namedBlobs(found.bytes)
      if (blobs === undefined) faults.push({ kind: 'record-broken', subject: found.key })
      for (const { digest } of blobs ?? []) needed.add(digest)
    } else if (found.kind === 'unread') needed.add(found.digest)
    else faults.push({ kind: `record-${found.kind}`, subject: found.subject })
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
): Promise<{ readonly record: DirectoryRecord; readonly bytes: Buffer } | undefined> {
  const { file, key, stamp } = item
  const id = `sha256:${key.slice(-64)}`
  if (!isDigest(id)) return undefined
  try {
    const used = await lastUse(paths, file, id)
    if (used === undefined) return undefined
    const bytes = await readStored(file, mostRecordBytes)
    const blobs = namedBlobs(bytes)
    const size = (blobs ?? []).reduce((sum, blob) => sum + blob.size, 0)
    return {
      record: { key, id, layer: toldOfRecord(bytes).layer, file, written: stamp / 1000, used, blobs, bytes: size },
      bytes,
    }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}
