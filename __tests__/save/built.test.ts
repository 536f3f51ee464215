import { describe, expect, test } from 'vitest'

import { builtLayers } from '../../src/save/built.ts'
import { isBuilt, type BuiltLayer, type BuiltOrWhy } from '../../src/save/built-layer.ts'
import { digestHex, digestOf } from '../../src/formats/digest.ts'
import { treeDigest } from '../../src/formats/mtree-tree.ts'
import { zeroDescriptor, type CacheEntry, type ImportHash } from '../../src/layer/entry.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import type { ContentFact } from '../../src/layer/facts.ts'
import type { PortableContent } from '../../src/layer/portable.ts'
import type { StackedLayer } from '../../src/layer/stack.ts'
import { entryDigest, type LayerNote, type Note } from '../../src/handover/note.ts'
import type { BuildState } from '../../src/workspace/build-state.ts'
import { directoriesOf } from '../../src/workspace/directories.ts'
import {
  entryOf,
  from,
  imageOf,
  imports,
  layerOf,
  release,
  stackOf,
  treeHash,
  treeOf,
  type Sketch,
} from '../layer/judged-layers.ts'
import { localOptions, sourcesOf } from '../plan/judged-sources.ts'

/** A layer of the sources, and in what its entry differs from what stacker would write for it. */
interface Built extends Sketch {
  readonly entry?: Partial<CacheEntry> | 'none'
  readonly note?: Partial<LayerNote> | keyof typeof untouched
}

/** What restore told of a layer that stands as it was laid down. */
const untouched = {
  'as it was laid down': { stored: true },
  'laid down of what stood here': { stored: false },
  'laid down for other facts': { stored: true, identity: digestOf('other facts') },
} as const satisfies Record<string, Partial<LayerNote>>

interface Build {
  /** Restore has looked at what stood there before the build. */
  readonly cleared?: boolean
  readonly roots?: Readonly<Record<string, number>>
  readonly before?: readonly StackedLayer[]
}

/** What stacker's Put would write of the layer, over the entries of those before it. */
function entryAsBuilt({ facts, base }: StackedLayer, entries: readonly (CacheEntry | undefined)[]): CacheEntry {
  const { name, layer } = facts.definition
  const below = base === undefined ? undefined : entries[base]
  const manifest = [...(below?.Manifests?.values() ?? [])].map(({ Digest }) => Digest.slice('sha256:'.length))[0]
  const held = (layer.Imports ?? []).flatMap(({ Path, Dest }, index): (readonly [string, ImportHash])[] => {
    const fact = facts.imports[index]
    if (Dest !== '') return []
    if (fact?.kind === 'directory') return [[Path, { Type: 1n, Hash: treeHash(fact.tree) }]]
    return [[Path, { Type: 0n, Hash: fact?.kind === 'file' ? fact.hash : 'sha256:made' }]]
  })
  const bases = {
    known: facts.base.kind === 'known' ? facts.base.base : '',
    built: below === undefined ? '' : String(entryHash(below, release)),
    produced: layer.From.Type === 'tar' ? 'sha256:tar' : (manifest ?? ''),
    unknown: 'moved',
    broken: '',
  }
  return entryOf(name, layer, {
    ...{ Imports: new Map(held), Base: bases[facts.base.kind], SourceDateEpoch: facts.epoch },
    ...(layer.BuildOnly && { Manifests: new Map([['tar+false', zeroDescriptor(release)]]) }),
  })
}

