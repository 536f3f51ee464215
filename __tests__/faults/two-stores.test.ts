import path from 'node:path'

import { expect, test } from 'vitest'

import { checkout, emptyPlace, expectGreen, expectWhole, recorded, step } from './job.ts'

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
