import type { Release } from '../../src/release/release.ts'
import { findRelease } from '../../src/release/releases.ts'
import { textOf } from './harness.ts'

export function releaseOf(tag: unknown): Release {
  const release = findRelease(textOf(tag, 'release'))
  if (release === undefined) throw new Error(`${textOf(tag, 'release')} is not in the table`)
  return release
}
