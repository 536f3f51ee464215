import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import type { Descriptor } from '../../src/formats/oci/descriptor.ts'
import { FormatError } from '../../src/errors.ts'
import { digestHex, digestOf, type Digest } from '../../src/formats/digest.ts'
import { blobsOf, requestOf, wantedBlobs, type Laying, type WantedBlob } from '../../src/restore/laying.ts'
import type { CacheEntry } from '../../src/layer/entry.ts'
import { foresee } from '../../src/layer/foreseen.ts'
import type { Standing } from '../../src/layer/standing.ts'
import type { Candidate } from '../../src/layer/candidate.ts'
import { emptyMetadata, encodeOverlayMetadata } from '../../src/layer/overlay-metadata.ts'
import { nothingAwaited, type Provision, type UsableRoot } from '../../src/layer/provision.ts'
import type { LayerRecord, RecordedBlob, RecordedContent } from '../../src/layer/record.ts'
import type { ForeseenLayer } from '../../src/plan/foresight.ts'
import { findRelease } from '../../src/release/releases.ts'
import type { LayDownRequest, RootForm, StagedBlob } from '../../src/workspace/lay-down/lay-down-request.ts'
import { entryOf, formOf, from, recordOf, release, stacked, type Sketch } from '../layer/judged-layers.ts'

const staging = mkdtempSync(path.join(tmpdir(), 'laying-'))
afterAll(() => {
  rmSync(staging, { recursive: true })
})

const layerOf = (name: string, mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip'): Descriptor => ({
  ...{ mediaType, digest: digestOf(name), size: name.length },
})
const blob = (name: string, kind: RecordedBlob['kind'], size = name.length): RecordedBlob => ({
  ...{ digest: digestOf(name), size, kind },
})

/** The documents of an image: its manifest names the config, and the layers by their names. */
function image(...layers: readonly string[]): { readonly manifest: Buffer; readonly config: Buffer } {
  const config = Buffer.from(`{"of":${JSON.stringify(layers)}}`)
  const mediaType = 'application/vnd.oci.image.config.v1+json'
  const manifest = JSON.stringify({
    ...{ schemaVersion: 2, config: { mediaType, digest: digestOf(config), size: config.length } },
    layers: layers.map((name) => layerOf(name)),
  })
  return { manifest: Buffer.from(manifest), config }
}

const tarImage = image('bottom', 'top')
const erofsImage = image('erofs')
const documents = new Map(
  [tarImage, erofsImage].flatMap(({ manifest, config }) =>
    [manifest, config].map((bytes) => [digestOf(bytes), bytes] as const),
  ),
)
const manifests: CacheEntry['Manifests'] = new Map(
  (
    [
      ['tar+false', tarImage],
      ['erofs+true', erofsImage],
    ] as const
  ).map(([type, { manifest }]) => [
    type,
    {
      ...{ MediaType: 'application/vnd.oci.image.manifest.v1+json', Digest: digestOf(manifest), URLs: null },
      ...{ Size: BigInt(manifest.length), Annotations: null, Data: null, Platform: null, ArtifactType: '' },
    },
  ]),
)

interface Judged extends Sketch {
  readonly provision?: Provision
  readonly standing?: Standing
  /** A hit: it has a candidate that is laid down. */
  readonly isLaid?: boolean
  readonly found?: 'record' | 'on disk' | 'nothing'
  readonly entry?: Partial<CacheEntry>
  readonly record?: Partial<LayerRecord>
}

const identity = digestOf('this build')

function foreseen(judged: Judged): ForeseenLayer {
  const { provision, standing = { kind: 'good', identity }, isLaid = true, found = 'record', ...more } = judged
  const layer = stacked(more)
  const { facts } = layer
  const { definition } = facts
  const form = formOf(definition)
  const portable = {
    ...{ name: definition.name, arch: 'amd64', shape: release.shape, definition: '{}', epoch: null, imports: [] },
    ...{ base: { kind: 'known', base: '' } as const, overlayDirs: [], layerTypes: [] },
  }
  const entry = entryOf(definition.name, definition.layer, { Manifests: manifests, ...more.entry })
  const record = recordOf(entry, portable, {
    documents,
    blobs: [blob('tree', 'tree'), blob('other', 'layer')],
    ...more.record,
  })
  const candidate: Candidate = {
    ...{ identity, recorded: { layer: definition.layer, facts: portable }, entry, trees: new Map() },
    record: found === 'record' ? record : undefined,
  }
  const remembered = found === 'nothing' ? undefined : candidate
  return {
    ...{ stacked: layer, form, provision },
    foreseen: foresee(facts, form, { standing: () => undefined, isBuiltOnEveryRun: () => false }),
    found: { candidate: remembered, objections: [], present: new Set() },
    judgement: { verdict: isLaid ? 'hit' : 'miss', reasons: [], candidate: isLaid ? remembered : undefined, standing },
  }
}