/** What is found built of the layers, whose entries stand in build.cache by name: of one name the last. */
function found(layers: readonly Built[], { cleared = false, roots = {}, before }: Build = {}): readonly BuiltOrWhy[] {
  const stack = stackOf(...layers)
  const entries: (CacheEntry | undefined)[] = []
  for (const [index, layer] of stack.entries()) {
    const change = layers[index]?.entry
    entries.push(change === 'none' ? undefined : { ...entryAsBuilt(layer, entries), ...change })
  }
  const state: BuildState = {
    buildCache: { bytes: Buffer.alloc(0), uid: 0, gid: 0, writtenAt: 1_000_000 },
    ...{ index: undefined, imports: new Map() },
    roots: new Map(
      Object.entries(roots).map(([name, scriptAt]) => [
        name,
        { metadata: undefined, hasContent: true, isSmall: false, begunAt: null, scriptAt, metadataAt: scriptAt },
      ]),
    ),
  }
  const byName = new Map(entries.flatMap((entry) => (entry === undefined ? [] : [[entry.Name, entry] as const])))
  const gathered = { sources: sourcesOf(), stack, held: new Set<string>(), evidence: [] }
  const asBefore = { ...gathered, stack: before ?? stack }
  const directories = directoriesOf(localOptions.directories)
  const notes = layers.flatMap(({ note: told }, index): LayerNote[] => {
    const definition = stack[index]?.facts.definition
    if (told === undefined || definition === undefined) return []
    return [
      {
        ...{ stackerfile: definition.stackerfile, name: definition.name, verdict: 'hit', definition: digestOf('') },
        ...{ laid: null, identity: null, stood: null, stored: false, content: null, standsOn: null, bytes: 0 },
        ...{ seconds: null, unwitnessed: [], evidence: [] },
        ...(typeof told === 'string' ? {} : told),
      },
    ]
  })
  const note: Note = { release: release.tag, cache: 'c', outages: [], umask: null, cleared, layers: notes }
  const remains = { gathered, asBefore, entries: byName, directories }
  // By times of roots it might be outdated, and had no identity.
  const plain = builtLayers({ ...remains, note, state: { ...state, roots: new Map() } })
  const laid = notes.map((one): LayerNote => {
    const index = layers.findIndex(({ name = 'app', note: told }) => name === one.name && told !== undefined)
    const [told, entry, layer] = [layers[index]?.note, entries[index], plain[index]]
    if (typeof told !== 'string' || entry === undefined) return one
    const identity = layer && isBuilt(layer) ? layer.identity : null
    return { ...one, laid: entryDigest(entry, release), identity, ...untouched[told] }
  })
  return builtLayers({ ...remains, note: { ...note, layers: laid }, state })
}

function last(layers: readonly Built[], build?: Build): BuiltOrWhy {
  const result = found(layers, build).at(-1)
  if (result === undefined) throw new Error('no layer')
  return result
}

function builtLast(layers: readonly Built[], build?: Build): BuiltLayer {
  const layer = last(layers, build)
  if (!isBuilt(layer)) throw new Error(layer.why ?? 'not built')
  return layer
}

const app: Built = {}
const buildOnly = { BuildOnly: true }
const withBinds = { Binds: [{ Source: '/src', Dest: '/src' }] }
const child: Built = { name: 'child', on: 'app' }
const noRestore = 'no restore has looked at the workspace before the build'
const mayBeEarlier = `it may have taken files from an earlier app: ${noRestore}`
const fromImage: Built = {
  ...{ name: 'child', base: { kind: 'produced', layer: 'app', path: ':v1' } },
  layer: { From: from('oci', { Url: 'layout:v1' }) },
}
const fromTar: Built = {
  ...{ name: 'child', base: { kind: 'produced', layer: 'app', path: '/t' } },
  layer: { From: from('tar', { Url: 'stacker://app/t' }) },
}
const taking: Built = {
  ...{ name: 'child', layer: { Imports: imports('stacker://app/out') } },
  imports: [{ kind: 'produced', producer: 'app', path: '/out' }],
}
const takingToDest: Built = { ...taking, layer: { Imports: imports({ Path: 'stacker://app/out', Dest: '/out' }) } }
const withDest: Built = { layer: { Imports: imports({ Path: '/p/in', Dest: '/in' }) } }
const unknown: ContentFact = { kind: 'unknown', code: 'import-unresolved', why: 'no answer' }
const inFact: PortableContent = { kind: 'file', hash: digestOf('/p/in') }

