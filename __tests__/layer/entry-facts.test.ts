import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { FormatError } from '../../src/errors.ts'
import { digestOf, type Digest } from '../../src/formats/digest.ts'
import { treeDigest, type Tree } from '../../src/formats/mtree-tree.ts'
import { encodeBuildCache, openBuildCache } from '../../src/layer/build-cache.ts'
import type { CacheEntry, ImportHash, OverlayDirHash } from '../../src/layer/entry.ts'
import { factsOfEntry, identityOf, manifestDigests, packEntry, rerootEntry } from '../../src/layer/entry-facts.ts'
import { takenHashes } from '../../src/layer/taken-hashes.ts'
import { layerIdentity, type PortableBase, type PortableContent, type PortableFacts } from '../../src/layer/portable.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'
import {
  descriptorOf,
  entryOf,
  imageOf,
  imports,
  layerOf,
  release,
  treeHash,
  treeOf,
  treeText,
  type ImportSketch,
} from './judged-layers.ts'

const file = (hash = 'sha256:f'): ImportHash => ({ Type: 0n, Hash: hash })
const directory = (tree: Tree): ImportHash => ({ Type: 1n, Hash: treeHash(tree) })
const tree = treeOf('a')
const known: PortableBase = { kind: 'known', base: '' }
const taken: PortableContent = { kind: 'taken', producer: 'maker', path: '/out' }
const buildOnly = { BuildOnly: true }
const over = [{ Source: '/over', Dest: '/' }]

const importing = (...items: readonly ImportSketch[]): Partial<Layer> => ({ Imports: imports(...items) })

describe('the facts that an entry witnesses', () => {
  type Read = ReturnType<typeof factsOfEntry>
  const read = (
    layer: Partial<Layer>,
    entry: Partial<CacheEntry>,
    unwitnessed: (index: number) => PortableContent | undefined = () => undefined,
  ): Read =>
    factsOfEntry(entryOf('app', layerOf(layer), entry), {
      ...{ portable: layerOf(layer), definition: '{}', arch: 'amd64', release, base: known, unwitnessed },
    })
  const facts: PortableFacts = {
    ...{ name: 'app', arch: 'amd64', shape: release.shape, definition: '{}', base: known, epoch: null, imports: [] },
    ...{ overlayDirs: [], layerTypes: ['tar+false'] },
  }

  test.each<[string, Partial<Layer>, Partial<CacheEntry>, Partial<PortableFacts>]>([
    ['of an image from scratch', {}, {}, {}],
    ['an epoch', {}, { SourceDateEpoch: 1000n }, { epoch: '1000' }],
    ['the epoch zero', {}, { SourceDateEpoch: 0n }, { epoch: '0' }],
    [
      'an import of a file',
      importing('/f'),
      { Imports: new Map([['/f', file()]]) },
      { imports: [{ kind: 'file', hash: 'sha256:f' }] },
    ],
    [
      'an import of a directory, by its canonical tree',
      importing('/d'),
      { Imports: new Map([['/d', directory(tree)]]) },
      { imports: [{ kind: 'directory', tree: treeDigest(tree) }] },
    ],
    [
      'imports in the order of the definition',
      importing('/b', '/a'),
      {
        Imports: new Map([
          ['/a', file('sha256:a')],
          ['/b', file('sha256:b')],
        ]),
      },
      {
        imports: [
          { kind: 'file', hash: 'sha256:b' },
          { kind: 'file', hash: 'sha256:a' },
        ],
      },
    ],
    [
      'an overlay dir',
      { OverlayDirs: over },
      { OverlayDirs: new Map([['/over', { Hash: treeHash(tree) }]]) },
      { overlayDirs: [{ kind: 'directory', tree: treeDigest(tree) }] },
    ],
    [
      'each type of image, sorted',
      {},
      { Manifests: imageOf('app', 'tar+false', 'erofs+true') },
      { layerTypes: ['erofs+true', 'tar+false'] },
    ],
    ['no image at all', {}, { Manifests: null }, { layerTypes: [] }],
    ['a build_only layer has none, though its entry names a type', buildOnly, {}, { layerTypes: [] }],
  ])('%s', (_, layer, entry, expected) => {
    expect(read(layer, entry)).toStrictEqual({ kind: 'facts', facts: { ...facts, ...expected } })
  })

  test('an entry of a release that compares no epoch has none', () => {
    const entry: Record<string, unknown> = { ...entryOf('app', layerOf()) }
    delete entry['SourceDateEpoch']
    const surroundings = { portable: layerOf(), definition: '{}', arch: 'amd64', release, base: known }
    const found = factsOfEntry(entry as unknown as CacheEntry, { ...surroundings, unwitnessed: () => undefined })
    expect(found).toMatchObject({ facts: { epoch: null } })
  })

  test('what was witnessed beside it comes before what it says itself', () => {
    const entry = { Imports: new Map([['stacker://maker/out', file()]]) }
    const found = read(importing('stacker://maker/out'), entry, () => taken)
    expect(found).toMatchObject({ facts: { imports: [taken] } })
  })

  test.each<[string, Partial<Layer>, Partial<CacheEntry>]>([
    ['import /f', importing('/f'), {}],
    ['import /f', importing('/f'), { Imports: null }],
    ['overlay dir /over', { OverlayDirs: over }, {}],
    ['overlay dir /over', { OverlayDirs: over }, { OverlayDirs: null }],
  ])('without %s it is incomplete', (missing, layer, entry) => {
    expect(read(layer, entry)).toStrictEqual({ kind: 'incomplete', why: `its entry does not know ${missing}` })
  })

  test('a tree that go-mtree would refuse is not believed', () => {
    const hash = Buffer.from('\\\n\n').toString('base64')
    expect(() => read(importing('/d'), { Imports: new Map([['/d', { Type: 1n, Hash: hash }]]) })).toThrow(FormatError)
    expect(() => read({ OverlayDirs: over }, { OverlayDirs: new Map([['/over', { Hash: hash }]]) })).toThrow(
      FormatError,
    )
  })
})

