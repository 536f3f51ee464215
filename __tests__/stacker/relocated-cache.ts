// The recorded build.cache for another directory: its path put in, and every Base computed again, parents first.
import { openBuildCache, encodeBuildCache } from '../../src/layer/build-cache.ts'
import type { CacheEntry } from '../../src/layer/entry.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import type { Release } from '../../src/release/release.ts'

/**
 * `text` as recorded, with `@PROJECT@` for the path. A Base is computed again only where, as recorded in `recordedIn`, it equals
 * the hash of the parent's entry: another one is stale, and stays so. A text that is no build.cache of the release is returned as
 * it is, with the path put in.
 */
export function relocateBuildCache(text: string, recordedIn: string, directory: string, release: Release): Buffer {
  const here = Buffer.from(text.replaceAll('@PROJECT@', directory))
  const recorded = openBuildCache(Buffer.from(text.replaceAll('@PROJECT@', recordedIn)), release)
  const moved = openBuildCache(here, release)
  if (recorded.kind !== 'opened' || moved.kind !== 'opened') return here
  const result = new Map<string, CacheEntry>()
  const relocate = (name: string): CacheEntry | undefined => {
    const [before, after] = [recorded.entries.get(name), moved.entries.get(name)]
    if (before === undefined || after === undefined) return undefined
    const done = result.get(name)
    if (done !== undefined) return done
    let entry = after
    const parent = after.Layer.From.Type === 'built' ? after.Layer.From.Tag : undefined
    const recordedParent = parent === undefined ? undefined : recorded.entries.get(parent)
    if (parent !== undefined && recordedParent !== undefined && parent !== name) {
      const fresh = before.Base === String(entryHash(recordedParent, release))
      const movedParent = fresh ? relocate(parent) : undefined
      if (movedParent !== undefined) entry = { ...after, Base: String(entryHash(movedParent, release)) }
    }
    result.set(name, entry)
    return entry
  }
  for (const name of moved.entries.keys()) relocate(name)
  return encodeBuildCache(result, release)
}