describe('a layer is not kept', () => {
  const unread: Built = { layer: { Imports: imports('/p/in') } }

  test.each<[string, readonly Built[], Build, string | undefined, 'unreached' | 'reached']>([
    ['that is not in build.cache: the build ended before it', [{ entry: 'none' }], {}, undefined, 'unreached'],
    [
      'of which an older definition is there',
      [{ entry: { Layer: layerOf({ Run: ['old'] }) } }],
      {},
      undefined,
      'unreached',
    ],
    [
      'whose name is another one that was built before it',
      [{ entry: { Layer: layerOf({ Run: ['other'] }) }, sharesName: true }],
      {},
      undefined,
      'reached',
    ],
    [
      'of that name, and the build ended before either',
      [{ entry: 'none', sharesName: true }],
      {},
      undefined,
      'unreached',
    ],
    [
      'that stands on a build_only one that is built on every run',
      [{ layer: { ...withBinds, ...buildOnly } }, { ...child, epoch: 1n }],
      {},
      undefined,
      'reached',
    ],
    [
      'whose import with dest was not known then, and is now',
      [{ ...withDest, note: {} }],
      { cleared: true, before: stackOf({ ...withDest, imports: [unknown] }) },
      'stacker does not remember the content of import /p/in, and it was not the same before and after the build',
      'reached',
    ],
    [
      'whose import with dest is not known any more',
      [{ ...withDest, imports: [unknown], note: { unwitnessed: [inFact] } }],
      { cleared: true, before: stackOf(withDest) },
      'stacker does not remember the content of import /p/in, and it was not the same before and after the build',
      'reached',
    ],
    ['that is built on every run', [{ layer: withBinds }], {}, undefined, 'reached'],
    [
      'even at one epoch where it is build_only',
      [{ layer: { ...withBinds, ...buildOnly }, epoch: 1n }],
      {},
      undefined,
      'reached',
    ],
    [
      'that stands on one that is not kept',
      [{ entry: 'none' }, child],
      {},
      'the layer app below it is not kept',
      'reached',
    ],
    [
      'that was built on an earlier one',
      [app, { ...child, entry: { Base: '42' } }],
      {},
      'it was built on an earlier app',
      'reached',
    ],
    [
      'that begins from an image that is not kept',
      [{ entry: 'none' }, fromImage],
      {},
      'the layer app, of which its base is taken, is not kept',
      'reached',
    ],
    [
      'that begins from an earlier image',
      [app, { ...fromImage, entry: { Base: 'aa' } }],
      {},
      'it was built on an earlier app',
      'reached',
    ],
    ['that begins from a file of who knows which build', [app, fromTar], {}, mayBeEarlier, 'reached'],
    [
      'that begins from a file of one that is not kept',
      [{ entry: 'none' }, fromTar],
      {},
      'the layer app, of which its base is taken, is not kept',
      'reached',
    ],
    ['that took a file of who knows which build', [app, taking], {}, mayBeEarlier, 'reached'],
    [
      'of which restore told, and did not clear what stood there',
      [app, { ...taking, note: {} }],
      {},
      mayBeEarlier,
      'reached',
    ],
    [
      'that took a file of one that is not kept',
      [{ entry: 'none' }, taking],
      {},
      'the layer app, from which it takes files, is not kept',
      'reached',
    ],
    [
      'that took a file to dest from one that is built on every run',
      [{ layer: withBinds }, { ...takingToDest, note: {} }],
      { cleared: true },
      'the layer app, from which it takes files, is not kept',
      'reached',
    ],
    [
      'whose import with dest nobody has seen before the build',
      [withDest],
      {},
      `stacker does not remember the content of import /p/in, and ${noRestore}`,
      'reached',
    ],
    [
      'whose import with dest was another before the build',
      [{ ...withDest, note: { unwitnessed: [{ kind: 'file', hash: 'sha256:old' }] } }],
      { cleared: true },
      'stacker does not remember the content of import /p/in, and it was not the same before and after the build',
      'reached',
    ],
    [
      'whose import with dest was not known before the build',
      [{ ...withDest, note: { unwitnessed: [null] } }],
      { cleared: true },
      'stacker does not remember the content of import /p/in, and it was not the same before and after the build',
      'reached',
    ],
    [
      'whose entry does not hold all that it imports',
      [{ ...unread, entry: { Imports: new Map() } }],
      {},
      'its entry does not know import /p/in',
      'reached',
    ],
    [
      'whose entry holds what stacker would refuse',
      [
        {
          ...unread,
          entry: { Imports: new Map([['/p/in', { Type: 1n, Hash: Buffer.from('\\\n\n').toString('base64') }]]) },
        },
      ],
      {},
      'mtree: a name after a joined line, where go-mtree panics',
      'reached',
    ],
    [
      'that stands as it was laid down, on files that nobody compared since they were made again',
      [app, { ...taking, note: 'laid down for other facts' }],
      { cleared: true },
      'nothing shows that the build got to it: it stands as it was laid down',
      'unreached',
    ],
    [
      'whose producer was built again since',
      [app, { ...taking, note: {} }],
      { cleared: true, roots: { app: 2_000, child: 1_000 } },
      'what it takes files from has been built again since',
      'unreached',
    ],
  ])('%s', (_, layers, build, why, reached) => {
    const layer = last(layers, build)
    expect(layer).toStrictEqual({ index: layers.length - 1, why, isUnreached: reached === 'unreached' })
  })
})

