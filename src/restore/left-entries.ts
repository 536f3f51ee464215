import path from 'node:path'

import { openBuildCache } from '../layer/build-cache.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { isTrouble } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Release } from '../release/release.ts'
import { readableFile } from '../workspace/root/by-root.ts'
import { buildCachePath, type StackerDirectories } from '../workspace/directories.ts'
import { isPlainName } from '../formats/plain-path.ts'
import { readBuildCache } from '../workspace/build-cache-file.ts'
import type { Workplace } from '../workspace/workplace.ts'
import { exists } from '../workspace/placing.ts'

/** Has an earlier build left here what stacker would believe? */
export async function isStateLeft(directories: StackerDirectories): Promise<boolean> {
  const places = [buildCachePath(directories), path.join(directories.stackerDir, 'imports')]
  // What may not be looked at may be there.
  const found = await Promise.all(places.map((place) => exists(place).catch(() => true)))
  return found.includes(true)
}

/** What stands in build.cache, by name; empty where this process may not read it. */
export async function entriesLeft(
  directories: StackerDirectories,
  release: Release,
  log: Log,
): Promise<ReadonlyMap<string, CacheEntry>> {
  try {
    const opened = openBuildCache(await readBuildCache(buildCachePath(directories)), release)
    return opened.kind === 'opened' ? opened.entries : new Map()
  } catch (error) {
    if (!isTrouble(error)) throw error
    log.debug(`the state on disk is not looked at: ${error.message}`)
    return new Map()
  }
}

/**
 * Entries that an earlier build left for layers of other stackerfiles than the given ones. They are stacker's own, with their roots
 * and tags, and another step of the job may want them; of those that do not stand any more stacker finds out itself.
 */
export async function entriesOfOthers(
  place: Workplace,
  given: ReadonlySet<string>,
  release: Release,
): Promise<readonly CacheEntry[]> {
  const { directories, log } = place
  try {
    if (!(await exists(buildCachePath(directories)))) return []
    const file = await readableFile(place, buildCachePath(directories), 'left-build.cache')
    const opened = openBuildCache(await readBuildCache(file), release)
    return opened.kind === 'opened'
      ? [...opened.entries]
          .filter(([key, entry]) => !given.has(entry.Name) && isEntry(key, entry))
          .map(([, entry]) => entry)
      : []
  } catch (error) {
    if (!isTrouble(error)) throw error
    log.debug(`the state on disk is not looked at: ${error.message}`)
    return []
  }
}

/**
 * stacker keys entries by layer names, which name directories, and writes no image's entry without a manifest
 * (docs/stacker/build-cache.md#7.3).
 */
function isEntry(key: string, { Name, Layer, Manifests }: CacheEntry): boolean {
  return key === Name && isPlainName(Name) && (Layer.BuildOnly || (Manifests?.size ?? 0) > 0)
}
