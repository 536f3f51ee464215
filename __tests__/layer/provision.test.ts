import type { Descriptor } from '../../src/formats/oci/descriptor.ts'
import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import {
  decodeOverlayMetadata,
  emptyMetadata,
  encodeOverlayMetadata,
  imageMetadata,
  manifestOfLayers,
  type OverlayMetadata,
} from '../../src/layer/overlay-metadata.ts'
import { rootOf, type Provision } from '../../src/layer/provision.ts'
import type { DecodedRoot, ProvisionRequest } from '../../src/layer/provision-request.ts'
import { provide } from '../../src/layer/provide.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'

const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip'
const layer = (name: string, mediaType = gzip): Descriptor => ({ mediaType, digest: digestOf(name), size: 1 })
const squashed = (name: string): Descriptor =>
  layer(`squashed ${name}`, 'application/vnd.stacker.image.layer.squashfs+zstd+verity')
const able = { extractTar: true, extractSquashfs: true, extractErofs: 'no', unpackTree: true } as const
const tree = digestOf('tree')
const content = { producer: 'bo', path: '/f', kind: 'file', mode: 0o644, blob: digestOf('f') } as const

/** Metadata as an image of these types leaves it when it has packed the layer of that name. */
function packedBy(
  manifests: Readonly<Record<string, readonly Descriptor[]>>,
  change: Partial<OverlayMetadata> = {},
  name = 'bo',
): OverlayMetadata {
  const config = JSON.stringify({ history: [{}, { created_by: `stacker build of ${name}` }] })
  return {
    ...emptyMetadata,
    manifests: new Map(Object.entries(manifests).map(([type, layers]) => [type, manifestOfLayers(layers)])),
    configs: new Map(Object.keys(manifests).map((type) => [type, config])),
    hasBuiltOutput: true,
    ...change,
  }
}

const recorded = (
  own: DecodedRoot['own'],
  metadata: OverlayMetadata,
  change: Partial<DecodedRoot> = {},
): DecodedRoot => ({
  metadata,
  own,
  base: null,
  content: digestOf('own'),
  standsOn: null,
  ...change,
})

const from = (type: 'scratch' | 'docker' | 'built'): Layer['From'] => ({
  Type: type,
  Url: '',
  Tag: type === 'built' ? 'below' : '',
  Insecure: false,
})

/** A packed build_only layer from nothing, with a child. Nothing else of the definition is looked at. */
function request(
  change: Partial<ProvisionRequest> = {},
  type: Parameters<typeof from>[0] = 'scratch',
): ProvisionRequest {
  return {
    layer: { BuildOnly: true, From: from(type) } as Layer,
    name: 'bo',
    manifests: new Map(),
    root: recorded('packed', packedBy({ 'tar+false': [layer('diff')] })),
    packedTree: undefined,
    isSmall: false,
    hasChild: true,
    hasIdleChild: false,
    taken: [],
    contents: [],
    below: undefined,
    extractsOnDemand: true,
    isBaseKnown: false,
    layerTypes: ['tar+false'],
    capabilities: able,
    isAtHand: () => false,
    isKept: () => true,
    ...change,
  }
}

const image = (change: Partial<ProvisionRequest> = {}): ProvisionRequest =>
  request({
    layer: { BuildOnly: false, From: from('scratch') } as Layer,
    manifests: new Map([['tar+false', manifestOfLayers([layer('diff')])]]),
    root: undefined,
    ...change,
  })

const kindOf = (found: Provision): string => found.kind
const metadataOf = (found: Provision): OverlayMetadata | undefined => rootOf(found)?.metadata
const layersOf = (found: Provision, type = 'tar+false'): readonly unknown[] | undefined =>
  metadataOf(found)
    ?.manifests.get(type)
    ?.layers.map(({ digest }) => digest)
const digestsOf = (...names: readonly string[]): readonly unknown[] => names.map((name) => digestOf(name))

