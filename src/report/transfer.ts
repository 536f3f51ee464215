import type { Verdict } from '../layer/build-plan.ts'
import type { History } from './history.ts'

/** One layer by its identity; `stackerfile` is an absolute path. */
export interface LayerName {
  readonly stackerfile: string
  readonly name: string
}

/** What restore did. Bytes are bytes on the wire as far as the store can tell, seconds are wall clock. */
export interface RestoreTransfer {
  /** As the user named it: `github`, `dir:PATH`. */
  readonly store: string
  /**
   * Laid down: stacker will skip them. `bytes` is the layer's content, `seconds` what building it took and is not needed, null where that
   * is not known, or stacker may build it all the same.
   */
  readonly restored: readonly (LayerName & { readonly bytes: number; readonly seconds: number | null })[]
  /** Of unchanged layers the images alone: what is published where nothing is built. stacker builds the layers if it is run. */
  readonly images?: readonly (LayerName & { readonly bytes: number })[]
  /** Hits of the plan that could not be laid down after all, and why (one clause). */
  readonly notRestored: readonly (LayerName & { readonly why: string })[]
  readonly bytesDown: number
  /** Content of these layers that was neither here nor fetched, since stacker will not ask for it; absent where all was wanted. */
  readonly bytesLeftOut?: number
  readonly seconds: number
}

/** What save did. */
export interface SaveTransfer {
  readonly store: string
  /** `bytes` were sent for it: 0 when the store had all of its blobs. `seconds`: what building it took, where known. */
  readonly saved: readonly (LayerName & { readonly bytes: number; readonly seconds?: number })[]
  /** New, but left out, and why (one clause): over budget, not witnessed, refused ... */
  readonly notSaved: readonly (LayerName & { readonly why: string })[]
  /** Where the build did not do what the plan said. */
  readonly differences: readonly PlanDifference[]
  readonly bytesDown: number
  readonly bytesUp: number
  readonly seconds: number
  /** Of this branch, with this run. */
  readonly history?: History
  /** Why the cache was given up on, where it was: one clause, which is also the `why` of the layers that it cost. */
  readonly outage?: string
  /** Why nothing at all was written, as a read-only cache. */
  readonly skipped?: string
}

export interface PlanDifference extends LayerName {
  readonly predicted: Verdict
  readonly rebuilt: boolean
  /** What else build.cache shows: no entry any more, or one of another definition than the plan's. */
  readonly found?: 'gone' | 'other-definition'
}

/** With whom a layer shares its fate, where that is the cache's outage: then it is told once. Others stand alone. */
export function togetherNotSaved(
  transfer: SaveTransfer,
): readonly { readonly names: readonly string[]; readonly why: string }[] {
  const { notSaved, outage } = transfer
  const lost = notSaved.filter(({ why }) => why === outage)
  return [
    ...notSaved.filter(({ why }) => why !== outage).map(({ name, why }) => ({ names: [name], why })),
    ...(outage === undefined || lost.length === 0 ? [] : [{ names: lost.map(({ name }) => name), why: outage }]),
  ]
}

/** Seconds that were not built, less those that restoring took: below zero where it was not worth it. */
export function secondsSaved({ restored, seconds }: Pick<RestoreTransfer, 'restored' | 'seconds'>): number {
  const built = restored.reduce((sum, layer) => sum + (layer.seconds ?? 0), 0)
  return Math.round((built - seconds) * 1000) / 1000
}

/** `exact`: every hit was laid down; `none`: nothing was, or there was no hit. */
export function restoredWord(transfer: RestoreTransfer | undefined): 'exact' | 'partial' | 'none' {
  if (transfer === undefined || transfer.restored.length + (transfer.images?.length ?? 0) === 0) return 'none'
  return transfer.notRestored.length === 0 ? 'exact' : 'partial'
}

/**
 * A hit that was rebuilt is our error; so is a rebuild foretold as certain that did not happen. `unknown` foretells nothing, but what
 * is built of another definition was not planned at all.
 */
export function isSurprise(difference: PlanDifference): boolean {
  if (difference.found !== undefined) return true
  return difference.predicted === 'hit' ? difference.rebuilt : difference.predicted === 'miss' && !difference.rebuilt
}

/** Ours to mend, as far as can be seen: stacker was not given other options. */
export function isFault(difference: PlanDifference): boolean {
  return isSurprise(difference) && difference.found !== 'other-definition'
}

/** What restoring several builds did in all; undefined where none was restored. */
export function joinTransfers(transfers: readonly RestoreTransfer[]): RestoreTransfer | undefined {
  const [first, ...others] = transfers
  if (first === undefined || others.length === 0) return first
  return {
    store: first.store,
    restored: transfers.flatMap(({ restored }) => restored),
    notRestored: transfers.flatMap(({ notRestored }) => notRestored),
    bytesDown: sum(transfers.map(({ bytesDown }) => bytesDown)),
    ...(transfers.some(({ bytesLeftOut }) => bytesLeftOut !== undefined) && {
      bytesLeftOut: sum(transfers.map(({ bytesLeftOut = 0 }) => bytesLeftOut)),
    }),
    seconds: sum(transfers.map(({ seconds }) => seconds)),
  }
}

/** What saving several builds weighed and took. */
export function joinSaves(
  transfers: readonly SaveTransfer[],
): Pick<SaveTransfer, 'saved' | 'bytesDown' | 'bytesUp' | 'seconds'> {
  return {
    saved: transfers.flatMap(({ saved }) => saved),
    bytesDown: sum(transfers.map(({ bytesDown }) => bytesDown)),
    bytesUp: sum(transfers.map(({ bytesUp }) => bytesUp)),
    seconds: sum(transfers.map(({ seconds }) => seconds)),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
