import { tmpdir } from 'node:os'

import type { StoreList } from '../options/options.ts'
import { storeName } from '../options/store-name.ts'
import type { OpenedStores } from '../store/opened-stores.ts'
import type { Outage } from '../store/outage.ts'
import type { Store } from '../store/store.ts'
import { tieredStore } from '../store/tiered-store.ts'
import type { TrustChoice } from '../trust/open-seal.ts'
import type { Surroundings } from '../use-cases.ts'
import { watchedStore } from './watched-store.ts'
import { openStore, type StoreSurroundings } from './open-store.ts'

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
  surroundings: StoreSurroundings & Pick<Surroundings, 'sharedStores' | 'progress'>,
  expectations: StoresExpectations,
): Promise<OpenedStores> {
  const { sharedStores } = surroundings
  if (sharedStores === undefined) return await openAnew(choices, keyPrefix, surroundings, expectations)
  // Keys to sign by are the step's, whatever it plans.
  const name = JSON.stringify([choices, keyPrefix, expectations.trust.kind])
  const opened = sharedStores.get(name) ?? openAnew(choices, keyPrefix, surroundings, expectations)
  sharedStores.set(name, opened)
  return await opened
}

async function openAnew(
  choices: StoreList,
  keyPrefix: string,
  surroundings: StoreSurroundings & Pick<Surroundings, 'progress'>,
  { patience, outages = [], trust, learnt }: StoresExpectations,
): Promise<OpenedStores> {
  const open = async (choice: StoreList[number]): Promise<Store> => {
    const outage = outages.find(({ store }) => store === storeName(choice))?.why
    const store = await openStore(choice, keyPrefix, surroundings, { patience, outage, trust, learnt })
    return surroundings.progress === undefined ? store : watchedStore(store, surroundings.progress)
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
