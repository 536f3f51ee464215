import { describe, expect, test } from 'vitest'

import { digestOf, type Digest } from '../../src/formats/digest.ts'
import { treeDigest } from '../../src/formats/mtree-tree.ts'
import type { BaseFact, ContentFact } from '../../src/layer/facts.ts'
import { foresee, type Foreseen } from '../../src/layer/foreseen.ts'
import { hasEqualEntry, standingOf, type Standing } from '../../src/layer/standing.ts'
import { completeFacts, type Unresolved } from '../../src/layer/lookup.ts'
import type { Reason } from '../../src/layer/build-plan.ts'
import { layerIdentity, type PortableBase, type PortableContent } from '../../src/layer/portable.ts'
import type { ImageSource, Layer } from '../../src/stackerfile/layer.ts'
import { factsOf, formOf, from, imports, layerOf, release, treeOf, type Sketch } from './judged-layers.ts'

const one = digestOf('one')
const other = digestOf('another')

/** A layer below, as it may stand. */
const standings = {
  'that is not known of': undefined,
  'that hits': { kind: 'good', identity: one },
  'that is built again to the same entry': { kind: 'same', identity: one, changed: false },
  'that is built again, from other facts, to a foreseeable entry': { kind: 'same', identity: one, changed: true },
  'that may come out equal': { kind: 'maybe-equal', identity: one },
  'that stacker decides': { kind: 'unsure', identity: one },
  'that is built again': { kind: 'rebuilt' },
  'that is built again, and may become the image that it was': { kind: 'rebuilt', was: other },
  'of which nothing can be told': { kind: 'unknown' },
} as const satisfies Record<string, Standing | undefined>

type Below = keyof typeof standings

function foreseen(sketch: Sketch, below: Below = 'that is not known of', everyRun = false): Foreseen {
  const facts = factsOf(sketch)
  return foresee(facts, formOf(facts.definition), {
    standing: (name) => (name === 'below' ? standings[below] : undefined),
    isBuiltOnEveryRun: (name) => name === 'below' && everyRun,
  })
}

const hole = (code: Reason['code'], subject = 'below', detail?: string): Reason => ({
  ...{ code, subject },
  ...(detail !== undefined && { detail }),
})
const again = hole('base-unresolved', 'below', 'it may be built again')

/** What is foreseen: the fact, else the reason for the hole; and the doubts beside it. */
type Expected<T> = readonly [fact: T | Reason, ...doubts: readonly Reason[]]

function unfolded(fact: PortableBase | PortableContent | Unresolved): unknown {
  return fact.kind === 'unresolved' ? fact.reason : fact
}

describe('a layer that is built on one', () => {
  const it: PortableBase = { kind: 'layer', identity: one, path: '' }

  test.each<[Below, ...Expected<PortableBase>]>([
    ['that is not known of', hole('dependency-unresolved')],
    ['that hits', it],
    ['that is built again to the same entry', it],
    ['that is built again, from other facts, to a foreseeable entry', it],
    ['that may come out equal', it, hole('base-may-be-equal')],
    ['that stacker decides', it, again],
    ['that is built again', hole('base-rebuilt')],
    ['that is built again, and may become the image that it was', hole('base-rebuilt')],
    ['of which nothing can be told', again],
  ])('%s', (below, base, ...doubts) => {
    const found = foreseen({ on: 'below' }, below)
    expect([unfolded(found.base), ...found.doubts]).toStrictEqual([base, ...doubts])
  })

  test.each<[Below, readonly Reason[]]>([
    ['that hits', []],
    ['that is built again to the same entry', []],
    ['that is built again, from other facts, to a foreseeable entry', [hole('base-rebuilt')]],
    ['that stacker decides', []],
  ])('%s, is told what is renewed below it', (below, renewed) => {
    expect(foreseen({ on: 'below' }, below).renewed).toStrictEqual(renewed)
  })

  test('only what it is built on is renewed below it, not what it takes files from', () => {
    const base: BaseFact = { kind: 'produced', layer: 'below', path: '/rootfs.tar' }
    const below = 'that is built again, from other facts, to a foreseeable entry'
    expect(foreseen({ base, layer: { From: from('tar') } }, below).renewed).toStrictEqual([])
  })
})

