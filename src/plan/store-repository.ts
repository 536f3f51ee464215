import type { StoreChoice } from '../options/options.ts'
import { openMachineRepositories } from '../registry/machine-repositories.ts'
import { thisMachine } from '../registry/this-machine.ts'
import { isLoopback } from '../registry/reference.ts'
import type { Repository } from '../registry/repository.ts'
import type { StoreSurroundings } from './open-store.ts'

/** Milliseconds for one request of a registry, and for each piece of what is moved. */
const mostRequest = 20_000

/** A repository in which a store is, to who reads and to who is about to write. `patience`: milliseconds of trouble, in all. */
export function storeRepository(
  { domain, path }: Extract<StoreChoice, { kind: 'registry' }>,
  { environment, log }: Pick<StoreSurroundings, 'environment' | 'log'>,
  patience: number,
): { readonly repository: Repository; readonly writing: Repository } {
  const repository = openMachineRepositories(thisMachine({ environment, log }), {
    request: Math.min(mostRequest, patience),
    total: patience,
  })
  // As docker has it, registries on this machine need no TLS.
  const address = { domain, path, insecure: isLoopback(domain) }
  return { repository: repository(address), writing: repository({ ...address, writes: true }) }
}
