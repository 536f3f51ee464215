import type { Digest } from '../formats/digest.ts'
import type { NamedBlob } from './named-blobs.ts'

/** One record of a store, for people. */
export interface StoredRecord {
  readonly key: string
  readonly id: Digest
  /** The layer's name, where the record tells it. */
  readonly layer: string | undefined
  /** Milliseconds since 1970. */
  readonly written: number
  /** The same; undefined where the store does not know it. */
  readonly used: number | undefined
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

/** What may go. Nothing given: only what no record needs. */
export interface CollectRule {
  /** Records not used for so many milliseconds go. */
  readonly unusedFor?: number
  /** Then those that were not used for longest, until records and their blobs have at most so many bytes. */
  readonly bytes?: number
  /** Blobs younger than so many milliseconds stay, named or not: the record that will name them may be on its way. A day. */
  readonly spare?: number
  /** Only says what would go. */
  readonly dryRun?: boolean
}

export interface Collected {
  /** Keys. */
  readonly records: readonly string[]
  readonly blobs: readonly Digest[]
  /** Of the blobs and records that went. */
  readonly bytes: number
  /** Of what stays reachable. */
  readonly kept: number
  /** Of what nothing needs any more, and is too young to go. */
  readonly spared: number
  /** Records that name their blobs in no way that is understood: they keep nothing, and stay until they are unused. */
  readonly broken: readonly string[]
}

/**
 * What lies in a store, for those who look after it.
 * Every call throws a TroubleError, or an error of errno, where the store cannot be had: nobody waits for a build behind it.
 */
export interface Inventory {
  /** Every record, by layer, the newest of a layer first. */
  records(): Promise<readonly StoredRecord[]>
  /** The bytes of a record, unverified; undefined where it went since it was listed. */
  read(record: StoredRecord): Promise<Buffer | undefined>
  /** Reads all of the store. What is told is also what reading would find and treat as absent; nothing is changed. */
  verify(): Promise<readonly StoreFault[]>
  /** Frees the store from what is old, unused or unreachable. `now` in milliseconds since 1970. */
  collect(rule: CollectRule, now: number): Promise<Collected>
}
