import { describe, expect, test } from 'vitest'
import { changesWithCommits } from '../../src/advice/commit-values.ts'

describe('substitutions that change with every commit', () => {
  test.each([
    ['COMMIT', '6f1ed002ab5595859014ebf0951522d9'],
    ['COMMIT', 'one'],
    ['GIT_COMMIT', '1234567'],
    ['GITHUB_SHA', 'f'.repeat(40)],
    ['gitSha', 'abc1234'],
    ['REVISION', 'v1.0.0-0-g1234567'],
    ['DATE', '2026-01-02'],
    ['BUILD_ID', '4711'],
    ['BUILD_NUMBER', '12'],
    ['BUILD_VERSION', '1.2.3-1234abc'],
    ['RUN_ID', '99'],
    ['VERSION', 'v1.2.3-14-gabcdef0'],
    ['VERSION', 'v1.2.3-dirty'],
    ['VERSION_FULL', 'v1.1.0-1234abc'],
    ['VERSION', '1767225600'],
    ['TAG', '20260102T030405Z'],
    ['RELEASE_TAG', 'v2.1.0-rc1-3-g0123abc'],
    ['ANYTHING', 'v1.2.3-14-gabcdef0-dirty'],
  ])('%s=%s', (name, value) => {
    expect(changesWithCommits(name, value)).toBe(true)
  })

  test.each([
    ['COMMIT', 'dev'],
    ['COMMIT', ''],
    ['VERSION', 'v1.2.3'],
    ['VERSION', '1.2.3-rc2'],
    ['RELEASE_TAG', 'v2.1.0'],
    ['GIT_VERSION', '2.40.1'],
    ['GIT_URL', 'https://x.example/1'],
    ['BUILD_D', '/home/x/build-1234abc'],
    ['BUILD_OCI_DIR', 'out/1'],
    ['BUILD_TYPE', 'debug'],
    ['GOLANG_HASH', '0a'.repeat(32)],
    ['GOLANG_SHA', '0a'.repeat(32)],
    ['ARCH', 'amd64'],
    ['UPDATE', '20260102'],
    ['MIRROR', 'https://x.example/20260102T000000Z'],
    ['DISTRO_REL', '20260102'],
  ])('not %s=%s', (name, value) => {
    expect(changesWithCommits(name, value)).toBe(false)
  })
})
