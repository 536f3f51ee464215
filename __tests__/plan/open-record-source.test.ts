import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import { UserError } from '../../src/errors.ts'
import { digestHex, digestOf, type Digest } from '../../src/formats/digest.ts'
import { encodeBuildCache } from '../../src/layer/build-cache.ts'
import { zeroDescriptor, type CacheEntry, type EntryDescriptor } from '../../src/layer/entry.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import { foresee, type Foreseen } from '../../src/layer/foreseen.ts'
import type { Standing } from '../../src/layer/standing.ts'
import type { Found, RecordSource } from '../../src/layer/candidate.ts'
import { completeFacts, lookup } from '../../src/layer/lookup.ts'
import { factsDigest, layerIdentity } from '../../src/layer/portable.ts'
import { encodeRecord, type LayerRecord } from '../../src/layer/record.ts'
import { candidateOfRecord } from '../../src/layer/recorded.ts'
import type { StackedLayer } from '../../src/layer/stack.ts'
import type { Options } from '../../src/options/options.ts'
import { freshnessOf, openRecordSource, type OpenedRecordSource } from '../../src/plan/open-record-source.ts'
import {
  descriptorOf,
  entryOf,
  formOf,
  from,
  imports,
  layerOf,
  recordOf,
  release,
  stackOf,
  type Sketch,
} from '../layer/judged-layers.ts'
import { localOptions } from './judged-sources.ts'
import { messages } from '../store/contract.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'record-source-'))
afterAll(() => {
  rmSync(directory, { recursive: true })
})

/** A layer, which build of it stands here, and which one the store has. */
interface Remembered extends Sketch {
  readonly here?: string
  readonly stored?: string
  readonly record?: Partial<LayerRecord>
  readonly entry?: Partial<CacheEntry>
}

interface Place {
  readonly options: Options
  readonly root: string
}

function place(change: Partial<Options> = {}): Place {
  const root = mkdtempSync(path.join(directory, 'place-'))
  const directories = {
    ...{ working: root, stacker: path.join(root, '.stacker'), oci: path.join(root, 'oci') },
    ...{ roots: path.join(root, 'roots'), workDirOption: '' },
  }
  for (const made of [directories.stacker, path.join(directories.oci, 'blobs/sha256'), directories.roots])
    mkdirSync(made, { recursive: true })
  const store = [{ kind: 'directory', path: path.join(root, 'store') }] as const
  return { root, options: { ...localOptions, directories, store, from: 'store', ...change } }
}

/** An image of that build, in the layout. */
function writeImage({ options }: Place, build: string): EntryDescriptor {
  const put = (text: string): Digest => {
    const digest = digestOf(text)
    writeFileSync(path.join(options.directories.oci, 'blobs/sha256', digestHex(digest)), text)
    return digest
  }
  const config = `{"build":${JSON.stringify(build)}}`
  const manifest = { config: { mediaType: 'c', digest: put(config), size: config.length }, layers: [] }
  const text = JSON.stringify(manifest)
  return { ...descriptorOf(put(text)), Size: BigInt(text.length) }
}

function entryFor(
  at: Place,
  { facts, base }: StackedLayer,
  build: string,
  below: readonly (CacheEntry | undefined)[],
): CacheEntry {
  const { name, layer } = facts.definition
  const parent = base === undefined ? undefined : below[base]
  const held = (layer.Imports ?? []).flatMap(({ Path, Dest }) =>
    Dest === '' ? [[Path, { Type: 0n, Hash: digestOf(Path) }] as const] : [],
  )
  return entryOf(name, layer, {
    ...{ Imports: new Map(held), Base: parent ? String(entryHash(parent, release)) : '' },
    Manifests: new Map([['tar+false', layer.BuildOnly ? zeroDescriptor(release) : writeImage(at, `${name} ${build}`)]]),
  })
}

