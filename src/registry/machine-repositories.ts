import { setTimeout as sleep } from 'node:timers/promises'

import { openBackoff, type Backoff } from './backoff.ts'
import { machineCredentials } from './machine-client.ts'
import type { Machine, TimeLimits } from './machine.ts'
import { openRepository, type Repository, type RepositoryAddress } from './repository.ts'
import { openSession } from './session.ts'

/**
 * Opens repositories with this machine's credentials. What is moved to and from one takes as long as it takes; `limits` are for requests and
 * pieces of what is moved, and for all trouble together.
 */
export function openMachineRepositories(
  machine: Machine,
  limits: TimeLimits,
): (address: RepositoryAddress) => Repository {
  const http = { fetch: machine.fetch, requestTimeout: limits.request, deadline: new AbortController().signal }
  const session = openSession({ http, findCredentials: machineCredentials(machine) })
  const backoff = patientBackoff(limits)
  return (address) => openRepository({ session, http, backoff }, address)
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
