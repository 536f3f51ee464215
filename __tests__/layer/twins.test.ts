import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { decodeOverlayMetadata, type MetadataLayer } from '../../src/layer/overlay-metadata.ts'
import { provision, type ProvisionRequest } from '../../src/layer/provision.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'

const tar = (text: string): MetadataLayer => ({
  mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
  digest: digestOf(`tar ${text}`),
  size: 1,
})
const squashfs = (text: string): MetadataLayer => ({
  mediaType: 'application/vnd.stacker.image.layer.squashfs+zstd+verity',
  digest: digestOf(`squashfs ${text}`),
  size: 1,
})
const bothTypes = new Map([
  ['squashfs+true', [squashfs('below'), squashfs('own')]],
  ['tar+false', [tar('below'), tar('own')]],
])
const twins = [
  { digest: squashfs('below').digest, of: tar('below').digest },
  { digest: squashfs('own').digest, of: tar('own').digest },
]

function request(layer: Partial<Layer>, change: Partial<ProvisionRequest>): ProvisionRequest {
  return {
    layer: layer as Layer,
    manifests: new Map(),
    metadata: undefined,
    packedTree: undefined,
    unpacked: false,
    hasChild: true,
    taken: [],
    contents: [],
    ancestor: () => undefined,
    extractsOnDemand: true,
    layerTypes: ['tar+false', 'squashfs+true'],
    capabilities: { extractTar: true, extractSquashfs: true, extractErofs: 'no', unpackTree: true },
    ...change,
  }
}

const packed = (manifests: ReadonlyMap<string, readonly MetadataLayer[]>) => ({
  manifests,
  builtLayers: [],
  hasBuiltOutput: true,
  hasOverlayDirs: false,
})

test('layers of a second type are found in the directories of the first', () => {
  expect(provision(request({ BuildOnly: false }, { manifests: bothTypes }))).toMatchObject({
    kind: 'metadata',
    type: 'tar+false',
    twins,
  })
  expect(provision(request({ BuildOnly: true }, { metadata: packed(bothTypes) }))).toMatchObject({
    kind: 'metadata',
    source: 'saved',
    twins,
  })
})

test('images of two types whose layers do not pair are no base', () => {
  const manifests = new Map([...bothTypes, ['squashfs+true', [squashfs('own')]]] as const)
  expect(provision(request({ BuildOnly: false }, { manifests })).kind).toBe('left-out')
  expect(provision(request({ BuildOnly: true }, { metadata: packed(manifests) })).kind).toBe('left-out')
})

test('a build_only layer that was not packed in a type that is to be built is no base: its diff would be missing there', () => {
  const metadata = packed(new Map([['tar+false', [tar('own')]]]))
  expect(provision(request({ BuildOnly: true }, { metadata }))).toEqual({
    kind: 'left-out',
    why: 'it was not packed as squashfs+true',
  })
  expect(provision(request({ BuildOnly: true }, { metadata, layerTypes: ['tar+false'] })).kind).toBe('metadata')
})

test('a packed build_only layer with overlay dirs is no base: stacker would mount them twice, which fails', () => {
  const metadata = { ...packed(bothTypes), hasOverlayDirs: true }
  expect(provision(request({ BuildOnly: true }, { metadata })).kind).toBe('left-out')
  const taken = { metadata, hasChild: false, taken: ['/x'] }
  expect(provision(request({ BuildOnly: true }, taken)).kind).toBe('left-out')
  const contents = [{ producer: 'bo', path: '/x', kind: 'file', mode: 0o644, blob: digestOf('x') }] as const
  expect(provision(request({ BuildOnly: true }, { ...taken, contents })).kind).toBe('stand-in')
  const text = (layers: string): Buffer =>
    Buffer.from(`{"Manifests":{},"HasBuiltOCIOutput":true,"OverlayDirLayers":${layers}}`)
  expect(decodeOverlayMetadata(text('{"tar+false":[{"digest":"x"}]}')).hasOverlayDirs).toBe(true)
  for (const none of ['null', '{}', '{"tar+false":null}', '{"tar+false":[]}'])
    expect(decodeOverlayMetadata(text(none)).hasOverlayDirs).toBe(false)
})