const standing: UsableRoot = { metadata: emptyMetadata, allInImages: true, content: undefined, ...nothingAwaited }
const nothingMore = { extract: [], twins: [] }
const content: RecordedContent = { producer: 'app', path: '/out', kind: 'file', mode: 0o644, blob: digestOf('content') }
const buildOnly = { BuildOnly: true }

const none: Provision = { kind: 'none' }
const stub: Provision = { kind: 'stub' }
const standIn: Provision = { kind: 'stand-in', contents: [content] }
const unpacked = (own: Extract<Provision, { kind: 'unpacked' }>['own']): Provision => ({
  ...{ kind: 'unpacked', root: standing, own, ...nothingMore },
})

/** As `layout NAME` and `serves NAME`, with the size. */
function told(blobs: readonly WantedBlob[]): readonly string[] {
  const names = ['tree', 'bottom', 'top', 'erofs', 'own', 'content', 'packed', 'other']
  const nameOf = new Map(names.map((name) => [digestOf(name), name]))
  return blobs.map(({ digest, size, layout, serves }) =>
    [layout ? 'layout' : '', serves ? 'serves' : '', nameOf.get(digest), size].filter((word) => word !== '').join(' '),
  )
}

describe('the blobs that a layer takes', () => {
  test.each<[string, Judged, readonly Judged[], readonly string[]]>([
    [
      'an image: its trees, and the layers of the types that are asked for',
      { provision: none },
      [],
      ['serves tree 4', 'layout bottom 6', 'layout top 3'],
    ],
    ['a build_only layer that nobody needs: its trees', { provision: stub, layer: buildOnly }, [], ['serves tree 4']],
    [
      'a build_only layer that was packed: its own diff, too',
      { provision: { kind: 'metadata', root: standing, own: [layerOf('own')], ...nothingMore }, layer: buildOnly },
      [],
      ['serves tree 4', 'layout own 3'],
    ],
    [
      'one that stands in: what importers take, of which their records know the size',
      { provision: standIn, layer: buildOnly },
      [{ name: 'user', record: { blobs: [blob('content', 'content', 42)] }, isLaid: false }],
      ['serves tree 4', 'serves content 42'],
    ],
    ['what no record names is not asked for', { provision: standIn, layer: buildOnly }, [], ['serves tree 4']],
    [
      'one that is unpacked: the archive of its root',
      {
        provision: unpacked({ kind: 'archive', blob: digestOf('packed') }),
        layer: buildOnly,
        record: { blobs: [blob('packed', 'packed')] },
      },
      [],
      ['serves packed 6'],
    ],
    [
      'one that is unpacked: the blob of an image that holds its diff',
      {
        provision: unpacked({ kind: 'layer', layer: layerOf('own') }),
        layer: buildOnly,
        record: { blobs: [blob('own', 'layer')] },
      },
      [],
      ['serves own 3'],
    ],
    ['one that changed nothing', { provision: unpacked({ kind: 'nothing' }), layer: buildOnly }, [], ['serves tree 4']],
    [
      'what is kept as it stands takes nothing',
      { provision: { kind: 'keep', root: undefined, rewritten: false } },
      [],
      [],
    ],
    ['nor does what is left out', { provision: { kind: 'left-out', why: 'why' } }, [], []],
    ['nor what stood here', { provision: none, found: 'on disk' }, [], []],
    [
      'whatever others took of it',
      { provision: standIn, found: 'on disk', layer: buildOnly },
      [{ name: 'user', record: { blobs: [blob('content', 'content')] }, isLaid: false }],
      [],
    ],
    ['nor what nobody provides', {}, [], []],
    ['nor what is built again', { isLaid: false, standing: { kind: 'rebuilt' } }, [], []],
    [
      'an image that may come out equal: the trees, since those on it are laid down as if it did',
      { isLaid: false, standing: { kind: 'maybe-equal', identity } },
      [],
      ['serves tree 4'],
    ],
    [
      'which is told of a record alone',
      { isLaid: false, standing: { kind: 'maybe-equal', identity }, found: 'on disk' },
      [],
      [],
    ],
  ])('%s', (_, judged, others, blobs) => {
    const layers = [judged, ...others].map(foreseen)
    const [first] = layers
    expect(first && told(blobsOf(first, layers, ['tar+false']))).toStrictEqual(blobs)
  })

  test('of several layers each once, for all that they are for', () => {
    const own = { layer: buildOnly, record: { blobs: [blob('top', 'layer')] } }
    const diff: Judged = { name: 'tool', provision: unpacked({ kind: 'layer', layer: layerOf('top') }), ...own }
    const both = ['serves tree 4', 'layout bottom 6', 'layout serves top 3']
    expect(told(wantedBlobs([{ provision: none }, diff].map(foreseen), ['tar+false']))).toStrictEqual(both)
    const after = ['layout serves top 3', 'serves tree 4', 'layout bottom 6']
    expect(told(wantedBlobs([diff, { provision: none }].map(foreseen), ['tar+false']))).toStrictEqual(after)
  })
})

