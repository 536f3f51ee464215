import type { Log } from '../log.ts'
import type { StoreChoice } from '../options/options.ts'
import { homeDirectory } from '../registry/home.ts'
import { openMachineRegistry } from '../registry/machine.ts'
import { isLoopback } from '../registry/reference.ts'
import { openDirectoryStore } from '../store/directory/directory.ts'
import { usualPatience, type Patience } from '../store/github/patience.ts'
import { noSeal } from '../store/registry/record-seal.ts'
import { openRegistryStore } from '../store/registry/registry-store.ts'
import type { Store } from '../store/store.ts'

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
}

/** Milliseconds for one request of a registry, and for each piece of what is moved. */
const mostRequest = 20_000

/** Opens the store that the user named, under the keys of `keyPrefix`. Where there is no such service, a store that holds nothing. */
export async function openStore(
  choice: StoreChoice,
  keyPrefix: string,
  { log, environment, now, patience: given }: StoreSurroundings,
  { patience: total, outage }: StoreExpectations,
): Promise<Store> {
  switch (choice.kind) {
    case 'directory':
      return openDirectoryStore({ path: choice.path, keyPrefix, log, now })
    case 'registry': {
      const { repository } = openMachineRegistry(
        {
          fetch: (request) => fetch(request),
          variables: environment,
          home: homeDirectory(environment),
          uid: process.getuid?.() ?? 0,
          debug: (message) => {
            log.debug(message)
          },
        },
        { request: Math.min(mostRequest, total), total },
      )
      const { domain, path } = choice
      // As docker has it, registries on this machine need no TLS.
      const address = { domain, path, insecure: isLoopback(domain) }
      return openRegistryStore({
        repository: repository(address),
        writing: repository({ ...address, writes: true }),
        name: `oci:${domain}/${path}`,
        keyPrefix,
        seal: noSeal,
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
        patience: { ...usualPatience, wait: total, total, ...given },
        ...(outage === undefined ? {} : { outage }),
      })
    }
  }
}
