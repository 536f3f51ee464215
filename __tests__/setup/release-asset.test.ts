import { expect, test } from 'vitest'

import { findRelease, newestRelease } from '../../src/release/releases.ts'
import { isDigest } from '../../src/formats/digest.ts'
import { releaseAsset } from '../../src/setup/release-asset.ts'
import { stackerDigests } from '../../src/setup/stacker-digests.ts'

test.each([
  ['v0.40.5', 'stacker'],
  ['v1.0.0-rc8', 'stacker'],
  ['v1.1.2', 'stacker'],
  ['v1.1.3', 'stacker-linux-amd64'],
  ['v1.2.0', 'stacker-linux-amd64'],
  ['v2.0.0', 'stacker-linux-amd64'],
])('of %s the file %s is downloaded', (version, file) => {
  expect(releaseAsset(version, 'amd64')).toEqual({ kind: 'binary', file })
})

test('arm64 has a file of its own from v1.1.3 on, and none before', () => {
  expect(releaseAsset('v1.1.3', 'arm64')).toEqual({ kind: 'binary', file: 'stacker-linux-arm64' })
  expect(releaseAsset('v1.1.2', 'arm64')).toMatchObject({
    kind: 'none',
    why: expect.stringContaining('v1.1.3') as string,
  })
})

test.each(['v1.1.4', 'v1.1.5', 'v1.2.1'])('%s has no binaries, and another release is named that has', (version) => {
  const asset = releaseAsset(version, 'amd64')
  const named = asset.kind === 'none' ? /(v[\d.]+) has them$/.exec(asset.why)?.[1] : undefined
  expect(releaseAsset(named ?? '', 'amd64').kind).toBe('binary')
})

test('the release that is installed where none is named has binaries for both architectures', () => {
  expect([releaseAsset(newestRelease.tag, 'amd64').kind, releaseAsset(newestRelease.tag, 'arm64').kind]).toEqual([
    'binary',
    'binary',
  ])
})

test('each digest that is known is one of a file of a release', () => {
  const files = Object.keys(stackerDigests).map((key) => key.split('/'))
  const unknown = files.filter(
    ([version = '', file]) =>
      findRelease(version) === undefined ||
      !(['amd64', 'arm64'] as const).some((arch) => {
        const asset = releaseAsset(version, arch)
        return asset.kind === 'binary' && asset.file === file
      }),
  )
  expect(unknown).toEqual([])
  expect(Object.values(stackerDigests).filter((digest) => !isDigest(digest))).toEqual([])
})
