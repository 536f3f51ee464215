import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import {
  baseSubject,
  completeFacts,
  lookup,
  unresolvedReasons,
  type CurrentFacts,
  type Differences,
  type RecordedFacts,
  type Unresolved,
} from '../../src/layer/lookup.ts'
import type { Change, Reason } from '../../src/layer/build-plan.ts'
import type { PortableBase, PortableContent, PortableFacts } from '../../src/layer/portable.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'
import { from, imports, layerOf } from './judged-layers.ts'

type Recorded = Partial<PortableFacts> & { readonly layer?: Partial<Layer> }
type Current = Partial<Omit<PortableFacts, 'base' | 'imports' | 'overlayDirs'>> &
  Partial<Pick<CurrentFacts, 'base' | 'imports' | 'overlayDirs'>> & { readonly layer?: Partial<Layer> }

const facts: PortableFacts = {
  ...{ name: 'app', arch: 'amd64', shape: 'B', definition: '{}', epoch: '1000', layerTypes: ['tar+false'] },
  ...{ base: { kind: 'known', base: 'hash' }, imports: [], overlayDirs: [] },
}
const fieldChange: Change = { path: 'run[0]', before: 'a', after: 'b' }
const fileChange: Change = { path: 'a/file' }

function recordedOf({ layer, ...change }: Recorded): RecordedFacts {
  return { layer: layerOf(layer), facts: { ...facts, ...change } }
}

function currentOf({ layer, ...change }: Current): CurrentFacts {
  const { base, imports, overlayDirs, ...rest } = { ...facts, ...change }
  return { layer: layerOf(layer), facts: rest, base, imports, overlayDirs }
}

const differences: Differences = {
  definitions: () => [fieldChange],
  trees: (before) => (before === digestOf('tree gone') ? undefined : [fileChange]),
}

function reasonsFor(recorded: Recorded, current: Current): readonly Reason[] {
  return lookup(recordedOf(recorded), currentOf(current), differences)
}

const unresolved = (subject: string): Unresolved => ({
  kind: 'unresolved',
  reason: { code: 'import-unresolved', subject },
})

const file = (name: string): PortableContent => ({ kind: 'file', hash: digestOf(name) })
const directory = (name: string): PortableContent => ({ kind: 'directory', tree: digestOf(name) })
const produced = (name: string, path = '/out'): PortableContent => ({
  kind: 'produced',
  identity: digestOf(name),
  path,
})
const taken = (producer: string, path = '/out'): PortableContent => ({ kind: 'taken', producer, path })

describe('the layer as a whole', () => {
  test.each<[string, Recorded, Current, readonly Reason[]]>([
    ['the very same facts serve', {}, {}, []],
    [
      'another release wrote another kind of entry: nothing else of it can be compared',
      { shape: 'A' },
      { definition: '{"Run":[]}', epoch: null, base: { kind: 'known', base: 'other' } },
      [{ code: 'release-changed', subject: '' }],
    ],
    [
      'another definition is told by its fields',
      {},
      { definition: '{"Run":["true"]}' },
      [{ code: 'definition-changed', subject: '', changes: [fieldChange] }],
    ],
    [
      'definitions are compared by their texts, which hold all that a release marshals',
      { layer: { Run: ['true'] } },
      { layer: { Run: ['false'] } },
      [],
    ],
    [
      'another epoch',
      {},
      { epoch: '1001' },
      [
        {
          code: 'epoch-changed',
          subject: '',
          changes: [{ path: 'SOURCE_DATE_EPOCH', before: '1000', after: '1001' }],
        },
      ],
    ],
    [
      'an epoch that is unset now',
      {},
      { epoch: null },
      [
        {
          code: 'epoch-changed',
          subject: '',
          changes: [{ path: 'SOURCE_DATE_EPOCH', before: '1000', after: 'unset' }],
        },
      ],
    ],
    [
      'an epoch that was unset before',
      { epoch: null },
      { epoch: '0' },
      [{ code: 'epoch-changed', subject: '', changes: [{ path: 'SOURCE_DATE_EPOCH', before: 'unset', after: '0' }] }],
    ],
    ['no epoch then and now', { epoch: null }, { epoch: null }, []],
    [
      'each layer type that it was not built for',
      {},
      { layerTypes: ['erofs+true', 'squashfs+true', 'tar+false'] },
      [
        { code: 'layer-type-missing', subject: 'erofs+true' },
        { code: 'layer-type-missing', subject: 'squashfs+true' },
      ],
    ],
    ['a type more than is asked for does no harm', { layerTypes: ['squashfs+true', 'tar+false'] }, {}, []],
    [
      'a layer without verity data is of another type',
      { layerTypes: ['squashfs+false'] },
      { layerTypes: ['squashfs+true'] },
      [{ code: 'layer-type-missing', subject: 'squashfs+true' }],
    ],
    [
      'all reasons are told, in the order in which stacker would meet them',
      {
        layer: { Imports: imports('conf'), OverlayDirs: [{ Source: 'over', Dest: '/' }] },
        imports: [file('old')],
        overlayDirs: [directory('old')],
      },
      {
        layer: { Imports: imports('conf'), OverlayDirs: [{ Source: 'over', Dest: '/' }] },
        ...{ definition: '{"Run":["true"]}', epoch: '2', base: { kind: 'known', base: 'x' } },
        ...{ imports: [file('new')], overlayDirs: [directory('new')], layerTypes: ['erofs+true'] },
      },
      [
        { code: 'definition-changed', subject: '', changes: [fieldChange] },
        { code: 'base-changed', subject: '' },
        { code: 'epoch-changed', subject: '', changes: [{ path: 'SOURCE_DATE_EPOCH', before: '1000', after: '2' }] },
        { code: 'import-changed', subject: 'conf' },
        { code: 'overlay-dir-changed', subject: 'over', changes: [fileChange] },
        { code: 'layer-type-missing', subject: 'erofs+true' },
      ],
    ],
  ])('%s', (_, recorded, current, reasons) => {
    expect(reasonsFor(recorded, current)).toStrictEqual(reasons)
  })

  test('fields are told as from what was to what is', () => {
    const before = recordedOf({ layer: { Run: ['a'] }, definition: 'a' })
    const after = currentOf({ layer: { Run: ['b'] }, definition: 'b' })
    const seen: (readonly string[] | null)[] = []
    lookup(before, after, {
      definitions: (...layers) => {
        seen.push(...layers.map(({ Run }) => Run))
        return []
      },
      trees: () => undefined,
    })
    expect(seen).toStrictEqual([['a'], ['b']])
  })
})

