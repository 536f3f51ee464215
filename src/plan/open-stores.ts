import { tmpdir } from 'node:os'

import type { StoreList } from '../options/options.ts'
import { storeName } from '../options/store-name.ts'
import type { LearntNote } from '../store/learnt.ts'
import type { Outage } from '../store/outage.ts'
import type { Store } from '../store/store.ts'
import { tieredStore } from '../store/tiered-store.ts'
import type { TrustChoice } from '../trust/open-seal.ts'
import { openStore, type StoreSurroundings } from './open-store.ts'

export interface OpenedStores {
  /** All of them as one. */
  readonly store: Store
  readonly outages: () => readonly Outage[]
  /** What the next step need not ask the Actions cache again, which stands in the list once at most. */
  readonly learnt: () => Promise<LearntNote | undefined>
}

export interface StoresExpectations {
  /** Milliseconds that each may hold up the step, in all. */
  readonly patience: number
  /** Those that an earlier step of the job did without. */
  readonly outages?: readonly Outage[]
  /** Whose records are believed. */
  readonly trust: TrustChoice
  /** What that step learnt, as its note has it. */
  readonly learnt?: unknown
}

/**
 * Opens the stores that the user named. Where the first is on this machine's disk, it keeps what the others gave.
 */
export async function openStores(
  choices: StoreList,
  keyPrefix: string,
  surroundings: StoreSurroundings,
  { patience, outages = [], trust, learnt }: StoresExpectations,
): Promise<OpenedStores> {
  const open = async (choice: StoreList[number]): Promise<Store> => {
    const outage = outages.find(({ store }) => store === storeName(choice))?.why
    return await openStore(choice, keyPrefix, surroundings, { patience, outage, trust, learnt })
  }
  const [first, ...others] = choices
  const [nearest, later] = await Promise.all([open(first), Promise.all(others.map(open))])
  const stores = [nearest, ...later]
  return {
    store: tieredStore(nearest, later, {
      keeps: first.kind === 'directory',
      scratch: surroundings.environment['RUNNER_TEMP'] ?? tmpdir(),
      log: surroundings.log,
    }),
    learnt: async () => await stores.find((store) => store.learnt !== undefined)?.learnt?.(),
    outages: () =>
      stores.flatMap((store, index) => {
        const [why, choice] = [store.outage(), choices[index]]
        return why === undefined || choice === undefined ? [] : [{ store: storeName(choice), why }]
      }),
  }
}
