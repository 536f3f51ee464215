import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import type { LayerFacts } from '../../src/layer/facts.ts'
import { foresee, type Foreseen } from '../../src/layer/foreseen.ts'
import type { Standing } from '../../src/layer/standing.ts'
import type { Candidate, Found } from '../../src/layer/candidate.ts'
import { judge, type Judgement, type JudgementRequest } from '../../src/layer/judge.ts'
import { completeFacts } from '../../src/layer/lookup.ts'
import type { Reason, Verdict } from '../../src/layer/build-plan.ts'
import type { PortableFacts } from '../../src/layer/portable.ts'
import type { LayerRecord, RecordedContent } from '../../src/layer/record.ts'
import { unknownUmask } from '../../src/layer/umask.ts'
import { findRelease } from '../../src/release/releases.ts'
import { entryOf, formOf, imports, recordOf, release, stacked, treeOf, type Sketch } from './judged-layers.ts'

const identity = digestOf('this build')

const reason = (code: Reason['code'], subject = '', more: Partial<Reason> = {}): Reason => ({ code, subject, ...more })

/** Facts that an import of the sources is known by. */
const known: LayerFacts['imports'][number] = { kind: 'file', hash: 'sha256:f' }
const unknown: LayerFacts['imports'][number] = { kind: 'unknown', code: 'import-unresolved', why: 'no answer' }

interface Asked {
  readonly of?: Sketch
  /** What is remembered of the layer: by default a record of the very same facts; `other` is one of another definition. */
  readonly remembered?: 'record' | 'other' | 'on disk' | 'nothing'
  /** In what the facts of the record differ from those of the sources. */
  readonly recorded?: Partial<PortableFacts>
  readonly record?: Partial<LayerRecord>
  readonly objections?: readonly Reason[]
  readonly doubts?: readonly Reason[]
  readonly renewed?: readonly Reason[]
  readonly request?: Partial<JudgementRequest>
}

function foreseen(sketch: Sketch): Foreseen {
  const { facts } = stacked(sketch)
  return foresee(facts, formOf(facts.definition), {
    standing: () => ({ kind: 'rebuilt' }),
    isBuiltOnEveryRun: () => false,
  })
}

function candidateOf({
  of: sketch = {},
  remembered = 'record',
  recorded: change,
  record,
}: Asked): Candidate | undefined {
  if (remembered === 'nothing') return undefined
  const { layer, facts: now, base } = foreseen(sketch)
  const holes = { kind: 'file', hash: 'sha256:f' } as const
  const facts = completeFacts({
    ...{ layer, facts: now, base: base.kind === 'unresolved' ? { kind: 'known', base: '' } : base },
    imports: (layer.Imports ?? []).map(() => holes),
    overlayDirs: [],
  })
  if (facts === undefined) throw new Error('the facts have a hole')
  const entry = entryOf('app', layer)
  const recorded = { layer, facts: { ...facts, ...(remembered === 'other' && { definition: 'other' }), ...change } }
  return {
    ...{ identity, recorded, entry, trees: new Map() },
    record: remembered === 'on disk' ? undefined : recordOf(entry, facts, record),
  }
}

function judged(asked: Asked): { readonly judgement: Judgement; readonly candidate: Candidate | undefined } {
  const candidate = candidateOf(asked)
  const found: Found = {
    candidate,
    objections: asked.objections ?? (candidate ? [] : [reason('not-cached')]),
    present: new Set(),
  }
  const sketch = asked.of ?? {}
  const judgement = judge({
    stacked: stacked(sketch),
    foreseen: { ...foreseen(sketch), doubts: asked.doubts ?? [], renewed: asked.renewed ?? [] },
    ...{ found, release, doubtedRelease: undefined, leftOut: undefined, collision: undefined, bindsBelow: false },
    ...{ umask: 0o022, bindDoubts: [], differences: { definitions: () => [], trees: () => undefined } },
    ...asked.request,
  })
  return { judgement, candidate }
}

