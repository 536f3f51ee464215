import { describe, expect, test } from 'vitest'

import type { Fault } from '../platform/cache-service.ts'
import {
  build,
  checkout,
  emptyPlace,
  expectGreen,
  expectWhole,
  leftInWorkspace,
  recorded,
  step,
  thorough,
  verdictsOf,
} from './job.ts'
import { expectNothingLeft, startRunner } from './runner.ts'

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

/** Every request of a clean run, each with one of the faults by turns, or with all of them. */
function* cases(requests: number): Generator<readonly [number, string, Fault]> {
  for (let number = 1; number <= requests; number++) {
    for (const [at, [name, fault]] of faults.entries()) {
      if (thorough || (at + number) % faults.length === 0) yield [number, name, fault]
    }
  }
}

describe('over the Actions cache', () => {
  test('a fault at any request of a restore leaves a green step, a whole workspace, and the next run right', async () => {
    const { service: cache, nextRun } = await startRunner()
    const project = recorded('import-edit')
    const writer = checkout(project, emptyPlace(), {}, true)
    expectGreen(await step(nextRun(writer), 'save'), 'save', 'the first save')

    const undisturbed = checkout(project, emptyPlace(), {})
    const before = cache.requests.length
    const told = await step(nextRun(undisturbed), 'restore')
    expectGreen(told, 'restore', 'undisturbed')
    expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
    expectWhole(undisturbed, told, 'undisturbed')
    const requests = cache.requests.length - before
    expect(requests).toBeGreaterThan(5)

    for (const [number, name, fault] of cases(requests)) {
      for (const lasting of thorough && name === 'a reset' ? [false, true] : [false]) {
        const about = `request ${String(number)}: ${name}${lasting ? ' from there on' : ''}`
        const job = checkout(project, emptyPlace(), {})
        cache.failNumber(number, fault, lasting)
        const faulty = await step(nextRun(job), 'restore', {}, { patience })
        expectGreen(faulty, 'restore', about)
        expectWhole(job, faulty, about)
        expect(leftInWorkspace(job), about).toEqual([])

        cache.failNumber(0, fault)
        const next = await step(nextRun(job), 'restore')
        expect(verdictsOf(next), about).toEqual(verdictsOf(told))
        expectWhole(job, next, about)
      }
    }
    await expectNothingLeft(nextRun(undisturbed))
  }, 3_600_000)

  test('a fault at any request of a save leaves a green step, and the next run keeps what is missing', async () => {
    const { service: cache, nextRun } = await startRunner()
    const project = recorded(thorough ? 'import-edit' : 'dir-nochange')
    const job = checkout(project, emptyPlace(), {}, true)
    const before = cache.requests.length
    expectGreen(await step(nextRun(job), 'save'), 'save', 'undisturbed')
    const requests = cache.requests.length - before
    const layers = cache.entries.filter(({ key }) => !/-(blob|index)-/.test(key)).length
    expect(layers).toBe(thorough ? 2 : 1)

    const elsewhere = checkout(project, emptyPlace(), {})
    for (const [number, name, fault] of cases(requests)) {
      const about = `request ${String(number)}: ${name}`
      cache.evict(() => true)
      build(job.project, project)
      cache.failNumber(number, fault)
      const faulty = await step(nextRun(job), 'save', {}, { patience })
      expectGreen(faulty, 'save', about)
      expect(leftInWorkspace(job), about).toEqual([])
      // A record stands for all of its blobs, also after a fault.
      const kept = await step(nextRun(elsewhere), 'plan')
      expect(kept.log.join('\n'), about).not.toContain('missing in the store')

      cache.failNumber(0, fault)
      expectGreen(await step(nextRun(job), 'save'), 'save', about)
      const next = await step(nextRun(elsewhere), 'plan')
      expect(next.outputs, about).toMatchObject({ any: 'false' })
    }
    await expectNothingLeft(nextRun(job))
  }, 3_600_000)
})
