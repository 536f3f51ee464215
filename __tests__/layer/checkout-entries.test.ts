import { describe, expect, test } from 'vitest'

import { digestHex, digestOf, type Digest } from '../../src/formats/digest.ts'
import { checkoutEntries, earlierImage, entryAgain, type LayerToLay } from '../../src/layer/checkout-entries.ts'
import { zeroDescriptor, type CacheEntry } from '../../src/layer/entry.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import { foresee } from '../../src/layer/foreseen.ts'
import type { Standing } from '../../src/layer/standing.ts'
import type { Candidate } from '../../src/layer/candidate.ts'
import { findRelease } from '../../src/release/releases.ts'
import type { Release } from '../../src/release/release.ts'
import {
  descriptorOf,
  entryOf,
  formOf,
  from,
  imageOf,
  imports,
  layerOf,
  recordOf,
  release,
  stackOf,
  stacked,
  treeHash,
  treeOf,
  treeText,
  type Sketch,
} from './judged-layers.ts'

const identity = digestOf('this build')
const standings = {
  good: { kind: 'good', identity },
  'same again': { kind: 'same', identity, changed: false },
  'maybe equal': { kind: 'maybe-equal', identity },
  'was it': { kind: 'rebuilt', was: identity },
  rebuilt: { kind: 'rebuilt' },
  unsure: { kind: 'unsure', identity },
  unknown: { kind: 'unknown' },
} as const satisfies Record<string, Standing>

/** A layer of the checkout, how it was judged, and what was found of it: a record, unless it is `onDisk`. */
interface Judged extends Sketch {
  readonly standing: keyof typeof standings
  /** What was found; by default one with the base that it recorded. */
  readonly found?: Partial<CacheEntry> | 'nothing'
  readonly onDisk?: boolean
}

function candidateFor(entry: CacheEntry, onDisk: boolean): Candidate {
  const facts = {
    ...{ name: entry.Name, arch: 'amd64', shape: release.shape, definition: '{}', epoch: null, imports: [] },
    ...{ base: { kind: 'known', base: '' } as const, overlayDirs: [], layerTypes: [] },
  }
  const record = onDisk ? undefined : recordOf(entry, facts)
  return { identity, recorded: { layer: entry.Layer, facts }, entry, record, trees: new Map() }
}

function layersOf(...judged: readonly Judged[]): LayerToLay[] {
  const stack = stackOf(...judged)
  return judged.map(({ standing, found: change = {}, onDisk = false }, index) => {
    const stacked = stack[index]
    if (stacked === undefined) throw new Error('no layer')
    const { facts } = stacked
    const { name, layer } = facts.definition
    const form = formOf(facts.definition)
    const entry = change === 'nothing' ? undefined : entryOf(name, layer, { Base: 'recorded', ...change })
    const candidate = entry && candidateFor(entry, onDisk)
    const isLaid = standing === 'good' || standing === 'unsure'
    return {
      ...{ stacked, form },
      foreseen: foresee(facts, form, { standing: () => ({ kind: 'good', identity }), isBuiltOnEveryRun: () => false }),
      judgement: {
        ...{ verdict: isLaid ? 'hit' : 'miss', reasons: [], candidate: isLaid ? candidate : undefined },
        standing: standings[standing],
      },
      found: { candidate, objections: [], present: new Set() },
    }
  })
}

const noTree = (digest: Digest): Buffer => {
  throw new Error(`no tree ${digest}`)
}

function laidOf(...judged: readonly Judged[]): ReadonlyMap<number, CacheEntry> {
  return checkoutEntries(layersOf(...judged), release, ['tar+false'], noTree)
}

function basesOf(...judged: readonly Judged[]): readonly (readonly [number, string])[] {
  return [...laidOf(...judged)].map(([index, { Base }]) => [index, Base])
}

/** Text of the Base of whoever is built on a layer with that entry. */
const hashOf = (entry: CacheEntry | undefined): string => {
  if (entry === undefined) throw new Error('no entry')
  return String(entryHash(entry, release))
}

describe('what is laid down', () => {
  const known = { base: { kind: 'known', base: 'now' } } as const
  const buildOnly = { layer: { BuildOnly: true } }

  test.each<[string, readonly Judged[], readonly (readonly [number, string])[]]>([
    ['a hit, with the base that stacker will compute here', [{ standing: 'good', ...known }], [[0, 'now']]],
    ['what stacker decides, too', [{ standing: 'unsure', ...known }], [[0, 'now']]],
    ['what stood here, too', [{ standing: 'good', ...known, onDisk: true }], [[0, 'now']]],
    ['nothing of a layer that is built again', [{ standing: 'rebuilt', ...known }], []],
    ['nor of one that may come out equal', [{ standing: 'maybe equal', ...known }], []],
    ['nor of one that may become what it was', [{ standing: 'was it', ...known }], []],
    ['nor of one that was never built', [{ standing: 'rebuilt', found: 'nothing' }], []],
    [
      'nor of a build_only layer that is built to the same entry',
      [{ standing: 'same again', found: 'nothing', ...buildOnly }],
      [],
    ],
    [
      'a base that is not known is as it was recorded',
      [{ standing: 'unsure', base: { kind: 'unknown', why: 'no answer' } }],
      [[0, 'recorded']],
    ],
    [
      'a base that stacker stops at, too',
      [{ standing: 'unsure', base: { kind: 'broken', why: 'no such' } }],
      [[0, 'recorded']],
    ],
  ])('%s', (_, judged, bases) => {
    expect(basesOf(...judged)).toStrictEqual(bases)
  })
})

