import { describe, expect, test } from 'vitest'

import { digestOf, type Digest } from '../../src/formats/digest.ts'
import { bindTreeOf } from '../../src/layer/bind-tree.ts'
import type { Reason, Verdict } from '../../src/layer/build-plan.ts'
import type { Candidate } from '../../src/layer/candidate.ts'
import { judge, type Judgement } from '../../src/layer/judge.ts'
import { completeFacts, lookup } from '../../src/layer/lookup.ts'
import { factsDigest, layerIdentity, recordedName } from '../../src/layer/portable.ts'
import { foreseeSeen, seesBinds, settle } from '../../src/layer/seen.ts'
import type { StackedLayer } from '../../src/layer/stack.ts'
import { entryOf, formOf, imageOf, recordOf, release, stacked, stackOf, type Sketch } from './judged-layers.ts'

const binds = [{ Source: '/p/src', Dest: '/src' }]
const tree = bindTreeOf([{ path: '', type: 'dir', mode: 0o755 }], [])
const other = bindTreeOf([{ path: '', type: 'dir', mode: 0o700 }], [])
const differences = { definitions: () => [], trees: () => undefined }

/** A layer that binds a directory which holds this tree. */
function binding(more: Partial<Sketch> = {}, held = tree): StackedLayer {
  const layer = stacked({ layer: { Binds: binds, ...more.layer }, ...more })
  return { ...layer, facts: { ...layer.facts, binds: [{ kind: 'tree', tree: held }] } }
}

function foreseen(layer: StackedLayer): ReturnType<typeof foreseeSeen> {
  return foreseeSeen(layer, formOf(layer.facts.definition), {
    standing: () => undefined,
    isBuiltOnEveryRun: () => false,
  })
}

function candidateOf(layer: StackedLayer, manifest = 'image'): Candidate {
  const seen = foreseen(layer)
  const facts = completeFacts(seen)
  if (facts === undefined) throw new Error('the facts have a hole')
  const entry = entryOf('app', layer.facts.definition.layer, { Manifests: imageOf(manifest) })
  const record = recordOf(entry, facts)
  return {
    identity: layerIdentity(facts, [], []),
    recorded: { layer: seen.layer, facts },
    entry,
    record,
    trees: new Map(),
  }
}

function judged(
  layer: StackedLayer,
  candidate: Candidate | undefined,
  more: Partial<Parameters<typeof judge>[0]> = {},
): Judgement {
  return judge({
    ...{ stacked: layer, foreseen: foreseen(layer), release, doubtedRelease: undefined, leftOut: undefined },
    ...{ collision: undefined, bindsBelow: true, umask: 0o022, bindDoubts: [], differences },
    found: { candidate, objections: candidate ? [] : [{ code: 'not-cached', subject: '' }], present: new Set() },
    comparesBinds: true,
    ...more,
  })
}

const first: Judgement = {
  ...{ verdict: 'always', reasons: [{ code: 'binds', subject: '/p/src' }] },
  ...{ candidate: undefined, standing: { kind: 'rebuilt' } },
}

describe('who sees what is bound', () => {
  test('is who binds, who stands on them or takes from them, and who reads what they may write', () => {
    const stack = stackOf(
      { name: 'alone' },
      { name: 'binder', layer: { Binds: binds } },
      { name: 'child', on: 'binder' },
      { name: 'grandchild', on: 'child' },
      { name: 'taker', imports: [{ kind: 'produced', producer: 'grandchild', path: '/x' }] },
      { name: 'reader' },
    )
    expect(seesBinds(stack, new Map([[5, []]]))).toEqual([false, true, true, true, true, true])
  })
})

describe('facts that name all that a build sees', () => {
  const seen = completeFacts(foreseen(binding()))

  test('are others than those without, and recorded by another name', () => {
    const { binds: digests, ...plain } = seen ?? { name: '', binds: undefined }
    expect(digests).toEqual([tree.digest])
    expect(factsDigest(plain as never)).not.toBe(factsDigest({ ...plain, binds: [] } as never))
    expect(recordedName({ name: 'app' })).toBe('app')
    expect(recordedName({ name: 'app', binds: [] })).not.toBe('app')
  })

  test('are others where what is bound is', () => {
    const changed = completeFacts(foreseen(binding({}, other)))
    expect(seen && changed && factsDigest(seen) === factsDigest(changed)).toBe(false)
  })

  test.each<[string, StackedLayer, RegExp]>([
    ['nobody looked', stacked({ layer: { Binds: binds } }), /was not looked at/],
    [
      'it is not known',
      { ...binding(), facts: { ...binding().facts, binds: [{ kind: 'unknown', why: 'it is not there' }] } },
      /not there/,
    ],
  ])('have a hole where %s', (_, layer, why) => {
    expect(completeFacts(foreseen(layer))).toBeUndefined()
    expect(judged(layer, candidateOf(binding())).reasons).toEqual([
      { code: 'binds', subject: '/p/src', detail: expect.stringMatching(why) as string },
    ])
  })

  test('are looked up bind by bind', () => {
    const reasons = lookup(candidateOf(binding()).recorded, foreseen(binding({}, other)), differences)
    expect(reasons.map(({ code, subject }) => [code, subject])).toEqual([['binds', '/p/src']])
    expect(lookup(candidateOf(binding()).recorded, foreseen(binding()), differences)).toEqual([])
  })
})

