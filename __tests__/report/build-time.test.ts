import { expect, test } from 'vitest'

import type { Plan } from '../../src/layer/build-plan.ts'
import { answer } from '../../src/report/answer.ts'
import { renderPlan } from '../../src/report/terminal-table.ts'
import { secondsSaved } from '../../src/report/transfer.ts'
import { planOf, type Sketch } from './plans.ts'

const show = (path: string): string => path

/** Seconds of layers that are built, and of layers that are not; null where nothing tells. */
function planWith(
  built: readonly (number | null)[],
  kept: readonly (number | null)[],
  verdict: Sketch['verdict'] = 'miss',
): Plan {
  const sketch = (seconds: number | null, is: Sketch['verdict']): Sketch => ({
    ...{ file: 's.yaml', verdict: is ?? 'hit' },
    ...(seconds === null ? {} : { seconds }),
  })
  return planOf({
    ...Object.fromEntries(built.map((seconds, index) => [`built${String(index)}`, sketch(seconds, verdict)])),
    ...Object.fromEntries(kept.map((seconds, index) => [`kept${String(index)}`, sketch(seconds, 'hit')])),
  })
}

function told(plan: Plan): string | undefined {
  return renderPlan(plan, { colour: false, show })
    .split('\n')
    .find((line) => /^(?:About|At least) /.test(line))
}

test.each<[string, Plan, string | undefined]>([
  ['what is built and what is not', planWith([200, 40], [700, 20]), 'About 4 min to build, 12 min kept.'],
  [
    'what cannot be told of a layer is more',
    planWith([240, null], [720]),
    'At least 4 min to build, about 12 min kept.',
  ],
  ['the same of what is kept', planWith([240], [720, null]), 'About 4 min to build, at least 12 min kept.'],
  ['the same of both', planWith([240, null], [null, 720]), 'At least 4 min to build, 12 min kept.'],
  ['nothing is built', planWith([], [8]), 'About 8 s kept.'],
  ['nothing is kept', planWith([4800], []), 'About 1 h 20 min to build.'],
  ['what is built is not known', planWith([null], [7200]), 'About 2 h kept.'],
  ['what is kept is not known', planWith([0.2], [null]), 'About 1 s to build.'],
  ['a minute that is rounded', planWith([59.6], [3599]), 'About 1 min to build, 1 h kept.'],
  ['nothing is known', planWith([null], [null]), undefined],
  ['layers that took no time', planWith([0], [0]), undefined],
  ['stacker may find it equal', planWith([30], [60], 'unknown'), 'About 30 s to build, 1 min kept.'],
  ['stacker stops on the way', planWith([30], [60], 'error'), undefined],
  ['no layers', planWith([], []), undefined],
])('what building takes: %s', (_what, plan, line) => {
  expect(told(plan)).toBe(line)
})

test.each<[string, Plan, string]>([
  [
    'what is built and what is not',
    planWith([200, 40], [700, 20]),
    '2 of 4 layers are built; about 4 min instead of 16 min',
  ],
  [
    'what cannot be told is more',
    planWith([240, null], [720]),
    '2 of 3 layers are built; at least 4 min instead of 16 min',
  ],
  ['what is kept is not worth telling', planWith([30], [0.1]), '1 of 2 layers is built; about 30 s'],
  ['nothing is built', planWith([], [8]), '0 of 1 layer are built; 8 s kept'],
  ['nothing is kept', planWith([4800], []), '1 of 1 layer is built; about 1 h 20 min'],
  ['what is built is not known', planWith([null], [7200]), '1 of 2 layers is built'],
  ['nothing is known', planWith([null], [null]), '1 of 2 layers is built'],
  [
    'stacker decides',
    planWith([30], [60], 'unknown'),
    '0 of 2 layers are built, 1 may be; about 30 s instead of 2 min',
  ],
  ['stacker stops', planWith([30], [60], 'error'), '0 of 2 layers are built, and stacker stops at one of them'],
  ['no layers', planWith([], []), 'there are no layers'],
])('the first line of a summary is the answer: %s', (_what, plan, line) => {
  expect(answer(plan, undefined)).toBe(line)
})

test('the first line says what restoring was worth', () => {
  const restored = (built: number, seconds: number) => ({
    store: 'github',
    restored: [{ stackerfile: '/p/s.yaml', name: 'a', bytes: 1, seconds: built }],
    notRestored: [],
    bytesDown: 1,
    seconds,
  })
  const plan = planWith([], [600])
  expect(answer(plan, restored(600, 6))).toBe('0 of 1 layer are built; 10 min kept (net 10 min saved so far)')
  expect(answer(plan, restored(2, 14))).toMatch(/ \(restoring took 12 s more than building what was restored\)$/)
  expect(answer(plan, restored(2, 2))).toBe('0 of 1 layer are built; 10 min kept')
})

test('a stackerfile that could not be read holds more to build', () => {
  const plan = planWith([30], [60])
  const unread = { path: '/p/other.yaml', prerequisites: [], unread: true }
  const builds = plan.builds.map((build) => ({ ...build, files: [...build.files, unread] }))
  expect(told({ ...plan, builds })).toBe('At least 30 s to build, about 1 min kept.')
})

test('what a restore saved is what was not built, less what it took itself', () => {
  const layer = { stackerfile: '/p/s.yaml', name: 'a', bytes: 1 }
  const of = (...seconds: readonly (number | null)[]): { restored: (typeof layer & { seconds: number | null })[] } => ({
    restored: seconds.map((one) => ({ ...layer, seconds: one })),
  })
  expect(secondsSaved({ ...of(229, 11), seconds: 1.25 })).toBe(238.75)
  expect(secondsSaved({ ...of(0.1, 0.2, null), seconds: 2 })).toBe(-1.7)
  expect(secondsSaved({ ...of(), seconds: 0.5 })).toBe(-0.5)
})