describe('the base', () => {
  const known = (base: string): PortableBase => ({ kind: 'known', base })
  const layer = (identity: string, path = ''): PortableBase => ({ kind: 'layer', identity: digestOf(identity), path })
  const takenBase = (name: string, path = '/rootfs.tar'): PortableBase => ({ kind: 'taken', layer: name, path })
  const changed: readonly Reason[] = [{ code: 'base-changed', subject: 'docker://alpine' }]

  test.each<[string, PortableBase, PortableBase | Unresolved, readonly Reason[]]>([
    ['the same image', known('aa'), known('aa'), []],
    ['another image', known('aa'), known('bb'), changed],
    ['an image that was a layer', layer('aa'), known('aa'), changed],
    ['an image that was taken from a layer', takenBase('aa'), known('aa'), changed],
    ['the same build of the layer', layer('one'), layer('one'), []],
    ['another build of the layer', layer('one'), layer('two'), changed],
    ['another file of the same layer', layer('one', '/a.tar'), layer('one', '/b.tar'), changed],
    ['a layer that was an image', known(digestOf('one')), layer('one'), changed],
    ['a layer whose file was taken by name', takenBase('one', ''), layer('one'), changed],
    ['the same file of a layer that is built on every run', takenBase('maker'), takenBase('maker'), []],
    ['that file of another such layer', takenBase('maker'), takenBase('other'), changed],
    ['another file of such a layer', takenBase('maker'), takenBase('maker', '/b.tar'), changed],
    [
      'a file of such a layer, which was known by its build',
      layer('maker', '/rootfs.tar'),
      takenBase('maker'),
      changed,
    ],
    ['a file of such a layer, which was an image', known('maker'), takenBase('maker'), changed],
    ['nothing that is known yet', known('aa'), unresolved('maker'), [unresolved('maker').reason]],
  ])('%s', (_, before, after, reasons) => {
    const definition = { layer: { From: from('docker', { Url: 'docker://alpine' }) } }
    expect(reasonsFor({ ...definition, base: before }, { ...definition, base: after })).toStrictEqual(reasons)
  })

  test.each<[string, Partial<Layer>, string]>([
    ['a built layer by its name', { From: from('built', { Tag: 'base', Url: 'u' }) }, 'base'],
    ['an image by its url', { From: from('docker', { Tag: 'x', Url: 'docker://alpine' }) }, 'docker://alpine'],
    ['scratch by nothing', {}, ''],
  ])('a sentence calls %s', (_, layer, subject) => {
    expect(baseSubject(layerOf(layer))).toBe(subject)
  })
})

