import { expect, test } from 'vitest'
import { zeroValue } from '../../src/formats/go-type.ts'
import { zeroDescriptor, type CacheEntry } from '../../src/layer/entry.ts'
import { layerTypeKey } from '../../src/release/layer-type.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import { findRelease } from '../../src/release/releases.ts'
import type { Release } from '../../src/release/release.ts'

function release(tag: string): Release {
  const found = findRelease(tag)
  if (found === undefined) throw new Error(tag)
  return found
}

test('the key of a layer type has the verity bit from v0.19.0 on, and a tar never has it set', () => {
  expect(layerTypeKey('squashfs', true, release('v0.18.0'))).toBe('squashfs')
  expect(layerTypeKey('squashfs', true, release('v0.19.0'))).toBe('squashfs+true')
  expect(layerTypeKey('erofs', false, release('v1.2.0'))).toBe('erofs+false')
  expect(layerTypeKey('tar', true, release('v1.2.0'))).toBe('tar+false')
})

test('the zero descriptor has the fields of the release', () => {
  expect(zeroDescriptor(release('v0.22.1'))).not.toHaveProperty('Data')
  expect(zeroDescriptor(release('v1.2.0'))).toEqual({
    MediaType: '',
    Digest: '',
    Size: 0n,
    URLs: null,
    Annotations: null,
    Data: null,
    Platform: null,
    ArtifactType: '',
  })
})

/** A first test that proves the whole chain of docs/stacker/build-cache.md#3.1. */
test.each([
  ['v0.16.0', 11087181410612006086n],
  ['v0.20.1', 11087181410612006086n],
  ['v0.21.2', 687560339692129136n],
  ['v0.40.5', 2217804888630251127n],
  ['v1.0.0-rc8', 6580540502883840076n],
  ['v1.0.0-rc12', 5689227559229973334n],
  ['v1.1.6', 11702206653081391399n],
  ['v1.2.0', 11503286420886215397n],
])('the entry with nothing in it has the hash that %s gives it', (tag, hash) => {
  expect(entryHash(zeroValue(release(tag).entry) as CacheEntry, release(tag))).toBe(hash)
})