const bound = reason('generated-source', 'in', { detail: 'layer maker binds it, and may write it' })
const changed = reason('definition-changed', '', { changes: [] })
const oneImport: Sketch = { layer: { Imports: imports('in') }, imports: [known] }
const unknownImport: Sketch = { layer: { Imports: imports('in') }, imports: [unknown] }
const unknownDest: Sketch = { layer: { Imports: imports({ Path: 'in', Dest: '/in' }) }, imports: [unknown] }
const noAnswer = reason('import-unresolved', 'in', { detail: 'no answer' })
const withBinds: Sketch = { layer: { Binds: [{ Source: '/src', Dest: '/src' }] } }
const binds = reason('binds', '/src')
const neverEqual: Sketch = { definition: { neverEqual: ['run'] } }
const never = reason('never-equal', 'run')
const bom: Sketch = { layer: { Bom: { Generate: true, Packages: null } } }
const bomRelease = findRelease('v1.1.6') ?? release
const stop = reason('colliding-names', 'url')

describe('the verdict and its reasons', () => {
  test.each<[string, Asked, Verdict, readonly Reason[], 'laid down' | 'not laid down']>([
    ['a record of the very same facts is a hit', {}, 'hit', [], 'laid down'],
    ['so is an entry on disk', { remembered: 'on disk' }, 'hit', [], 'laid down'],
    ['a layer that was never built', { remembered: 'nothing' }, 'miss', [reason('not-cached')], 'not laid down'],
    ['a layer that was built from another definition', { remembered: 'other' }, 'miss', [changed], 'not laid down'],
    [
      'what speaks against a record stands beside what changed',
      { remembered: 'other', objections: [reason('too-old')] },
      'miss',
      [changed, reason('too-old')],
      'not laid down',
    ],
    [
      'a record whose blobs are gone',
      { objections: [reason('content-missing')] },
      'miss',
      [reason('content-missing')],
      'not laid down',
    ],
    [
      'a record whose content cannot be laid down',
      { request: { leftOut: 'no tool for it' } },
      'miss',
      [reason('needed-by-rebuild', '', { detail: 'no tool for it' })],
      'not laid down',
    ],
    [
      'of a layer without a record nothing has to be laid down',
      { remembered: 'nothing', request: { leftOut: 'no tool for it' } },
      'miss',
      [reason('not-cached')],
      'not laid down',
    ],
    [
      'a hole in its facts comes before that it was never built',
      { of: unknownImport, remembered: 'nothing', renewed: [reason('base-rebuilt', 'below')] },
      'miss',
      [noAnswer, reason('base-rebuilt', 'below'), reason('not-cached')],
      'not laid down',
    ],
    ['a hole that stacker compares is left to stacker', { of: unknownImport }, 'unknown', [noAnswer], 'laid down'],
    [
      'a hole in an import with dest is not, as stacker never compares it',
      { of: unknownDest },
      'miss',
      [reason('import-unresolved', 'in', { detail: 'no answer', uncompared: true })],
      'not laid down',
    ],
    [
      'in place stacker keeps what it has of an import with dest, whatever is in it now',
      { of: unknownDest, remembered: 'on disk' },
      'unknown',
      [noAnswer],
      'laid down',
    ],
    [
      'a base that is renewed changes nothing of what was built from these very facts',
      { renewed: [reason('base-rebuilt', 'below')] },
      'hit',
      [],
      'laid down',
    ],
    [
      'a doubt is left to stacker',
      { doubts: [reason('producer-rebuilt', 'maker')] },
      'unknown',
      [reason('producer-rebuilt', 'maker')],
      'laid down',
    ],
    ['a layer that is built on every run', { of: withBinds }, 'always', [binds], 'not laid down'],
    [
      'that it was never built says nothing then',
      { of: withBinds, remembered: 'nothing' },
      'always',
      [binds],
      'not laid down',
    ],
    [
      'nor that the store gave no answer',
      { of: withBinds, remembered: 'nothing', objections: [reason('store-unreachable')] },
      'always',
      [binds],
      'not laid down',
    ],
    [
      'which is told of another layer',
      { remembered: 'nothing', objections: [reason('store-unreachable')] },
      'miss',
      [reason('store-unreachable')],
      'not laid down',
    ],
    [
      'what changed comes before what is minded only after the look-up',
      { of: withBinds, remembered: 'other' },
      'miss',
      [changed, binds],
      'not laid down',
    ],
    [
      'what never equals its copy comes before all that is compared',
      { of: neverEqual, remembered: 'other' },
      'miss',
      [never, changed],
      'not laid down',
    ],
    ['a bom in a release that does nothing for it', { of: bom }, 'hit', [], 'laid down'],
    [
      'a bom in a release that never finds it',
      { of: bom, request: { release: bomRelease } },
      'always',
      [reason('bom-generate')],
      'not laid down',
    ],
    [
      'a layer whose name is another one that was built before it',
      { of: { sharesName: true } },
      'miss',
      [reason('shared-name', 'app')],
      'not laid down',
    ],
    [
      'that it was never built says nothing then either',
      { of: { sharesName: true }, remembered: 'nothing' },
      'miss',
      [reason('shared-name', 'app')],
      'not laid down',
    ],
    [
      'where stacker stops comes first',
      { of: { sharesName: true }, remembered: 'other', request: { collision: stop } },
      'error',
      [stop, reason('shared-name', 'app'), changed],
      'not laid down',
    ],
    [
      'what an earlier layer may write is left to stacker',
      { of: oneImport, request: { bindDoubts: [bound] } },
      'unknown',
      [bound],
      'laid down',
    ],
    [
      'of one that is not known already it is told only once',
      { of: unknownImport, request: { bindDoubts: [reason('import-unresolved', 'in', { detail: 'bound' })] } },
      'unknown',
      [noAnswer],
      'laid down',
    ],
    [
      'for another reason it is told all the same',
      { of: unknownImport, request: { bindDoubts: [bound] } },
      'unknown',
      [noAnswer, bound],
      'laid down',
    ],
    [
      'as it is for another import',
      { of: unknownImport, request: { bindDoubts: [reason('import-unresolved', 'other')] } },
      'unknown',
      [noAnswer, reason('import-unresolved', 'other')],
      'laid down',
    ],
    [
      'and where stacker never compares it',
      { of: unknownImport, request: { bindDoubts: [reason('import-unresolved', 'in', { uncompared: true })] } },
      'miss',
      [noAnswer, reason('import-unresolved', 'in', { uncompared: true })],
      'not laid down',
    ],
    [
      'where the release is not certain nothing is',
      { request: { doubtedRelease: 'v9' } },
      'unknown',
      [reason('release-unknown', 'v9')],
      'laid down',
    ],
    [
      'a miss is one by any release',
      { remembered: 'other', request: { doubtedRelease: 'v9' } },
      'miss',
      [changed],
      'not laid down',
    ],
    [
      'doubts, then what may be written, then the release',
      {
        doubts: [reason('producer-rebuilt', 'maker')],
        request: { bindDoubts: [bound], doubtedRelease: 'v9' },
      },
      'unknown',
      [reason('producer-rebuilt', 'maker'), bound, reason('release-unknown', 'v9')],
      'laid down',
    ],
    [
      'a definition that cannot be read with certainty is not judged at all',
      {
        of: {
          definition: { unsure: [{ message: 'an alias' }] },
          sharesName: true,
        },
        request: { collision: stop },
      },
      'unknown',
      [reason('yaml-unsure', '', { detail: 'an alias' })],
      'not laid down',
    ],
  ])('%s', (_, asked, verdict, reasons, laid) => {
    const { judgement, candidate } = judged(asked)
    expect(judgement).toMatchObject({ verdict, reasons })
    expect(judgement.reasons).toStrictEqual(reasons)
    expect(judgement.candidate).toBe(laid === 'laid down' ? candidate : undefined)
  })
})