describe('a layer is kept', () => {
  test.each<[string, readonly Built[], Build, Partial<BuiltLayer['facts']>]>([
    ['as its entry says', [app], {}, { name: 'app', base: { kind: 'known', base: '' }, layerTypes: ['tar+false'] }],
    [
      'with the base that it was built on, where that could not be asked for',
      [{ base: { kind: 'unknown', why: 'no answer' } }],
      {},
      { base: { kind: 'known', base: 'moved' } },
    ],
    [
      'that is built on every run, at one epoch: it may come out equal',
      [{ layer: withBinds, epoch: 1n }],
      {},
      { epoch: '1' },
    ],
    [
      'with a directory',
      [{ layer: { Imports: imports('/p/in') }, imports: [{ kind: 'directory', tree: treeOf('a') }] }],
      {},
      { imports: [{ kind: 'directory', tree: treeDigest(treeOf('a')) }] },
    ],
    [
      'with files that it took from one that is built on every run',
      [{ layer: withBinds }, taking],
      {},
      { imports: [{ kind: 'taken', producer: 'app', path: '/out' }] },
    ],
    [
      'with such files, whenever that one was built',
      [{ layer: withBinds }, taking],
      { roots: { child: 2_000_000 } },
      { imports: [{ kind: 'taken', producer: 'app', path: '/out' }] },
    ],
    [
      'that began from a file of one that is built on every run',
      [{ layer: withBinds }, fromTar],
      {},
      { base: { kind: 'taken', layer: 'app', path: '/t' } },
    ],
    [
      'with dest, where its content was the same before and after',
      [{ ...withDest, note: { unwitnessed: [inFact] } }],
      { cleared: true },
      { imports: [inFact] },
    ],
    [
      'with a directory at dest',
      [
        {
          ...withDest,
          imports: [{ kind: 'directory', tree: treeOf('a') }],
          note: { unwitnessed: [{ kind: 'directory', tree: treeDigest(treeOf('a')) }] },
        },
      ],
      { cleared: true },
      { imports: [{ kind: 'directory', tree: treeDigest(treeOf('a')) }] },
    ],
  ])('%s', (_, layers, build, facts) => {
    expect(builtLast(layers, build).facts).toMatchObject(facts)
  })

  test.each<[string, readonly Built[], Build, 'base' | 'import', string]>([
    ['on the build of the layer below it', [app, child], {}, 'base', ''],
    ['from the image of another', [app, fromImage], {}, 'base', ':v1'],
    [
      'from the image of one that is built on every run, at one epoch',
      [
        { layer: withBinds, epoch: 1n },
        { ...fromImage, epoch: 1n },
      ],
      {},
      'base',
      ':v1',
    ],
    [
      'from one of its images, where it has more',
      [
        { entry: { Manifests: new Map([...imageOf('app'), ...imageOf('squashed', 'squashfs+true')]) } },
        { ...fromImage, entry: { Base: digestHex(digestOf('squashed')) } },
      ],
      {},
      'base',
      ':v1',
    ],
    [
      'with a file of another, as it was laid down, whatever was built since',
      [app, { ...taking, note: 'as it was laid down' }],
      { cleared: true, roots: { app: 2_000, child: 1_000 } },
      'import',
      '/out',
    ],
    [
      'with a file of another, where the root of its name may be of another layer',
      [app, { ...taking, note: {}, sharesName: true }],
      { cleared: true, roots: { app: 2_000, child: 1_000 } },
      'import',
      '/out',
    ],
    [
      'from a file of another, where restore has looked',
      [app, { ...fromTar, note: {} }],
      { cleared: true },
      'base',
      '/t',
    ],
    [
      'with a file of another, where restore has looked',
      [app, { ...taking, note: {} }],
      { cleared: true },
      'import',
      '/out',
    ],
    ['with a file of another at dest, too', [app, { ...takingToDest, note: {} }], { cleared: true }, 'import', '/out'],
  ])('%s', (_, layers, build, where, path) => {
    const [below] = found(layers, build)
    const { facts } = builtLast(layers, build)
    const identity = below && isBuilt(below) ? below.identity : 'none'
    expect(where === 'base' ? facts.base : facts.imports[0]).toStrictEqual({
      ...{ kind: where === 'base' ? 'layer' : 'produced', identity, path },
    })
  })

  test('with the content at dest of now, where nothing else is known of the time before', () => {
    const layers = [{ ...withDest, note: { unwitnessed: [inFact] } }]
    expect(builtLast(layers, { cleared: true, before: [] }).facts.imports).toStrictEqual([inFact])
  })

  test('with the content at dest that was staged, where the umask of the note is another', () => {
    const staged: ContentFact = { kind: 'file', hash: 'sha256:staged' }
    const layers = [{ ...withDest, imports: [staged], note: { unwitnessed: [inFact] } }]
    const build = { cleared: true, before: stackOf(withDest) }
    expect(builtLast(layers, build).facts.imports).toStrictEqual([{ kind: 'file', hash: 'sha256:staged' }])
  })
})

