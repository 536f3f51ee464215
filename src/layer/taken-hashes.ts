import { digestOf, isDigest } from '../formats/digest.ts'
import type { CacheEntry } from './entry.ts'
import type { PortableFacts } from './portable.ts'

/**
 * What a build_only layer took from layers that are built on every run, as its entry witnesses it: hashes of files and of tree texts. An
 * image needs no such word, its manifest changes with what it took.
 */
export function takenHashes(entry: CacheEntry, facts: PortableFacts): string[] {
  if (!entry.Layer.BuildOnly) return []
  const hashes = facts.imports.flatMap((fact, index) => {
    const recorded = fact.kind === 'taken' ? entry.Imports?.get(entry.Layer.Imports?.[index]?.Path ?? '') : undefined
    if (recorded === undefined) return []
    // The entry of a record holds digests of the texts already.
    const isText = recorded.Type === 1n && !isDigest(recorded.Hash)
    return [isText ? digestOf(Buffer.from(recorded.Hash, 'base64')) : recorded.Hash]
  })
  return facts.base.kind === 'taken' ? [entry.Base, ...hashes] : hashes
}