describe('the base of a layer that is built on another', () => {
  const child: Judged = { name: 'child', on: 'app', standing: 'good' }
  const entry = entryOf('app', layerOf())
  const again = {
    ...entryOf('app', layerOf({ BuildOnly: true })),
    Manifests: new Map([['tar+false', zeroDescriptor(release)]]),
  }

  test.each<[string, Judged, string]>([
    ['is the hash of the entry that is laid down', { standing: 'good' }, hashOf(entry)],
    ['is the hash of the entry that stands here', { standing: 'good', onDisk: true }, hashOf(entry)],
    ['is the hash of the entry that an image may come out with', { standing: 'maybe equal' }, hashOf(entry)],
    [
      'is the hash of the entry that an image had, where it may become that again',
      { standing: 'was it' },
      hashOf(entry),
    ],
    ['is as it was recorded where the one below is another', { standing: 'rebuilt' }, 'recorded'],
    ['is as it was recorded where the one below is not known', { standing: 'unknown' }, 'recorded'],
    [
      'is the hash of the entry that stacker will write again',
      { standing: 'same again', found: 'nothing', layer: { BuildOnly: true } },
      hashOf(again),
    ],
    [
      'which is written new, whatever the old one was',
      { standing: 'same again', found: { Base: 'old' }, layer: { BuildOnly: true } },
      hashOf(again),
    ],
  ])('%s', (_, below, base) => {
    expect(laidOf(below, child).get(1)?.Base).toBe(base)
  })

  test('holds that of all below it', () => {
    const again = { standing: 'same again', found: 'nothing', layer: { BuildOnly: true } } as const
    const laid = laidOf(
      again,
      {
        ...again,
        name: 'middle',
        on: 'app',
        layer: {
          BuildOnly: true,
          From: from('built', { Tag: 'app' }),
        },
      },
      { ...child, on: 'middle' },
    )
    const [bottom, middle] = layersOf(again, { ...again, name: 'middle', on: 'app', layer: again.layer }).map(
      ({ stacked, foreseen }) => [stacked, foreseen] as const,
    )
    if (bottom === undefined || middle === undefined) throw new Error('no layer')
    const below = hashOf(entryAgain(...bottom, '', { release, layerTypes: ['tar+false'] }))
    expect(laid.get(2)?.Base).toBe(hashOf(entryAgain(...middle, below, { release, layerTypes: ['tar+false'] })))
  })

  test('is as it was recorded where what is built again stands on what is lost', () => {
    const lost: Judged = { name: 'lost', standing: 'rebuilt', found: 'nothing' }
    const again: Judged = {
      on: 'lost',
      standing: 'same again',
      found: 'nothing',
      layer: { BuildOnly: true, From: from('built', { Tag: 'lost' }) },
    }
    expect(laidOf(lost, again, child).get(2)?.Base).toBe('recorded')
  })
})

describe('the base of a layer from what another one made', () => {
  const image: Judged = {
    ...{ name: 'child', standing: 'good', base: { kind: 'produced', layer: 'app', path: ':v1' } },
    layer: { From: from('oci', { Url: 'layout:v1' }) },
  }
  const tar: Judged = { ...image, layer: { From: from('tar', { Url: 'stacker://app/t' }) } }

  test.each<[string, Judged, Judged, string]>([
    ['is the manifest of the image', { standing: 'good' }, image, digestHex(digestOf('app'))],
    ['is the manifest that it may come out with', { standing: 'maybe equal' }, image, digestHex(digestOf('app'))],
    ['is as it was recorded of an image that is built again', { standing: 'rebuilt' }, image, 'recorded'],
    [
      'is as it was recorded of an image without one',
      { standing: 'good', found: { Manifests: new Map() } },
      image,
      'recorded',
    ],
    [
      'is as it was recorded of an image with nil',
      { standing: 'good', found: { Manifests: null }, onDisk: true },
      image,
      'recorded',
    ],
    [
      'is as it was recorded where no digest stands there',
      { standing: 'good', found: { Manifests: new Map([['tar+false', descriptorOf('')]]) } },
      image,
      'recorded',
    ],
    ['of a file is as it was recorded', { standing: 'good' }, tar, 'recorded'],
  ])('%s', (_, below, child, base) => {
    expect(laidOf(below, child).get(1)?.Base).toBe(base)
  })

  test('is that of the first type, where there are more', () => {
    const manifests = new Map([...imageOf('squashed', 'squashfs+false'), ...imageOf('app', 'tar+false')])
    const below: Judged = { standing: 'good', found: { Manifests: manifests }, onDisk: true }
    expect(laidOf(below, image).get(1)?.Base).toBe(digestHex(digestOf('app')))
  })
})

