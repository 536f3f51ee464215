// The doors plan, restore and save, each as the runner calls it with the defaults of its action.yml.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { outputNames } from '../../src/action/output-names.ts'
import type { PlanDocument } from '../../src/report/document.ts'
import { openJob, runStep } from './job.ts'
import { readEntries, shop } from './shop.ts'
import { treeOf } from './tree.ts'

const project = shop('example-config')

test('restore, a build and save make a cache, from which another machine plans and restores', async () => {
  const first = openJob()
  const store = { store: `dir:${first.environment['HOME'] ?? ''}/store` }
  const sources = project.write(first.workspace)
  const restored = await runStep(first, 'restore', { ...project.first, ...store })
  expect(restored, restored.log).toMatchObject({ code: 0, annotations: [], state: {} })
  expect(restored.outputs).toMatchObject({ count: '4', restored: 'none' })
  project.build(sources)
  // Nothing is given: stackerfiles, substitutions, release and store are those of the restore step.
  const saved = await runStep(first, 'save')
  expect(saved, saved.log).toMatchObject({ code: 0, annotations: [], state: {} })
  expect(Object.keys(saved.outputs)).toEqual(['stats'])
  const stats = JSON.parse(saved.outputs['stats'] ?? '') as Record<string, number>
  expect(Object.keys(stats)).toEqual(['layers', 'bytesDown', 'bytesUp', 'seconds'])
  expect(stats).toMatchObject({ layers: 4 })
  expect(stats['bytesUp']).toBeGreaterThan(0)
  expect(saved.summary).toContain('4 layers saved')

  const second = openJob('another/place')
  project.change(project.write(second.workspace))
  const kept = treeOf(second.workspace)
  const planned = await runStep(second, 'plan', { ...project.second, ...store })
  expect(planned, planned.log).toMatchObject({ code: 0, annotations: [], state: {} })
  expect(Object.keys(planned.outputs).sort()).toEqual([...outputNames].sort())
  expect(planned.outputs).toMatchObject({
    rebuild: JSON.stringify(project.rebuilt),
    hit: JSON.stringify(project.cached),
    restored: 'none',
    stackerfiles: '["stacker.yaml"]',
    waves: '[["stacker.yaml"]]',
  })
  expect(treeOf(second.workspace)).toEqual(kept)
  const document = JSON.parse(readFileSync(planned.outputs['plan-file'] ?? '', 'utf8')) as PlanDocument
  // What stacker gave as its reason is one of ours.
  expect(project.messages.get('shop')).toEqual(['cache miss because import content changed: @PROJECT@/conf/shop.ini'])
  expect(document.layers.find(({ name }) => name === 'shop')?.reasons).toMatchObject([
    { code: 'import-changed', subject: 'conf/shop.ini' },
  ])
  expect(planned.summary).toContain('conf/shop.ini')

  const laid = await runStep(second, 'restore', { ...project.second, ...store })
  expect(laid.outputs, laid.log).toMatchObject({
    rebuild: planned.outputs['rebuild'],
    hit: planned.outputs['hit'],
    matrix: planned.outputs['matrix'],
    restored: 'exact',
  })
  expect([...readEntries(second.workspace).keys()]).toEqual(expect.arrayContaining([...project.cached]))
})

test('restore: none changes nothing but leaves save what it saw', async () => {
  const job = openJob()
  const store = { store: `dir:${job.environment['HOME'] ?? ''}/store` }
  const sources = project.write(job.workspace)
  const before = treeOf(job.workspace)
  const planned = await runStep(job, 'restore', { ...project.first, ...store, restore: 'none', summary: 'false' })
  expect(planned, planned.log).toMatchObject({ code: 0, summary: '', outputs: { restored: 'none' } })
  expect(treeOf(job.workspace)).toEqual(before)
  project.build(sources)
  const saved = await runStep(job, 'save', { summary: 'false' })
  expect(saved, saved.log).toMatchObject({ code: 0, annotations: [], summary: '' })
  expect(JSON.parse(saved.outputs['stats'] ?? '')).toMatchObject({ layers: 4 })
})

test('a save without a restore takes its own inputs, and keeps what was built', async () => {
  const job = openJob()
  const inputs = { ...project.first, store: `dir:${job.environment['HOME'] ?? ''}/store` }
  project.build(project.write(job.workspace))
  const saved = await runStep(job, 'save', inputs)
  expect(saved, saved.log).toMatchObject({ code: 0 })
  expect(JSON.parse(saved.outputs['stats'] ?? '')).toMatchObject({ layers: 4 })
})

test('a mistake in an input of save fails that step, and its output is set', async () => {
  const job = openJob()
  project.write(job.workspace)
  const done = await runStep(job, 'save', { ...project.first, budget: 'lots' })
  expect(done).toMatchObject({ code: 1, outputs: { stats: expect.any(String) as string } })
  expect(done.annotations).toMatchObject([{ kind: 'error', message: expect.stringContaining('budget: ') as string }])
})

test('without a cache service the job goes on: everything is built, nothing is restored or saved, and that is said', async () => {
  const job = openJob()
  const sources = project.write(job.workspace)
  const restored = await runStep(job, 'restore', project.first)
  expect(restored, restored.log).toMatchObject({ code: 0, outputs: { any: 'true', count: '4', restored: 'none' } })
  project.build(sources)
  const saved = await runStep(job, 'save')
  expect(saved, saved.log).toMatchObject({ code: 0 })
  expect(saved.log).toContain('Saved nothing')
  expect(JSON.parse(saved.outputs['stats'] ?? '')).toMatchObject({ layers: 0 })
})

test('the step leaves nothing beside the workspace but files in the temporary directory that bear our name', async () => {
  const job = openJob()
  const home = job.environment['HOME'] ?? ''
  project.write(job.workspace)
  await runStep(job, 'plan', { ...project.first, store: `dir:${path.join(home, 'store')}` })
  expect(readdirSync(home)).toEqual([])
  const left = readdirSync(job.temporary).filter((name) => name !== '_runner_file_commands')
  expect(left.sort()).toEqual(['stack-cache-compiled', expect.stringMatching(/^stack-cache-plan-.*\.json$/)])
})
