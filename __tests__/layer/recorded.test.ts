import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { parseTree } from '../../src/formats/mtree-parse.ts'
import { treeDigest } from '../../src/formats/mtree-tree.ts'
import { encodeBuildCache } from '../../src/layer/build-cache.ts'
import { definitionText } from '../../src/layer/definition.ts'
import type { CacheEntry } from '../../src/layer/entry.ts'
import { identityOf } from '../../src/layer/entry-facts.ts'
import type { PortableContent, PortableFacts } from '../../src/layer/portable.ts'
import type { LayerRecord } from '../../src/layer/record.ts'
import { candidateOfRecord } from '../../src/layer/recorded.ts'
import { releases } from '../../src/release/releases.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'
import { entryOf, imports, layerOf, recordOf, release, treeOf, treeText } from './judged-layers.ts'

const inTree = treeOf('in')
const overTree = treeOf('over')
const [inText, overText] = [treeText(inTree), treeText(overTree)]

/** Of each kind one: an import of a file, one of a directory, one with dest, an overlay dir. */
const layer = layerOf({
  Imports: imports('f', 'd', { Path: 'dest', Dest: '/dest' }),
  OverlayDirs: [{ Source: 'over', Dest: '/' }],
})
const dest: PortableContent = { kind: 'file', hash: 'sha256:dest' }
const facts: PortableFacts = {
  ...{ name: 'app', arch: 'amd64', shape: release.shape, base: { kind: 'known', base: '' }, epoch: null },
  ...{ definition: definitionText(layer, release), layerTypes: ['tar+false'] },
  imports: [{ kind: 'file', hash: 'sha256:f' }, { kind: 'directory', tree: treeDigest(inTree) }, dest],
  overlayDirs: [{ kind: 'directory', tree: treeDigest(overTree) }],
}
const entry = entryOf('app', layer, {
  Imports: new Map([
    ['f', { Type: 0n, Hash: 'sha256:f' }],
    ['d', { Type: 1n, Hash: digestOf(inText) }],
  ]),
  OverlayDirs: new Map([['over', { Hash: digestOf(overText) }]]),
})
const trees = new Map([
  [digestOf(inText), inText],
  [digestOf(overText), overText],
])

interface Change {
  readonly entry?: Partial<CacheEntry>
  readonly facts?: Partial<PortableFacts>
  readonly record?: Partial<LayerRecord>
}

function recordFor(change: Change): LayerRecord {
  const made = recordOf({ ...entry, ...change.entry }, { ...facts, ...change.facts }, { trees, ...change.record })
  // Named by what the facts say, whatever the entry calls itself.
  const bytes = encodeBuildCache(new Map([['app', { ...entry, ...change.entry }]]), release)
  return { ...made, entry: change.record?.entry ?? bytes.toString() }
}

describe('a record as a candidate', () => {
  test('is its entry, its definition and the trees that it holds itself', () => {
    const record = recordFor({})
    const { trees: found, ...candidate } = candidateOfRecord(record)
    expect(candidate).toEqual({ identity: identityOf(entry, facts), recorded: { layer, facts }, entry, record })
    expect([...found]).toStrictEqual(
      [inTree, overTree].map((tree) => [treeDigest(tree), parseTree(treeText(tree), release.goMtree)]),
    )
  })

  test('trees that are blobs are not at hand, and of texts that the entry does not name nothing is believed', () => {
    const other = treeText(treeOf('other'))
    const more = new Map([
      [digestOf(inText), null],
      [digestOf(overText), overText],
      [digestOf(other), other],
    ])
    const { trees: found } = candidateOfRecord(recordFor({ record: { trees: more } }))
    expect([...found.keys()]).toStrictEqual([treeDigest(overTree)])
  })

  test('of an entry without any content no tree is one', () => {
    const bare = layerOf()
    const record = recordFor({
      entry: { Layer: bare, Imports: null, OverlayDirs: null },
      facts: { definition: definitionText(bare, release), imports: [], overlayDirs: [] },
    })
    expect(candidateOfRecord(record).trees).toStrictEqual(new Map())
  })
})

describe('the definition of the sources', () => {
  const current = { layer: { ...layer }, facts: { definition: facts.definition, shape: facts.shape } }
  const elsewhere = releases.find(({ shape }) => shape !== release.shape)
  const otherShape = releases.findLast(({ shape, rules }) => shape !== release.shape && rules.stagingChowns)
  if (elsewhere === undefined || otherShape === undefined) throw new Error('there is but one shape')

  test('need not be decoded again where the record has the very same', () => {
    expect(candidateOfRecord(recordFor({}), current).recorded.layer).toBe(current.layer)
  })

  test('is that of the entry, too, where the entry has it in the same words, and only there', () => {
    expect(candidateOfRecord(recordFor({}), current).entry.Layer).toBe(current.layer)
    const other = { ...entry, Layer: { ...layer, Run: ['other'] } }
    const record = recordFor({ record: { entry: encodeBuildCache(new Map([['app', other]]), release).toString() } })
    expect(candidateOfRecord(record, current).entry.Layer.Run).toEqual(['other'])
  })

  test.each<[string, Partial<PortableFacts>]>([
    ['a text that is another', { definition: 'other' }],
    ['the text of another release', { shape: elsewhere.shape }],
  ])('is not taken for %s', (_, change) => {
    const other = { ...current, facts: { ...current.facts, ...change } }
    const found = candidateOfRecord(recordFor({}), other).recorded.layer
    expect(found).not.toBe(current.layer)
    expect(found).toStrictEqual(layer)
  })

  test('is not taken where the release of the record would read it otherwise', () => {
    const bytes = encodeBuildCache(new Map([['app', entry]]), otherShape)
    const record = recordFor({ record: { release: otherShape.tag, entry: bytes.toString() } })
    expect(candidateOfRecord(record, current).recorded.layer).not.toBe(current.layer)
  })
})

