import { isPlainName } from '../formats/plain-path.ts'
import type { CacheEntry, EntryDescriptor } from './entry.ts'

export interface PruneEvidence {
  /** Is there anything at `roots/NAME`? Asked for plain names only. */
  readonly hasRoot: (name: string) => boolean
  /** Can the manifest be read from the OCI layout: blob there, size and digest right? */
  readonly hasManifest: (descriptor: EntryDescriptor) => boolean
}

export interface Pruned {
  readonly name: string
  readonly why: string
}

/**
 * Which entries OpenCache keeps (docs/stacker/build-cache.md#7.2): a build_only one whose root exists, another one whose manifests
 * can all be read. Configs and layers are not looked at, by stacker, that is: whoever calls this a hit has to.
 */
export function pruneBuildCache(
  entries: ReadonlyMap<string, CacheEntry>,
  evidence: PruneEvidence,
): { readonly kept: Map<string, CacheEntry>; readonly pruned: readonly Pruned[] } {
  const kept = new Map<string, CacheEntry>()
  const pruned: Pruned[] = []
  for (const [name, entry] of entries) {
    const why = whyPruned(entry, evidence)
    if (why === undefined) kept.set(name, entry)
    else pruned.push({ name, why })
  }
  return { kept, pruned }
}

function whyPruned(entry: CacheEntry, { hasRoot, hasManifest }: PruneEvidence): string | undefined {
  if (entry.Layer.BuildOnly) {
    // The name comes from the file and is joined to a path.
    if (!isPlainName(entry.Name)) return 'its name is not a file name'
    return hasRoot(entry.Name) ? undefined : 'its root file system is not there'
  }
  for (const [type, descriptor] of entry.Manifests ?? []) {
    if (!hasManifest(descriptor)) return `its ${type} manifest cannot be read`
  }
  return undefined
}