describe('directories that were taken from a layer', () => {
  const content = (kind: RecordedContent['kind']): RecordedContent => ({
    ...{ producer: 'maker', path: '/out', kind, mode: 0o755, blob: digestOf('blob') },
  })
  const unsure = reason('import-unresolved', 'stacker://maker/out', { detail: unknownUmask })

  test.each<[string, Partial<LayerRecord>, number | undefined, readonly Reason[]]>([
    ['under the same umask are the same', { contents: [content('directory')], umask: 0o022 }, 0o022, []],
    ['under another one are not', { contents: [content('directory')], umask: 0o077 }, 0o022, [unsure]],
    ['are not known where none is known now', { contents: [content('directory')], umask: 0o022 }, undefined, [unsure]],
    ['are not known where none was known then', { contents: [content('directory')], umask: null }, 0o022, [unsure]],
    [
      'are other things than files and links',
      { contents: [content('file'), content('link')], umask: 0o077 },
      0o022,
      [],
    ],
  ])('%s', (_, record, umask, reasons) => {
    expect(judged({ record, request: { umask } }).judgement.reasons).toStrictEqual(reasons)
  })

  test('tell nothing in place, where stacker compares what it has staged', () => {
    const { judgement } = judged({ remembered: 'on disk', request: { umask: undefined } })
    expect(judgement.verdict).toBe('hit')
  })
})

