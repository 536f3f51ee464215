import { expect, test } from 'vitest'

import type { ContentFact, LayerFacts } from '../../src/layer/facts.ts'
import { certainRebuilds } from '../../src/layer/certain-rebuilds.ts'
import type { StackedLayer } from '../../src/layer/stack.ts'

const from = (producer: string): ContentFact => ({ kind: 'produced', producer, path: '/x' })

function layer(facts: Partial<LayerFacts>, below: Readonly<Record<string, number>>): StackedLayer {
  return {
    facts: { base: { kind: 'known', base: '' }, imports: [], ...facts } as LayerFacts,
    build: 0,
    base: undefined,
    below: new Map(Object.entries(below)),
    sharesName: false,
  }
}

const bottom = layer({}, {})

test('what stands on a layer, and what takes files from it, is built again with it', () => {
  const child = layer({ base: { kind: 'built', layer: 'bottom' } }, { bottom: 0 })
  const taker = layer({ imports: [from('bottom'), from('child')] }, { bottom: 0, child: 1 })
  expect(certainRebuilds([bottom, child, taker], [false, false, false])).toEqual([[1, 2], [2], []])
})

test('a producer that is built on every run decides nothing, but what stands on it does', () => {
  const child = layer({ base: { kind: 'built', layer: 'bottom' } }, { bottom: 0 })
  const taker = layer({ imports: [from('bottom')] }, { bottom: 0 })
  expect(certainRebuilds([bottom, child, taker], [true, true, false])).toEqual([[1], [], []])
})

test('an image or a tar that is taken as base may come out equal, and a layer that is not there decides nothing', () => {
  const image = layer({ base: { kind: 'produced', layer: 'bottom', path: ':bottom' } }, { bottom: 0 })
  const lost = layer({ base: { kind: 'built', layer: 'gone' }, imports: [from('gone')] }, {})
  expect(certainRebuilds([bottom, image, lost], [false, false, false])).toEqual([[], [], []])
})
