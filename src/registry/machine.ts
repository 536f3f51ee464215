import type { RegistryClient } from './client.ts'
import { httpEnv, type Fetch, type HttpEnv } from './http.ts'

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

/**
 * A client with this machine's credentials and rules, and the http environment that shares its time limits. The time runs from now. The client
 * is loaded when it is asked: most plans stand on nothing that a registry has.
 */
export function openMachineRegistry(
  machine: Machine,
  limits: TimeLimits,
): { readonly client: RegistryClient; readonly http: HttpEnv } {
  const http = httpEnv(machine.fetch, limits.request, limits.total)
  let opened: Promise<RegistryClient> | undefined
  const open = async (): Promise<RegistryClient> => {
    const { openMachineClient } = await import('./machine-client.ts')
    return openMachineClient(machine, http)
  }
  const loaded = (): Promise<RegistryClient> => (opened ??= open())
  return {
    http,
    client: {
      headDigest: async (...asked) => (await loaded()).headDigest(...asked),
      resolve: async (...asked) => (await loaded()).resolve(...asked),
      fetchBlob: async (...asked) => (await loaded()).fetchBlob(...asked),
    },
  }
}
