import { expect, test } from 'vitest'
import { explain, type Needless } from './explained.ts'
import type { PlannedLayer } from './replay.ts'

function layer(name: string, verdict: PlannedLayer['verdict'], ...reasons: readonly [string, string?][]): PlannedLayer {
  return { name, verdict, reasons: reasons.map(([code, subject = '']) => ({ code, subject, text: code })) }
}

function needless(of: PlannedLayer, more: Partial<Needless> = {}): Needless {
  return { layer: of, mode: 'fresh', release: 'v1.2.0', epoch: false, ...more }
}

const no = (): boolean => false

test('an importer of a rebuilt producer is explained, and so is what stands on it', () => {
  const producer = layer('prod', 'miss', ['import-changed', 'a'])
  const importer = layer('cons', 'unknown', ['producer-rebuilt', 'prod'])
  const child = layer('child', 'unknown', ['base-unresolved', 'cons'])
  const all = [producer, importer, child]
  expect(explain(needless(importer), all, no)?.where).toContain('docs/stacker/staging.md#9.1')
  expect(explain(needless(child), all, (name) => name === 'cons')?.where).toContain('docs/stacker/staging.md#9.1')
})

test('a reason that no rule accounts for leaves the miss unexplained, whatever stands beside it', () => {
  const producer = layer('prod', 'miss', ['import-changed', 'a'])
  const importer = layer('cons', 'unknown', ['producer-rebuilt', 'prod'], ['import-changed', 'b'])
  expect(explain(needless(importer), [producer, importer], no)).toBeUndefined()
  expect(explain(needless(layer('x', 'miss', ['not-cached'])), [], no)).toBeUndefined()
  expect(explain(needless(layer('x', 'miss', ['definition-changed'])), [], no)).toBeUndefined()
})

test('a child of a base that really is rebuilt is not explained by it', () => {
  const base = layer('base', 'miss', ['import-changed', 'a'])
  const child = layer('child', 'miss', ['base-rebuilt', 'base'])
  expect(explain(needless(child), [base, child], no)).toBeUndefined()
  expect(explain(needless(child, { epoch: true }), [base, child], no)?.where).toBe('docs/stacker/staging.md#8.13')
  expect(explain(needless(child, { epoch: true, release: 'v1.1.6' }), [base, child], no)).toBeUndefined()
})

test('binds below explain a miss over a store, and none in place', () => {
  const base = layer('base', 'always', ['binds', '/src'])
  const child = layer('child', 'miss', ['base-rebuilt', 'base'], ['not-cached'])
  expect(explain(needless(child), [base, child], no)?.where).toContain('docs/stacker/staging.md#8.12')
  expect(explain(needless(child, { mode: 'local' }), [base, child], no)).toBeUndefined()
})
