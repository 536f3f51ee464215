import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { afterEach } from 'vitest'

import { machineEnvironment } from '../../../src/formats/machine-environment.ts'
import type { Log } from '../../../src/log.ts'
import type { Store } from '../../../src/store/store.ts'
import { usualPatience, type Patience } from '../../../src/store/github/patience.ts'
import { openGithubStore } from '../../../src/store/github/github.ts'
import { startCacheService, type CacheService, type CacheServiceOptions } from '../../platform/cache-service.ts'
import { messages, scratch } from '../contract.ts'

export interface Surroundings {
  readonly service: CacheService
  readonly runnerTemp: string
  readonly open: (options?: {
    keyPrefix?: string
    log?: Log
    environment?: Record<string, string>
    patience?: Partial<Patience>
    now?: () => number
    learnt?: unknown
  }) => Promise<Store>
}

const undo: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** A service, and a process environment in which the real client finds it, until the test is over. */
export async function githubSurroundings(options: CacheServiceOptions = {}): Promise<Surroundings> {
  const service = await startCacheService(options)
  const runnerTemp = join(await scratch(), 'runner temp')
  await mkdir(runnerTemp)
  // A call that was given up on in the test before may still be at work.
  const before = machineEnvironment()
  const given = {
    ...service.environment,
    RUNNER_TEMP: runnerTemp,
    GITHUB_WORKSPACE: await scratch(),
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '1',
  }
  Object.assign(process.env, given)
  undo.push(async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name)
    Object.assign(process.env, before)
    await service.stop()
  })
  return {
    service,
    runnerTemp,
    open: ({
      keyPrefix = 'stack-cache',
      log = messages(),
      environment = {},
      patience = {},
      now = Date.now,
      learnt,
    } = {}) =>
      openGithubStore({
        keyPrefix,
        log,
        now,
        learnt,
        environment: { ...machineEnvironment(), ...environment },
        patience: { ...usualPatience, pause: 50, wait: 5_000, ...patience },
      }),
  }
}