describe('the entry that is laid down', () => {
  const all = imageOf('app', 'tar+false', 'erofs+true', 'squashfs+false')
  const typesOf = (judged: Judged, layerTypes: readonly string[]): readonly string[] | undefined => {
    const entry = checkoutEntries(layersOf(judged), release, layerTypes, noTree).get(0)
    return entry && [...(entry.Manifests?.keys() ?? [])]
  }

  test.each<[string, Judged, readonly string[]]>([
    [
      'names no image of a type that nobody asks for',
      { standing: 'good', found: { Manifests: all } },
      ['tar+false', 'erofs+true'],
    ],
    [
      'of a build_only layer is as it was',
      { standing: 'good', found: { Manifests: imageOf('app', 'x') }, layer: { BuildOnly: true } },
      ['x'],
    ],
    [
      'of one that stood here is as it was',
      { standing: 'good', found: { Manifests: all }, onDisk: true },
      [...all.keys()],
    ],
    ['has no images where there were none', { standing: 'good', found: { Manifests: null } }, []],
  ])('%s', (_, judged, types) => {
    expect(typesOf(judged, ['erofs+true', 'tar+false'])).toStrictEqual(types)
  })

  test('has the paths and trees of this checkout, where it comes from a record', () => {
    const tree = treeOf('a')
    const [only] = layersOf({
      standing: 'good',
      layer: { Imports: imports('/here/d') },
      found: { Imports: new Map([['d', { Type: 1n, Hash: digestOf(treeText(tree)) }]]) },
    })
    if (only === undefined) throw new Error('no layer')
    const portable = { ...only, form: { ...only.form, layer: layerOf({ Imports: imports('d') }) } }
    const laid = checkoutEntries([portable], release, ['tar+false'], (digest) =>
      digest === digestOf(treeText(tree)) ? treeText(tree) : noTree(digest),
    )
    expect(laid.get(0)).toMatchObject({
      Imports: new Map([['/here/d', { Type: 1n, Hash: treeHash(tree) }]]),
      Layer: { Imports: imports('/here/d') },
    })
  })
})

describe('the image that one that is built again may come out as', () => {
  test.each<[keyof typeof standings, boolean]>([
    ['maybe equal', true],
    ['was it', true],
    ['rebuilt', false],
    ['good', false],
    ['same again', false],
    ['unknown', false],
  ])('%s: %s', (standing, isIt) => {
    const [only] = layersOf({ standing })
    if (only === undefined) throw new Error('no layer')
    expect(earlierImage(only.judgement, only.found)).toBe(isIt ? only.found.candidate : undefined)
  })
})

describe('the entry that stacker writes of a build_only layer that is built again', () => {
  const old = findRelease('v1.1.6')
  if (old === undefined) throw new Error('no such release')

  const write = (
    sketch: Sketch,
    by: Release = release,
    types: readonly string[] = ['tar+false', 'erofs+true'],
  ): CacheEntry => {
    const layer = stacked(sketch)
    const below = { standing: () => undefined, isBuiltOnEveryRun: () => false }
    return entryAgain(layer, foresee(layer.facts, formOf(layer.facts.definition), below), 'base', {
      release: by,
      layerTypes: types,
    })
  }

  test('has one descriptor of nothing, in the first type', () => {
    const layer = layerOf({ BuildOnly: true })
    expect(write({ layer })).toStrictEqual({
      ...{ Manifests: new Map([['tar+false', zeroDescriptor(release)]]), Imports: new Map(), OverlayDirs: new Map() },
      ...{ Name: 'app', Layer: layer, Base: 'base', SourceDateEpoch: null },
    })
    expect([...(write({ layer }, release, []).Manifests?.keys() ?? [])]).toStrictEqual([''])
  })

  test('holds files that are compared, and none with dest', () => {
    const Imports = imports('/a', { Path: '/b', Dest: '/b' }, '/c')
    const held = write({
      layer: { Imports },
      imports: [
        { kind: 'file', hash: 'sha256:a' },
        { kind: 'file', hash: 'sha256:b' },
        { kind: 'directory', tree: treeOf('c') },
      ],
    })
    expect(held.Imports).toStrictEqual(new Map([['/a', { Type: 0n, Hash: 'sha256:a' }]]))
  })

  test('holds the epoch where the release compares it', () => {
    expect(write({ epoch: 5n })).toHaveProperty('SourceDateEpoch', 5n)
    expect(write({ epoch: 5n }, old)).not.toHaveProperty('SourceDateEpoch')
  })
})