describe('a packed build_only layer with a child', () => {
  const both = packedBy({ 'squashfs+true': [squashed('diff')], 'tar+false': [layer('diff')] })
  const root = recorded('packed', both)

  test('is laid down as packed where it is packed as all that is asked for, of those types alone', () => {
    expect(provide(request())).toMatchObject({ kind: 'metadata', own: [layer('diff')] })
    const one = provide(request({ root, layerTypes: ['squashfs+true'] }))
    expect(one).toMatchObject({ kind: 'metadata', own: [squashed('diff')] })
    expect([...(metadataOf(one)?.manifests.keys() ?? [])]).toEqual(['squashfs+true'])
    const two = provide(request({ root, layerTypes: ['tar+false', 'squashfs+true'] }))
    expect(two).toMatchObject({ kind: 'metadata', own: [layer('diff'), squashed('diff')] })
    expect(two).toMatchObject({ twins: [{ digest: squashed('diff').digest, of: layer('diff').digest }] })
  })

  test('is laid down as before it was packed where its diff is not packed as what is asked for', () => {
    const found = provide(request({ layerTypes: ['squashfs+true'] }))
    expect(found).toMatchObject({ kind: 'unpacked', own: { kind: 'layer', layer: layer('diff') } })
    expect(metadataOf(found)).toEqual(emptyMetadata)
    const without = { ...able, extractTar: 'GNU tar is not installed' }
    expect(provide(request({ layerTypes: ['squashfs+true'], capabilities: without }))).toEqual({
      kind: 'left-out',
      why: 'GNU tar is not installed',
    })
  })

  test('may be of any type where others only take files from it', () => {
    const change = { hasChild: false, taken: ['/f'], layerTypes: ['squashfs+true'] }
    expect(provide(request(change))).toMatchObject({ kind: 'metadata', own: [layer('diff')] })
  })

  test('is laid down as before it was packed where an image without changes stands on it: stacker would list its diff twice', () => {
    expect(provide(request({ hasIdleChild: true }))).toMatchObject({ kind: 'unpacked', own: { kind: 'layer' } })
  })

  test('is no base where overlay dirs lie above it: no blob is left of them', () => {
    const dirs = recorded('packed', packedBy({ 'tar+false': [layer('diff')] }, { hasOverlayDirs: true }))
    expect(kindOf(provide(request({ root: dirs })))).toBe('left-out')
    const taker = { root: dirs, hasChild: false, taken: ['/f'] }
    expect(kindOf(provide(request(taker)))).toBe('left-out')
    expect(kindOf(provide(request({ ...taker, contents: [content] })))).toBe('stand-in')
    expect(kindOf(provide(request({ root: dirs, hasChild: false })))).toBe('stub')
  })

  test('on a registry base waits for stacker to fetch the base, and for nothing else', () => {
    const base = { type: 'tar+false', layers: [layer('base')] }
    const metadata = packedBy({ 'tar+false': [layer('base'), layer('diff')] })
    const found = provide(request({ root: recorded('packed', metadata, { base }) }, 'docker'))
    expect(found).toMatchObject({ kind: 'metadata', own: [layer('diff')], extract: [] })
    expect([...(rootOf(found)?.awaited ?? [])]).toEqual(digestsOf('base'))
  })

  test('on a registry base of another type is laid down as before it was packed: stacker converts the base from where it is extracted', () => {
    const base = { type: 'tar+false', layers: [layer('base')] }
    const metadata = packedBy({ 'squashfs+true': [squashed('base'), squashed('diff')] })
    const asked = { root: recorded('packed', metadata, { base }), layerTypes: ['squashfs+true'] }
    const found = provide(request(asked, 'docker'))
    expect(found).toMatchObject({ kind: 'unpacked', own: { kind: 'layer', layer: squashed('diff') } })
    expect(layersOf(found)).toEqual(digestsOf('base'))
  })
})

