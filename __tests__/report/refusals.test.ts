import { expect, test } from 'vitest'

import type { Reason } from '../../src/layer/build-plan.ts'
import { renderPlan } from '../../src/report/terminal-table.ts'
import { summarisePlan } from '../../src/report/summary.ts'
import { planOf, type Sketch } from './plans.ts'

const show = (path: string): string => path.replace('/p/', '')
const otherRef = 'it was made for another ref, "refs/heads/topic"'

function refused(detail: string, ...more: readonly Reason[]): Sketch {
  return { file: 's.yaml', verdict: 'miss', reasons: [{ code: 'record-refused', subject: '', detail }, ...more] }
}

const missing: Sketch = { file: 's.yaml', verdict: 'miss' }

/** The first lines of a summary, and of what the log has. */
function told(layers: Readonly<Record<string, Sketch>>): { readonly summary: string; readonly log: string } {
  const plan = planOf(layers)
  return {
    summary: summarisePlan(plan, undefined, { show }),
    log: renderPlan(plan, { colour: false, show }),
  }
}

test('where all that was found was refused, it is a warning on top of the summary, and in the log', () => {
  const { summary, log } = told({ a: refused(otherRef), b: missing, c: refused(otherRef) })
  const sentence =
    /All that was found in the cache was refused, for 2 layers, which count as not cached: it was made for another ref, .*refs\/heads\/topic/
  expect(summary).toMatch(sentence)
  expect(summary.indexOf('> [!WARNING]')).toBeLessThan(summary.indexOf('<table>'))
  expect(summary.split('\n').find((line) => sentence.test(line))).toMatch(/^> /)
  expect(log).toMatch(sentence)
})

test('the most frequent causes are told, with how many layers they are of', () => {
  const layers = ['x', 'x', 'y', 'z', 'w'].map((why, index) => [`l${String(index)}`, refused(why)] as const)
  expect(told(Object.fromEntries(layers)).log).toContain(
    'for 5 layers, which count as not cached: x (2); y (1); z (1); 1 more.',
  )
})

test.each([
  ['nothing was refused', { a: missing }],
  ['a layer is a hit', { a: refused(otherRef), b: { file: 's.yaml' } }],
  ['another record was compared', { a: refused(otherRef, { code: 'import-changed', subject: 'x' }) }],
  ['a record told how long building takes', { a: refused(otherRef), b: { ...missing, seconds: 3 } }],
] as const)('where %s, each layer tells its reason, and nothing stands on top', (_, layers) => {
  expect(told(layers).log).not.toContain('All that was found')
  expect(told(layers).summary).not.toContain('All that was found')
})
