import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { provision, type Provision, type ProvisionRequest } from '../../src/layer/provision.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'

const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip'
const layer = (name: string, mediaType = gzip) => ({ mediaType, digest: digestOf(name), size: 1 })
const able = { extractTar: true, extractSquashfs: true, extractErofs: 'no', unpackTree: true } as const

function request(buildOnly: boolean, change: Partial<ProvisionRequest> = {}): ProvisionRequest {
  const manifests = new Map([['tar+false', [layer('diff')]]])
  return {
    // Nothing else of the definition is looked at.
    layer: { BuildOnly: buildOnly } as Layer,
    manifests: buildOnly ? new Map() : manifests,
    metadata: buildOnly ? { manifests, builtLayers: [], hasBuiltOutput: true, hasOverlayDirs: false } : undefined,
    packedTree: undefined,
    unpacked: false,
    hasChild: true,
    taken: [],
    contents: [],
    ancestor: () => undefined,
    extractsOnDemand: true,
    layerTypes: ['tar+false'],
    capabilities: able,
    ...change,
  }
}

const kindOf = (found: Provision): string => found.kind

describe('a packed build_only layer with a child', () => {
  const both = new Map([
    ['tar+false', [layer('diff')]],
    ['squashfs+true', [layer('squashed', 'application/vnd.stacker.image.layer.squashfs')]],
  ])
  const metadata = { manifests: both, builtLayers: [], hasBuiltOutput: true, hasOverlayDirs: false }

  test('is laid down where it is packed as all that is asked for', () => {
    expect(provision(request(true))).toMatchObject({ kind: 'metadata', type: 'tar+false' })
    for (const layerTypes of [['squashfs+true'], ['tar+false', 'squashfs+true']])
      expect(provision(request(true, { metadata, layerTypes }))).toMatchObject({ kind: 'metadata', type: 'tar+false' })
  })

  test('is built again where its diff is not packed as what is asked for', () => {
    expect(kindOf(provision(request(true, { layerTypes: ['squashfs+true'] })))).toBe('left-out')
  })

  test('may be of any type where others only take files from it', () => {
    const change = { hasChild: false, taken: ['/f'], layerTypes: ['squashfs+true'] }
    expect(provision(request(true, change))).toMatchObject({ kind: 'metadata', type: 'tar+false' })
  })

  test('is built again where its images hold one layer twice, which stacker cannot mount', () => {
    const manifests = new Map([['tar+false', [layer('diff of its base'), layer('diff'), layer('diff of its base')]]])
    const twice = { manifests, builtLayers: [], hasBuiltOutput: true, hasOverlayDirs: false }
    expect(kindOf(provision(request(true, { metadata: twice })))).toBe('left-out')
    expect(kindOf(provision(request(true, { metadata: twice, hasChild: false, taken: ['/f'] })))).toBe('left-out')
    expect(kindOf(provision(request(true, { metadata: twice, hasChild: false })))).toBe('stub')
  })

  test('is built again where a build_only layer below it cannot be had', () => {
    const chain = { manifests: both, builtLayers: ['below'], hasBuiltOutput: true, hasOverlayDirs: false }
    expect(kindOf(provision(request(true, { metadata: chain })))).toBe('left-out')
    expect(kindOf(provision(request(true, { metadata: chain, ancestor: () => ({ kind: 'stub' }) })))).toBe('left-out')
    expect(kindOf(provision(request(true, { metadata: chain, ancestor: () => ({ kind: 'keep' }) })))).toBe('metadata')
  })
})

describe('before v1.0, where stacker extracts nothing by itself', () => {
  const old = { extractsOnDemand: false }

  test('all layers of what others need are extracted', () => {
    expect(provision(request(false, old))).toMatchObject({ kind: 'metadata', extract: [layer('diff')] })
    expect(provision(request(true, old))).toMatchObject({ kind: 'metadata', extract: [layer('diff')] })
  })

  test('what cannot be extracted is built again where others need it, and hits where nobody does', () => {
    const without = { ...old, capabilities: { ...able, extractTar: 'GNU tar is not installed' } }
    const needed = { kind: 'left-out', why: 'GNU tar is not installed' }
    expect(provision(request(false, without))).toEqual(needed)
    expect(provision(request(true, without))).toEqual(needed)
    expect(kindOf(provision(request(false, { ...without, hasChild: false })))).toBe('none')
    expect(kindOf(provision(request(true, { ...without, hasChild: false })))).toBe('stub')
  })
})

test('a build_only layer that nobody packed needs its tree for a child, and just what is taken for importers', () => {
  const metadata = { manifests: new Map(), builtLayers: [], hasBuiltOutput: false, hasOverlayDirs: false }
  const content = { producer: 'bo', path: '/f', kind: 'file', mode: 0o644, blob: digestOf('f') } as const
  const packedTree = digestOf('tree')
  expect(kindOf(provision(request(true, { metadata })))).toBe('left-out')
  expect(kindOf(provision(request(true, { metadata, contents: [content] })))).toBe('left-out')
  expect(provision(request(true, { metadata, packedTree }))).toMatchObject({ kind: 'packed', blob: packedTree })
  const taker = { metadata, hasChild: false, taken: ['/f'] }
  expect(provision(request(true, { ...taker, contents: [content] }))).toEqual({ kind: 'stand-in', contents: [content] })
  expect(kindOf(provision(request(true, { ...taker, taken: ['/f', '/g'], contents: [content] })))).toBe('left-out')
})

test('a build_only layer that says its base was packed is laid down whole, not by the images of its base', () => {
  const metadata = {
    manifests: new Map([['tar+false', [layer('diff of its base')]]]),
    builtLayers: ['base'],
    hasBuiltOutput: true,
    hasOverlayDirs: false,
  }
  const packedTree = digestOf('tree')
  const change: Partial<ProvisionRequest> = { metadata, unpacked: true, ancestor: () => ({ kind: 'keep' }) }
  expect(provision(request(true, { ...change, packedTree }))).toMatchObject({ kind: 'packed', blob: packedTree })
  expect(kindOf(provision(request(true, change)))).toBe('left-out')
  const content = { producer: 'bo', path: '/f', kind: 'file', mode: 0o644, blob: digestOf('f') } as const
  const taker = { ...change, hasChild: false, taken: ['/f'] }
  expect(provision(request(true, { ...taker, contents: [content] }))).toEqual({ kind: 'stand-in', contents: [content] })
  expect(kindOf(provision(request(true, taker)))).toBe('left-out')
})

test('a build_only layer that nobody packed is built again where overlay dirs lie above it: no blob is left of them', () => {
  const metadata = { manifests: new Map(), builtLayers: [], hasBuiltOutput: false, hasOverlayDirs: true }
  const change = { metadata, unpacked: true, packedTree: digestOf('tree') }
  expect(provision(request(true, change))).toEqual({ kind: 'left-out', why: 'no image holds its overlay dirs' })
  const content = { producer: 'bo', path: '/f', kind: 'file', mode: 0o644, blob: digestOf('f') } as const
  const taker = { ...change, hasChild: false, taken: ['/f'], contents: [content] }
  expect(provision(request(true, taker))).toEqual({ kind: 'stand-in', contents: [content] })
})