describe('the content of an import', () => {
  const typeChanged: readonly Reason[] = [{ code: 'import-type-changed', subject: 'in' }]
  const changed: readonly Reason[] = [{ code: 'import-changed', subject: 'in' }]

  test.each<[string, PortableContent, PortableContent | Unresolved, readonly Reason[]]>([
    ['the same file', file('a'), file('a'), []],
    ['another file', file('a'), file('b'), changed],
    ['a file that was a directory', directory('a'), file('a'), typeChanged],
    ['a file that came from a layer', produced('a'), file('a'), typeChanged],
    ['a file that was taken', taken('a'), file('a'), typeChanged],
    ['the same directory', directory('a'), directory('a'), []],
    [
      'another directory, told by its files',
      directory('a'),
      directory('b'),
      [{ code: 'import-changed', subject: 'in', changes: [fileChange] }],
    ],
    ['another directory, of which the old tree is not at hand', directory('tree gone'), directory('b'), changed],
    ['a directory that was a file', file('a'), directory('a'), typeChanged],
    ['a directory that came from a layer', produced('a'), directory('a'), typeChanged],
    ['a directory that was taken', taken('a'), directory('a'), typeChanged],
    ['what the same build of a layer made', produced('a'), produced('a'), []],
    ['what another build of the layer made', produced('a'), produced('b'), changed],
    ['another file of the same build', produced('a'), produced('a', '/other'), changed],
    ['what a layer made, and was a file', file('a'), produced('a'), typeChanged],
    ['what a layer made, and was a directory', directory('a'), produced('a'), typeChanged],
    ['what a layer made, and was known by its name alone', taken('a'), produced('a'), typeChanged],
    ['the same of a layer that is built on every run', taken('a'), taken('a'), []],
    ['that of another such layer', taken('a'), taken('b'), changed],
    ['another file of such a layer', taken('a'), taken('a', '/other'), changed],
    ['what such a layer makes, and was a file', file('a'), taken('a'), typeChanged],
    ['what such a layer makes, and was a directory', directory('a'), taken('a'), typeChanged],
    ['what such a layer makes, and was known by its build', produced('a'), taken('a'), typeChanged],
    ['what is not known yet', file('a'), unresolved('in'), [unresolved('in').reason]],
  ])('%s', (_, before, after, reasons) => {
    const layer = { Imports: imports('in') }
    expect(reasonsFor({ layer, imports: [before] }, { layer, imports: [after] })).toStrictEqual(reasons)
  })
})

describe('the list of imports', () => {
  const detail = 'stacker itself does not compare imports with dest'

  test.each<[string, Recorded, Current, readonly Reason[]]>([
    [
      'an import that was not there',
      { layer: { Imports: imports('a') }, imports: [file('a')] },
      { layer: { Imports: imports('a', 'b') }, imports: [file('a'), file('b')] },
      [{ code: 'import-new', subject: 'b' }],
    ],
    [
      'the first import of all',
      { layer: { Imports: null } },
      { layer: { Imports: imports('a') }, imports: [file('a')] },
      [{ code: 'import-new', subject: 'a' }],
    ],
    [
      'an import that is gone is a change of the definition alone, as stacker looks only for those that are',
      { layer: { Imports: imports('a', 'b') }, imports: [file('a'), file('b')] },
      { layer: { Imports: null } },
      [],
    ],
    [
      'an import at another place is compared with itself',
      { layer: { Imports: imports('a', 'b') }, imports: [file('a'), file('b')] },
      { layer: { Imports: imports('b', 'a') }, imports: [file('b'), file('a')] },
      [],
    ],
    [
      'an import at another place that changed',
      { layer: { Imports: imports('a', 'b') }, imports: [file('a'), file('b')] },
      { layer: { Imports: imports('b') }, imports: [file('a')] },
      [{ code: 'import-changed', subject: 'b' }],
    ],
    [
      'of one path that is imported twice, each is compared with the one at its place',
      { layer: { Imports: imports('a', { Path: 'a', Mode: 0o600n }) }, imports: [file('644'), file('600')] },
      { layer: { Imports: imports('a', { Path: 'a', Mode: 0o600n }) }, imports: [file('644'), file('600')] },
      [],
    ],
    [
      'of one path that was imported twice and moved, the last one counts, as it does in a map of stacker',
      { layer: { Imports: imports('a', 'a') }, imports: [file('first'), file('last')] },
      { layer: { Imports: imports('b', 'c', 'a') }, imports: [unresolved('b'), unresolved('c'), file('last')] },
      [unresolved('b').reason, unresolved('c').reason],
    ],
    [
      'what is not known says so itself, though it was not there before',
      { layer: { Imports: null } },
      { layer: { Imports: imports('a') }, imports: [unresolved('a')] },
      [unresolved('a').reason],
    ],
    [
      'an import with dest that changed, which stacker would not see',
      { layer: { Imports: imports({ Path: 'a', Dest: '/a' }) }, imports: [file('old')] },
      { layer: { Imports: imports({ Path: 'a', Dest: '/a' }) }, imports: [file('new')] },
      [{ code: 'import-changed', subject: 'a', detail }],
    ],
    [
      'an import with dest that is the same',
      { layer: { Imports: imports({ Path: 'a', Dest: '/a' }) }, imports: [file('a')] },
      { layer: { Imports: imports({ Path: 'a', Dest: '/a' }) }, imports: [file('a')] },
      [],
    ],
    [
      'an import with dest that is new is seen by stacker in the definition',
      { layer: { Imports: null } },
      { layer: { Imports: imports({ Path: 'a', Dest: '/a' }) }, imports: [file('a')] },
      [{ code: 'import-new', subject: 'a' }],
    ],
  ])('%s', (_, recorded, current, reasons) => {
    expect(reasonsFor(recorded, current)).toStrictEqual(reasons)
  })

  test('an import without a fact is a mistake of ours, not a hit', () => {
    expect(() => reasonsFor({}, { layer: { Imports: imports('a') } })).toThrow('no fact for import 0 of app')
  })
})

