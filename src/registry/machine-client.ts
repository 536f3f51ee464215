import { openRegistryClient, type RegistryClient } from './client.ts'
import { findCredentials, runCredentialHelper } from './credentials.ts'
import type { HttpEnv } from './http.ts'
import type { Machine } from './machine.ts'
import { isRerouted, registriesConfDirectories } from './registries-conf.ts'
import type { SessionEnv } from './session.ts'

/** A client of registries with this machine's credentials and rules. */
export function openMachineClient(machine: Machine, http: HttpEnv): RegistryClient {
  const directories = registriesConfDirectories(machine.home, machine.variables)
  return openRegistryClient({
    http,
    findCredentials: machineCredentials(machine),
    isRerouted: (domain) => isRerouted(directories, domain),
  })
}

export function machineCredentials({ variables, home, uid, debug }: Machine): SessionEnv['findCredentials'] {
  const credentials = { variables, home, uid, debug, runHelper: runCredentialHelper(variables) }
  return (domain, repository) => findCredentials(credentials, domain, repository)
}