const staged = (name: string): readonly [Digest, StagedBlob] => [
  digestOf(name),
  { size: name.length, file: `/s/${name}` },
]

function request(judged: readonly Judged[], change: Partial<Laying> = {}): Promise<LayDownRequest> {
  const layers = judged.map(foreseen)
  const entries = layers.flatMap(({ judgement: { candidate } }, index) =>
    candidate ? [[index, candidate.entry] as const] : [],
  )
  return requestOf({
    ...{ layers, entries: new Map(entries), buildCache: null, release, layerTypes: ['tar+false'], owner: undefined },
    directories: { workingDirectory: '/p', stackerDir: '/p/.stacker', ociDir: '/p/oci', rootsDir: '/p/roots' },
    ...{
      staging,
      fetched: new Map(['bottom', 'top', 'content', 'packed', 'own', 'tree'].map(staged)),
      held: new Set(),
      ofBases: new Map(),
    },
    ...change,
  })
}

describe('the root of a layer', () => {
  const metadata = encodeOverlayMetadata(emptyMetadata)

  test.each<[string, Provision, RootForm]>([
    ['is left as it stands', { kind: 'keep', root: standing, rewritten: false }, { kind: 'keep' }],
    ['has its metadata written anew', { kind: 'keep', root: standing, rewritten: true }, { kind: 'keep', metadata }],
    ['that stacker has to itself is left', { kind: 'keep', root: undefined, rewritten: true }, { kind: 'keep' }],
    ['is none', none, { kind: 'none' }],
    ['is a bare directory', stub, { kind: 'stub' }],
    ['is metadata', { kind: 'metadata', root: standing, own: [], ...nothingMore }, { kind: 'synthesised', metadata }],
    [
      'is what importers take',
      standIn,
      { kind: 'stand-in', content: [{ path: '/out', kind: 'file', mode: 0o644, file: '/s/content' }] },
    ],
    ['is metadata where it changed nothing', unpacked({ kind: 'nothing' }), { kind: 'synthesised', metadata }],
    [
      'is an archive',
      unpacked({ kind: 'archive', blob: digestOf('packed') }),
      { kind: 'packed', archive: '/s/packed', metadata },
    ],
    [
      'is the diff of an image',
      unpacked({ kind: 'layer', layer: layerOf('own', 'm') }),
      { kind: 'diff', blob: '/s/own', mediaType: 'm', metadata },
    ],
  ])('%s', async (_, provision, root) => {
    const { layers } = await request([{ provision, layer: buildOnly, entry: { Manifests: null } }])
    expect(layers.map((layer) => layer.root)).toStrictEqual([root])
  })

  test('brings what has to be extracted for stacker, its twins, and what is awaited', async () => {
    const root = { ...standing, awaited: new Set([digestOf('base')]) }
    const twins = [{ digest: digestOf('erofs'), of: digestOf('top') }]
    const { layers } = await request([
      { provision: { kind: 'metadata', root, own: [], extract: [layerOf('top', 'm')], twins }, layer: buildOnly },
    ])
    expect(layers).toMatchObject([
      { extract: [{ digest: digestOf('top'), mediaType: 'm' }], twins, awaited: [digestOf('base')] },
    ])
  })

  test('has the directories of its overlay dirs', async () => {
    const OverlayDirs = [{ Source: '/p/deep/over', Dest: '/etc' }]
    expect((await request([{ provision: none, layer: { OverlayDirs } }])).layers).toMatchObject([
      { name: 'app', overlayDirs: ['over//etc'], extract: [], twins: [], awaited: [] },
    ])
  })

  test('is not laid down of content that was not fetched, nor of a layer that is left out', async () => {
    await expect(request([{ provision: standIn }], { fetched: new Map() })).rejects.toThrow(FormatError)
    await expect(request([{ provision: { kind: 'left-out', why: 'why' } }])).rejects.toThrow('app is left out')
  })
})

