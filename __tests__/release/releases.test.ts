import { expect, test } from 'vitest'
import { grammarOf } from '../../src/release/grammar.ts'
import type { Rules } from '../../src/release/release.ts'
import { findRelease, newestRelease, releases } from '../../src/release/releases.ts'

test('every tag from v0.16.0 to v1.2.0 is known once', () => {
  const tags = releases.map(({ tag }) => tag)
  expect(new Set(tags).size).toBe(tags.length)
  // 27 with recordings, and those that remember what one of them does (docs/stacker/build-cache.md#1.2).
  expect(tags.length).toBe(27 + 23)
  for (const tag of [
    'v0.19.1',
    'v0.20.0',
    'v0.40.1-rc4',
    'v1.0.0-rc3',
    'v1.0.0-rc16',
    'v1.1.0-rc2',
    'v1.1.2',
    'v1.1.5',
  ])
    expect(tags).toContain(tag)
})

test('a release is found with and without its v, and nothing else is', () => {
  expect(findRelease('v1.2.0')).toBe(newestRelease)
  expect(findRelease('1.2.0')).toBe(newestRelease)
  for (const tag of ['', 'v', 'v1.2.0-dirty', 'v1.2.0-3-gabcdef', 'v9.9.9', 'vv1.2.0', '__proto__', 'constructor'])
    expect(findRelease(tag)).toBeUndefined()
})

test('a shape is a word for keys, and releases of one shape are alike in everything but their tag', () => {
  for (const release of releases) {
    expect(release.shape).toMatch(/^[A-Za-z0-9]+$/)
    const first = releases.find(({ shape }) => shape === release.shape)
    expect({ ...release, tag: '' }).toEqual({ ...first, tag: '' })
  }
  expect(findRelease('v1.1.2')?.shape).toBe(findRelease('v1.1.3')?.shape)
  expect(findRelease('v1.1.3')?.shape).not.toBe(findRelease('v1.1.0')?.shape)
  // Each recorded release has behaviour of its own, even where its entries look like those of the next.
  const recorded = ['v0.16.0', 'v0.17.0', 'v0.18.0', 'v0.22.1', 'v0.30.1', 'v0.40.1', 'v0.40.4', 'v1.1.6', 'v1.2.0']
  expect(new Set(recorded.map((tag) => findRelease(tag)?.shape)).size).toBe(recorded.length)
})

test('every release is of the version and has the go-mtree that were found in its sources', () => {
  const facts = (tag: string) => {
    const release = findRelease(tag)
    return [release?.cacheVersion, release?.goMtree, release?.goJson]
  }
  expect(facts('v0.16.0')).toEqual([12, '0.5.0', 'go1.19'])
  expect(facts('v0.30.1')).toEqual([12, '0.5.2', 'go1.19'])
  expect(facts('v0.40.5')).toEqual([12, '0.5.3', 'go1.19'])
  expect(facts('v1.0.0-rc4')).toEqual([12, '0.5.2', 'go1.19'])
  expect(facts('v1.0.0-rc10')).toEqual([13, '0.5.3', 'go1.19'])
  expect(facts('v1.0.0')).toEqual([14, '0.5.3', 'go1.19'])
  expect(facts('v1.1.0-rc1')).toEqual([14, '0.5.3', 'go1.23'])
  expect(facts('v1.1.0-rc3')).toEqual([14, '0.5.4', 'go1.23'])
  expect(facts('v1.1.5')).toEqual([14, '0.6.0', 'go1.23'])
  expect(facts('v1.2.0')).toEqual([16, '0.5.4', 'go1.23'])
})

test('rules begin and end with the releases that changed them', () => {
  const changes = (name: keyof Rules) =>
    releases
      .filter(
        ({ rules: own }, index) =>
          index > 0 && JSON.stringify(own[name]) !== JSON.stringify(releases[index - 1]?.rules[name]),
      )
      .map(({ tag }) => tag)
  expect(changes('verity')).toEqual(['v0.19.0'])
  expect(changes('stagingChowns')).toEqual(['v0.40.1-rc1'])
  expect(changes('omitsEmpty')).toEqual(['v1.0.0-rc1'])
  expect(changes('bomAlwaysMisses')).toEqual(['v1.0.0-rc5', 'v1.2.0'])
  expect(changes('trailingSlash')).toEqual(['v1.0.0-rc7'])
  expect(changes('extractsOnDemand')).toEqual(['v1.0.0-rc6'])
  expect(changes('hashesSources')).toEqual(['v1.0.0-rc14'])
  expect(changes('hashesProduced')).toEqual(['v1.0.0-rc14'])
  expect(changes('layerTypes')).toEqual(['v1.1.0-rc1'])
  expect(changes('layerPlatform')).toEqual(['v1.1.0-rc3'])
  expect(changes('sendsUrlUser')).toEqual(['v1.1.0'])
  expect(changes('comparesEpoch')).toEqual(['v1.2.0'])
})

test('STACKER_WORK_DIR is substituted from the release on that has a work-dir', () => {
  const [first] = releases.filter((release) => grammarOf(release).workDirVariable)
  expect(first?.tag).toBe('v1.0.0-rc4')
})
