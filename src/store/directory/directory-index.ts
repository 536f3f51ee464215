import { lstat } from 'node:fs/promises'
import { join } from 'node:path'

import { parseJson } from '../../formats/decode.ts'
import { digestOf, isDigest, type Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { blobPath, namesIn, stampedNames, type StorePaths } from './directory-layout.ts'
import { isCode } from '../error-code.ts'
import { namedBlobs } from './named-blobs.ts'
import { readBounded, writeWhole } from '../verified-file.ts'

/**
 * The store as an OCI image layout, so that any OCI tool can list, copy and check it: a record is the config of an artifact
 * manifest whose layers are the record's blobs (image-spec v1.1, manifest.md, "Guidelines for Artifact Usage").
 */

const recordMediaType = 'application/vnd.stack-cache.record.v1+json'
const manifestMediaType = 'application/vnd.oci.image.manifest.v1+json'
const refName = 'org.opencontainers.image.ref.name'
const mostIndexBytes = 64 * 1024 * 1024
/** Ten for each record. What is beyond is derived again. */
const mostIndexValues = 1_000_000

interface Descriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
}

/** The manifest of a record: made of nothing but the record's bytes, so that anybody can derive it again. */
export function artifactManifest(record: Uint8Array): Buffer {
  const config: Descriptor = { mediaType: recordMediaType, digest: digestOf(record), size: record.length }
  const layers = (namedBlobs(record) ?? []).map(({ digest, size }) => ({
    mediaType: 'application/octet-stream',
    digest,
    size,
  }))
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestMediaType,
      artifactType: recordMediaType,
      config,
      layers,
    }),
  )
}

/** Puts the record and its manifest among the blobs. */
export async function keepAsArtifact(paths: StorePaths, record: Uint8Array): Promise<Descriptor> {
  const manifest = artifactManifest(record)
  for (const bytes of [record, manifest]) {
    const file = blobPath(paths, digestOf(bytes))
    if (!(await exists(file))) await writeWhole(file, bytes, paths.drafts)
  }
  return { mediaType: manifestMediaType, digest: digestOf(manifest), size: manifest.length }
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
 * what the other added, so the last index that is written names every record.
 */
export async function refreshIndex(paths: StorePaths): Promise<void> {
  if (!(await exists(paths.layout))) {
    await writeWhole(paths.layout, Buffer.from('{"imageLayoutVersion":"1.0.0"}'), paths.drafts)
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
      const descriptor = known.get(key) ?? (await describe(paths, file))
      if (descriptor) manifests.set(key, descriptor)
    }
    const index = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [...manifests].map(([key, { mediaType, digest, size }]) => ({
        mediaType,
        digest,
        size,
        artifactType: recordMediaType,
        annotations: { [refName]: key },
      })),
    }
    await writeWhole(paths.index, Buffer.from(JSON.stringify(index)), paths.drafts)
    described = listing
  }
}

async function describe(paths: StorePaths, file: string): Promise<Descriptor | undefined> {
  try {
    return await keepAsArtifact(paths, await readBounded(file, mostRecordBytes))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** What the present index says, read leniently: what is wrong in it is derived again. */
async function indexedManifests(paths: StorePaths): Promise<ReadonlyMap<string, Descriptor>> {
  const known = new Map<string, Descriptor>()
  let index: unknown
  try {
    index = parseJson(await readBounded(paths.index, mostIndexBytes), 'index.json', mostIndexBytes, mostIndexValues)
  } catch {
    return known
  }
  if (!isObject(index) || !Array.isArray(index['manifests'])) return known
  for (const item of index['manifests'] as unknown[]) {
    if (!isObject(item) || !isObject(item['annotations'])) continue
    const { mediaType, digest, size } = item
    const key = item['annotations'][refName]
    if (mediaType !== manifestMediaType || !isDigest(digest) || typeof size !== 'number' || typeof key !== 'string')
      continue
    if (await exists(blobPath(paths, digest))) known.set(key, { mediaType, digest, size })
  }
  return known
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile()
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}