describe('a layer with binds', () => {
  const layer = binding()

  test('is unchanged where all that its build sees is that of an image which is kept, and is nothing for stacker to find', () => {
    const unchanged = candidateOf(layer)
    const settled = settle(first, judged(layer, unchanged), layer)
    expect(settled).toMatchObject({ verdict: 'unchanged', candidate: undefined, standing: first.standing, unchanged })
    const detail = `content of /p/src is what it was in the build of ${digestOf('image').slice(0, 19)}`
    expect(settled.reasons).toEqual([{ code: 'binds', subject: '/p/src', detail }])
  })

  test.each<[string, Partial<Parameters<typeof judge>[0]>]>([
    ['the release is in doubt', { doubtedRelease: 'v9.9.9' }],
    ['another base takes the place of its base', { collision: { code: 'colliding-names', subject: 'x' } }],
    ['what it reads may be written before', { bindDoubts: [{ code: 'generated-source', subject: 'x' }] }],
    ['it shares its name', { stacked: { ...layer, sharesName: true } }],
    [
      'the image is gone',
      {
        found: {
          candidate: candidateOf(layer),
          objections: [{ code: 'content-missing', subject: '' }],
          present: new Set<Digest>(),
        },
      },
    ],
    [
      'it is too old',
      {
        found: {
          candidate: candidateOf(layer),
          objections: [{ code: 'too-old', subject: '' }],
          present: new Set<Digest>(),
        },
      },
    ],
    [
      'nothing is kept',
      {
        found: { candidate: undefined, objections: [{ code: 'not-cached', subject: '' }], present: new Set<Digest>() },
      },
    ],
    [
      'its definition never equals itself',
      {
        stacked: {
          ...layer,
          facts: { ...layer.facts, definition: { ...layer.facts.definition, neverEqual: ['cmd'] } },
        },
      },
    ],
  ])('is not unchanged where %s', (_, more) => {
    const settled = settle(first, judged(layer, candidateOf(layer), more), layer)
    expect(settled.verdict).not.toBe('unchanged')
    expect(settled.verdict).not.toBe('hit')
    expect(settled.unchanged).toBeUndefined()
  })

  test('that was built from other content is built on every run, by that reason', () => {
    const settled = settle(first, judged(binding({}, other), candidateOf(layer)), layer)
    expect([settled.verdict, settled.reasons.map(({ code, detail }) => [code, detail])]).toEqual([
      'always',
      [['binds', 'content of /p/src changed since the last build that is known']],
    ])
  })

  test('is told for what changed beside its binds, too', () => {
    const changed = binding({ layer: { Binds: binds, Run: ['make all'] } })
    expect(settle(first, judged(changed, candidateOf(layer)), changed).reasons.map(({ code }) => code)).toEqual([
      'binds',
      'definition-changed',
    ])
  })
})

describe('the second judgement', () => {
  const layer = binding()
  const seen = judged(layer, candidateOf(layer))

  test.each<Verdict>(['hit', 'error'])('leaves a %s of the first one as it is', (verdict) => {
    const given = { ...first, verdict }
    expect(settle(given, seen, layer)).toBe(given)
  })

  test.each<Verdict>(['miss', 'always', 'unknown'])('makes of a %s no hit, whatever it finds', (verdict) => {
    const given = { ...first, verdict }
    expect(settle(given, seen, layer).verdict).toBe('unchanged')
    for (const found of [judged(layer, undefined), judged(binding({}, other), candidateOf(layer))])
      expect(settle(given, found, layer).verdict).not.toBe('hit')
  })

  test.each<[string, string, boolean]>([
    ['the very image', 'image', true],
    ['another image', 'another', false],
  ])('leaves what stacker may keep laid down where it is %s', (_, manifest, stays) => {
    const candidate = candidateOf(layer, manifest)
    const settled = settle({ ...first, verdict: 'unknown', candidate }, seen, layer)
    expect(settled.candidate).toBe(stays ? candidate : undefined)
  })

  test('says of what follows from layers below that nothing it sees has changed', () => {
    const reasons: Reason[] = [
      { code: 'base-rebuilt', subject: 'tools' },
      { code: 'not-cached', subject: '' },
    ]
    const child = stacked({ on: 'tools' })
    const settled = settle({ ...first, verdict: 'miss', reasons }, seen, child)
    expect(settled.reasons).toEqual([
      {
        code: 'base-rebuilt',
        subject: 'tools',
        detail: expect.stringContaining(digestOf('image').slice(0, 19)) as string,
      },
    ])
  })
})