/** What is looked up of the layers above it is its identity, also that of a build_only layer whose entry can be foreseen. */
function standingOf({ candidate, objections }: Found, foreseen: Foreseen): Standing {
  const differences = { definitions: () => [], trees: () => undefined }
  const facts = completeFacts(foreseen)
  if (candidate === undefined && foreseen.layer.BuildOnly && facts !== undefined)
    return { kind: 'same', identity: layerIdentity(facts, [], []), changed: true }
  const serves = candidate && objections.length === 0 && lookup(candidate.recorded, foreseen, differences).length === 0
  return serves === true ? { kind: 'good', identity: candidate.identity } : { kind: 'rebuilt' }
}

/** The layers of a stack with what is found of each, those below it being known. */
async function rounds(
  stack: readonly StackedLayer[],
  find: (stacked: StackedLayer, foreseen: Foreseen, index: number) => Promise<Found>,
): Promise<readonly { readonly foreseen: Foreseen; readonly found: Found; readonly standing: Standing }[]> {
  const judged: { foreseen: Foreseen; found: Found; standing: Standing }[] = []
  for (const [index, stacked] of stack.entries()) {
    const foreseen = foresee(stacked.facts, formOf(stacked.facts.definition), {
      standing: (name) => judged[stacked.below.get(name) ?? -1]?.standing,
      isBuiltOnEveryRun: () => false,
    })
    const found = await find(stacked, foreseen, index)
    judged.push({ foreseen, found, standing: standingOf(found, foreseen) })
  }
  return judged
}

const surroundings = { log: messages(), environment: {}, now: () => 1_000_000_000 }

/** Puts there what the layers say, and opens it. */
async function remember(
  at: Place,
  layers: readonly Remembered[],
): Promise<OpenedRecordSource & { readonly stack: readonly StackedLayer[] }> {
  const stack = stackOf(...layers)
  const here: (CacheEntry | undefined)[] = []
  const kept: (CacheEntry | undefined)[] = []
  for (const [index, stacked] of stack.entries()) {
    const { here: build, stored, entry } = layers[index] ?? {}
    here.push(build === undefined ? undefined : { ...entryFor(at, stacked, build, here), ...entry })
    kept.push(stored === undefined ? undefined : entryFor(at, stacked, stored, kept))
  }
  const standing = here.filter((entry) => entry !== undefined)
  for (const { Name } of standing) {
    mkdirSync(path.join(at.options.directories.roots, Name, 'overlay'), { recursive: true })
    writeFileSync(path.join(at.options.directories.roots, Name, 'overlay_metadata.json'), '{}')
  }
  const file = path.join(at.options.directories.stacker, 'build.cache')
  writeFileSync(file, encodeBuildCache(new Map(standing.map((entry) => [entry.Name, entry])), release))
  const { store } = await openRecordSource({ ...at.options, from: 'store' }, surroundings, 'asked')
  await rounds(stack, async (_, foreseen, index) => {
    const [entry, facts] = [kept[index], completeFacts(foreseen)]
    const none: Found = { candidate: undefined, objections: [], present: new Set() }
    if (entry === undefined || facts === undefined || store === undefined) return none
    const record = recordOf(entry, facts, layers[index]?.record)
    await store.writeRecord(
      { arch: 'amd64', layer: entry.Name, shape: release.shape, facts: factsDigest(facts) },
      encodeRecord(record),
    )
    return { candidate: candidateOfRecord(record), objections: [], present: new Set() }
  })
  await store?.finish()
  return { ...(await openRecordSource(at.options, surroundings, 'asked')), stack }
}

/** Which build of each layer is taken, once the record source is settled. */
async function taken(records: RecordSource, stack: readonly StackedLayer[]): Promise<readonly string[]> {
  for (let round = 1; ; round += 1) {
    const judged = await rounds(stack, (stacked, foreseen) => records.find(stacked, foreseen, release))
    if (records.settle?.() === false) {
      if (round === 10) throw new Error('it does not settle')
      continue
    }
    return judged.map(({ found: { candidate }, standing }) => {
      if (candidate === undefined) return 'none'
      return standing.kind === 'good' ? (candidate.record === undefined ? 'here' : 'stored') : 'another'
    })
  }
}

