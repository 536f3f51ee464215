import type { RecordSource } from '../layer/candidate.ts'
import type { Digest } from '../formats/digest.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { Options } from '../options/options.ts'
import type { Foresight } from '../plan/foresight.ts'
import type { Gathered } from '../plan/gather.ts'
import type { PlanOptions } from '../plan/plan.ts'
import type { OpenedRecordSource } from '../plan/open-record-source.ts'
import type { Surroundings } from '../use-cases.ts'
import type { StackerDirectories } from '../workspace/directories.ts'
import type { StagedBlob } from '../workspace/lay-down/lay-down-request.ts'

export type RestoreOptions = PlanOptions & Pick<Options, 'restore'>

/** What a restore goes by from begin to end. */
export interface Restoring extends OpenedRecordSource {
  readonly options: RestoreOptions
  readonly surroundings: Surroundings
  readonly gathered: Gathered
  readonly directories: StackerDirectories
  /** Milliseconds since 1970. */
  readonly begun: number
}

/** What a restore has come to. */
export interface Outcome {
  /** What a plan would say now. */
  readonly planned: Foresight
  /** By which was laid down. */
  readonly foresight: Foresight
  /** What was laid down, by index. */
  readonly entries: ReadonlyMap<number, CacheEntry>
  /** `entries` and the images of unchanged layers appeared in this run. */
  readonly hasLaidDown?: boolean
  /** build.cache holds of these layers the entries and nothing else. */
  readonly cleared: boolean
  /** Layers that could not be laid down, and why. */
  readonly leftOut: ReadonlyMap<number, string>
  readonly fetched: ReadonlyMap<Digest, StagedBlob>
  /** Seconds in which it was fetched and laid down; undefined where nothing was. */
  readonly laying?: number
  /** What was not wanted; undefined where all was. */
  readonly bytesLeftOut?: number | undefined
}

/** The same where no image of what is unchanged can come back. */
export function withoutSeen(records: RecordSource): RecordSource {
  return { ...records, findSeen: undefined }
}
