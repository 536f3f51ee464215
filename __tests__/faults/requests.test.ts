import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'

import { startCacheService, type CacheService, type Fault } from '../platform/cache-service.ts'
import {
  build,
  checkout,
  emptyPlace,
  expectGreen,
  expectWhole,
  leftInTemporary,
  leftInWorkspace,
  recorded,
  step,
  thorough,
  verdictsOf,
  type Workspace,
} from './job.ts'

/** Faults that the client would try again for half a minute, and silences, end sooner. */
const patience = { call: 1_500, mebibyte: 0, wait: 50, pause: 10, failures: 3 }

const faults: readonly (readonly [string, Fault])[] = [
  ['404', { kind: 'status', status: 404 }],
  ['409', { kind: 'status', status: 409 }],
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': '3600' } }],
  ['500', { kind: 'status', status: 500 }],
  ['an endless silence', { kind: 'hang' }],
  ['a reset', { kind: 'reset' }],
  ['broken JSON', { kind: 'bad-json' }],
  ['a truncated body', { kind: 'truncated' }],
  ['an altered body', { kind: 'altered' }],
]

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

/** The client reads process.env; each run of the job has another number. */
async function service(): Promise<{ service: CacheService; nextRun: () => Record<string, string> }> {
  const started = await startCacheService()
  const before = { ...process.env }
  let run = 0
  undo.push(async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name)
    Object.assign(process.env, before)
    await started.stop()
  })
  return {
    service: started,
    nextRun: () => {
      const given = { ...started.environment, GITHUB_RUN_ID: String(++run), GITHUB_RUN_ATTEMPT: '1' }
      Object.assign(process.env, given)
      return given
    },
  }
}

/** All jobs on one runner: the client's staging directory is of the whole process, and stays while a call is dying. */
const temporary = mkdtempSync(path.join(tmpdir(), 'faults-'))
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})

function inRun(job: Workspace, environment: Record<string, string>): Workspace {
  const given = { RUNNER_TEMP: temporary, GITHUB_WORKSPACE: job.workspace }
  Object.assign(process.env, given)
  return { ...job, temporary, environment: { ...job.environment, ...environment, ...given } }
}

/** Every request of a clean run, each with some of the faults by turns, or with all of them. */
function* cases(requests: number): Generator<readonly [number, string, Fault]> {
  for (let number = 1; number <= requests; number++) {
    for (const [at, [name, fault]] of faults.entries()) {
      if (thorough || (at + number) % faults.length < 2) yield [number, name, fault]
    }
  }
}

/** A call that was given up on may still be dying, and cleans up when it is dead. */
async function expectNothingLeft(job: Workspace): Promise<void> {
  await vi.waitFor(
    () => {
      expect(leftInTemporary(job)).toEqual([])
    },
    { timeout: 120_000, interval: 200 },
  )
}

describe('over the Actions cache', () => {
  test('a fault at any request of a restore leaves a green step, a whole workspace, and the next run right', async () => {
    const { service: cache, nextRun } = await service()
    const project = recorded('import-edit')
    const writer = checkout(project, emptyPlace(), {}, true)
    expectGreen(await step(inRun(writer, nextRun()), 'save'), 'save', 'the first save')

    const undisturbed = checkout(project, emptyPlace(), {})
    const before = cache.requests.length
    const told = await step(inRun(undisturbed, nextRun()), 'restore')
    expectGreen(told, 'restore', 'undisturbed')
    expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
    expectWhole(undisturbed, told, 'undisturbed')
    const requests = cache.requests.length - before
    expect(requests).toBeGreaterThan(5)

    for (const [number, name, fault] of cases(requests)) {
      for (const lasting of name === 'a reset' ? [false, true] : [false]) {
        const about = `request ${String(number)}: ${name}${lasting ? ' from there on' : ''}`
        const job = checkout(project, emptyPlace(), {})
        cache.failNumber(number, fault, lasting)
        const faulty = await step(inRun(job, nextRun()), 'restore', {}, { patience })
        expectGreen(faulty, 'restore', about)
        expectWhole(job, faulty, about)
        expect(leftInWorkspace(job), about).toEqual([])

        cache.failNumber(0, fault)
        const next = await step(inRun(job, nextRun()), 'restore')
        expect(verdictsOf(next), about).toEqual(verdictsOf(told))
        expectWhole(job, next, about)
      }
    }
    await expectNothingLeft(inRun(undisturbed, {}))
  }, 600_000)

  test('a fault at any request of a save leaves a green step, and the next run keeps what is missing', async () => {
    const { service: cache, nextRun } = await service()
    const project = recorded('import-edit')
    const job = checkout(project, emptyPlace(), {}, true)
    const before = cache.requests.length
    expectGreen(await step(inRun(job, nextRun()), 'save'), 'save', 'undisturbed')
    const requests = cache.requests.length - before
    const layers = cache.entries.filter(({ key }) => !key.includes('-blob-')).length
    expect(layers).toBe(2)

    const elsewhere = checkout(project, emptyPlace(), {})
    for (const [number, name, fault] of cases(requests)) {
      const about = `request ${String(number)}: ${name}`
      cache.evict(() => true)
      build(job.project, project)
      cache.failNumber(number, fault)
      const faulty = await step(inRun(job, nextRun()), 'save', {}, { patience })
      expectGreen(faulty, 'save', about)
      expect(leftInWorkspace(job), about).toEqual([])
      // A record stands for all of its blobs, also after a fault.
      const kept = await step(inRun(elsewhere, nextRun()), 'plan')
      expect(kept.log.join('\n'), about).not.toContain('missing in the store')

      cache.failNumber(0, fault)
      expectGreen(await step(inRun(job, nextRun()), 'save'), 'save', about)
      const next = await step(inRun(elsewhere, nextRun()), 'plan')
      expect(next.outputs, about).toMatchObject({ any: 'false', hit: '["base","child"]' })
    }
    await expectNothingLeft(inRun(job, {}))
  }, 600_000)
})
