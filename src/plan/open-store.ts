import type { Log } from '../log.ts'
import type { StoreChoice } from '../options/options.ts'
import { storeName } from '../options/store-name.ts'
import { usualPatience, type Patience } from '../store/github/patience.ts'
import type { Store } from '../store/store.ts'
import type { TrustChoice } from '../trust/open-seal.ts'

export interface StoreSurroundings {
  readonly log: Log
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly patience?: Patience
}

/** What there is to be told of a service before it is asked. */
export interface StoreExpectations {
  /** Milliseconds that it may hold up the step, in all. */
  readonly patience: number
  /** Why an earlier step of the job did without it. */
  readonly outage?: string | undefined
  /** Whose records are believed, of a store that others write, too. */
  readonly trust: TrustChoice
  /** What that step learnt, as its note has it. */
  readonly learnt?: unknown
}

/** Opens the store that the user named, under the keys of `keyPrefix`. Where there is no such service, a store that holds nothing. */
export async function openStore(
  choice: StoreChoice,
  keyPrefix: string,
  { log, environment, now, patience: given }: StoreSurroundings,
  { patience: total, outage, trust, learnt }: StoreExpectations,
): Promise<Store> {
  switch (choice.kind) {
    case 'directory': {
      const { openDirectoryStore } = await import('../store/directory/directory.ts')
      return openDirectoryStore({ path: choice.path, keyPrefix, log, now })
    }
    case 'registry': {
      const { openRegistryStore } = await import('../store/registry/registry-store.ts')
      const { openFetch } = await import('../registry/fetch.ts')
      const { openSeal } = await import('../trust/open-seal.ts')
      const { storeRepository } = await import('./store-repository.ts')
      return openRegistryStore({
        ...storeRepository(choice, { environment, log }, total),
        name: storeName(choice),
        keyPrefix,
        seal: await openSeal(trust, { environment, now, fetch: openFetch(environment), patience: total }),
        log,
        ...(outage === undefined ? {} : { outage }),
      })
    }
    case 'github': {
      const { openGithubStore } = await import('../store/github/github.ts')
      return openGithubStore({
        keyPrefix,
        environment,
        log,
        now,
        learnt,
        patience: { ...usualPatience, wait: total, total, ...given },
        ...(outage === undefined ? {} : { outage }),
      })
    }
  }
}