describe('a build_only layer on another', () => {
  const lower = (change: Partial<ProvisionRequest> = {}): NonNullable<ProvisionRequest['below']> => ({
    buildOnly: true,
    provision: provide(request({ name: 'below', ...change })),
  })
  const belowPacked = lower({ root: recorded('packed', packedBy({ 'tar+false': [layer('lower')] }, {}, 'below')) })
  const belowUnpacked = lower({ root: recorded('root', emptyMetadata), packedTree: tree })
  const standsOn = digestOf('own')
  const upper = packedBy({ 'tar+false': [layer('lower'), layer('diff')] }, { builtLayers: ['below'] })

  test('names all that stands below it by itself, whatever its own metadata says', () => {
    const own = recorded('root', { ...emptyMetadata, builtLayers: ['below'] }, { standsOn })
    const onPacked = provide(request({ root: own, packedTree: tree, below: belowPacked }, 'built'))
    expect(onPacked).toMatchObject({ kind: 'unpacked', own: { kind: 'archive', blob: tree } })
    expect(layersOf(onPacked)).toEqual(digestsOf('lower'))
    expect(metadataOf(onPacked)).toMatchObject({ builtLayers: ['below'], hasBuiltOutput: false })
    const onUnpacked = provide(request({ root: own, packedTree: tree, below: belowUnpacked }, 'built'))
    expect(metadataOf(onUnpacked)).toEqual({ ...emptyMetadata, builtLayers: ['below'] })
  })

  test('is laid down as packed only where all below it is: else it would be mounted below its base', () => {
    const root = recorded('packed', upper, { standsOn })
    expect(kindOf(provide(request({ root, below: belowPacked }, 'built')))).toBe('metadata')
    const found = provide(request({ root, below: belowUnpacked }, 'built'))
    expect(found).toMatchObject({ kind: 'unpacked', own: { kind: 'layer', layer: layer('diff') } })
  })

  test('is no base where the layer below it is not there, or is another build of it', () => {
    const root = recorded('packed', upper, { standsOn })
    const stub = { buildOnly: true, provision: { kind: 'stub' } } as const
    for (const below of [undefined, { buildOnly: true, provision: undefined }, stub])
      expect(kindOf(provide(request({ root, below }, 'built')))).toBe('left-out')
    for (const other of [digestOf('other'), null]) {
      const found = provide(request({ root: { ...root, standsOn: other }, below: belowPacked }, 'built'))
      expect(found).toEqual({ kind: 'left-out', why: 'it was built on another build of below' })
    }
  })

  test('that changes nothing is whole with metadata alone', () => {
    const root = recorded('nothing', { ...emptyMetadata, builtLayers: ['below'], hasBuiltOutput: true }, { standsOn })
    const found = provide(request({ root, below: belowPacked }, 'built'))
    expect(found).toMatchObject({ kind: 'unpacked', own: { kind: 'nothing' } })
    expect(rootOf(found)).toMatchObject({ allInImages: true, metadata: { hasBuiltOutput: false } })
  })
})

describe('a build_only layer that nobody is built on', () => {
  const small = { root: recorded('root', emptyMetadata), packedTree: tree, isSmall: true, hasChild: false }
  const taker = { taken: ['/f'], contents: [content] }

  test('is laid down whole where it is small and nobody takes of it: an edit after the restore may build on it', () => {
    expect(provide(request(small))).toMatchObject({ kind: 'unpacked', own: { kind: 'archive', blob: tree } })
    expect(kindOf(provide(request({ ...small, ...taker })))).toBe('stand-in')
  })

  test('is a bare directory, or what is taken of it, where it is not small or cannot be laid down whole at once', () => {
    const large = { ...small, isSmall: false }
    const evicted = { ...small, packedTree: undefined }
    const toolless = { ...small, capabilities: { ...able, unpackTree: 'GNU tar is not installed' } }
    const base = { type: 'tar+false', layers: [layer('base')] }
    const onOther = {
      ...small,
      root: recorded('root', emptyMetadata, { base }),
      extractsOnDemand: false,
      isBaseKnown: true,
    }
    for (const asked of [large, evicted, toolless, onOther]) {
      expect(kindOf(provide(request(asked, 'docker')))).toBe('stub')
      expect(kindOf(provide(request({ ...asked, ...taker }, 'docker')))).toBe('stand-in')
    }
  })
})

