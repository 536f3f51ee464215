import { expect, test } from 'vitest'

import { checkout, emptyPlace, expectGreen, recorded, step } from '../faults/job.ts'
import { startRunner } from '../faults/runner.ts'

test.each([
  ['a merge queue', { GITHUB_EVENT_NAME: 'merge_group', GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-1-abc' }],
  ['a merge queue', { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-1-abc' }],
  ['a tag', { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/tags/v1' }],
])('in %s nothing is saved unless it is asked for, and that is told', async (what, environment) => {
  const { service, nextRun } = await startRunner()
  const job = nextRun(checkout(recorded('import-edit'), emptyPlace(), environment, true))
  const told = await step(job, 'save')
  expectGreen(told, 'save', what)
  expect(told.log.join('\n')).toMatch(/Saved nothing to github: no other run reads what .*"save: always"/)
  expect(told.annotations).toEqual([])
  expect(service.entries).toEqual([])

  const store = { store: `dir:${emptyPlace()}/store` }
  expect((await step(job, 'save', store)).log.join('\n')).toContain('Saved 2 layers to dir:')
  expect((await step(job, 'save', { save: 'always' })).log.join('\n')).toContain('Saved 2 layers to github')
})

test('branches and pull requests save', async () => {
  for (const ref of ['refs/heads/main', 'refs/heads/tags/gh-readonly-queue', 'refs/pull/7/merge']) {
    const { service, nextRun } = await startRunner()
    const environment = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: ref }
    await step(nextRun(checkout(recorded('import-edit'), emptyPlace(), environment, true)), 'save')
    expect(service.entries.length).toBeGreaterThan(0)
  }
})