const buildOnly = { layer: { BuildOnly: true } }
const fitted = {
  layer: { BuildOnly: true, Imports: imports({ Path: '/in', Dest: '/in' }) },
  imports: [{ kind: 'file', hash: digestOf('/in') }],
} as const
const tool: Remembered = { name: 'tool' }
const app: Remembered = { name: 'app', on: 'tool' }
const user: Remembered = {
  ...{ name: 'user', layer: { Imports: imports('stacker://tool/out') } },
  imports: [{ kind: 'produced', producer: 'tool', path: '/out' }],
}

/** Of its entry, however it was built: a build_only layer has no manifest. */
function hashOfTool(type = 'tar+false'): string {
  const entry = entryOf('tool', layerOf(buildOnly.layer), { Manifests: new Map([[type, zeroDescriptor(release)]]) })
  return String(entryHash(entry, release))
}

describe('over a store', () => {
  test.each<[string, readonly Remembered[], Partial<Options>, readonly string[]]>([
    ['nothing is remembered', [tool], {}, ['none']],
    ['what the store has is taken', [{ ...tool, stored: 'a' }], {}, ['stored']],
    ['what stands here alone is taken, too', [{ ...tool, here: 'a' }], {}, ['here']],
    ['of both the store has the word', [{ ...tool, here: 'a', stored: 'b' }], {}, ['stored']],
    ['what is to be fresh is taken from nowhere', [{ ...tool, here: 'a' }], { refresh: ['to*'] }, ['none']],
    ['nor is what may be too old: nothing here tells its age', [{ ...tool, here: 'a' }], { maxAge: 1 }, ['none']],
    [
      'nor what has an import with dest, whose content no entry holds',
      [{ ...tool, here: 'a', layer: { Imports: imports({ Path: '/in', Dest: '/in' }) } }],
      {},
      ['none'],
    ],
    ['nor what was built from another definition', [{ ...tool, here: 'a', entry: { Base: 'other' } }], {}, ['none']],
    [
      'what stands on a layer of the store is taken from there',
      [
        { ...tool, stored: 'a' },
        { ...app, stored: 'a' },
      ],
      {},
      ['stored', 'stored'],
    ],
    [
      'what stands here on what stands here is taken',
      [
        { ...tool, here: 'a' },
        { ...app, here: 'a' },
      ],
      {},
      ['here', 'here'],
    ],
    [
      'of two builds of an image that one is kept on which the rest stands here alone',
      [
        { ...tool, here: 'a', stored: 'b' },
        { ...app, here: 'a' },
      ],
      {},
      ['here', 'here'],
    ],
    [
      'one that is the same build in both comes from the store',
      [
        { ...tool, here: 'a', stored: 'a' },
        { ...app, here: 'a' },
      ],
      {},
      ['stored', 'here'],
    ],
    [
      'of two builds of an image that one is kept of which files were taken here alone',
      [
        { ...tool, here: 'a', stored: 'b' },
        { ...user, here: 'a' },
      ],
      {},
      ['here', 'here'],
    ],
    [
      'that one alone: of others the store has the word',
      [
        { name: 'other', here: 'a', stored: 'b' },
        { ...tool, here: 'a', stored: 'b' },
        { ...app, here: 'a' },
      ],
      {},
      ['stored', 'here', 'here'],
    ],
    [
      'and all that it stands on, too',
      [
        { ...tool, here: 'a', stored: 'b' },
        { ...app, here: 'a', stored: 'b' },
        { name: 'top', on: 'app', here: 'a' },
      ],
      {},
      ['here', 'here', 'here'],
    ],
    [
      'but not over a build_only layer that comes from the store',
      [
        { ...tool, ...buildOnly, here: 'a', stored: 'a' },
        { ...app, here: 'a', stored: 'b' },
        { name: 'top', on: 'app', here: 'a' },
      ],
      {},
      ['stored', 'stored', 'none'],
    ],
    [
      'but none for what would not serve on it either',
      [
        { ...tool, here: 'a', stored: 'b' },
        { ...app, here: 'a', entry: { Base: 'other' } },
      ],
      {},
      ['stored', 'none'],
    ],
    [
      'where the store has what stands on its own build, it has the word',
      [
        { ...tool, here: 'a', stored: 'b' },
        { ...app, here: 'a', stored: 'b' },
      ],
      {},
      ['stored', 'stored'],
    ],
    [
      'a build_only layer is kept here for what stands on it here alone',
      [
        { ...tool, ...buildOnly, here: 'a', stored: 'a' },
        { ...app, here: 'a' },
      ],
      {},
      ['here', 'here'],
    ],
    [
      'what stands here on who knows which build is not taken',
      [
        { ...tool, ...buildOnly, stored: 'a' },
        { ...app, here: 'a' },
      ],
      {},
      ['stored', 'none'],
    ],
    [
      'what stands here on a build_only layer of equal facts is, though that one comes from the store',
      [
        { ...tool, ...buildOnly, stored: 'a' },
        { ...app, here: 'a', entry: { Base: hashOfTool() } },
      ],
      {},
      ['stored', 'here'],
    ],
    [
      'what stands here on a build_only layer that has an import with dest is not: its entry is the same whatever that held',
      [
        { ...tool, ...fitted, here: 'a', stored: 'a' },
        { ...app, here: 'a' },
      ],
      {},
      ['stored', 'none'],
    ],
    [
      'nor what stands on a build_only layer on such a one',
      [
        { ...tool, ...fitted, here: 'a' },
        { ...app, ...buildOnly, here: 'a' },
        { name: 'top', on: 'app', here: 'a' },
      ],
      {},
      ['none', 'none', 'none'],
    ],
    [
      'what stands here on an image with such an import is, as that is known by its manifest',
      [
        { ...tool, ...fitted, layer: { Imports: fitted.layer.Imports }, here: 'a', stored: 'a' },
        { ...app, here: 'a' },
      ],
      {},
      ['stored', 'here'],
    ],
    [
      'but not where it took files from it, of which the facts say nothing',
      [
        { ...tool, ...buildOnly, stored: 'a' },
        { ...user, here: 'a' },
      ],
      {},
      ['stored', 'none'],
    ],
    [
      'what took files from a build_only layer here keeps it here',
      [
        { ...tool, ...buildOnly, here: 'a', stored: 'a' },
        { ...user, here: 'a' },
      ],
      {},
      ['here', 'here'],
    ],
    [
      'so does what is built on a file of it',
      [
        { ...tool, ...buildOnly, here: 'a', stored: 'a' },
        {
          ...{ name: 'packed', here: 'a', layer: { From: from('tar', { Url: 'stacker://tool/out' }) } },
          base: { kind: 'produced', layer: 'tool', path: '/out' },
        },
      ],
      {},
      ['here', 'here'],
    ],
    [
      'what is in the store stands on what is kept here all the same, if it stands here, too',
      [
        { ...tool, ...buildOnly, here: 'a', stored: 'a' },
        { ...app, here: 'a', stored: 'a' },
        { ...user, here: 'a' },
      ],
      {},
      ['here', 'here', 'here'],
    ],
  ])('%s', async (_, layers, change, builds) => {
    const { records, stack } = await remember(place(change), layers)
    expect(await taken(records, stack)).toStrictEqual(builds)
  })

  test('an image that is not whole here is not taken', async () => {
    const at = place()
    const { records, stack } = await remember(at, [{ ...tool, here: 'a' }])
    rmSync(path.join(at.options.directories.oci, 'blobs/sha256', digestHex(digestOf('{"build":"tool a"}'))))
    expect(await taken(records, stack)).toStrictEqual(['none'])
  })

  test('where the store turns out not to have the blobs, what stands here serves in place of them', async () => {
    const blob = digestOf('blob')
    const layers = [
      { ...tool, here: 'a', stored: 'b', record: { blobs: [{ digest: blob, size: 4, kind: 'layer' }] } },
    ] as const
    const { without, stack } = await remember(place(), layers)
    expect(await taken(without(new Set([blob])), stack)).toStrictEqual(['here'])
  })

  test('what cannot be read here is not used, and not told aloud', async () => {
    const at = place()
    const { stack } = await remember(at, [{ ...tool, stored: 'a', here: 'a' }])
    const file = path.join(at.options.directories.stacker, 'build.cache')
    rmSync(file)
    mkdirSync(file)
    const log = messages()
    const { records } = await openRecordSource(at.options, { ...surroundings, log }, 'asked')
    expect(await taken(records, stack)).toStrictEqual(['stored'])
    expect(log.debugs.join()).toContain('the state on disk is not used')
    expect(log.warnings).toStrictEqual([])
  })

  test('a layer that cannot be laid down is kept where it stands here, which is asked for once', async () => {
    const { records, stack } = await remember(place(), [
      { ...tool, here: 'a', stored: 'b' },
      { ...app, stored: 'b' },
    ])
    expect(await taken(records, stack)).toStrictEqual(['stored', 'stored'])
    expect(records.keepHere?.('app')).toBe(false)
    expect(records.keepHere?.('tool')).toBe(true)
    expect(records.keepHere?.('tool')).toBe(false)
    expect([records.settle?.(), records.settle?.()]).toStrictEqual([false, true])
    expect(await taken(records, stack)).toStrictEqual(['here', 'another'])
  })

  test.each<[string, readonly Remembered[], readonly boolean[]]>([
    [
      'on what is kept with it',
      [
        { ...tool, here: 'a', stored: 'b' },
        { ...app, here: 'a', stored: 'b' },
      ],
      [true, true],
    ],
    ['unless it serves no more', [{ ...tool, here: 'a', stored: 'b', entry: { Base: 'other' } }], [false]],
  ])('a layer can be kept where it stands here %s', async (_, layers, kept) => {
    const { records, stack } = await remember(place(), layers)
    await taken(records, stack)
    expect(stack.map(({ facts }) => records.keepHere?.(facts.definition.name))).toStrictEqual(kept)
  })

  test('a layer whose name is shared is kept nowhere: the entry here may be the other one', async () => {
    const { records, stack } = await remember(place(), [{ ...tool, here: 'a', stored: 'b', sharesName: true }])
    expect(await taken(records, stack)).toStrictEqual(['stored'])
    expect(records.keepHere?.('tool')).toBe(false)
  })

  test('the newest record tells by which release the cache was filled', async () => {
    const { records, store } = await remember(place(), [{ ...tool, stored: 'a' }])
    expect(await records.newestRecord('amd64', 'tool')).toMatchObject({ release: release.tag })
    expect(store).toBeDefined()
  })
})

