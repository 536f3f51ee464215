import { messageOf } from '../full-disk.ts'
import type { CallOutcome } from './client-call.ts'
import { readReadOutcome, readWriteOutcome, type ReadOutcome, type WriteOutcome } from './client-outcome.ts'
import type { Limited } from './rate-limit.ts'

/** `failed`: the service's doing; `hindered`: this machine's; `broken`: what was fetched or was to be sent is not what it should be. */
export type Trouble = {
  readonly [K in 'denied' | 'failed' | 'hindered' | 'broken']: { readonly kind: K; readonly why: string }
}['denied' | 'failed' | 'hindered' | 'broken']

export type Asked<T> =
  { readonly kind: 'found'; readonly key: string; readonly value: T } | { readonly kind: 'miss' } | Trouble

export type Put = Exclude<WriteOutcome, Limited> | Trouble

export const notInTime = 'the cache service did not answer in time'
export const notHandedOver: Trouble = { kind: 'broken', why: 'the cache client did not hand over what it fetched' }

export function readOutcome(outcome: CallOutcome<string | undefined>): ReadOutcome {
  switch (outcome.kind) {
    case 'answered':
      return readReadOutcome(outcome.value, outcome)
    case 'threw':
      return { kind: 'failed', why: messageOf(outcome.error) }
    case 'late':
      return { kind: 'failed', why: notInTime }
  }
}

export function writeOutcome(outcome: CallOutcome<number>): WriteOutcome {
  switch (outcome.kind) {
    case 'answered':
      return readWriteOutcome(outcome.value, outcome)
    case 'threw':
      return { kind: 'failed', why: messageOf(outcome.error) }
    case 'late':
      return { kind: 'failed', why: notInTime }
  }
}

export async function guarded<T>(work: () => Promise<T>): Promise<T | Trouble> {
  try {
    return await work()
  } catch (error) {
    return { kind: 'hindered', why: messageOf(error) }
  }
}
