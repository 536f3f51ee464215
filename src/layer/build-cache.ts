import { FormatError } from '../errors.ts'
import { goJsonText } from '../formats/go-json-decode.ts'
import { encodeGoJson } from '../formats/go-json-encode.ts'
import { isPlainName } from '../formats/plain-path.ts'
import { fieldsOfStruct, type GoStruct } from '../formats/go-type.ts'
import type { Release } from '../release/release.ts'
import type { CacheEntry, EntryDescriptor } from './entry.ts'

/** What stacker's OpenCache would make of a build.cache (docs/stacker/build-cache.md#7.1). */
export type OpenedBuildCache =
  /** No file: everything is built. */
  | { readonly kind: 'missing' }
  /** Of another version: stacker removes the file, everything is built. */
  | { readonly kind: 'discarded'; readonly version: bigint }
  /** stacker stops with an error, and the file stays. */
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'opened'; readonly entries: Map<string, CacheEntry> }

/** A quarter of a gigabyte: trees of some million files, in base64. */
export const mostBuildCacheBytes = 256 * 1024 * 1024

const versionCheck: GoStruct = {
  kind: 'struct',
  name: 'versionCheck',
  fields: [{ name: 'Version', json: 'version', type: { kind: 'int' } }],
}

function fileSchema(release: Release): GoStruct {
  return {
    kind: 'struct',
    name: 'BuildCache',
    fields: [
      { name: 'Cache', json: 'cache', type: { kind: 'map', key: { kind: 'string' }, of: release.entry } },
      { name: 'Version', json: 'version', type: { kind: 'int' } },
    ],
  }
}

/**
 * Opens a build.cache as OpenCache does (docs/stacker/build-cache.md#4.4): the version first, which needs the whole text to be
 * JSON, then all of it. `bytes` is undefined where there is no file. Larger than `limit` bytes is broken; so are values that the
 * release would not read.
 */
export function openBuildCache(
  bytes: Uint8Array | undefined,
  release: Release,
  limit: number = mostBuildCacheBytes,
): OpenedBuildCache {
  if (bytes === undefined) return { kind: 'missing' }
  if (bytes.length > limit) return { kind: 'broken', why: `it has ${bytes.length} bytes, more than ${limit}` }
  try {
    const text = goJsonText(bytes, 'build.cache')
    const version = fieldsOfStruct(text.as(versionCheck))['Version'] as bigint
    if (version !== BigInt(release.cacheVersion)) return { kind: 'discarded', version }
    const { Cache } = fieldsOfStruct(text.as(fileSchema(release)))
    // A file without `cache` opens too, but stacker's next Put writes into a nil map (docs/stacker/build-cache.md#4.7); what we lay
    // down always has one.
    return { kind: 'opened', entries: new Map(Cache as ReadonlyMap<string, CacheEntry> | null) }
  } catch (error) {
    if (error instanceof FormatError) return { kind: 'broken', why: error.message }
    throw error
  }
}

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

/** The file as stacker writes it, byte for byte (docs/stacker/build-cache.md#4.3). */
export function encodeBuildCache(entries: ReadonlyMap<string, CacheEntry>, release: Release): Buffer {
  const file = { Cache: entries, Version: BigInt(release.cacheVersion) }
  return Buffer.from(encodeGoJson(fileSchema(release), file, release.goJson))
}
