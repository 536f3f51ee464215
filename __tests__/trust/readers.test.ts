import { expect, test } from 'vitest'

import { originOfRun, workflowOf, type Origin } from '../../src/trust/origin.ts'
import { readerOf, whyOutOfScope } from '../../src/trust/readers.ts'

const origin: Origin = {
  server: 'https://github.com',
  repository: 'octo/images',
  repositoryId: '4711',
  workflow: '.github/workflows/build.yml',
  ref: 'refs/heads/main',
  defaultBranch: 'main',
  sha: 'a'.repeat(40),
  event: 'push',
  run: '99',
  attempt: '1',
}

const main = 'refs/heads/main'
const topic = 'refs/heads/topic'
const release = 'refs/heads/release'
const pull = 'refs/pull/7/merge'
const tag = 'refs/tags/v1'
const queue = 'refs/heads/gh-readonly-queue/main/pr-7-abc'
const all = [main, topic, release, pull, 'refs/pull/8/merge', tag, 'refs/tags/v0', queue]

/** By ref of the reader, and the base of its pull request: whose records it takes. */
test.each([
  [main, '', [main]],
  [topic, '', [topic, main]],
  [release, '', [release, main]],
  [pull, 'main', [pull, main]],
  [pull, 'release', [pull, release, main]],
  [tag, '', [tag, main]],
  [queue, '', [queue, main]],
])('%s into "%s" believes records of %j and of no other ref', (ref, base, refs) => {
  const reader = readerOf({ ...origin, ref }, base, [])
  const taken = all.filter((one) => whyOutOfScope(reader, { ...origin, ref: one }, 'certificate') === undefined)
  expect(taken.toSorted()).toEqual([...refs].toSorted())
})

test('where the default branch is not known, the own ref and the base alone are believed', () => {
  const reader = readerOf({ ...origin, ref: pull, defaultBranch: '' }, 'release', [])
  const taken = all.filter((one) => whyOutOfScope(reader, { ...origin, ref: one }, 'certificate') === undefined)
  expect(taken).toEqual([release, pull])
})

test('what the record says of its default branch does not count in a run', () => {
  const reader = readerOf(origin, '', [])
  const claimed = { ...origin, ref: topic, defaultBranch: 'topic' }
  expect(whyOutOfScope(reader, claimed, 'key')).toBe('it was made for another ref, "refs/heads/topic"')
})

test.each([
  [{ repository: 'Octo/Images' }, undefined],
  [{ repositoryId: '' }, undefined],
  [{ repository: 'octo/image' }, 'another repository'],
  [{ server: 'https://git.example.com' }, 'another repository'],
  [{ repositoryId: '4712' }, 'had the name of this one'],
  [{ workflow: '.github/workflows/BUILD.yml' }, 'another workflow'],
  [{ workflow: '' }, 'another workflow'],
  [{ ref: 'refs/heads/Main' }, 'another ref'],
  [{ ref: 'main' }, 'another ref'],
  [originOfRun({}, 'main'), 'outside of a workflow run'],
] as const)('a run believes a record that differs by %j only where that is the same', (difference, why) => {
  const told = whyOutOfScope(readerOf(origin, '', []), { ...origin, ...difference }, 'certificate')
  if (why === undefined) expect(told).toBeUndefined()
  else expect(told).toContain(why)
})

test('a run whose own workflow is not known believes no record', () => {
  const unknown = { ...origin, workflow: '' }
  expect(whyOutOfScope(readerOf(unknown, '', []), unknown, 'certificate')).toContain('another workflow')
})

test.each([
  ['octo/images/.github/workflows/build.yml@refs/heads/main', '.github/workflows/build.yml'],
  ['Octo/Images/.github/workflows/build.yaml@refs/heads/a@b', '.github/workflows/build.yaml'],
  ['octo/rules/.github/workflows/required.yml@refs/heads/main', 'octo/rules/.github/workflows/required.yml'],
  ['octo/images/.github/workflows/build.yml', ''],
  ['', ''],
])('the workflow of %j is %j', (workflowRef, workflow) => {
  expect(workflowOf(workflowRef, 'octo/images')).toBe(workflow)
})

test('what others wrote is shown short and in quotes', () => {
  const why = whyOutOfScope(readerOf(origin, '', []), { ...origin, ref: `refs/heads/${'x'.repeat(900)}` }, 'key') ?? ''
  expect(why.length).toBeLessThan(300)
})