describe('a layer from a tar of one', () => {
  const it: PortableBase = { kind: 'layer', identity: one, path: '/rootfs.tar' }
  const taken: PortableBase = { kind: 'taken', layer: 'below', path: '/rootfs.tar' }
  const willBe = hole('base-unresolved', 'below', 'it will be built again')
  const everyRun = hole('base-unresolved', 'below', 'it is built on every run')

  test.each<[Below, 'sometimes' | 'on every run', ...Expected<PortableBase>]>([
    ['that is not known of', 'sometimes', hole('dependency-unresolved')],
    ['that is not known of', 'on every run', hole('dependency-unresolved')],
    ['that hits', 'sometimes', it],
    ['that stacker decides', 'sometimes', it, again],
    ['that is built again to the same entry', 'sometimes', willBe],
    ['that may come out equal', 'sometimes', willBe],
    ['that is built again', 'sometimes', willBe],
    ['that is built again, and may become the image that it was', 'sometimes', willBe],
    ['of which nothing can be told', 'sometimes', willBe],
    ['that is built again', 'on every run', taken, everyRun],
    ['that may come out equal', 'on every run', taken, everyRun],
    ['that stacker decides', 'on every run', taken, everyRun],
  ])('%s, %s', (below, when, base, ...doubts) => {
    const fact: BaseFact = { kind: 'produced', layer: 'below', path: '/rootfs.tar' }
    const found = foreseen({ base: fact, layer: { From: from('tar') } }, below, when === 'on every run')
    expect([unfolded(found.base), ...found.doubts]).toStrictEqual([base, ...doubts])
  })
})

describe('a layer from the image of one', () => {
  const it = (identity: Digest): PortableBase => ({ kind: 'layer', identity, path: ':v1' })

  test.each<[Below, ...Expected<PortableBase>]>([
    ['that is not known of', hole('dependency-unresolved')],
    ['that hits', it(one)],
    ['that stacker decides', it(one), again],
    ['that may come out equal', it(one), hole('base-may-be-equal')],
    ['that is built again', hole('base-rebuilt')],
    ['that is built again, and may become the image that it was', it(other), hole('base-may-be-equal')],
    ['that is built again to the same entry', again],
    ['of which nothing can be told', again],
  ])('%s', (below, base, ...doubts) => {
    const fact: BaseFact = { kind: 'produced', layer: 'below', path: ':v1' }
    // It counts for images alone whether the tar of a layer is taken on every run.
    const found = foreseen({ base: fact, layer: { From: from('oci') } }, below, true)
    expect([unfolded(found.base), ...found.doubts]).toStrictEqual([base, ...doubts])
  })
})

describe('a base that no layer makes', () => {
  const docker: ImageSource = from('docker', { Url: 'docker://alpine' })

  test.each<[string, BaseFact, PortableBase | Reason]>([
    ['is known', { kind: 'known', base: 'aa' }, { kind: 'known', base: 'aa' }],
    [
      'cannot be asked for',
      { kind: 'unknown', why: 'no answer' },
      hole('base-unresolved', 'docker://alpine', 'no answer'),
    ],
    ['stops stacker', { kind: 'broken', why: 'no such image' }, hole('bad-import', 'docker://alpine', 'no such image')],
  ])('%s', (_, base, expected) => {
    const found = foreseen({ base, layer: { From: docker } })
    expect([unfolded(found.base), ...found.doubts]).toStrictEqual([expected])
  })
})

