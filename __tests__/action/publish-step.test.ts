import { expect, test } from 'vitest'

import { planOf } from '../report/plans.ts'
import { answering, openJob, runStep, type Told } from './runner.ts'

const to = { 'publish-to': 'docker://r.example/team' }

function runPublish(inputs: Readonly<Record<string, string>>, files = { 'stacker.yaml': '' }): Promise<Told> {
  return runStep(openJob(files), answering(planOf({})).useCases, { door: 'publish', ...inputs })
}

test('the step tells which references stand, in its output and in the summary', async () => {
  const told = await runPublish(to)
  expect(told.failed).toEqual([])
  expect(told.outputs).toEqual({ published: `{"r.example/team/app:latest":"sha256:${'a'.repeat(64)}"}` })
  expect(told.log.join('\n')).toContain('r.example/team/app:latest: sent, sha256:')
  expect(told.summaries.join('\n')).toContain('### 1 image published, 3 B sent in 1.0 s')
})

test('images on disk are meant, unless the store is asked for', async () => {
  const { useCases, called } = answering(planOf({}))
  await runStep(openJob({ 'stacker.yaml': '' }), useCases, { door: 'publish', ...to })
  await runStep(openJob({ 'stacker.yaml': '' }), useCases, { door: 'publish', from: 'store', ...to })
  // Each is planned and published; the plan asks no registry for the images.
  expect(called.options.map(({ from, publishTo }) => [from, publishTo?.prefix])).toEqual([
    ['local', undefined],
    ['local', 'r.example/team'],
    ['store', undefined],
    ['store', 'r.example/team'],
  ])
})

test('a mistake fails the step, and the output says that nothing stands', async () => {
  const told = await runPublish({ ...to, publish: 'some' })
  expect(told.failed).toEqual(['publish: expected "all" or "changed", got "some"'])
  expect(told.outputs).toEqual({ published: '{}' })
})

test('an empty list of stackerfiles is nothing to publish', async () => {
  const told = await runPublish({ ...to, stackerfiles: '\n' })
  expect(told.failed).toEqual([])
  expect(told.outputs).toEqual({ published: '{}' })
})