describe('before v1.0, where stacker extracts nothing by itself', () => {
  const old = { extractsOnDemand: false }

  test('all layers of what others need are extracted', () => {
    expect(provide(image(old))).toMatchObject({ kind: 'metadata', extract: [layer('diff')] })
    expect(provide(request(old))).toMatchObject({ kind: 'metadata', extract: [layer('diff')] })
  })

  test('what cannot be extracted is built again where others need it, and hits where nobody does', () => {
    const without = { ...old, capabilities: { ...able, extractTar: 'GNU tar is not installed' } }
    const needed = { kind: 'left-out', why: 'GNU tar is not installed' }
    expect(provide(image(without))).toEqual(needed)
    expect(provide(request(without))).toEqual(needed)
    expect(kindOf(provide(image({ ...without, hasChild: false })))).toBe('none')
    expect(kindOf(provide(request({ ...without, hasChild: false })))).toBe('stub')
  })

  test('a base image that stacker fetched before has to be known, or to come with an image that is laid down', () => {
    const base = { type: 'tar+false', layers: [layer('base')] }
    const metadata = { ...emptyMetadata, manifests: new Map([['tar+false', manifestOfLayers(base.layers)]]) }
    const asked = { ...old, root: recorded('root', metadata, { base }), packedTree: tree }
    expect(kindOf(provide(request(asked, 'docker')))).toBe('left-out')
    const found = provide(request({ ...asked, isAtHand: (blob) => blob === digestOf('base') }, 'docker'))
    expect(found).toMatchObject({ kind: 'unpacked', extract: [layer('base')] })
    const known = provide(request({ ...asked, isBaseKnown: true }, 'docker'))
    expect(known).toMatchObject({ kind: 'unpacked', extract: [layer('base')], root: { base: from('docker') } })
    const kid = { isBaseKnown: false, below: { buildOnly: true, provision: known }, packedTree: tree }
    const above = recorded('root', metadata, { standsOn: digestOf('own') })
    expect(provide(request({ ...old, ...kid, root: above }, 'built'))).toMatchObject({
      root: { base: from('docker') },
    })
  })
})

test('a build_only layer that nobody packed needs its tree for a child, and just what is taken for importers', () => {
  const root = recorded('root', emptyMetadata)
  expect(kindOf(provide(request({ root })))).toBe('left-out')
  expect(kindOf(provide(request({ root, contents: [content] })))).toBe('left-out')
  expect(provide(request({ root, packedTree: tree }))).toMatchObject({ own: { kind: 'archive', blob: tree } })
  const taker = { root, hasChild: false, taken: ['/f'] }
  expect(provide(request({ ...taker, contents: [content] }))).toEqual({ kind: 'stand-in', contents: [content] })
  expect(kindOf(provide(request({ ...taker, taken: ['/f', '/g'], contents: [content] })))).toBe('left-out')
})

describe('an image', () => {
  test('of several types is extracted in one of them, and the others are found in its directories', () => {
    const manifests = new Map([
      ['squashfs+true', manifestOfLayers([squashed('below'), squashed('own')])],
      ['tar+false', manifestOfLayers([layer('below'), layer('own')])],
    ])
    const found = provide(image({ manifests, layerTypes: ['tar+false', 'squashfs+true'] }))
    expect(found).toMatchObject({
      kind: 'metadata',
      twins: [
        { digest: squashed('below').digest, of: digestOf('below') },
        { digest: squashed('own').digest, of: digestOf('own') },
      ],
    })
    expect([...(metadataOf(found)?.manifests.keys() ?? [])]).toEqual(['tar+false'])
    const unlike = new Map([...manifests, ['squashfs+true', manifestOfLayers([squashed('own')])] as const])
    expect(kindOf(provide(image({ manifests: unlike })))).toBe('left-out')
  })

  test('that lists one layer twice is mounted with the upper one alone', () => {
    const manifests = new Map([['tar+false', manifestOfLayers([layer('a'), layer('b'), layer('a')])]])
    expect(layersOf(provide(image({ manifests })))).toEqual(digestsOf('b', 'a'))
  })
})

test('an image of which the record alone was kept is built again', () => {
  expect(provide(image({ isKept: () => false }))).toEqual({
    kind: 'left-out',
    why: 'its layers are not in the cache',
  })
})

test('metadata is written in the bytes that stacker wrote, and read back as it was', () => {
  const text =
    '{"Manifests":{"tar+false":{"layers":[{"mediaType":"m","digest":"' +
    `${digestOf('l')}","size":1}],"x":12345678901234567890}},"Configs":{"tar+false":{"y":1.50}},` +
    '"BuiltLayers":["a"],"HasBuiltOCIOutput":true,"OverlayDirLayers":null}'
  expect(encodeOverlayMetadata(decodeOverlayMetadata(Buffer.from(text))).toString()).toBe(text)
  expect(imageMetadata('tar+false', manifestOfLayers([])).hasBuiltOutput).toBe(false)
  const dirs = (layers: string): boolean =>
    decodeOverlayMetadata(Buffer.from(`{"Manifests":{},"HasBuiltOCIOutput":true,"OverlayDirLayers":${layers}}`))
      .hasOverlayDirs
  expect(dirs('{"tar+false":[{"digest":"x"}]}')).toBe(true)
  for (const none of ['null', '{}', '{"tar+false":null}', '{"tar+false":[]}']) expect(dirs(none)).toBe(false)
})