describe('an import', () => {
  const it: PortableContent = { kind: 'produced', identity: one, path: '/out' }
  const taken: PortableContent = { kind: 'taken', producer: 'below', path: '/out' }
  const rebuilt = hole('producer-rebuilt')

  test.each<[string, ContentFact, PortableContent | Reason]>([
    ['of a file is its hash', { kind: 'file', hash: 'sha256:f' }, { kind: 'file', hash: 'sha256:f' }],
    [
      'of a directory is the digest of its tree',
      { kind: 'directory', tree: treeOf('a') },
      { kind: 'directory', tree: treeDigest(treeOf('a')) },
    ],
    [
      'that cannot be known says why',
      { kind: 'unknown', code: 'generated-source', why: 'not there yet' },
      hole('generated-source', 'in', 'not there yet'),
    ],
    ['that stops stacker says why', { kind: 'broken', why: 'not there' }, hole('bad-import', 'in', 'not there')],
  ])('%s', (_, fact, expected) => {
    const found = foreseen({ layer: { Imports: imports('in') }, imports: [fact] })
    expect([...found.imports.map(unfolded), ...found.doubts]).toStrictEqual([expected])
  })

  test.each<[Below, 'sometimes' | 'on every run', 'compared' | 'with dest', ...Expected<PortableContent>]>([
    ['that is not known of', 'sometimes', 'compared', hole('dependency-unresolved')],
    ['that is not known of', 'on every run', 'compared', hole('dependency-unresolved')],
    ['that hits', 'sometimes', 'compared', it],
    ['that hits', 'sometimes', 'with dest', it],
    ['that stacker decides', 'sometimes', 'compared', it, rebuilt],
    ['that stacker decides', 'sometimes', 'with dest', rebuilt],
    ['that is built again', 'sometimes', 'compared', rebuilt],
    ['that is built again to the same entry', 'sometimes', 'compared', rebuilt],
    ['that may come out equal', 'sometimes', 'compared', rebuilt],
    ['that is built again, and may become the image that it was', 'sometimes', 'compared', rebuilt],
    ['of which nothing can be told', 'sometimes', 'compared', rebuilt],
    ['that is built again', 'on every run', 'compared', taken, rebuilt],
    ['that hits', 'on every run', 'compared', taken, rebuilt],
    ['that is built again', 'on every run', 'with dest', rebuilt],
  ])('of a file of a layer %s, %s, %s', (below, when, compared, ...expected) => {
    const Dest = compared === 'with dest' ? '/out' : ''
    const found = foreseen(
      {
        layer: { Imports: imports({ Path: 'stacker://below/out', Dest }) },
        imports: [{ kind: 'produced', producer: 'below', path: '/out' }],
      },
      below,
      when === 'on every run',
    )
    expect([...found.imports.map(unfolded), ...found.doubts]).toStrictEqual(expected)
  })

  test('is named by its portable path, as is an overlay dir', () => {
    const written = layerOf({ Imports: imports('/p/in'), OverlayDirs: [{ Source: '/p/over', Dest: '/' }] })
    const unknown = { kind: 'unknown', code: 'import-unresolved', why: 'why' } as const
    const facts = factsOf({ layer: written, imports: [unknown], overlayDirs: [unknown] })
    const portable = layerOf({ Imports: imports('in'), OverlayDirs: [{ Source: 'over', Dest: '/' }] })
    const below = { standing: () => undefined, isBuiltOnEveryRun: () => false }
    const found = foresee(facts, formOf({ layer: portable }), below)
    expect(found.layer).toBe(portable)
    expect([...found.imports, ...found.overlayDirs].map(unfolded)).toStrictEqual([
      hole('import-unresolved', 'in', 'why'),
      hole('import-unresolved', 'over', 'why'),
    ])
  })
})

