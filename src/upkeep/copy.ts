import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { FormatError, TroubleError } from '../errors.ts'
import { digestHex } from '../formats/digest.ts'
import { decodeRecord, recordFormat, type LayerRecord } from '../layer/record.ts'
import type { Log } from '../log.ts'
import { formatBytes } from '../report/figures.ts'
import { visible } from '../report/escape.ts'
import { limitInFlight } from '../store/in-flight.ts'
import type { Inventory, StoredRecord } from '../store/inventory.ts'
import { parseRecordKey, recordKey } from '../store/keys.ts'
import { recordNameOf } from '../store/record-name.ts'
import type { Store, Written } from '../store/store.ts'

/** Of one record; a store has limits of its own for what goes on over the network. */
const blobsInFlight = 4

export interface CopyRequest {
  readonly inventory: Inventory
  readonly from: Store
  readonly to: Store
  readonly keyPrefix: string
  /** Is the layer of that name meant? */
  readonly isMeant: (layer: string) => boolean
  /** A directory for blobs that are on their way. */
  readonly scratch: string
  readonly log: Log
}

export interface Copied {
  /** Keys of the records that are there now, and were not. */
  readonly copied: readonly string[]
  /** Those that were there already with all of their blobs, or as a newer record of the same facts. */
  readonly standing: readonly string[]
  readonly left: readonly { readonly key: string; readonly why: string }[]
  /** Of blobs and records that were written. */
  readonly bytes: number
}

/**
 * Copies records with their blobs: blobs first, each verified on both sides, and nothing that is there already, so that a copy which was broken off
 * goes on where it was. Of several records of equal facts the newest is copied, since it is the one that is asked for, and the oldest
 * layers come first, so that the newest of a name is the same in both stores.
 */
export async function copyRecords(request: CopyRequest): Promise<Copied> {
  const { inventory, keyPrefix, isMeant, to, scratch, log } = request
  const { chosen, left } = chooseRecords(await inventory.records(), keyPrefix, isMeant)
  const copied: string[] = []
  const standing: string[] = []
  let bytes = 0
  const directory = await mkdtemp(join(scratch, 'stack-cache-copy-'))
  try {
    for (const [index, record] of chosen.entries()) {
      const outcome = await copyRecord(request, record, directory)
      if (outcome.kind === 'left') left.push({ key: record.key, why: outcome.why })
      else if (outcome.kind === 'standing') standing.push(record.key)
      else {
        copied.push(record.key)
        bytes += outcome.bytes
      }
      log.info(
        `${String(index + 1)} of ${String(chosen.length)}: ${visible(record.layer ?? record.key)}, ${formatBytes(record.bytes)}: ${outcome.kind}`,
      )
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
    await to.finish()
  }
  return { copied, standing, left, bytes }
}

interface Chosen {
  readonly chosen: readonly StoredRecord[]
  readonly left: { readonly key: string; readonly why: string }[]
}

/** `records` by layer, the newest first. */
function chooseRecords(
  records: readonly StoredRecord[],
  keyPrefix: string,
  isMeant: (layer: string) => boolean,
): Chosen {
  const left: { key: string; why: string }[] = []
  const newest = new Map<string, StoredRecord>()
  for (const record of records) {
    const key = parseRecordKey(keyPrefix, record.key)
    if (record.layer !== undefined && !isMeant(record.layer)) continue
    if (key === undefined) left.push({ key: record.key, why: `it is not of the key prefix "${keyPrefix}"` })
    else if (key.format !== recordFormat) left.push({ key: record.key, why: 'it is of another format of records' })
    else {
      const facts = record.key.slice(0, -digestHex(key.id).length)
      if (!newest.has(facts)) newest.set(facts, record)
    }
  }
  return { chosen: [...newest.values()].sort((a, b) => a.written - b.written), left }
}

type Outcome =
  | { readonly kind: 'copied'; readonly bytes: number }
  | { readonly kind: 'standing' }
  | { readonly kind: 'left'; readonly why: string }

async function copyRecord(request: CopyRequest, stored: StoredRecord, directory: string): Promise<Outcome> {
  const { inventory, from, to, keyPrefix } = request
  const listed = await inventory.read(stored)
  if (listed === undefined) return { kind: 'left', why: 'it went while it was copied' }
  const listedRecord = decoded(listed)
  if (typeof listedRecord === 'string') return { kind: 'left', why: listedRecord }
  const name = recordNameOf(listedRecord)
  if (recordKey(keyPrefix, name, listed) !== stored.key) return { kind: 'left', why: 'it is not what its key says' }
  // As a build would have it: what its store does not believe is not carried to one that would.
  const bytes = (await from.findRecord(name))?.bytes
  if (bytes === undefined)
    return { kind: 'left', why: from.unanswered(name) ?? 'its store does not give it to a build' }
  const record = decoded(bytes)
  if (typeof record === 'string') return { kind: 'left', why: record }
  const digests = record.blobs.map(({ digest }) => digest)
  const there = await to.findRecord(name)
  const isThere = there !== undefined && isSameOrNewer(there.bytes, bytes, record)
  if (isThere && (!there.bytes.equals(bytes) || (await to.hasBlobs(digests)).size === new Set(digests).size)) {
    return { kind: 'standing' }
  }
  const blobs = await copyBlobs(request, record, directory)
  if (typeof blobs === 'string') return { kind: 'left', why: blobs }
  const written = await to.writeRecord(name, bytes)
  if ('why' in written) return { kind: 'left', why: written.why }
  return { kind: 'copied', bytes: blobs + bytesOf(written) }
}

/** What is newer is what its store asks for: an older one that is written now would take its place. */
function isSameOrNewer(there: Buffer, bytes: Buffer, { savedAt }: LayerRecord): boolean {
  if (there.equals(bytes)) return true
  const other = decoded(there)
  return typeof other !== 'string' && other.savedAt >= savedAt
}

/** Answers the bytes that were written, or why one could not be. */
async function copyBlobs({ from, to }: CopyRequest, record: LayerRecord, directory: string): Promise<number | string> {
  const inFlight = limitInFlight(blobsInFlight, Infinity)
  const written = await Promise.all(
    record.blobs.map(({ digest, size }) =>
      inFlight(0, async () => {
        const file = join(directory, digestHex(digest))
        const one = await to.writeBlob(digest, size, async () => {
          if (await from.fetchBlob(digest, size, file)) return file
          throw new TroubleError(`${from.name} does not have ${digest}, or it is not what its digest says`)
        })
        await rm(file, { force: true })
        return one
      }),
    ),
  )
  const refused = written.find((one) => 'why' in one)
  if (refused !== undefined && 'why' in refused) return refused.why
  return written.reduce((sum, one) => sum + bytesOf(one), 0)
}

function bytesOf(written: Written): number {
  return written.kind === 'written' ? written.bytes : 0
}

function decoded(bytes: Buffer): LayerRecord | string {
  try {
    return decodeRecord(bytes)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return `it cannot be read: ${error.message}`
  }
}