describe('how the layer stands for those above it', () => {
  const image: Sketch = { epoch: 1n }
  const imageOn: Sketch = { epoch: 1n, layer: { Imports: imports('in') }, imports: [{ kind: 'file', hash: 'new' }] }
  const imageAlways: Sketch = { ...image, ...withBinds }
  const buildOnly: Sketch = { layer: { BuildOnly: true } }
  const gone = reason('content-missing')
  const directory = { kind: 'directory', tree: treeOf('a') } as const
  const taking: Sketch = {
    layer: { Imports: imports('stacker://maker/out') },
    imports: [{ kind: 'produced', producer: 'maker', path: '/out' }],
  }
  const was: Standing = { kind: 'rebuilt', was: identity }
  const rebuilt: Standing = { kind: 'rebuilt' }

  test.each<[string, Asked, Partial<Standing>]>([
    ['a hit is this build', {}, { kind: 'good', identity }],
    ['what stacker decides may be this build', { of: unknownImport }, { kind: 'unsure', identity }],
    [
      'so may one that begins from another base',
      { of: image, recorded: { base: { kind: 'known', base: 'old' } } },
      was,
    ],
    [
      'one with another overlay dir',
      {
        of: { ...image, layer: { OverlayDirs: [{ Source: 'over', Dest: '/' }] }, overlayDirs: [directory] },
        recorded: { overlayDirs: [{ kind: 'directory', tree: digestOf('old') }] },
      },
      was,
    ],
    ['one with files of a layer that is built again', { of: { ...image, ...taking }, objections: [gone] }, was],
    ['an image of which nothing is left', { of: image, remembered: 'nothing', objections: [gone] }, rebuilt],
    [
      'a build_only layer that changed by a file',
      { of: { layer: { ...oneImport.layer, BuildOnly: true }, imports: [{ kind: 'file', hash: 'new' }] } },
      { kind: 'same', changed: true },
    ],
    [
      'an image that is built on every run, with files of a layer that is built again, may at most become equal',
      { of: { ...imageAlways, ...taking, layer: { ...withBinds.layer, ...taking.layer } } },
      was,
    ],
    ['an image that changed by a file alone may become equal', { of: imageOn }, was],
    ['so may one whose content is gone', { of: image, objections: [reason('content-missing')] }, was],
    ['one that root alone could lay down', { of: image, objections: [reason('root-needed')] }, was],
    ['and one that cannot be laid down', { of: image, request: { leftOut: 'no tool' } }, was],
    ['an image of another definition names it', { of: image, remembered: 'other' }, rebuilt],
    ['an image that was never built is another', { of: image, remembered: 'nothing' }, rebuilt],
    ['an image that is built on every run may come out equal', { of: imageAlways }, { kind: 'maybe-equal', identity }],
    [
      'from another base it may at most become equal',
      { of: imageAlways, renewed: [reason('base-rebuilt', 'below')] },
      was,
    ],
    [
      'from another file it may at most become equal',
      { of: { ...imageAlways, ...imageOn, layer: { ...imageAlways.layer, Imports: imports('in') } } },
      was,
    ],
    [
      'a build_only layer whose content is gone is the same to those on it',
      { of: buildOnly, objections: [reason('content-missing')] },
      { kind: 'same', changed: false },
    ],
    [
      'a build_only layer that stands on another base is changed',
      { of: buildOnly, objections: [reason('content-missing')], renewed: [reason('base-rebuilt', 'below')] },
      { kind: 'same', changed: true },
    ],
    [
      'a build_only layer of another definition is changed',
      { of: buildOnly, remembered: 'other' },
      { kind: 'same', changed: true },
    ],
    [
      'a build_only layer with binds below it is not to be foreseen',
      { of: buildOnly, objections: [reason('content-missing')], request: { bindsBelow: true } },
      rebuilt,
    ],
    [
      'of a layer whose definition is not certain nothing is known',
      { of: { definition: { unsure: [{ message: 'an alias' }] } } },
      { kind: 'unknown' },
    ],
  ])('%s', (_, asked, standing) => {
    const found = judged(asked).judgement.standing
    expect(found).toMatchObject(standing)
    if (standing.kind === 'rebuilt') expect(found).toStrictEqual(standing)
  })
})