describe('what restore told of a layer that is kept', () => {
  const entry = entryOf('app', layerOf())
  const laid = entryDigest(entry, release)

  test.each<[string, Built, Build, Pick<BuiltLayer, 'untouched' | 'stored' | 'fresh'>]>([
    ['nothing', app, {}, { untouched: false, stored: false, fresh: false }],
    [
      'that it stands as it was laid down from the store',
      { note: 'as it was laid down' },
      { cleared: true },
      { untouched: true, stored: true, fresh: false },
    ],
    [
      'that it stands as it was laid down of what stood here',
      { note: 'laid down of what stood here' },
      { cleared: true },
      { untouched: true, stored: false, fresh: false },
    ],
    [
      'that it stands as it did, and is not in the store',
      { note: { laid, identity: null } },
      { cleared: true },
      { untouched: true, stored: false, fresh: false },
    ],
    [
      'that other facts led to the same entry, which the store has by those',
      { note: { laid, identity: digestOf('other'), stored: true } },
      {},
      { untouched: true, stored: false, fresh: false },
    ],
    [
      'that another one was laid down',
      { note: { laid: digestOf('other'), stored: true } },
      { cleared: true },
      { untouched: false, stored: false, fresh: true },
    ],
    [
      'that none was laid down, so it was built since',
      { note: {} },
      { cleared: true },
      { untouched: false, stored: false, fresh: true },
    ],
    [
      'that none was laid down, where what stood was left',
      { note: {} },
      {},
      { untouched: false, stored: false, fresh: false },
    ],
  ])('%s', (_, layer, build, marks) => {
    expect(builtLast([layer], build)).toMatchObject(marks)
  })

  test('a note of the layer of that name in another stackerfile is not its own', () => {
    const noted = builtLast([{ note: { stackerfile: '/p/other.yaml' } }], { cleared: true })
    expect(noted.fresh).toBe(false)
  })
})