describe('a record is not believed', () => {
  const cached = (entries: readonly (readonly [string, CacheEntry])[]): string =>
    encodeBuildCache(new Map(entries), release).toString()
  const change = (index: number, fact: PortableContent | undefined): Partial<PortableFacts> => ({
    imports: facts.imports.flatMap((item, at) => (at !== index ? [item] : fact === undefined ? [] : [fact])),
  })
  const without = (path: string): CacheEntry['Imports'] =>
    new Map([...(entry.Imports ?? [])].filter(([key]) => key !== path))
  const imported = (path: string, Type: bigint, Hash: string): CacheEntry['Imports'] =>
    new Map([...(entry.Imports ?? []), [path, { Type, Hash }]])
  const directory: PortableContent = { kind: 'directory', tree: digestOf('unknown') }
  const produced: PortableContent = { kind: 'produced', identity: digestOf('maker'), path: '/d' }
  const takenDirectory: PortableContent = { kind: 'taken', producer: 'maker', path: '/d' }
  const other = treeText(treeOf('other'))
  const disagrees = (where: string): string => `${where}: expected what the facts of the record say`

  test.each<[string, string, Change]>([
    ['of a release that nobody knows', 'record.release', { record: { release: 'v99.0.0' } }],
    ['with an entry that is no build.cache', 'record.entry: expected the entry of app', { record: { entry: '{' } }],
    [
      'with an entry of another version',
      'record.entry: expected the entry of app',
      { record: { entry: '{"cache":{},"version":1}' } },
    ],
    ['without its entry', 'record.entry: expected the entry of app', { record: { entry: cached([]) } }],
    [
      'with the entry of another layer',
      'record.entry: expected the entry of app',
      { record: { entry: cached([['other', entry]]) } },
    ],
    [
      'with an entry that calls itself another',
      'record.entry: expected the entry of app',
      { entry: { Name: 'other' } },
    ],
    [
      'with the entry of a build_only layer',
      'record.entry: expected the entry of app',
      { entry: { Layer: { ...layer, BuildOnly: true } } },
    ],
    ['where a fact is missing', disagrees('record.facts.imports[2]'), { facts: change(2, undefined) }],
    ['where the entry lacks an import', disagrees('record.entry.Imports["f"]'), { entry: { Imports: without('f') } }],
    ['where the entry has no imports', disagrees('record.entry.Imports["f"]'), { entry: { Imports: null } }],
    [
      'where the hash of a file is another',
      disagrees('import f'),
      { entry: { Imports: imported('f', 0n, 'sha256:g') } },
    ],
    ['where a file is a directory', disagrees('import f'), { entry: { Imports: imported('f', 1n, 'sha256:f') } }],
    ['where a directory is a file', disagrees('import d'), { entry: { Imports: imported('d', 0n, digestOf(inText)) } }],
    ['where a directory is another tree', disagrees(`tree ${treeDigest(inTree)}`), { facts: change(1, directory) }],
    [
      'where an overlay dir is another tree',
      disagrees(`tree ${treeDigest(overTree)}`),
      { facts: { overlayDirs: [{ kind: 'directory', tree: digestOf('unknown') }] } },
    ],
    [
      'where the text of a tree is another than the facts say',
      disagrees(`tree ${treeDigest(treeOf('other'))}`),
      {
        entry: { Imports: imported('d', 1n, digestOf(other)) },
        record: { trees: new Map([[digestOf(other), other]]) },
      },
    ],
  ])('%s', (_, where, changed) => {
    expect(() => candidateOfRecord(recordFor(changed))).toThrow(where)
  })

  test.each<[string, Change]>([
    ['a directory of a layer is known by that layer, not by its tree', { facts: change(1, produced) }],
    ['as is one of a layer that is built on every run', { facts: change(1, takenDirectory) }],
    ['an import with dest is in no entry, and may be anything', { facts: change(2, directory) }],
    ['trees that are not at hand say nothing', { facts: change(1, directory), record: { trees: new Map() } }],
  ])('but %s', (_, changed) => {
    expect(candidateOfRecord(recordFor(changed)).recorded.layer).toStrictEqual(layer satisfies Layer)
  })
})
