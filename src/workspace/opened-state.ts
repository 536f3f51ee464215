import { existsSync } from 'node:fs'

import { isDigest } from '../formats/digest.ts'
import { openBuildCache } from '../layer/build-cache.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { pruneBuildCache } from '../layer/pruning.ts'
import type { Release } from '../release/release.ts'
import { readBuildCache } from './build-cache-file.ts'
import { buildCachePath, rootPath, type StackerDirectories } from './directories.ts'
import { verifyBlob } from './oci-layout.ts'

export interface OpenedState {
  readonly entries: ReadonlyMap<string, CacheEntry>
  /** Entries that stacker will drop when it opens the file (docs/stacker/build-cache.md#7.2), with why. */
  readonly pruned: ReadonlyMap<string, string>
  /** Why there is no usable file at all. */
  readonly nothing: string | undefined
}

/** What stacker would look up of the build.cache that lies there, over the roots and images beside it. */
export async function openState(directories: StackerDirectories, release: Release): Promise<OpenedState> {
  const opened = openBuildCache(await readBuildCache(buildCachePath(directories)), release)
  const empty = { entries: new Map<string, CacheEntry>(), pruned: new Map<string, string>() }
  switch (opened.kind) {
    case 'missing':
      return { ...empty, nothing: undefined }
    case 'discarded':
      return {
        ...empty,
        nothing: `build.cache is of version ${String(opened.version)}, which stacker ${release.tag} removes`,
      }
    case 'broken':
      return { ...empty, nothing: `stacker will stop at its build.cache (${opened.why}); remove it` }
    case 'opened': {
      const whole = await wholeManifests(directories, opened.entries)
      const { kept, pruned } = pruneBuildCache(opened.entries, {
        hasRoot: (name) => existsSync(rootPath(directories, name)),
        hasManifest: ({ Digest: digest }) => whole.has(digest),
      })
      return { entries: kept, pruned: new Map(pruned.map(({ name, why }) => [name, why])), nothing: undefined }
    }
  }
}

async function wholeManifests(
  directories: StackerDirectories,
  entries: ReadonlyMap<string, CacheEntry>,
): Promise<ReadonlySet<string>> {
  const descriptors = [...entries.values()].flatMap(({ Layer: layer, Manifests: manifests }) =>
    layer.BuildOnly ? [] : [...(manifests?.values() ?? [])],
  )
  const whole = await Promise.all(
    descriptors.map(async ({ Digest: digest, Size: size }) =>
      isDigest(digest) && (await verifyBlob(directories.ociDir, digest, Number(size))) === undefined ? [digest] : [],
    ),
  )
  return new Set(whole.flat())
}