describe('what a layer took from layers that are built on every run', () => {
  const maker = 'stacker://maker/out'
  const of = (layer: Partial<Layer>, entry: Partial<CacheEntry>, facts: Partial<PortableFacts>): string[] =>
    takenHashes(entryOf('app', layerOf(layer), { Base: 'sha256:base', ...entry }), {
      ...{ name: 'app', arch: 'amd64', shape: release.shape, definition: '{}', base: known, epoch: null, imports: [] },
      ...{ overlayDirs: [], layerTypes: [] },
      ...facts,
    })
  const takenBase: PortableBase = { kind: 'taken', layer: 'maker', path: '/t' }

  test.each<[string, Partial<Layer>, Partial<CacheEntry>, Partial<PortableFacts>, readonly string[]]>([
    ['nothing', buildOnly, {}, {}, []],
    [
      'a file is told by its hash',
      { ...buildOnly, ...importing(maker) },
      { Imports: new Map([[maker, file()]]) },
      { imports: [taken] },
      ['sha256:f'],
    ],
    [
      'a directory by the bytes of its text',
      { ...buildOnly, ...importing(maker) },
      { Imports: new Map([[maker, directory(tree)]]) },
      { imports: [taken] },
      [digestOf(treeText(tree))],
    ],
    [
      'a directory of a record, which names the text by its digest already',
      { ...buildOnly, ...importing(maker) },
      { Imports: new Map([[maker, { Type: 1n, Hash: digestOf(treeText(tree)) }]]) },
      { imports: [taken] },
      [digestOf(treeText(tree))],
    ],
    [
      'a file whose hash looks like a digest is none',
      { ...buildOnly, ...importing(maker) },
      { Imports: new Map([[maker, file(digestOf('f'))]]) },
      { imports: [taken] },
      [digestOf('f')],
    ],
    [
      'a base comes first',
      { ...buildOnly, ...importing(maker) },
      { Imports: new Map([[maker, file()]]) },
      { base: takenBase, imports: [taken] },
      ['sha256:base', 'sha256:f'],
    ],
    [
      'a file that is known by its build is in the facts',
      { ...buildOnly, ...importing(maker) },
      { Imports: new Map([[maker, file()]]) },
      { imports: [{ kind: 'produced', identity: digestOf('maker'), path: '/out' }] },
      [],
    ],
    [
      'what the entry does not hold',
      { ...buildOnly, ...importing(maker) },
      { Imports: null },
      { imports: [taken] },
      [],
    ],
    [
      'of an image nothing, as its manifest changes with it',
      importing(maker),
      { Imports: new Map([[maker, file()]]) },
      { base: takenBase, imports: [taken] },
      [],
    ],
  ])('%s', (_, layer, entry, facts, hashes) => {
    expect(of(layer, entry, facts)).toStrictEqual(hashes)
  })
})