describe('what is foreseen of the layer itself', () => {
  test('an image is asked for in its types, at its epoch', () => {
    expect(foreseen({ epoch: 1000n }).facts).toStrictEqual({
      ...{ name: 'app', arch: 'amd64', shape: release.shape, epoch: '1000', layerTypes: ['tar+false'] },
      definition: formOf(factsOf({}).definition).definition,
    })
  })

  test('a build_only layer has no image, and an unset epoch is none', () => {
    expect(foreseen({ layer: { BuildOnly: true } }).facts).toMatchObject({ epoch: null, layerTypes: [] })
    expect(foreseen({ epoch: 0n }).facts).toMatchObject({ epoch: '0' })
  })
})

describe('how a judged layer stands for those above it', () => {
  type Judged = Parameters<typeof standingOf>[0]
  const candidate = { identity: one }
  const sameFacts = { identity: other, sameFacts: true }
  const otherFacts = { identity: other, sameFacts: false }
  const asked = (code: Reason['code']): Pick<Judged, 'reasons'> => ({ reasons: [{ code, subject: '' }] })
  const buildOnly = { BuildOnly: true }
  const directory: ContentFact = { kind: 'directory', tree: treeOf('a') }
  const identityOf = (sketch: Sketch): Digest => {
    const complete = completeFacts(foreseen(sketch))
    if (complete === undefined) throw new Error('the facts have a hole')
    return layerIdentity(complete, [], [])
  }
  const same = (sketch: Sketch, changed: boolean): Standing => ({ kind: 'same', identity: identityOf(sketch), changed })
  const oneFile: Sketch = { layer: { ...buildOnly, Imports: imports('in') } }
  const withDest: Sketch = {
    layer: { ...buildOnly, Imports: imports({ Path: 'in', Dest: '/in' }) },
    imports: [directory],
  }

  test.each<[string, Partial<Judged>, Sketch, Standing]>([
    ['a hit is good', { verdict: 'hit', candidate }, {}, { kind: 'good', identity: one }],
    ['without anything to lay down nothing is good', { verdict: 'hit' }, {}, { kind: 'rebuilt' }],
    [
      'what stacker decides is unsure, though it may be this one',
      { verdict: 'unknown', candidate },
      {},
      { kind: 'unsure', identity: one },
    ],
    ['what is unknown, of which nothing is laid down', { verdict: 'unknown' }, {}, { kind: 'unknown' }],
    [
      'what is unknown is not known though it was built from these facts',
      { verdict: 'unknown', earlier: sameFacts },
      { epoch: 1n },
      { kind: 'unknown' },
    ],
    ['what stacker stops at', { verdict: 'error', earlier: sameFacts }, { epoch: 1n }, { kind: 'rebuilt' }],
    ['a build_only layer that stacker stops at', { verdict: 'error' }, { layer: buildOnly }, { kind: 'rebuilt' }],
    ['an image that was never built', { verdict: 'miss' }, { epoch: 1n }, { kind: 'rebuilt' }],
    ['an image with times in it', { verdict: 'always', earlier: sameFacts }, {}, { kind: 'rebuilt' }],
    [
      'an image that is built on every run from the same facts, at one epoch',
      { verdict: 'always', earlier: sameFacts },
      { epoch: 1n },
      { kind: 'maybe-equal', identity: other },
    ],
    [
      'an image that is built on every run, and from other facts',
      { verdict: 'always', earlier: otherFacts },
      { epoch: 1n },
      { kind: 'rebuilt', was: other },
    ],
    [
      'an image that is built again, and may become what it was',
      { verdict: 'miss', earlier: sameFacts },
      { epoch: 1n },
      { kind: 'rebuilt', was: other },
    ],
    [
      'an image that is to be fresh',
      { verdict: 'miss', earlier: sameFacts, ...asked('refresh-requested') },
      { epoch: 1n },
      { kind: 'rebuilt' },
    ],
    [
      'an image that is too old',
      { verdict: 'miss', earlier: sameFacts, ...asked('too-old') },
      { epoch: 1n },
      { kind: 'rebuilt' },
    ],
    ['a build_only layer that was never built', { verdict: 'miss' }, oneFile, same(oneFile, true)],
    [
      'a build_only layer that was built from other facts',
      { verdict: 'miss', earlier: otherFacts },
      oneFile,
      same(oneFile, true),
    ],
    [
      'a build_only layer whose content is gone',
      { verdict: 'miss', earlier: sameFacts, ...asked('content-missing') },
      oneFile,
      same(oneFile, false),
    ],
    [
      'a build_only layer that is to be fresh',
      { verdict: 'miss', ...asked('refresh-requested') },
      oneFile,
      { kind: 'rebuilt' },
    ],
    ['a build_only layer that is too old', { verdict: 'miss', ...asked('too-old') }, oneFile, { kind: 'rebuilt' }],
    ['a build_only layer with binds below it', { verdict: 'miss', bindsBelow: true }, oneFile, { kind: 'rebuilt' }],
    [
      'a build_only layer that imports a directory, whose walk is dated',
      { verdict: 'miss' },
      { ...oneFile, imports: [directory] },
      { kind: 'rebuilt' },
    ],
    [
      'a build_only layer that imports one with dest, which no entry holds',
      { verdict: 'miss' },
      withDest,
      same(withDest, true),
    ],
    [
      'a build_only layer with a hole in its facts',
      { verdict: 'miss' },
      { ...oneFile, imports: [{ kind: 'unknown', code: 'import-unresolved', why: 'why' }] },
      { kind: 'rebuilt' },
    ],
    [
      'a build_only layer with overlay dirs, whose walk is dated',
      { verdict: 'miss' },
      { layer: { ...buildOnly, OverlayDirs: [{ Source: 'over', Dest: '/' }] }, overlayDirs: [directory] },
      { kind: 'rebuilt' },
    ],
  ])('%s', (_, judged, sketch, standing) => {
    const request: Judged = {
      ...{ verdict: 'miss', reasons: [], candidate: undefined, earlier: undefined, bindsBelow: false },
      ...{ facts: factsOf(sketch), foreseen: foreseen(sketch) },
      ...judged,
    }
    expect(standingOf(request)).toStrictEqual(standing)
  })
})

