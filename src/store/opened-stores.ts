import type { LearntNote } from './learnt.ts'
import type { Outage } from './outage.ts'
import type { Store } from './store.ts'

export interface OpenedStores {
  /** All of them as one. */
  readonly store: Store
  readonly outages: () => readonly Outage[]
  /** What the next step need not ask the Actions cache again, which stands in the list once at most. */
  readonly learnt: () => Promise<LearntNote | undefined>
}

/** What plans of one step share, by what was opened: what one of them has asked, or waited for in vain, the others need not. */
export type SharedStores = Map<string, Promise<OpenedStores>>
