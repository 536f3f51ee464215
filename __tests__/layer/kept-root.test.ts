import type { Descriptor } from '../../src/formats/oci/descriptor.ts'
import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { keepRoot, type RootOnDisk } from '../../src/layer/kept-root.ts'
import { emptyMetadata, manifestOfLayers, type OverlayMetadata } from '../../src/layer/overlay-metadata.ts'
import { rootOf } from '../../src/layer/provision.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'

const diff = (name: string): Descriptor => ({ mediaType: 'm', digest: digestOf(name), size: 1 })

function packed(name: string, types: readonly string[], layers: readonly Descriptor[]): OverlayMetadata {
  const config = JSON.stringify({ history: [{ created_by: `stacker build of ${name}` }] })
  return {
    ...emptyMetadata,
    manifests: new Map(types.map((type) => [type, manifestOfLayers(layers)])),
    configs: new Map(types.map((type) => [type, config])),
    hasBuiltOutput: true,
  }
}

const onDisk = (metadata: OverlayMetadata, hasContent = false): RootOnDisk => ({
  metadata,
  hasContent,
  standsIn: undefined,
  extracted: new Set([...metadata.manifests.values()].flatMap(({ layers }) => layers.map(({ digest }) => digest))),
})

function request(
  type: 'scratch' | 'built',
  change: Partial<Parameters<typeof keepRoot>[0]> = {},
): Parameters<typeof keepRoot>[0] {
  return {
    // Nothing else of the definition is looked at.
    layer: { BuildOnly: true, From: { Type: type, Url: '', Tag: 'below', Insecure: false } } as Layer,
    name: 'upper',
    hasChild: true,
    hasIdleChild: false,
    hasNewChild: true,
    taken: [],
    below: undefined,
    layerTypes: ['tar+false'],
    extractsOnDemand: true,
    ...change,
  }
}

describe('a build_only layer that was packed here', () => {
  const disk = onDisk(packed('upper', ['erofs+true'], [diff('own')]))

  test('is built again where an image of another type is to stand on it, which would be without its diff', () => {
    expect(keepRoot(request('scratch'), disk)).toEqual({
      kind: 'left-out',
      why: 'it was packed here, and not as tar+false',
    })
    expect(keepRoot(request('scratch', { layerTypes: ['erofs+true'] }), disk)).toMatchObject({ kind: 'keep' })
    expect(keepRoot(request('scratch', { hasChild: false }), disk)).toMatchObject({ kind: 'keep' })
  })

  test('is built again where an image without changes is built on it, which would list its diff twice', () => {
    const change = { layerTypes: ['erofs+true'], hasIdleChild: true }
    expect(keepRoot(request('scratch', change), disk).kind).toBe('left-out')
  })
})

test('a root that was packed with its overlay dirs is built again where it is to be mounted again: the container would not start', () => {
  const disk = onDisk({ ...packed('upper', ['tar+false'], [diff('dirs'), diff('own')]), hasOverlayDirs: true })
  expect(keepRoot(request('scratch'), disk).kind).toBe('left-out')
  expect(keepRoot(request('scratch', { hasNewChild: false, taken: ['/f'] }), disk).kind).toBe('left-out')
  expect(keepRoot(request('scratch', { hasNewChild: false }), disk).kind).toBe('keep')
  expect(keepRoot(request('scratch'), onDisk({ ...emptyMetadata, hasOverlayDirs: true }, true)).kind).toBe('keep')
})

test('a root whose layers stacker cannot extract is kept for others where they stand extracted', () => {
  const erofs = { ...diff('own'), mediaType: 'application/vnd.stacker.image.layer.erofs' }
  const disk = onDisk(packed('upper', ['erofs+true'], [erofs]))
  const asked = request('scratch', { layerTypes: ['erofs+true'] })
  expect(keepRoot(asked, disk).kind).toBe('keep')
  expect(keepRoot(asked, { ...disk, extracted: new Set() }).kind).toBe('left-out')
  expect(keepRoot({ ...asked, hasChild: false }, { ...disk, extracted: new Set() }).kind).toBe('keep')
})

test('a root whose base was packed later is kept with metadata that names the diff of its base', () => {
  const below = keepRoot(request('scratch', { name: 'below' }), onDisk(packed('below', ['tar+false'], [diff('lower')])))
  const before = { ...emptyMetadata, builtLayers: ['below'] }
  const kept = keepRoot(request('built', { below: { buildOnly: true, provision: below } }), onDisk(before, true))
  expect(kept).toMatchObject({ kind: 'keep', rewritten: true })
  expect([...(rootOf(kept)?.metadata.manifests.get('tar+false')?.layers ?? [])]).toEqual([diff('lower')])
  const again = keepRoot(
    request('built', { below: { buildOnly: true, provision: below } }),
    onDisk(rootOf(kept)?.metadata ?? emptyMetadata, true),
  )
  expect(again).toMatchObject({ kind: 'keep', rewritten: false })
})
