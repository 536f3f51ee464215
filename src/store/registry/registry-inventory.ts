import { FormatError, TroubleError } from '../../errors.ts'
import { isDigest, type Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import type { Log } from '../../log.ts'
import type { NoAnswer } from '../../registry/no-answer.ts'
import type { Repository } from '../../registry/repository.ts'
import { decodeArtifact, keyAnnotation, recordType, type Artifact } from '../artifact.ts'
import { limitInFlight } from '../in-flight.ts'
import type { Collected, CollectRule, Inventory, StoredRecord, StoreFault } from '../inventory.ts'
import { namedBlobs } from '../named-blobs.ts'
import { toldOfRecord } from '../told-record.ts'
import { expendableRecords } from './expendable.ts'
import { isRecordTag, layerTagOf } from './registry-tags.ts'

/** As many as the client lists. */
const mostTags = 100_000
const questionsInFlight = 16

export interface RegistryInventoryOptions {
  readonly repository: Repository
  /** As the user named the store. */
  readonly name: string
  readonly log: Log
}

/** A record as a manifest of the repository has it. */
interface ManifestRecord extends StoredRecord {
  readonly manifest: Digest
  readonly tag: string
  readonly document: Buffer
  /** Of the manifest and of the document beside it. */
  readonly weight: number
}

/**
 * Records in a repository, of whatever key prefix. When one was used a registry does not tell, and blobs that no manifest names are for
 * its own collector: here records go, by their manifests.
 */
export function registryInventory(options: RegistryInventoryOptions): Inventory {
  const documents = new Map<string, Buffer>()
  return {
    async records() {
      const records = await readRecords(options)
      for (const { key, document } of records) documents.set(key, document)
      return records
    },
    read: ({ key }) => Promise.resolve(documents.get(key)),
    verify: async () => await faultsOf(options, await readRecords(options)),
    collect: async (rule, now) => await collect(options, await readRecords(options), rule, now),
  }
}

/** By layer, the newest of a layer first. */
async function readRecords(options: RegistryInventoryOptions): Promise<readonly ManifestRecord[]> {
  const { repository, name, log } = options
  const listed = await repository.listTags(mostTags)
  if (listed.kind === 'missing') return []
  if (listed.kind !== 'tags') throw unheard(name, 'its tags could not be listed', listed)
  if (!listed.isWhole) log.warning(`${name} has more than ${String(mostTags)} tags; the others are not looked at`)
  const inFlight = limitInFlight(questionsInFlight, Infinity)
  const tags = listed.tags.filter(isRecordTag)
  const read = await Promise.all(tags.map((tag) => inFlight(0, () => readRecord(options, tag))))
  const records = read.filter((record) => record !== undefined)
  return records.sort((a, b) => compare(a.layer ?? '', b.layer ?? '') || b.written - a.written || compare(a.key, b.key))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Undefined where the tag names no record of ours, or went meanwhile. */
async function readRecord(
  { repository, name, log }: RegistryInventoryOptions,
  tag: string,
): Promise<ManifestRecord | undefined> {
  const answer = await repository.getManifest(tag)
  if (answer.kind === 'missing') return undefined
  if (answer.kind !== 'manifest') throw unheard(name, `${tag} could not be read`, answer)
  let artifact: Artifact
  try {
    artifact = decodeArtifact(recordType, answer.bytes)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    log.info(`${name}: ${tag} is no record: ${error.message}`)
    return undefined
  }
  const document = artifact.document ?? (await readDocument({ repository, name }, tag, artifact))
  if (document === undefined) return undefined
  const blobs = namedBlobs(document)
  const { layer, savedAt } = toldOfRecord(document)
  return {
    key: artifact.annotations[keyAnnotation] ?? tag,
    id: artifact.digest,
    layer,
    written: (savedAt ?? 0) * 1000,
    used: undefined,
    blobs,
    bytes: (blobs ?? []).reduce((sum, { size }) => sum + size, 0),
    manifest: answer.digest,
    tag,
    document,
    weight: answer.bytes.length + artifact.size,
  }
}

async function readDocument(
  { repository, name }: Pick<RegistryInventoryOptions, 'repository' | 'name'>,
  tag: string,
  { digest, size }: Artifact,
): Promise<Buffer | undefined> {
  if (size > mostRecordBytes) return undefined
  const answer = await repository.readBlob({ digest, size })
  if (answer.kind === 'missing') return undefined
  if (answer.kind !== 'bytes') throw unheard(name, `the record of ${tag} could not be read`, answer)
  return answer.bytes
}

/** Documents are verified as they are read. Blobs are asked for and not read: whoever fetches one verifies it. */
async function faultsOf(
  { repository, name }: RegistryInventoryOptions,
  records: readonly ManifestRecord[],
): Promise<readonly StoreFault[]> {
  const faults: StoreFault[] = []
  const needed = new Set<Digest>()
  for (const { key, id, blobs } of records) {
    const told = `sha256:${key.slice(-64)}`
    if (isDigest(told) && told !== id) faults.push({ kind: 'record-altered', subject: key })
    else if (blobs === undefined) faults.push({ kind: 'record-broken', subject: key })
    for (const { digest } of blobs ?? []) needed.add(digest)
  }
  const inFlight = limitInFlight(questionsInFlight, Infinity)
  await Promise.all(
    [...needed].sort().map((digest) =>
      inFlight(0, async () => {
        const { kind, ...answer } = await repository.hasBlob(digest)
        if (kind === 'missing') faults.push({ kind: 'blob-missing', subject: digest })
        else if ('why' in answer) throw unheard(name, `blob ${digest} could not be asked for`, answer)
      }),
    ),
  )
  return faults
}

async function collect(
  { repository, name, log }: RegistryInventoryOptions,
  records: readonly ManifestRecord[],
  rule: CollectRule,
  now: number,
): Promise<Collected> {
  const weighed = records.map((record) => ({ ...record, bytes: record.weight, blobs: record.blobs ?? [] }))
  const { records: going, blobs, bytes, kept } = expendableRecords(weighed, rule, now)
  const broken = records.flatMap((record) => (record.blobs === undefined ? [record.key] : []))
  const collected = { records: going.map(({ key }) => key), blobs, bytes, kept, spared: 0, broken }
  if (rule.dryRun === true) return collected
  for (const { key, layer } of going) log.info(`going: ${layer ?? '(unreadable)'}, ${key}`)
  for (const [index, record] of going.entries()) {
    const answer = await remove(repository, record)
    if (answer.kind === 'deleted' || answer.kind === 'missing') continue
    if (index > 0) throw unheard(name, `${String(index)} records went, and then no more`, answer)
    throw new TroubleError(
      `${name} lets nobody delete here (${answer.why}): allow it in the registry, or leave it to the registry's own retention`,
    )
  }
  return collected
}

/** Some registries let tags stand whose manifest was taken away. */
async function remove(
  repository: Repository,
  { manifest, tag }: ManifestRecord,
): ReturnType<Repository['deleteManifest']> {
  const answer = await repository.deleteManifest(manifest)
  if (answer.kind !== 'deleted') return answer
  for (const left of [tag, layerTagOf(tag)]) {
    const standing = await repository.headManifest(left)
    if (standing.kind !== 'digest' || standing.digest !== manifest) continue
    const untagged = await repository.deleteManifest(left)
    if (untagged.kind !== 'deleted' && untagged.kind !== 'missing') return untagged
  }
  return answer
}

function unheard(name: string, what: string, { why }: Pick<NoAnswer, 'why'>): TroubleError {
  return new TroubleError(`${name}: ${what}: ${why}`)
}
