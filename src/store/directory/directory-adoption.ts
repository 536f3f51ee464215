import { join } from 'node:path'

import { FormatError } from '../../errors.ts'
import { parseJson } from '../../formats/decode.ts'
import { digestOf, isDigest, type Digest } from '../../formats/digest.ts'
import { mostIndexBytes, mostManifestBytes } from '../../formats/oci/document-size.ts'
import { indexFile } from '../../formats/oci/layout.ts'
import { readableEntries, type IndexEntry } from '../../formats/oci/layout-index.ts'
import { ociManifest } from '../../formats/oci/media-type.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { decodeArtifact, keyAnnotation, recordType } from '../artifact.ts'
import { isCode } from '../error-code.ts'
import { readStored, writeWhole } from '../verified-file.ts'
import { blobPath, nextStampedName, outdatableNames, stampedNames, type StorePaths } from './directory-layout.ts'

/** Ten for each record. What is beyond is not looked at. */
const mostIndexValues = 1_000_000

const recordKey =
  /^([a-z0-9][a-z0-9._-]*-[0-9]+-[A-Za-z0-9_.]+-[0-9a-f]{16})-([A-Za-z0-9_.]+-[0-9a-f]{64}-([0-9a-f]{64}))$/

/**
 * Takes among the records what another tool has put into the layout: a record that was copied here, as from a registry, stands in the index
 * alone. `now` in milliseconds since 1970.
 */
export async function adoptIndexed(paths: StorePaths, now: number): Promise<void> {
  for await (const { file, bytes } of waitingRecords(paths, now)) await writeWhole(file, bytes, paths.drafts)
}

/** A record of the index that is to be taken, and the file that it would be. */
interface WaitingRecord {
  readonly file: string
  readonly key: string
  readonly bytes: Buffer
}

/** What `adoptIndexed` would take at that time, in that order. */
export async function* waitingRecords(paths: StorePaths, now: number): AsyncGenerator<WaitingRecord> {
  const standing = new Map<string, ReadonlySet<string>>()
  const stands = async (directory: string, rest: string): Promise<boolean> => {
    const found = standing.get(directory) ?? new Set((await stampedNames(directory)).map((name) => name.rest))
    standing.set(directory, found)
    return found.has(rest)
  }
  const told = new Set<string>()
  for (const entry of await indexEntries(paths)) {
    // An entry of our own whose record is gone was collected, or taken away by somebody who meant it.
    if (entry.mediaType !== ociManifest || entry.json['artifactType'] === recordType) continue
    const [, named, given] = recordKey.exec(entry.tag ?? '') ?? []
    if (named !== undefined && given !== undefined && (await stands(join(paths.records, named), given))) continue
    const found = await indexedRecord(paths, entry)
    if (found === undefined) continue
    const key = `${found.directory}-${found.rest}`
    const directory = join(paths.records, found.directory)
    const older = await outdatableNames(directory)
    if (told.has(key) || older.some(({ rest }) => rest === found.rest)) continue
    told.add(key)
    yield { file: join(directory, nextStampedName(older, now, found.rest)), key, bytes: found.bytes }
  }
}

/** Those that can be read; none where there is no index, or what is none. */
export async function indexEntries(paths: StorePaths): Promise<readonly IndexEntry[]> {
  let bytes: Buffer
  try {
    bytes = await readStored(paths.index, mostIndexBytes)
  } catch {
    return []
  }
  try {
    return readableEntries(parseJson(bytes, indexFile, mostIndexBytes, mostIndexValues))
  } catch (error) {
    if (error instanceof FormatError) return []
    throw error
  }
}

interface IndexedRecord {
  readonly directory: string
  readonly rest: string
  readonly bytes: Buffer
}

/** The record of an entry, verified; its key is that of the manifest, or the tag. */
async function indexedRecord(paths: StorePaths, { digest, tag }: IndexEntry): Promise<IndexedRecord | undefined> {
  const manifest = await blobBytes(paths, digest, mostManifestBytes)
  if (manifest === undefined) return undefined
  try {
    const artifact = decodeArtifact(recordType, manifest)
    const [, directory, rest, id] = recordKey.exec(artifact.annotations[keyAnnotation] ?? tag ?? '') ?? []
    if (directory === undefined || rest === undefined || artifact.digest !== `sha256:${id ?? ''}`) return undefined
    const bytes = artifact.document ?? (await blobBytes(paths, artifact.digest, mostRecordBytes))
    return bytes === undefined || bytes.length > mostRecordBytes ? undefined : { directory, rest, bytes }
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

async function blobBytes(paths: StorePaths, digest: Digest, most: number): Promise<Buffer | undefined> {
  if (!isDigest(digest)) return undefined
  try {
    const bytes = await readStored(blobPath(paths, digest), most)
    return digestOf(bytes) === digest ? bytes : undefined
  } catch (error) {
    if (error instanceof FormatError || isCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR')) return undefined
    throw error
  }
}
