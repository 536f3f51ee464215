import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { expect, test } from 'vitest'

import { planDocument } from './plan-document.ts'
import { expectPlanDocument, planSchema } from './plan-schema.ts'
import { planOf } from './plans.ts'

const document = planDocument(
  planOf({ base: { file: 's.yaml' }, app: { file: 's.yaml', verdict: 'miss', on: ['base'] } }),
  '/p',
)

test('the schema takes a plan document', () => {
  expect(() => {
    expectPlanDocument(document)
  }).not.toThrow()
})

test.each<[string, object]>([
  ['a member that nobody described', { more: 1 }],
  ['one of another kind', { count: '1' }],
  ['another format', { format: 2 }],
  ['a verdict that is none', { layers: document.layers.map((layer) => ({ ...layer, verdict: 'good' })) }],
  [
    'a reason that nobody knows',
    { layers: document.layers.map((layer) => ({ ...layer, reasons: [{ code: 'mood', subject: '', text: '' }] })) },
  ],
  ['a matrix without a row, which GitHub refuses', { matrix: { include: [] } }],
  ['a digest that is none', { digests: { app: 'sha256:1' } }],
])('the suites would see %s', (_, change) => {
  expect(() => {
    expectPlanDocument({ ...document, ...change })
  }).toThrow('not as its schema says')
})

test('the codes of the schema are those of the program', () => {
  const source = readFileSync(resolve(import.meta.dirname, '../../src/layer/build-plan.ts'), 'utf8')
  const [, codes = ''] = /export type ReasonCode =\n((?: {2}\| '[^']+'\n)+)/.exec(source) ?? []
  const { definitions } = planSchema as { definitions: { reason: { properties: { code: { enum: string[] } } } } }
  expect(definitions.reason.properties.code.enum).toEqual([...codes.matchAll(/'([^']+)'/g)].map(([, code]) => code))
})