describe('a build_only layer whose entry another one of its name has taken', () => {
  const file: Sketch = { layer: { ...buildOnly, Imports: imports('/p/in') } }
  const lost: Built = { ...file, name: 'tool' }
  const elsewhere: Built = {
    ...{ name: 'tool', layer: { ...buildOnly, Run: ['other'] }, sharesName: true },
    definition: { stackerfile: '/p/other.yaml' },
  }
  const user: Built = { name: 'user', on: 'tool', build: 0 }

  /** The user is tied to the tool before it, and the entry of that name in build.cache is the other one's. */
  function userOf(
    before: readonly Built[],
    change: Partial<CacheEntry> = {},
    other = elsewhere,
  ): BuiltOrWhy | undefined {
    return found([...before, { ...user, entry: change }, other])[before.length]
  }
  const bottom: Built = { name: 'bottom', layer: buildOnly }
  const onBottom: Built = { ...lost, on: 'bottom' }
  const otherBottom: Built = { ...elsewhere, name: 'bottom' }

  test.each<[string, readonly Built[]]>([
    ['is known by the hash that its children hold', [lost]],
    ['and stands on a layer that is kept', [bottom, onBottom]],
    ['or on another one whose entry was taken', [bottom, onBottom, otherBottom]],
  ])('%s', (_, before) => {
    const at = before.findIndex(({ name }) => name === 'tool') + 1
    const layers = [...before.slice(0, at), user, ...before.slice(at), elsewhere]
    const result = found(layers)[at]
    // As it is known where its entry stands.
    const tool = builtLast(layers.slice(0, at).filter(({ sharesName }) => sharesName !== true))
    expect(result && isBuilt(result) && result.facts.base).toStrictEqual({
      ...{ kind: 'layer', identity: tool.identity, path: '' },
    })
  })

  test.each<[string, Built, Partial<CacheEntry>, string]>([
    ['is another one where they hold another hash', lost, { Base: '42' }, 'it was built on an earlier tool'],
    [
      'is not to be foretold with a directory, whose walk is dated',
      { ...lost, imports: [{ kind: 'directory', tree: treeOf('a') }] },
      {},
      'the layer tool below it is not kept',
    ],
    [
      'is not to be foretold with an import that is not known',
      { ...lost, imports: [unknown] },
      {},
      'the layer tool below it is not kept',
    ],
    [
      'is not to be foretold with dest, which is in no hash',
      { name: 'tool', layer: { ...buildOnly, Imports: imports({ Path: '/p/in', Dest: '/in' }) } },
      {},
      'the layer tool below it is not kept',
    ],
    [
      'is not to be foretold as an image',
      { name: 'tool', layer: { Imports: imports('/p/in') } },
      {},
      'the layer tool below it is not kept',
    ],
    [
      'is not to be foretold from a base that is not known',
      { ...lost, base: { kind: 'unknown', why: 'why' } },
      {},
      'the layer tool below it is not kept',
    ],
  ])('%s', (_, tool, change, why) => {
    expect(userOf([tool], change)).toMatchObject({ why })
  })

  test('is not to be foretold on a layer that is not kept', () => {
    const why = 'the layer tool below it is not kept'
    expect(userOf([{ ...bottom, entry: 'none' }, onBottom])).toMatchObject({ why })
  })

  test('is not to be foretold where it begins from the image of another', () => {
    const base = { kind: 'produced', layer: 'bottom', path: ':v1' } as const
    const image = { ...lost, base, layer: { ...lost.layer, From: from('oci', { Url: 'layout:v1' }) } }
    expect(userOf([{ name: 'bottom' }, image])).toMatchObject({ why: 'the layer tool below it is not kept' })
  })

  test('is nothing to stand on where it is built on every run', () => {
    const always: Built = { ...lost, layer: { ...buildOnly, ...withBinds } }
    const equal: Built = { ...user, layer: withBinds, epoch: 1n }
    expect(found([always, equal, elsewhere])[1]).toMatchObject({ why: 'the layer tool below it is not kept' })
    expect(userOf([{ ...lost, layer: { ...buildOnly, ...withBinds } }])).toMatchObject({ why: undefined })
  })

  test('is looked for only where another one of its name is there', () => {
    expect(userOf([lost], {}, { ...elsewhere, sharesName: false })).toMatchObject({
      why: 'the layer tool below it is not kept',
    })
  })
})

test('of what is taken as an image the digest without its scheme counts', () => {
  const [below] = found([app])
  expect(below && isBuilt(below) && below.entry.Manifests).toStrictEqual(imageOf('app'))
  expect(builtLast([app, { ...fromImage, entry: { Base: digestHex(digestOf('app')) } }]).entry.Name).toBe('child')
})
