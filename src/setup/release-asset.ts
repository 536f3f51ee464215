import type { Arch } from '../builds/fields.ts'

/** `file` of a release's downloads, or one clause why there is none. */
export type ReleaseAsset =
  { readonly kind: 'binary'; readonly file: string } | { readonly kind: 'none'; readonly why: string }

/**
 * Releases whose downloads hold no program, and the one to take instead (docs/stacker/platform.md#3.9). They would answer 404, which
 * tells nobody what to do.
 */
const withoutBinaries: ReadonlyMap<string, string> = new Map([
  ['v1.1.4', 'v1.1.6'],
  ['v1.1.5', 'v1.1.6'],
  ['v1.2.1', 'v1.2.0'],
])

/** Before, there was one file, for amd64 (docs/stacker/platform.md#3.9). */
const firstOfArchitectures = [1, 1, 3]

/** What of a release is downloaded. `version` as `v1.2.0`. */
export function releaseAsset(version: string, arch: Arch): ReleaseAsset {
  const instead = withoutBinaries.get(version)
  if (instead !== undefined)
    return { kind: 'none', why: `stacker ${version} was released without binaries; ${instead} has them` }
  if (!isBefore(numbersOf(version), firstOfArchitectures)) return { kind: 'binary', file: `stacker-linux-${arch}` }
  if (arch === 'amd64') return { kind: 'binary', file: 'stacker' }
  return {
    kind: 'none',
    why: `stacker ${version} was released for amd64 alone; v1.1.3 is the first with a binary for arm64`,
  }
}

function numbersOf(version: string): readonly number[] {
  return (/^v(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number)
}

function isBefore(version: readonly number[], other: readonly number[]): boolean {
  const at = version.findIndex((number, index) => number !== other[index])
  return at >= 0 && (version[at] ?? 0) < (other[at] ?? 0)
}
