import { setTimeout as sleep } from 'node:timers/promises'

import { openRegistryClient, type RegistryClient } from './client.ts'
import { findCredentials, runCredentialHelper } from './credentials.ts'
import { httpEnv, type Fetch, type HttpEnv } from './http.ts'
import { openBackoff, type Backoff } from './backoff.ts'
import { isRerouted, registriesConfDirectories } from './registries-conf.ts'
import { openRepository, type Repository, type RepositoryAddress } from './repository.ts'
import { openSession, type SessionEnv } from './session.ts'

/** What of the machine decides how registries are reached. */
export interface Machine {
  readonly fetch: Fetch
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Undefined where there is none: then there are no files of the user's. */
  readonly home: string | undefined
  readonly uid: number
  /** Told what cannot be used. Never gets a secret. */
  readonly debug: (message: string) => void
}

/** Milliseconds for one request, and for all of a run. */
export interface TimeLimits {
  readonly request: number
  readonly total: number
}

/** A client with this machine's credentials and rules, and the http environment that shares its time limits. The time runs from now. */
export function openMachineRegistry(
  machine: Machine,
  limits: TimeLimits,
): {
  readonly client: RegistryClient
  readonly http: HttpEnv
  /**
   * What is moved to and from it takes as long as it takes; `limits` are for requests and pieces of what is moved, and for all trouble
   * together.
   */
  readonly repository: (address: RepositoryAddress) => Repository
} {
  const { variables, home, uid, debug } = machine
  const http = httpEnv(machine.fetch, limits.request, limits.total)
  const credentials = { variables, home, uid, debug, runHelper: runCredentialHelper(variables) }
  const directories = registriesConfDirectories(home, variables)
  const find: SessionEnv['findCredentials'] = (domain, repository) => findCredentials(credentials, domain, repository)
  const client = openRegistryClient({
    http,
    findCredentials: find,
    isRerouted: (domain) => isRerouted(directories, domain),
  })
  const unhurried = { ...http, deadline: new AbortController().signal }
  const session = openSession({ http: unhurried, findCredentials: find })
  const backoff = patientBackoff(limits)
  return { client, http, repository: (address) => openRepository({ session, http: unhurried, backoff }, address) }
}

function patientBackoff({ request, total }: TimeLimits): Backoff {
  return openBackoff({
    most: total,
    request,
    now: () => performance.now(),
    pause: (milliseconds) => sleep(milliseconds),
    random: Math.random,
  })
}