describe('the identity of a layer', () => {
  test.each<[string, Partial<Layer>, Partial<CacheEntry>, readonly Digest[]]>([
    [
      'an image is its manifests',
      {},
      { Manifests: imageOf('app', 'tar+false', 'erofs+true') },
      [digestOf('app'), digestOf('app')],
    ],
    ['a build_only layer has none', buildOnly, { Manifests: imageOf('app') }, []],
    ['an entry without manifests', {}, { Manifests: null }, []],
    ['a descriptor that names nothing', {}, { Manifests: new Map([['tar', descriptorOf('')]]) }, []],
  ])('%s', (_, layer, entry, digests) => {
    expect(manifestDigests(entryOf('app', layerOf(layer), entry))).toStrictEqual(digests)
  })

  test('is its facts, its manifests and what it took', () => {
    const facts: PortableFacts = {
      ...{ name: 'app', arch: 'amd64', shape: release.shape, definition: '{}', base: known, epoch: null },
      ...{ imports: [taken], overlayDirs: [], layerTypes: [] },
    }
    const layer = importing('stacker://maker/out')
    const held = { Imports: new Map([['stacker://maker/out', file()]]) }
    expect(identityOf(entryOf('app', layerOf(layer), held), facts)).toBe(layerIdentity(facts, [digestOf('app')], []))
    expect(identityOf(entryOf('app', layerOf({ ...layer, ...buildOnly }), held), facts)).toBe(
      layerIdentity(facts, [], ['sha256:f']),
    )
  })
})

