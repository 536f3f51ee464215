import { goHash } from '../formats/go-hash.ts'
import type { Release } from '../release/release.ts'
import type { CacheEntry } from './entry.ts'

/**
 * The hash whose decimal text is the `Base` of every layer built on this one (docs/stacker/build-cache.md#3.5; cache.go,
 * getBaseHash). To be asked of an entry as build.cache holds it: the texts of its trees count, with the date in their comments.
 */
export function entryHash(entry: CacheEntry, release: Release): bigint {
  return goHash(release.entry, entry)
}