describe('the entry of a build_only layer that is built again from equal facts', () => {
  const base: PortableBase = { kind: 'known', base: '' }
  const file: PortableContent = { kind: 'file', hash: 'sha256:f' }
  const directory: PortableContent = { kind: 'directory', tree: one }
  const produced: PortableContent = { kind: 'produced', identity: one, path: '/out' }
  const taken: PortableContent = { kind: 'taken', producer: 'maker', path: '/out' }

  test.each<[string, boolean, Partial<Layer>, Partial<NonNullable<ReturnType<typeof completeFacts>>>]>([
    ['is equal without imports', true, {}, {}],
    ['is equal with imports of files', true, { Imports: imports('a', 'b') }, { imports: [file, file] }],
    ['is another with one of a directory', false, { Imports: imports('a', 'b') }, { imports: [file, directory] }],
    ['is another with what a layer made', false, { Imports: imports('a') }, { imports: [produced] }],
    ['is another with what a layer makes on every run', false, { Imports: imports('a') }, { imports: [taken] }],
    [
      'is equal with a directory that has dest',
      true,
      { Imports: imports('a', { Path: 'b', Dest: '/b' }) },
      { imports: [file, directory] },
    ],
    ['is another with overlay dirs', false, {}, { overlayDirs: [directory] }],
    ['is equal on another layer', true, {}, { base: { kind: 'layer', identity: one, path: '' } }],
    ['is another from a tar that is made on every run', false, {}, { base: { kind: 'taken', layer: 'm', path: '/t' } }],
  ])('%s', (_, isEqual, layer, facts) => {
    const complete = {
      ...{ name: 'app', arch: 'amd64', shape: 'B', definition: '{}', epoch: null, layerTypes: [] },
      ...{ base, imports: [], overlayDirs: [] },
      ...facts,
    }
    expect(hasEqualEntry(factsOf({ layer }), complete)).toBe(isEqual)
  })
})