describe('an entry as a record keeps it', () => {
  const here = layerOf({ ...importing('/p/f', '/p/d', '/p/dest'), OverlayDirs: [{ Source: '/p/over', Dest: '/' }] })
  const portable = layerOf({ ...importing('f', 'd', 'dest'), OverlayDirs: [{ Source: 'over', Dest: '/' }] })
  const there = layerOf({ ...importing('/q/f', '/q/d', '/q/dest'), OverlayDirs: [{ Source: '/q/over', Dest: '/' }] })
  const overTree = treeOf('over')
  const held = (root: string): Partial<CacheEntry> => ({
    Imports: new Map([
      [`${root}/f`, file()],
      [`${root}/d`, directory(tree)],
    ]),
    OverlayDirs: new Map([[`${root}/over`, { Hash: treeHash(overTree) }]]),
  })
  const entry = entryOf('app', here, held('/p'))
  const packed = packEntry(entry, portable)
  const treeAt = (digest: Digest): Buffer => {
    const text = packed.trees.get(digest)
    if (text === undefined) throw new Error(`no tree ${digest}`)
    return text
  }

  test('has portable paths, and trees apart', () => {
    const [of, ofOver] = [treeText(tree), treeText(overTree)]
    expect(packed.entry).toStrictEqual({
      ...entry,
      Layer: portable,
      Imports: new Map([
        ['f', file()],
        ['d', { Type: 1n, Hash: digestOf(of) }],
      ]),
      OverlayDirs: new Map([['over', { Hash: digestOf(ofOver) }]]),
    })
    expect(packed.trees).toStrictEqual(
      new Map([
        [digestOf(of), of],
        [digestOf(ofOver), ofOver],
      ]),
    )
  })

  test('is made the entry of another checkout, of which the base is as stacker will compute it there', () => {
    const laid = rerootEntry(packed.entry, { layer: there, portable, base: '42', tree: treeAt })
    expect(laid).toStrictEqual(entryOf('app', there, { ...held('/q'), Base: '42' }))
  })

  test('holds no paths but those of its definition', () => {
    const more = entryOf('app', layerOf(importing('/p/f')), held('/p'))
    expect(packEntry(more, layerOf(importing('f'))).entry).toMatchObject({
      Imports: new Map([['f', file()]]),
      OverlayDirs: new Map(),
    })
  })

  test('keeps a path that has no portable one', () => {
    const bare = entryOf('app', layerOf(importing('/p/f')), { Imports: new Map([['/p/f', file()]]) })
    expect(packEntry(bare, layerOf()).entry.Imports).toStrictEqual(bare.Imports)
  })

  test('keeps nil apart from empty', () => {
    const nil = entryOf('app', layerOf(), { Imports: null, OverlayDirs: null })
    expect(packEntry(nil, layerOf()).entry).toMatchObject({ Imports: null, OverlayDirs: null })
    const back = rerootEntry(nil, { layer: layerOf(), portable: layerOf(), base: '', tree: treeAt })
    expect(back).toMatchObject({ Imports: null, OverlayDirs: null })
  })

  test.each<[string, Partial<CacheEntry>]>([
    ['an import', { Imports: new Map([['d', { Type: 1n, Hash: 'L3NldA==' }]]) }],
    ['an overlay dir', { OverlayDirs: new Map([['over', { Hash: '../../x' }]]) }],
  ])('is not believed where a text stands in place of the digest of %s', (_, change) => {
    const wrong = { ...packed.entry, ...change }
    expect(() => rerootEntry(wrong, { layer: there, portable, base: '', tree: treeAt })).toThrow(
      'record.entry: expected the digest of a tree',
    )
  })
})