describe('overlay dirs', () => {
  const over = [{ Source: 'over', Dest: '/' }]
  const more = [{ Source: 'more', Dest: '/' }]

  test.each<[string, Recorded, Current, readonly Reason[]]>([
    [
      'the same directory',
      { layer: { OverlayDirs: over }, overlayDirs: [directory('a')] },
      { layer: { OverlayDirs: over }, overlayDirs: [directory('a')] },
      [],
    ],
    [
      'another directory',
      { layer: { OverlayDirs: over }, overlayDirs: [directory('a')] },
      { layer: { OverlayDirs: over }, overlayDirs: [directory('b')] },
      [{ code: 'overlay-dir-changed', subject: 'over', changes: [fileChange] }],
    ],
    [
      'what is no directory any more',
      { layer: { OverlayDirs: over }, overlayDirs: [directory('a')] },
      { layer: { OverlayDirs: over }, overlayDirs: [file('a')] },
      [{ code: 'overlay-dir-changed', subject: 'over' }],
    ],
    [
      'one that was not there',
      { layer: { OverlayDirs: over }, overlayDirs: [directory('a')] },
      { layer: { OverlayDirs: [...over, ...more] }, overlayDirs: [directory('a'), directory('a')] },
      [{ code: 'overlay-dir-new', subject: 'more' }],
    ],
    [
      'the first one of all',
      { layer: { OverlayDirs: null } },
      { layer: { OverlayDirs: over }, overlayDirs: [directory('a')] },
      [{ code: 'overlay-dir-new', subject: 'over' }],
    ],
    [
      'one at another place is compared with itself',
      { layer: { OverlayDirs: [...over, ...more] }, overlayDirs: [directory('a'), directory('b')] },
      { layer: { OverlayDirs: [...more, ...over] }, overlayDirs: [directory('b'), directory('a')] },
      [],
    ],
    [
      'one that is not known, though it was not there before',
      { layer: { OverlayDirs: null } },
      { layer: { OverlayDirs: over }, overlayDirs: [unresolved('over')] },
      [unresolved('over').reason],
    ],
    [
      'one that is gone',
      { layer: { OverlayDirs: over }, overlayDirs: [directory('a')] },
      { layer: { OverlayDirs: null } },
      [],
    ],
  ])('%s', (_, recorded, current, reasons) => {
    expect(reasonsFor(recorded, current)).toStrictEqual(reasons)
  })

  test('an overlay dir without a fact is a mistake of ours, not a hit', () => {
    expect(() => reasonsFor({}, { layer: { OverlayDirs: over } })).toThrow('no fact for overlay dir 0 of app')
  })
})

describe('facts with holes', () => {
  const whole: Current = { imports: [file('a')], overlayDirs: [directory('a')] }

  test('without one they are complete', () => {
    expect(completeFacts(currentOf(whole))).toStrictEqual({
      ...facts,
      imports: [file('a')],
      overlayDirs: [directory('a')],
    })
    expect(unresolvedReasons(currentOf(whole))).toStrictEqual([])
  })

  test.each<[string, Current]>([
    ['base', { ...whole, base: unresolved('hole') }],
    ['import', { ...whole, imports: [file('a'), unresolved('hole')] }],
    ['overlay dir', { ...whole, overlayDirs: [unresolved('hole'), directory('a')] }],
  ])('a hole in the %s is told, and no record is named by them', (_, change) => {
    expect(completeFacts(currentOf(change))).toBeUndefined()
    expect(unresolvedReasons(currentOf(change))).toStrictEqual([unresolved('hole').reason])
  })

  test('the base comes first, then imports and overlay dirs', () => {
    const holes = { base: unresolved('base'), imports: [unresolved('a'), file('b')], overlayDirs: [unresolved('over')] }
    expect(unresolvedReasons(currentOf(holes)).map(({ subject }) => subject)).toStrictEqual(['base', 'a', 'over'])
  })
})
