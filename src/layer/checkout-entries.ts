import { digestHex, isDigest, type Digest } from '../formats/digest.ts'
import type { Release } from '../release/release.ts'
import { zeroDescriptor, type CacheEntry } from './entry.ts'
import { entryHash } from './entry-hash.ts'
import { rerootEntry } from './entry-facts.ts'
import type { Foreseen, PortableForm } from './foreseen.ts'
import type { Candidate, Found } from './candidate.ts'
import type { Judgement } from './judge.ts'
import { preferredType } from './extraction.ts'
import type { StackedLayer } from './stack.ts'
import { isUnwitnessed } from './import-dest.ts'

export interface LayerToLay {
  readonly stacked: StackedLayer
  readonly form: PortableForm
  readonly foreseen: Foreseen
  readonly judgement: Judgement
  readonly found: Found
}

/**
 * The entries of this checkout's build.cache, one for each layer with a candidate, by index. Parents first: the Base of a layer
 * that is built on another is the hash of that one's entry as it will stand here, or as stacker will write it again
 * (docs/stacker/restoring.md#28, docs/stacker/staging.md#8.11). `layerTypes` are the requested keys in the given order; `tree`
 * gives the text of a recorded tree by the digest of its bytes.
 */
export function checkoutEntries(
  layers: readonly LayerToLay[],
  release: Release,
  layerTypes: readonly string[],
  tree: (digest: Digest) => Buffer,
): ReadonlyMap<number, CacheEntry> {
  const laid = new Map<number, CacheEntry>()
  const foundations = new Map<number, CacheEntry>()
  for (const [index, { stacked, form, foreseen, judgement, found }] of layers.entries()) {
    const { layer } = stacked.facts.definition
    const candidate = judgement.candidate ?? earlierImage(judgement, found)
    const base = baseText(stacked, foundations, release) ?? candidate?.entry.Base
    if (base === undefined) continue
    if (candidate !== undefined) {
      const entry = candidate.record
        ? ofTypes(rerootEntry(candidate.entry, { layer, portable: form.layer, base, tree }), layerTypes)
        : { ...candidate.entry, Base: base }
      if (judgement.candidate !== undefined) laid.set(index, entry)
      foundations.set(index, entry)
    } else if (judgement.standing.kind === 'same') {
      foundations.set(index, entryAgain(stacked, foreseen, base, { release, layerTypes }))
    }
  }
  return laid
}

/** The image that one that is built again may come out as: those on it are laid down as if it did, and stacker compares. */
export function earlierImage({ standing }: Judgement, { candidate }: Found): Candidate | undefined {
  const wasIt = standing.kind === 'maybe-equal' || (standing.kind === 'rebuilt' && standing.was !== undefined)
  return wasIt ? candidate : undefined
}

/**
 * Without the images of types that nobody asks for: stacker would tag none of them, collect what no tag reaches, and at the next
 * stackerfile drop the entry that names what is gone (docs/stacker/build-cache.md#6.6; cache.go, OpenCache).
 */
export function ofTypes(entry: CacheEntry, layerTypes: readonly string[]): CacheEntry {
  if (entry.Layer.BuildOnly) return entry
  const asked = [...(entry.Manifests ?? [])].filter(([type]) => layerTypes.includes(type))
  return { ...entry, Manifests: new Map(asked) }
}

/** The text that stacker will compute for Base; undefined where it depends on something that is not laid down. */
function baseText(
  stacked: StackedLayer,
  foundations: ReadonlyMap<number, CacheEntry>,
  release: Release,
): string | undefined {
  const { base, definition } = stacked.facts
  const below = stacked.base === undefined ? undefined : foundations.get(stacked.base)
  switch (base.kind) {
    case 'known':
      return base.base
    case 'built':
      return below && String(entryHash(below, release))
    case 'produced': {
      // An image of the project itself, copied verbatim: Base is the digest of its manifest. Of a file, the recorded hash stands.
      if (definition.layer.From.Type === 'tar' || below === undefined) return undefined
      const digest = below.Manifests?.get(preferredType(below.Manifests) ?? '')?.Digest
      return isDigest(digest) ? digestHex(digest) : undefined
    }
    case 'unknown':
    case 'broken':
      return undefined
  }
}

/**
 * What stacker's Put will write for a build_only layer that is built again from equal facts: no tree is in it, so it is foreseeable
 * (docs/stacker/build-cache.md#2.5).
 */
export function entryAgain(
  stacked: StackedLayer,
  foreseen: Foreseen,
  base: string,
  { release, layerTypes }: { readonly release: Release; readonly layerTypes: readonly string[] },
): CacheEntry {
  const { definition, epoch } = stacked.facts
  const imports = new Map<string, { Type: bigint; Hash: string }>()
  for (const [index, item] of (definition.layer.Imports ?? []).entries()) {
    const fact = foreseen.imports[index]
    if (!isUnwitnessed(item) && fact?.kind === 'file') imports.set(item.Path, { Type: 0n, Hash: fact.hash })
  }
  return {
    Manifests: new Map([[layerTypes[0] ?? '', zeroDescriptor(release)]]),
    Imports: imports,
    OverlayDirs: new Map(),
    Name: definition.name,
    Layer: definition.layer,
    Base: base,
    ...(release.rules.comparesEpoch ? { SourceDateEpoch: epoch } : {}),
  }
}