/** Facts of any layer, with the trees that stand behind them. */
const anyFacts = fc
  .record({
    trees: fc.uniqueArray(fc.stringMatching(/^[\w #*äÿ]{1,6}$/u), { minLength: 1, maxLength: 4 }),
    sources: fc.uniqueArray(fc.stringMatching(/^\/[a-z]{1,4}$/), { maxLength: 5 }),
    kinds: fc.array(fc.constantFrom('file', 'directory', 'produced', 'taken', 'dest'), { minLength: 5, maxLength: 5 }),
    dirs: fc.uniqueArray(fc.stringMatching(/^\/[a-z]{1,4}$/), { maxLength: 3 }),
    base: fc.oneof<fc.Arbitrary<PortableBase>[]>(
      fc.string({ maxLength: 8 }).map((base) => ({ kind: 'known', base })),
      fc.string().map((name) => ({ kind: 'layer', identity: digestOf(name), path: '/t' })),
      fc.constant({ kind: 'taken', layer: 'maker', path: '/t' }),
    ),
    epoch: fc.option(fc.bigInt(0n, 2n ** 62n)),
    types: fc.subarray(['erofs+true', 'squashfs+false', 'squashfs+true', 'tar+false'], { minLength: 1 }),
    isBuildOnly: fc.boolean(),
  })
  .map(({ trees, sources, kinds, dirs, base, epoch, types, isBuildOnly }) => {
    const forest = trees.map((name) => treeOf(name))
    const treeFor = (index: number): Tree => forest[index % forest.length] ?? tree
    const layer = layerOf({
      BuildOnly: isBuildOnly,
      Imports: imports(...sources.map((Path, index) => ({ Path, Dest: kinds[index] === 'dest' ? '/in' : '' }))),
      OverlayDirs: dirs.map((Source) => ({ Source, Dest: '/' })),
    })
    const contents = sources.map((source, index): PortableContent => {
      switch (kinds[index] ?? 'file') {
        case 'directory':
          return { kind: 'directory', tree: treeDigest(treeFor(index)) }
        case 'produced':
          return { kind: 'produced', identity: digestOf(source), path: source }
        case 'taken':
          return { kind: 'taken', producer: 'maker', path: source }
        case 'file':
        case 'dest':
          return { kind: 'file', hash: digestOf(source) }
      }
    })
    const facts: PortableFacts = {
      ...{ name: 'app', arch: 'amd64', shape: release.shape, definition: '{}', base, imports: contents },
      overlayDirs: dirs.map((_, index) => ({ kind: 'directory', tree: treeDigest(treeFor(index)) })),
      epoch: epoch === null ? null : String(epoch),
      layerTypes: isBuildOnly ? [] : types,
    }
    return { facts, layer, treeFor }
  })

type AnyFacts = typeof anyFacts extends fc.Arbitrary<infer T> ? T : never

/** As stacker's Put writes them: imports with `dest` are not in the entry, what came from a producer is there by its content. */
function entryOfFacts({ facts, layer, treeFor }: AnyFacts): CacheEntry {
  const held = (layer.Imports ?? []).flatMap(({ Path, Dest }, index): [string, ImportHash][] => {
    if (Dest !== '') return []
    const fact = facts.imports[index]
    return [[Path, fact?.kind === 'directory' ? directory(treeFor(index)) : file(digestOf(Path))]]
  })
  const dirs = (layer.OverlayDirs ?? []).map(({ Source }, index): [string, OverlayDirHash] => [
    Source,
    { Hash: treeHash(treeFor(index)) },
  ])
  return entryOf('app', layer, {
    ...{ Imports: new Map(held), OverlayDirs: new Map(dirs) },
    Manifests: imageOf('app', ...(layer.BuildOnly ? ['tar+false'] : facts.layerTypes)),
    SourceDateEpoch: facts.epoch === null ? null : BigInt(facts.epoch),
  })
}

describe('of any layer', () => {
  test('facts -> entry -> build.cache -> entry -> facts is the identity', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const { facts, layer } = any
        const opened = openBuildCache(encodeBuildCache(new Map([['app', entryOfFacts(any)]]), release), release)
        const entry = opened.kind === 'opened' ? opened.entries.get('app') : undefined
        const found = factsOfEntry(entry ?? entryOf('none', layer), {
          ...{ portable: layer, definition: '{}', arch: 'amd64', release, base: facts.base },
          unwitnessed: (index) => {
            const fact = facts.imports[index]
            const isSilent = layer.Imports?.[index]?.Dest === '/in'
            return isSilent || fact?.kind === 'produced' || fact?.kind === 'taken' ? fact : undefined
          },
        })
        expect(found).toStrictEqual({ kind: 'facts', facts })
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  test('entry -> record -> entry is the identity, and does not change what it is', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const entry = entryOfFacts(any)
        const shorter = (path: string): string => path.slice(1)
        const portable = {
          ...entry.Layer,
          Imports: (entry.Layer.Imports ?? []).map((item) => ({ ...item, Path: shorter(item.Path) })),
          OverlayDirs: (entry.Layer.OverlayDirs ?? []).map((item) => ({ ...item, Source: shorter(item.Source) })),
        }
        const { entry: packed, trees } = packEntry(entry, portable)
        const back = rerootEntry(packed, {
          ...{ layer: entry.Layer, portable, base: entry.Base },
          tree: (digest) => trees.get(digest) ?? Buffer.from('none'),
        })
        expect(back).toStrictEqual(entry)
        expect(identityOf(packed, any.facts)).toBe(identityOf(entry, any.facts))
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})
