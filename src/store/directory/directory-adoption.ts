import { join } from 'node:path'

import { FormatError } from '../../errors.ts'
import { parseJson } from '../../formats/decode.ts'
import { digestOf, isDigest, type Digest } from '../../formats/digest.ts'
import { mostIndexBytes, mostManifestBytes } from '../../formats/oci/document-size.ts'
import { indexFile } from '../../formats/oci/layout.ts'
import { readableEntries, type IndexEntry } from '../../formats/oci/layout-index.ts'
import { ociManifest } from '../../formats/oci/media-type.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { decodeArtifact, keyAnnotation, recordType, type Artifact } from '../artifact.ts'
import { isCode } from '../error-code.ts'
import { readStored, writeWhole } from '../verified-file.ts'
import { blobPath, nextStampedName, outdatableNames, stampedNames, type StorePaths } from './directory-layout.ts'

/** Ten for each record. What is beyond is not looked at. */
const mostIndexValues = 1_000_000

/** Of a name in a directory, on the file systems that there are (NAME_MAX). */
const mostNameBytes = 255

const recordKey =
  /^([a-z0-9][a-z0-9._-]*-[0-9]+-[A-Za-z0-9_.]+-[0-9a-f]{16})-([A-Za-z0-9_.]+-[0-9a-f]{64}-([0-9a-f]{64}))$/

/**
 * Takes among the records what another tool has put into the layout: a record that was copied here, as from a registry, stands in the index
 * alone. Answers the files that they are now, in the order in which they were taken. `now` in milliseconds since 1970.
 */
export async function adoptIndexed(paths: StorePaths, now: number): Promise<readonly string[]> {
  const taken: string[] = []
  for await (const { directory, rest, bytes } of waitingRecords(paths)) {
    const file = join(directory, nextStampedName(await outdatableNames(directory), now, rest))
    await writeWhole(file, bytes, paths.drafts)
    taken.push(file)
  }
  return taken
}

/** A record of the index that is to be taken: into which directory, and what of its name is known before. */
interface WaitingRecord {
  readonly directory: string
  readonly rest: string
  readonly key: string
  readonly bytes: Buffer
}

/** What `adoptIndexed` would take, in that order. Changes nothing. */
export async function* waitingRecords(paths: StorePaths): AsyncGenerator<WaitingRecord> {
  for await (const found of indexedRecords(paths)) if (found.kind === 'record') yield found
}

/** A record that stands in the index alone, or why it is none that could be taken. */
type LayoutRecord =
  | (WaitingRecord & { readonly kind: 'record' })
  /** The blob that would be read is not there, or not what its digest says. */
  | { readonly kind: 'unread'; readonly digest: Digest }
  /** `subject` is what the record is called. */
  | { readonly kind: 'altered' | 'broken'; readonly subject: string }

/** What the index alone tells of records, each once. Changes nothing. */
export async function* indexedRecords(paths: StorePaths): AsyncGenerator<LayoutRecord> {
  const standing = new Map<string, ReadonlySet<string>>()
  const restsIn = async (directory: string): Promise<ReadonlySet<string>> =>
    new Set((await stampedNames(directory)).map(({ rest }) => rest))
  const stands = async (directory: string, rest: string): Promise<boolean> => {
    const found = standing.get(directory) ?? (await restsIn(directory))
    standing.set(directory, found)
    return found.has(rest)
  }
  const told = new Set<string>()
  for (const entry of await indexEntries(paths)) {
    // An entry of our own whose record is gone was collected, or taken away by somebody who meant it.
    if (entry.mediaType !== ociManifest || entry.json['artifactType'] === recordType) continue
    const named = partsOf(entry.tag ?? '')
    if (named !== undefined && (await stands(join(paths.records, named.directory), named.rest))) continue
    const found = await indexedRecord(paths, entry)
    if (found === undefined) continue
    if (found.kind === 'record') {
      // Another process may have taken it since it was read.
      if (told.has(found.key) || (await restsIn(found.directory)).has(found.rest)) continue
      told.add(found.key)
    }
    yield found
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

/** Undefined for what is no record of ours. Its key is that of the manifest, or the tag. */
async function indexedRecord(paths: StorePaths, { digest, tag }: IndexEntry): Promise<LayoutRecord | undefined> {
  const manifest = await blobBytes(paths, digest, mostManifestBytes)
  if (manifest === undefined) return { kind: 'unread', digest }
  let artifact: Artifact
  try {
    artifact = decodeArtifact(recordType, manifest)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
  const key = artifact.annotations[keyAnnotation] ?? tag ?? digest
  const parts = partsOf(key)
  if (parts === undefined) return { kind: 'broken', subject: key.length > mostNameBytes ? digest : key }
  const { directory, rest, id } = parts
  if (artifact.digest !== id) return { kind: 'altered', subject: key }
  const bytes = artifact.document ?? (await blobBytes(paths, artifact.digest, mostRecordBytes))
  if (bytes === undefined) return { kind: 'unread', digest: artifact.digest }
  if (bytes.length > mostRecordBytes) return { kind: 'broken', subject: key }
  return { kind: 'record', directory: join(paths.records, directory), rest, key, bytes }
}

/** What a record of that key is named by here; undefined for what is no key, or one that no file system takes. */
function partsOf(key: string): { directory: string; rest: string; id: string } | undefined {
  const [, directory, rest, hex] = (key.length > 2 * mostNameBytes ? undefined : recordKey.exec(key)) ?? []
  if (directory === undefined || rest === undefined || hex === undefined) return undefined
  if (directory.length > mostNameBytes || nextStampedName([], 0, rest).length > mostNameBytes) return undefined
  return { directory, rest, id: `sha256:${hex}` }
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
