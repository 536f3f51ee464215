import { describe, expect, test } from 'vitest'

import type { ReasonCode, Verdict } from '../../src/layer/build-plan.ts'
import { isStop, verdictOf } from '../../src/layer/verdict.ts'

/** Grouped by what stacker does: a reason that stood in another group would call a layer good, or build it for nothing. */
const verdicts = {
  miss: [
    ...(['not-cached', 'store-unreachable', 'root-needed', 'definition-changed', 'base-changed'] as const),
    ...(['base-rebuilt', 'epoch-changed', 'import-new', 'import-missing', 'import-type-changed'] as const),
    ...(['import-changed', 'overlay-dir-new', 'overlay-dir-missing', 'overlay-dir-changed'] as const),
    ...(['layer-type-missing', 'release-changed', 'content-missing', 'shared-name'] as const),
    ...(['refresh-requested', 'too-old', 'needed-by-rebuild'] as const),
  ],
  always: ['binds', 'never-equal', 'bom-generate'],
  unknown: [
    ...(['base-unresolved', 'base-may-be-equal', 'import-unresolved', 'producer-rebuilt', 'yaml-unsure'] as const),
    ...(['generated-source', 'release-unknown'] as const),
  ],
  error: ['bad-import', 'dependency-unresolved', 'colliding-names'],
} as const satisfies Record<Exclude<Verdict, 'hit' | 'unchanged'>, readonly ReasonCode[]>

const rows = Object.entries(verdicts).flatMap(([verdict, codes]) => codes.map((code) => [code, verdict] as const))

test.each(rows)('%s alone makes it %s', (code, verdict) => {
  expect(verdictOf([{ code, subject: '' }])).toBe(verdict)
  expect(isStop({ code, subject: '' })).toBe(verdict === 'error')
})

describe('several reasons', () => {
  test.each<[string, readonly ReasonCode[], Verdict]>([
    ['no reason is a hit', [], 'hit'],
    ['what stacker stops at comes before all', ['binds', 'not-cached', 'base-unresolved', 'bad-import'], 'error'],
    [
      'a certain miss outweighs binds, and what is only unknown',
      ['base-unresolved', 'binds', 'import-changed'],
      'miss',
    ],
    ['what is built on every run is so whatever is unknown', ['yaml-unsure', 'binds'], 'always'],
    ['two doubts are one', ['yaml-unsure', 'release-unknown'], 'unknown'],
  ])('%s', (_, codes, verdict) => {
    expect(verdictOf(codes.map((code) => ({ code, subject: '' })))).toBe(verdict)
    expect(verdictOf(codes.toReversed().map((code) => ({ code, subject: '' })))).toBe(verdict)
  })

  test('a doubt about what stacker never compares is a miss, whatever its code', () => {
    expect(verdictOf([{ code: 'import-unresolved', subject: 'in', uncompared: true }])).toBe('miss')
    expect(verdictOf([{ code: 'generated-source', subject: 'in', uncompared: true }])).toBe('miss')
  })
})