describe('what is laid down', () => {
  const oneType = { entry: { Manifests: new Map([...manifests].slice(0, 1)) } }

  test('the documents of the images that the entries name, and the layers that were fetched', async () => {
    const apart = mkdtempSync(path.join(staging, 'apart-'))
    const only = new Map([...manifests].filter(([type]) => type === 'tar+false'))
    const { blobs } = await request([{ provision: none, entry: { Manifests: only } }], { staging: apart })
    const names = [tarImage.manifest, tarImage.config].map((bytes) => digestOf(bytes))
    expect([...blobs.keys()]).toStrictEqual([digestOf('bottom'), digestOf('top'), ...names])
    for (const bytes of [tarImage.manifest, tarImage.config]) {
      const { size, file } = blobs.get(digestOf(bytes)) ?? { size: 0, file: '' }
      expect(size).toBe(bytes.length)
      expect(readFileSync(file)).toStrictEqual(bytes)
    }
    expect(readdirSync(apart).sort()).toStrictEqual(names.map((digest) => `document-${digestHex(digest)}`).sort())
  })

  test('of layers that were not fetched nothing, and no root of what nobody provides', async () => {
    const { blobs, layers } = await request([{ provision: none }, { name: 'more' }], { fetched: new Map() })
    expect([...blobs.keys()].filter((digest) => !documents.has(digest))).toStrictEqual([])
    expect(layers.map(({ name }) => name)).toStrictEqual(['app'])
  })

  test('what belongs into the layout, and not what serves the laying down alone', async () => {
    const { blobs } = await request([{ provision: standIn, layer: buildOnly, entry: { Manifests: null } }])
    expect([...blobs.keys()]).toStrictEqual([])
  })

  test('a tag for each type of an image, with the descriptor as stacker wrote it', async () => {
    const annotated = new Map(
      [...manifests].map(([type, descriptor]) => [
        type,
        { ...descriptor, Annotations: new Map(type === 'tar+false' ? [['a', 'b']] : []) },
      ]),
    )
    const { tags } = await request([{ provision: none, entry: { Manifests: annotated } }])
    const mediaType = 'application/vnd.oci.image.manifest.v1+json'
    const [tar, erofs] = [tarImage.manifest, erofsImage.manifest]
    expect(tags).toStrictEqual([
      { tag: 'app', descriptor: { mediaType, digest: digestOf(tar), size: tar.length, annotations: { a: 'b' } } },
      { tag: 'app-erofs', descriptor: { mediaType, digest: digestOf(erofs), size: erofs.length } },
    ])
  })

  test.each<[string, Judged, readonly string[]]>([
    [
      'of an image on a base image, which stacker looks for where it pulls',
      { layer: { From: from('docker') }, ...oneType },
      ['bottom', 'top'],
    ],
    ['of one on a layout', { layer: { From: from('oci') }, ...oneType }, ['bottom', 'top']],
    ['of one of several types', {}, ['bottom', 'top', 'erofs']],
    ['not of one of one type from scratch', oneType, []],
    ['not of what stood here', { found: 'on disk' }, []],
  ])('the layers of base images: %s', async (_, judged, names) => {
    const { baseBlobs } = await request([{ provision: none, ...judged }])
    expect(baseBlobs).toStrictEqual(names.map((name) => digestOf(name)))
  })

  test('no tag of a build_only layer', async () => {
    expect((await request([{ provision: stub, layer: buildOnly }])).tags).toStrictEqual([])
  })

  test('layers of base images alone, where one of them is extracted and no image brings it', async () => {
    const extract = [layerOf('base'), layerOf('top')]
    const ofBases = new Map(['base', 'top', 'unused'].map(staged))
    const provision: Provision = { kind: 'metadata', root: standing, own: [], extract, twins: [] }
    const { layerBases } = await request([{ provision }], { ofBases })
    expect([...(layerBases?.keys() ?? [])]).toStrictEqual([digestOf('base')])
  })

  test('one root of a name, and none of a name of which no entry is left', async () => {
    const elsewhere = { definition: { stackerfile: '/p/other.yaml' } }
    const gone: Judged = { name: 'gone', isLaid: false }
    const { layers, tags, removedRoots } = await request([
      { provision: none },
      { provision: stub, ...elsewhere },
      gone,
      { ...gone, ...elsewhere },
      { isLaid: false, ...elsewhere },
    ])
    expect(layers.map(({ name, root }) => [name, root.kind])).toStrictEqual([['app', 'none']])
    expect(tags.map(({ tag }) => tag)).toStrictEqual(['app', 'app-erofs'])
    expect(removedRoots).toStrictEqual(['gone'])
  })

  test.each([
    ['v0.21.2', false, 'trusted.overlay.opaque'],
    ['v0.40.5', false, 'user.overlay.opaque'],
    ['v1.2.0', true, 'user.overlay.opaque'],
  ])('by the rules of %s', async (tag, extractsOnDemand, opaqueAttribute) => {
    const by = findRelease(tag)
    if (by === undefined) throw new Error(tag)
    expect(await request([], { release: by })).toMatchObject({
      extractsOnDemand,
      opaqueAttribute,
      storageType: 'overlay',
    })
  })
})
