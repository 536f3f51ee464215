import { FormatError } from '../errors.ts'
import { isDigest, digestOf, type Digest } from '../formats/digest.ts'
import { parseTree } from '../formats/mtree-parse.ts'
import { treeDigest } from '../formats/mtree-tree.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { CacheEntry } from './entry.ts'
import { layerIdentity, type PortableBase, type PortableContent, type PortableFacts } from './portable.ts'
import { takenHashes } from './taken-hashes.ts'

/** What an entry does not tell: it comes from the stackerfile, from the layers below, or was witnessed beside it. */
export interface EntrySurroundings {
  readonly portable: Layer
  readonly definition: string
  readonly arch: string
  readonly release: Release
  readonly base: PortableBase
  /** Facts of the imports that the entry is silent about (with `dest`) or knows by content alone (`stacker://`), by index. */
  readonly unwitnessed: (index: number) => PortableContent | undefined
}

/**
 * The portable facts that a cache entry witnesses: what stacker found staged when it wrote it. `why` tells what is missing.
 * @throws FormatError for a tree text that go-mtree would refuse.
 */
export function factsOfEntry(
  entry: CacheEntry,
  { portable, definition, arch, release, base, unwitnessed }: EntrySurroundings,
): { readonly kind: 'facts'; readonly facts: PortableFacts } | { readonly kind: 'incomplete'; readonly why: string } {
  const imports: PortableContent[] = []
  for (const [index, item] of (entry.Layer.Imports ?? []).entries()) {
    const fact = unwitnessed(index) ?? importOfEntry(entry, item.Path, release)
    if (fact === undefined) return { kind: 'incomplete', why: `its entry does not know import ${item.Path}` }
    imports.push(fact)
  }
  const overlayDirs: PortableContent[] = []
  for (const { Source } of entry.Layer.OverlayDirs ?? []) {
    const recorded = entry.OverlayDirs?.get(Source)
    if (recorded === undefined) return { kind: 'incomplete', why: `its entry does not know overlay dir ${Source}` }
    overlayDirs.push({ kind: 'directory', tree: treeDigestOfHash(recorded.Hash, release) })
  }
  return {
    kind: 'facts',
    facts: {
      name: entry.Name,
      arch,
      shape: release.shape,
      definition,
      base,
      epoch:
        entry.SourceDateEpoch === undefined || entry.SourceDateEpoch === null ? null : String(entry.SourceDateEpoch),
      imports,
      overlayDirs,
      layerTypes: portable.BuildOnly ? [] : [...(entry.Manifests ?? new Map()).keys()].sort(),
    },
  }
}

function importOfEntry(entry: CacheEntry, path: string, release: Release): PortableContent | undefined {
  const recorded = entry.Imports?.get(path)
  if (recorded === undefined) return undefined
  return recorded.Type === 1n
    ? { kind: 'directory', tree: treeDigestOfHash(recorded.Hash, release) }
    : { kind: 'file', hash: recorded.Hash }
}

/** `Hash` of a directory is the standard base64 of the mtree text (docs/stacker/build-cache.md#2.2; cache.go, getEncodedMtree). */
export function treeDigestOfHash(hash: string, release: Release): Digest {
  return treeDigest(parseTree(Buffer.from(hash, 'base64'), release.goMtree))
}

/** Digests of the manifests, which together with the facts are the layer's identity; none for build_only. */
export function manifestDigests(entry: CacheEntry): Digest[] {
  if (entry.Layer.BuildOnly) return []
  return [...(entry.Manifests ?? new Map<string, never>()).values()]
    .map(({ Digest: digest }) => digest)
    .filter(isDigest)
}

/** The layer's identity: its facts and what came of them. */
export function identityOf(entry: CacheEntry, facts: PortableFacts): Digest {
  return layerIdentity(facts, manifestDigests(entry), takenHashes(entry, facts))
}

/** The entry as a record keeps it: paths portable, the texts of trees apart, named by the digest of their bytes. */
export function packEntry(
  entry: CacheEntry,
  portable: Layer,
): { readonly entry: CacheEntry; readonly trees: ReadonlyMap<Digest, Buffer> } {
  const trees = new Map<Digest, Buffer>()
  const apart = (hash: string): string => {
    const text = Buffer.from(hash, 'base64')
    const digest = digestOf(text)
    trees.set(digest, text)
    return digest
  }
  const imports = renamed(entry.Imports, pairs(entry.Layer.Imports, portable.Imports, 'Path'), (recorded) =>
    recorded.Type === 1n ? { ...recorded, Hash: apart(recorded.Hash) } : recorded,
  )
  const overlayDirs = renamed(
    entry.OverlayDirs,
    pairs(entry.Layer.OverlayDirs, portable.OverlayDirs, 'Source'),
    (recorded) => ({ Hash: apart(recorded.Hash) }),
  )
  return { entry: { ...entry, Layer: portable, Imports: imports, OverlayDirs: overlayDirs }, trees }
}

/**
 * A recorded entry made this checkout's: its definition and keys, the recorded hashes, trees and manifests. `base` is the text that
 * stacker will compute here. Nothing is replaced by search in text (docs/stacker/restoring.md#28).
 */
export function rerootEntry(
  packed: CacheEntry,
  checkout: {
    readonly layer: Layer
    readonly portable: Layer
    readonly base: string
    readonly tree: (digest: Digest) => Buffer
  },
): CacheEntry {
  const back = (digest: string): string => {
    if (!isDigest(digest))
      throw new FormatError(
        'record.entry',
        `expected the digest of a tree, not ${JSON.stringify(digest.slice(0, 100))}`,
      )
    return checkout.tree(digest).toString('base64')
  }
  const imports = renamed(
    packed.Imports,
    pairs(checkout.portable.Imports, checkout.layer.Imports, 'Path'),
    (recorded) => (recorded.Type === 1n ? { ...recorded, Hash: back(recorded.Hash) } : recorded),
  )
  const overlayDirs = renamed(
    packed.OverlayDirs,
    pairs(checkout.portable.OverlayDirs, checkout.layer.OverlayDirs, 'Source'),
    (recorded) => ({ Hash: back(recorded.Hash) }),
  )
  return { ...packed, Layer: checkout.layer, Base: checkout.base, Imports: imports, OverlayDirs: overlayDirs }
}

function pairs<K extends string>(
  from: readonly Readonly<Record<K, string>>[] | null,
  to: readonly Readonly<Record<K, string>>[] | null,
  key: K,
): readonly (readonly [string, string])[] {
  return (from ?? []).map((item, index) => [item[key], to?.[index]?.[key] ?? item[key]])
}

function renamed<T>(
  map: ReadonlyMap<string, T> | null,
  names: readonly (readonly [string, string])[],
  change: (value: T) => T,
): ReadonlyMap<string, T> | null {
  if (map === null) return null
  const result = new Map<string, T>()
  for (const [from, to] of names) {
    const value = map.get(from)
    if (value !== undefined) result.set(to, change(value))
  }
  return result
}
