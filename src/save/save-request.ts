import type { LayerNote, Note } from '../handover/note.ts'
import { layerKey } from '../layer/stack.ts'
import type { Options } from '../options/options.ts'
import type { Gathered } from '../plan/gather.ts'
import type { FreshnessOptions } from '../plan/open-record-source.ts'
import type { LayerName } from '../report/transfer.ts'
import type { Store } from '../store/store.ts'
import type { BuildState } from '../workspace/build-state.ts'
import type { Workplace } from '../workspace/workplace.ts'
import type { BuiltLayer, BuiltOrWhy } from './built-layer.ts'
import type { Captured } from './capture-request.ts'
import type { RememberedRun } from './remembered-run.ts'

/** What a build left, with all that decides about keeping it. */
export interface SaveRequest {
  readonly gathered: Gathered
  readonly built: readonly BuiltOrWhy[]
  /** Those of which all that their builds saw is known, with facts that name it. */
  readonly seen?: readonly BuiltOrWhy[]
  readonly state: BuildState
  /** When the images of the layers were written, by name. */
  readonly images: ReadonlyMap<string, number>
  readonly note: Note | undefined
  readonly store: Store
  readonly options: SaveLimits
  readonly place: Workplace
  /** Why the layer of that index is better built than restored; undefined where it is not, or nobody knows. */
  readonly notWorth?: RememberedRun['notWorth']
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The options by which records are kept or replaced, and where their blobs may be found. */
export type SaveLimits = Pick<Options, 'budget' | 'publishTo'> & FreshnessOptions

export interface CapturedLayer extends Captured {
  readonly layer: BuiltLayer
  /** The store has a layer of this identity, with all of its blobs. */
  readonly replaces: boolean
}

export function nameOf({ stack }: Gathered, index: number): LayerName {
  const definition = stack[index]?.facts.definition
  return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' }
}

export function notedOf(note: Note, { stacked }: BuiltLayer): LayerNote | undefined {
  return note.layers.find((noted) => layerKey(noted) === layerKey(stacked.facts.definition))
}