describe('in place', () => {
  test('nothing is asked but the disk', async () => {
    const opened = await remember(place({ from: 'local' }), [
      { ...tool, here: 'a', stored: 'b' },
      { ...app, stored: 'b' },
    ])
    expect(opened.store).toBeUndefined()
    expect(opened.without(new Set([digestOf('blob')]))).toBe(opened.records)
    expect(await taken(opened.records, opened.stack)).toStrictEqual(['here', 'none'])
    expect(await opened.records.newestRecord('amd64', 'tool')).toBeUndefined()
  })

  test.each<[string, Partial<Options>, readonly string[]]>([
    ['without verity data, where none is asked for', { verity: false }, ['none', 'another']],
    ['with it, where it is', { verity: true }, ['none', 'here']],
    ['of the first of them', { layerTypes: ['squashfs', 'tar'], verity: true }, ['none', 'here']],
    ['and of no other', { layerTypes: ['tar', 'squashfs'], verity: true }, ['none', 'another']],
  ])(
    'a build_only layer that is gone is foreseen under the layer types that are asked for: %s',
    async (_, change, builds) => {
      const at = place({ from: 'local', layerTypes: ['squashfs'], ...change })
      const { records, stack } = await remember(at, [
        { ...tool, ...buildOnly },
        { ...app, here: 'a', entry: { Base: hashOfTool('squashfs+true') } },
      ])
      expect(await taken(records, stack)).toStrictEqual(builds)
    },
  )

  test('what this user may not read is the mistake of who asks', async () => {
    const { options, root } = place({ from: 'local' })
    chmodSync(root, 0)
    const { records } = await openRecordSource(options, surroundings, 'asked')
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(65_534)
    try {
      const asked = taken(records, stackOf(tool))
      await expect(asked).rejects.toThrow(UserError)
      const [cache, layout] = [path.join(options.directories.stacker, 'build.cache'), options.directories.oci]
      await expect(asked).rejects.toThrow(
        `run as that user, or let others read it: sudo chmod -R a+rX "${cache}" "${layout}"`,
      )
    } finally {
      if (isRoot) process.seteuid?.(0)
      chmodSync(root, 0o700)
    }
  })

  test('what cannot be read is the mistake of who asks', async () => {
    const at = place({ from: 'local' })
    mkdirSync(path.join(at.options.directories.stacker, 'build.cache'))
    const { records } = await openRecordSource(at.options, surroundings, 'asked')
    const asked = taken(records, stackOf(tool))
    await expect(asked).rejects.toThrow(UserError)
    await expect(asked).rejects.toThrow('remove it and build again')
  })
})

