import type { Digest } from '../../formats/digest.ts'
import type { CollectRule } from '../inventory.ts'
import type { NamedBlob } from '../named-blobs.ts'

export interface Weighed {
  /** Milliseconds since 1970. */
  readonly written: number
  /** Of its own documents. */
  readonly bytes: number
  readonly blobs: readonly NamedBlob[]
}

export interface Expendable<T> {
  readonly records: readonly T[]
  /** That no record names which stays. */
  readonly blobs: readonly Digest[]
  /** Of those records and blobs. */
  readonly bytes: number
  /** Of what stays. */
  readonly kept: number
}

const day = 24 * 60 * 60 * 1000

/**
 * Which records of a registry may go: those that are older than the rule allows, then the oldest until the rest weighs no more than it
 * allows. What was written within a day stays in any case: who is about to restore it may have its manifest already. `now` in milliseconds since 1970.
 */
export function expendableRecords<T extends Weighed>(all: readonly T[], rule: CollectRule, now: number): Expendable<T> {
  const sizes = new Map<Digest, number>()
  const holders = new Map<Digest, number>()
  for (const { digest, size } of all.flatMap(namedOnce)) {
    sizes.set(digest, size)
    holders.set(digest, (holders.get(digest) ?? 0) + 1)
  }
  const whole = sumOf(sizes.values()) + sumOf(all.map(({ bytes }) => bytes))
  const records: T[] = []
  const blobs: Digest[] = []
  let kept = whole
  for (const record of [...all].sort((a, b) => ageOf(b, now) - ageOf(a, now))) {
    const age = ageOf(record, now)
    const isOld = rule.unusedFor !== undefined && age > rule.unusedFor
    const isTooMuch = rule.bytes !== undefined && kept > rule.bytes
    if ((!isOld && !isTooMuch) || age < (rule.spare ?? day)) continue
    records.push(record)
    kept -= record.bytes
    for (const { digest } of namedOnce(record)) {
      const left = (holders.get(digest) ?? 1) - 1
      holders.set(digest, left)
      if (left > 0) continue
      blobs.push(digest)
      kept -= sizes.get(digest) ?? 0
    }
  }
  return { records, blobs, bytes: whole - kept, kept }
}

/** What was written at a time to come, by a clock that was wrong, would never grow old. */
function ageOf({ written }: Weighed, now: number): number {
  return written > now + day ? Number.MAX_VALUE : now - written
}

function namedOnce({ blobs }: Weighed): readonly NamedBlob[] {
  return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()]
}

function sumOf(numbers: Iterable<number>): number {
  return [...numbers].reduce((sum, each) => sum + each, 0)
}
