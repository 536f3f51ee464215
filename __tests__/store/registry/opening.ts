import { openFetch } from '../../../src/registry/fetch.ts'
import { openBackoff } from '../../../src/registry/backoff.ts'
import type { Credentials } from '../../../src/registry/credentials.ts'
import { openRepository } from '../../../src/registry/repository.ts'
import { openSession } from '../../../src/registry/session.ts'
import type { Log } from '../../../src/log.ts'
import { openRegistryStore } from '../../../src/store/registry/registry-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { ownSeal, type Seal } from '../../../src/trust/seal.ts'
import { messages } from '../contract.ts'

export interface Opening {
  readonly keyPrefix?: string
  readonly log?: Log
  readonly seal?: Seal
  readonly credentials?: Credentials
  readonly path?: string
  /** Milliseconds for one request, and for all trouble. Pauses pass at once, and count. */
  readonly request?: number
  readonly patience?: number
}

/** A store in a repository of that host, as a process of its own would open it. */
export function storeAt(host: string, opening: Opening = {}): Store {
  const { keyPrefix = 'stack-cache', log = messages(), seal = ownSeal, credentials, path = 'team/cache' } = opening
  const { request = 20_000, patience = 20_000 } = opening
  const http = {
    fetch: openFetch({}),
    requestTimeout: request,
    deadline: new AbortController().signal,
  }
  const session = openSession({ http, findCredentials: () => Promise.resolve(credentials) })
  let paused = 0
  const backoff = openBackoff({
    most: patience,
    request,
    now: () => performance.now() + paused,
    pause(milliseconds) {
      paused += milliseconds
      return Promise.resolve()
    },
    random: () => 0.5,
  })
  const address = { domain: host, path, insecure: true }
  return openRegistryStore({
    repository: openRepository({ session, http, backoff }, address),
    writing: openRepository({ session, http, backoff }, { ...address, writes: true }),
    name: `oci:${host}/${path}`,
    keyPrefix,
    seal,
    log,
  })
}
