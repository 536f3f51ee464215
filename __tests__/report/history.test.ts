import { expect, test } from 'vitest'

import {
  accuracyOf,
  historyLine,
  noHistory,
  tellHistory,
  whyNotWorth,
  withJob,
  withRestores,
  type History,
  type PastJob,
} from '../../src/report/history.ts'
import type { PlanDifference } from '../../src/report/transfer.ts'

const job = (run: string, more: Partial<PastJob> = {}): PastJob => ({
  run,
  job: 'build',
  foretold: 40,
  wrong: 0,
  needless: 0,
  saved: 60,
  ...more,
})

const differs = (more: Omit<PlanDifference, 'stackerfile' | 'name'>): PlanDifference => ({
  stackerfile: '/p/s.yaml',
  name: 'a',
  ...more,
})

const differences: readonly (readonly [string, PlanDifference, Pick<PastJob, 'wrong' | 'needless'>])[] = [
  ['a hit that was built is wrong', differs({ predicted: 'hit', rebuilt: true }), { wrong: 1, needless: 0 }],
  [
    'a hit that is gone is wrong',
    differs({ predicted: 'hit', rebuilt: false, found: 'gone' }),
    { wrong: 1, needless: 0 },
  ],
  ['a miss that was not built is needless', differs({ predicted: 'miss', rebuilt: false }), { wrong: 0, needless: 1 }],
  ['so is what would always be built', differs({ predicted: 'always', rebuilt: false }), { wrong: 0, needless: 1 }],
  [
    'another definition than the planned one says nothing of the plan',
    differs({ predicted: 'hit', rebuilt: true, found: 'other-definition' }),
    { wrong: 0, needless: 0 },
  ],
]

test.each(differences)('%s', (_, difference, expected) => {
  expect(accuracyOf(['hit', 'miss', 'always', 'unknown', 'unchanged', 'error'], [difference], 1.5)).toEqual({
    foretold: 3,
    saved: 1.5,
    ...expected,
  })
})

test('thirty runs are remembered, whose legs count together', () => {
  let history = noHistory
  for (let run = 0; run < 40; run++) {
    history = withJob(history, job(`${String(run)}-1`, { needless: run === 39 ? 3 : 0 }))
    history = withJob(history, job(`${String(run)}-1`, { job: 'other leg', foretold: 1 }))
  }
  expect(tellHistory(history)).toBe('30 runs, 1,230 layers foretold, 0 wrong, 3 needless; net 1 h saved')
  expect(historyLine(history)).toEqual([
    '<sub>This branch: 30 runs, 1,230 layers foretold, 0 wrong, 3 needless; net 1 h saved.</sub>',
  ])
  expect(historyLine(noHistory)).toEqual([])
})

test('a job that saves twice is one, with what either found', () => {
  const history = withJob(withJob(noHistory, job('1-1', { wrong: 1, needless: 2 })), job('1-1', { saved: -90 }))
  expect(tellHistory(history)).toBe('1 run, 40 layers foretold, 1 wrong, 2 needless; net 2 min lost')
})

const slowly = { tag: 'a', restore: 20, build: 8 }
const quickly = { tag: 'a', restore: 4, build: 8 }

const after = (...restores: readonly (typeof slowly)[]): History =>
  restores.reduce((history, one) => withRestores(history, [one]), noHistory)

const rules: readonly (readonly [string, History, number | null, string | undefined])[] = [
  ['four slow restores are not enough', after(slowly, slowly, slowly, slowly), 8, undefined],
  [
    'five are',
    after(slowly, slowly, slowly, slowly, slowly),
    8,
    'restoring it took longer than building it in 5 runs: 20 s instead of 8 s',
  ],
  ['a quick one between them begins anew', after(slowly, slowly, slowly, quickly, slowly, slowly), 8, undefined],
  [
    'a build that took longer than the last restore is kept again',
    after(...Array<typeof slowly>(9).fill(slowly)),
    21,
    undefined,
  ],
  [
    'of a build whose time is not known nothing is said',
    after(...Array<typeof slowly>(9).fill(slowly)),
    null,
    undefined,
  ],
]

test.each(rules)('%s', (_, history, build, expected) => {
  expect(whyNotWorth(history, 'a', build)).toBe(expected)
  expect(whyNotWorth(history, 'another', build)).toBeUndefined()
})