describe('what binds are compared with', () => {
  test('is nothing where stacker has the word', async () => {
    const { records } = await remember(place(), [{ ...tool, stored: 'a' }])
    expect(records.findSeen).toBeUndefined()
  })

  test('is what the store has: no state on disk tells what was bound', async () => {
    const { records, stack } = await remember(place({ binds: 'content' }), [
      { ...tool, here: 'a' },
      { name: 'other', stored: 'a' },
    ])
    const seen = await rounds(stack, (stacked, foreseen) => {
      const found = records.findSeen?.(stacked, foreseen, release)
      if (found === undefined) throw new Error('nothing is asked')
      return found
    })
    expect(seen.map(({ found }) => found.candidate !== undefined)).toStrictEqual([false, true])
    expect(await taken(records, stack)).toStrictEqual(['here', 'stored'])
  })
})

describe('trouble of the disk', () => {
  test('in place is told as it is', async () => {
    const at = place({ from: 'local' })
    symlinkSync('build.cache', path.join(at.options.directories.stacker, 'build.cache'))
    const { records } = await openRecordSource(at.options, surroundings, 'asked')
    await expect(taken(records, stackOf(tool))).rejects.toMatchObject({ code: 'ELOOP' })
  })

  test('over a store with the blobs of an image makes it none', async () => {
    const at = place()
    const { records, stack } = await remember(at, [{ ...tool, here: 'a' }])
    const config = path.join(at.options.directories.oci, 'blobs/sha256', digestHex(digestOf('{"build":"tool a"}')))
    rmSync(config)
    symlinkSync(config, config)
    expect(await taken(records, stack)).toStrictEqual(['none'])
  })
})

describe('layers that are to be fresh', () => {
  test.each<[readonly string[], string, boolean]>([
    [[], 'app', false],
    [['app'], 'app', true],
    [['app'], 'apple', false],
    [['app'], 'snapp', false],
    [['tool', 'app'], 'app', true],
    [['a*'], 'a', true],
    [['a*'], 'app', true],
    [['a*'], 'tap', false],
    [['*'], 'a\nb', true],
    [['a?p'], 'app', true],
    [['a?'], 'a', false],
    [['a.p'], 'app', false],
    [['a+(b)[c]'], 'a+(b)[c]', true],
    [['?'], '\u{1f600}', true],
  ])('%j has %j: %s', (refresh, name, isFresh) => {
    expect(freshnessOf({ ...localOptions, refresh }, 0).refresh(name)).toBe(isFresh)
  })

  test('age is counted in days back from now', () => {
    expect(freshnessOf(localOptions, 0).notBefore).toBeUndefined()
    expect(freshnessOf({ ...localOptions, maxAge: 2 }, 200_000_000_000).notBefore).toBe(200_000_000 - 172_800)
  })
})
