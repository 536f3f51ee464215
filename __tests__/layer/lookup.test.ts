import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { lookup, type CurrentFacts, type Differences, type RecordedFacts } from '../../src/layer/lookup.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'

const layer = {
  From: { Type: 'built', Url: '', Tag: 'base', Insecure: false },
  Imports: [{ Path: 'conf' }, { Path: 'dir' }, { Path: 'stacker://tool/made' }],
  OverlayDirs: [{ Source: 'over', Dest: '/' }],
} as unknown as Layer

const facts = {
  ...{ name: 'app', arch: 'amd64', shape: 'B', definition: '{}', epoch: '1000', layerTypes: ['tar'] },
  base: { kind: 'layer', identity: digestOf('base'), path: '' },
  imports: [
    { kind: 'file', hash: 'sha256:f' },
    { kind: 'directory', tree: digestOf('tree') },
    { kind: 'produced', identity: digestOf('tool'), path: '/made' },
  ],
  overlayDirs: [{ kind: 'directory', tree: digestOf('over') }],
} as const
const recorded: RecordedFacts = { layer, facts }
const differences: Differences = { definitions: () => [], trees: () => undefined }

function reasonsFor(change: Partial<Record<keyof typeof facts, unknown>>): readonly string[] {
  const { base, imports, overlayDirs, ...rest } = { ...facts, ...change } as RecordedFacts['facts']
  const current: CurrentFacts = { layer, facts: rest, base, imports, overlayDirs }
  return lookup(recorded, current, differences).map(({ code, subject }) => `${code} ${subject}`.trimEnd())
}

test('a record of the very same facts serves', () => {
  expect(reasonsFor({})).toEqual([])
})

test.each<[string, Partial<Record<keyof typeof facts, unknown>>]>([
  ['release-changed', { shape: 'C' }],
  ['definition-changed', { definition: '{"Run":[]}' }],
  ['base-changed base', { base: { ...facts.base, identity: digestOf('other') } }],
  ['base-changed base', { base: { ...facts.base, path: ':other' } }],
  ['base-changed base', { base: { kind: 'known', base: '' } }],
  ['epoch-changed', { epoch: null }],
  ['import-changed conf', { imports: [{ kind: 'file', hash: 'sha256:g' }, facts.imports[1], facts.imports[2]] }],
  ['import-type-changed conf', { imports: [facts.imports[1], facts.imports[1], facts.imports[2]] }],
  ['import-changed dir', { imports: [facts.imports[0], { kind: 'directory', tree: digestOf('t') }, facts.imports[2]] }],
  [
    'import-changed stacker://tool/made',
    { imports: [facts.imports[0], facts.imports[1], { ...facts.imports[2], identity: digestOf('made anew') }] },
  ],
  ['overlay-dir-changed over', { overlayDirs: [{ kind: 'directory', tree: digestOf('o') }] }],
  ['layer-type-missing squashfs', { layerTypes: ['tar', 'squashfs'] }],
])('a record does not serve where there is %s', (reason, change) => {
  expect(reasonsFor(change)).toEqual([reason])
})
