// One runner for a test file: its temporary directory, and what its environment says of the cache service. The cache client reads
// process.env and works in a staging directory of the whole process, which stays while a call that was given up on is dying.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, afterEach, expect, vi } from 'vitest'

import { machineEnvironment } from '../../src/formats/machine-environment.ts'
import { startCacheService, type CacheService, type CacheServiceOptions } from '../platform/cache-service.ts'
import { leftInTemporary, type Workspace } from './job.ts'

const temporary = mkdtempSync(path.join(tmpdir(), 'faults-'))
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

export interface RunnerWithCache {
  readonly service: CacheService
  /** The job as one of the next run: of another number than all before it. */
  readonly nextRun: (job: Workspace) => Workspace
}

export async function startRunner(options: CacheServiceOptions = {}): Promise<RunnerWithCache> {
  const service = await startCacheService(options)
  const before = machineEnvironment()
  let run = 0
  undo.push(async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name)
    Object.assign(process.env, before)
    await service.stop()
  })
  return {
    service,
    nextRun: (job) => {
      const given = {
        ...service.environment,
        GITHUB_RUN_ID: String(++run),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_WORKSPACE: job.workspace,
        RUNNER_TEMP: temporary,
      }
      Object.assign(process.env, given)
      return { ...job, temporary, environment: { ...job.environment, ...given } }
    },
  }
}

/** A call that was given up on may still be dying, and cleans up when it is dead. */
export async function expectNothingLeft(job: Workspace): Promise<void> {
  await vi.waitFor(
    () => {
      expect(leftInTemporary(job)).toEqual([])
    },
    { timeout: 120_000, interval: 200 },
  )
}
