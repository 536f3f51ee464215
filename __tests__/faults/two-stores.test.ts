import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { collectGarbage } from '../../src/store/directory/collect.ts'
import { listRecords } from '../../src/store/directory/inspect.ts'
import { checkout, emptyPlace, expectGreen, expectWhole, recorded, step } from './job.ts'
import { startRunner } from './runner.ts'

test.each([
  ['another directory', 'other', 'stack-cache'],
  ['another prefix', 'store', 'nightly'],
])('what was restored from one cache is kept in %s', async (_what, directory, prefix) => {
  for (const id of ['import-edit', 'overlaychild-nochange']) {
    const project = recorded(id)
    const place = emptyPlace()
    const from = { store: `dir:${path.join(place, 'store')}` }
    const to = { store: `dir:${path.join(place, directory)}`, 'key-prefix': prefix }
    expectGreen(await step(checkout(project, emptyPlace(), {}, true), 'save', from), 'save', 'filling')

    const job = checkout(project, emptyPlace(), {})
    const restored = await step(job, 'restore', from)
    expect(restored.outputs['restored']).toBe('exact')
    const saved = await step(job, 'save', to)
    expectGreen(saved, 'save', 'to another')
    expect(JSON.parse(saved.outputs['stats'] ?? '')).toMatchObject({
      layers: (JSON.parse(restored.outputs['hit'] ?? '') as string[]).length,
    })

    const next = checkout(project, emptyPlace(), {})
    const again = await step(next, 'restore', to)
    expect(again.outputs).toMatchObject({ restored: 'exact', hit: restored.outputs['hit'] })
    expectWhole(next, again, 'from another')
  }
})

test('a budget that the blobs alone would fill leaves out what its records weigh', async () => {
  const project = recorded('import-edit')
  const place = emptyPlace()
  const whole = path.join(place, 'whole')
  await step(checkout(project, emptyPlace(), {}, true), 'save', { store: `dir:${whole}` })
  const records = await listRecords(whole)
  const sizes = new Map(
    records.flatMap(({ blobs }) => (blobs ?? []).map(({ digest, size }) => [digest, size] as const)),
  )
  const blobs = [...sizes.values()].reduce((sum, size) => sum + size, 0)

  const told = await step(checkout(project, emptyPlace(), {}, true), 'save', {
    store: `dir:${path.join(place, 'small')}`,
    budget: String(blobs),
  })
  expect(told.log.join('\n')).toContain('the budget is spent')
})

test('what a collector takes away and leaves adds up to what was there', async () => {
  const store = path.join(emptyPlace(), 'store')
  await step(checkout(recorded('import-edit'), emptyPlace(), {}, true), 'save', { store: `dir:${store}` })
  const weight = (): number =>
    ['blobs', 'records']
      .flatMap((name) => readdirSync(path.join(store, name), { recursive: true, withFileTypes: true }))
      .reduce((sum, entry) => sum + (entry.isFile() ? statSync(path.join(entry.parentPath, entry.name)).size : 0), 0)
  const before = weight()
  expect((await collectGarbage(store, { dryRun: true }, Date.now())).kept).toBe(before)
  const collected = await collectGarbage(store, { bytes: 1 }, Date.now())
  expect(collected).toMatchObject({ kept: 0, blobs: [] })
  expect(collected.bytes + collected.spared).toBe(before)
  expect(weight()).toBe(collected.spared)
})

test('a prefix with capitals hits where the service folds keys', async () => {
  const { nextRun } = await startRunner({ foldsKeys: true })
  const project = recorded('import-edit')
  const inputs = { 'key-prefix': 'Images' }
  expectGreen(await step(nextRun(checkout(project, emptyPlace(), {}, true)), 'save', inputs), 'save', 'folding')
  const told = await step(nextRun(checkout(project, emptyPlace(), {})), 'restore', inputs)
  expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
})
