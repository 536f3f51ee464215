import { lstat } from 'node:fs/promises'
import { join } from 'node:path'

import { digestOf } from '../../formats/digest.ts'
import { describeBytes, type Descriptor } from '../../formats/oci/descriptor.ts'
import { layoutText } from '../../formats/oci/layout.ts'
import { newIndex, tagAnnotation } from '../../formats/oci/layout-index.ts'
import { ociManifest } from '../../formats/oci/media-type.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { blobPath, namesIn, stampedNames, type StorePaths } from './directory-layout.ts'
import { isCode } from '../error-code.ts'
import { encodeArtifact, keyAnnotation, recordType } from '../artifact.ts'
import { indexEntries } from './directory-adoption.ts'
import { namedBlobs } from '../named-blobs.ts'
import { readStored, writeWhole } from '../verified-file.ts'

/**
 * The store as an OCI image layout, so that any OCI tool can list, copy and check it: a record is the config of an artifact
 * manifest whose layers are the record's blobs (image-spec v1.1, manifest.md, "Guidelines for Artifact Usage").
 */

/** The manifest of a record: made of nothing but its bytes and key, so that anybody can derive it again. */
export function artifactManifest(record: Uint8Array, key: string): Buffer {
  return encodeArtifact(recordType, record, namedBlobs(record) ?? [], { [keyAnnotation]: key })
}

/** Puts the record and its manifest among the blobs. */
export async function keepAsArtifact(paths: StorePaths, record: Uint8Array, key: string): Promise<Descriptor> {
  const manifest = artifactManifest(record, key)
  for (const bytes of [record, manifest]) {
    const file = blobPath(paths, digestOf(bytes))
    if (!(await exists(file))) await writeWhole(file, bytes, paths.drafts)
  }
  return describeBytes(ociManifest, manifest)
}

/** Every record file: its path and its key, newest first within a layer. */
export async function recordFiles(
  paths: StorePaths,
): Promise<readonly { readonly file: string; readonly key: string; readonly stamp: number }[]> {
  const files = []
  for (const directory of (await namesIn(paths.records)).sort()) {
    for (const { file, stamp, rest } of await stampedNames(join(paths.records, directory))) {
      files.push({ file: join(paths.records, directory, file), key: `${directory}-${rest}`, stamp })
    }
  }
  return files
}

/**
 * Derives index.json from the records. Two writers at once: whoever renames last lists again after its rename and finds
 * what the other added, so the last index that is written names every record. What others put into the index is to be adopted before.
 */
export async function refreshIndex(paths: StorePaths): Promise<void> {
  if (!(await exists(paths.layout))) {
    await writeWhole(paths.layout, Buffer.from(layoutText), paths.drafts)
  }
  let described: string | undefined
  for (;;) {
    const records = await recordFiles(paths)
    const listing = records.map(({ key }) => key).join('\n')
    if (listing === described) return
    const known = await indexedManifests(paths)
    const manifests = new Map<string, Descriptor>()
    for (const { file, key } of records) {
      if (manifests.has(key)) continue
      const descriptor = known.get(key) ?? (await describedRecord(paths, file, key))
      if (descriptor) manifests.set(key, descriptor)
    }
    const index = newIndex(
      [...manifests].map(([key, { mediaType, digest, size }]) => ({
        mediaType,
        digest,
        size,
        artifactType: recordType,
        annotations: { [tagAnnotation]: key },
      })),
    )
    await writeWhole(paths.index, Buffer.from(JSON.stringify(index)), paths.drafts)
    described = listing
  }
}

async function describedRecord(paths: StorePaths, file: string, key: string): Promise<Descriptor | undefined> {
  try {
    return await keepAsArtifact(paths, await readStored(file, mostRecordBytes), key)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** What the present index says, read leniently: what is wrong in it is derived again. */
async function indexedManifests(paths: StorePaths): Promise<ReadonlyMap<string, Descriptor>> {
  const known = new Map<string, Descriptor>()
  for (const { mediaType, digest, size, tag } of await indexEntries(paths)) {
    if (mediaType !== ociManifest || tag === undefined) continue
    if (await exists(blobPath(paths, digest))) known.set(tag, { mediaType, digest, size })
  }
  return known
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile()
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}
