import { FormatError } from '../errors.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import { parseTree } from '../formats/mtree-parse.ts'
import { treeDigest, type Tree } from '../formats/mtree-tree.ts'
import type { Release } from '../release/release.ts'
import { stackerUrl } from '../stackerfile/dockerish-url.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { Candidate } from './candidate.ts'
import { definitionText, sameDefinition } from './definition.ts'
import { factsOfEntry, identityOf, manifestDigests } from './entry-facts.ts'
import { entryHash } from './entry-hash.ts'
import type { CacheEntry } from './entry.ts'
import type { Foreseen } from './foreseen.ts'
import { imageInLayout } from './image-layout.ts'
import { isUnwitnessed } from './import-dest.ts'
import type { PortableBase, PortableContent } from './portable.ts'
import type { StackedLayer } from './stack.ts'

/** The entries beside it. */
export interface OtherEntries {
  readonly entries: ReadonlyMap<string, CacheEntry>
  /** Those that are not there, as stacker will write them before it looks up their children. */
  readonly again: ReadonlyMap<string, CacheEntry>
  /** By layer name, of layers already asked for. */
  readonly identities: ReadonlyMap<string, Digest>
}

/** The entry as a candidate; a text says why it cannot be compared. */
export function candidateOfEntry(
  entry: CacheEntry,
  { stacked, foreseen }: { readonly stacked: StackedLayer; readonly foreseen: Foreseen },
  release: Release,
  others: OtherEntries,
): Candidate | string {
  const same = sameDefinition(entry.Layer, stacked.facts.definition.layer, release)
  const portable: Layer = same ? foreseen.layer : entry.Layer
  try {
    const known = factsOfEntry(entry, {
      portable,
      definition: same ? foreseen.facts.definition : definitionText(entry.Layer, release),
      arch: foreseen.facts.arch,
      release,
      base: foreseen.base.kind === 'taken' && same ? foreseen.base : baseOfEntry(entry, release, others),
      unwitnessed: (index) => unwitnessedImport(entry, index, foreseen, others.identities),
    })
    if (known.kind === 'incomplete') return known.why
    const identity = identityOf(entry, known.facts)
    const recorded = { layer: portable, facts: known.facts }
    return { identity, recorded, entry, record: undefined, trees: treesOfEntry(entry, release) }
  } catch (error) {
    if (error instanceof FormatError) return `its entry cannot be read: ${error.message}`
    throw error
  }
}

/**
 * `Base` names the parent by its hash (docs/stacker/build-cache.md#8.1): it stands for that parent as long as the parent's entry
 * still has that hash.
 */
function baseOfEntry(entry: CacheEntry, release: Release, { entries, again, identities }: OtherEntries): PortableBase {
  const { From: from } = entry.Layer
  if (from.Type === 'built') {
    const parent = entries.get(from.Tag) ?? again.get(from.Tag)
    const identity = identities.get(from.Tag)
    if (parent && identity && String(entryHash(parent, release)) === entry.Base)
      return { kind: 'layer', identity, path: '' }
  }
  const image = imageInLayout(from)
  if (image !== undefined) {
    for (const [name, parent] of entries) {
      const identity = identities.get(name)
      const written = manifestDigests(parent).some((digest) => digestHex(digest) === entry.Base)
      if (identity && written)
        return { kind: 'layer', identity, path: from.Type === 'oci' ? from.Url : `:${image.name}` }
    }
  }
  const file = from.Type === 'tar' ? stackerUrl(from.Url) : undefined
  const producer = file && identities.get(file.layer)
  return producer ? { kind: 'layer', identity: producer, path: file.path } : { kind: 'known', base: entry.Base }
}

/**
 * No entry witnesses imports with `dest`: stacker hits whatever they hold (docs/stacker/build-cache.md#6.3). What came from a
 * producer is known by that producer.
 */
function unwitnessedImport(
  entry: CacheEntry,
  index: number,
  foreseen: Foreseen,
  identities: ReadonlyMap<string, Digest>,
): PortableContent | undefined {
  const item = entry.Layer.Imports?.[index]
  const now = foreseen.imports[index]
  if (item === undefined) return undefined
  if (now?.kind === 'taken') return now
  if (isUnwitnessed(item)) return now === undefined || now.kind === 'unresolved' ? { kind: 'file', hash: '' } : now
  const source = stackerUrl(item.Path)
  const identity = source && identities.get(source.layer)
  return identity && { kind: 'produced', identity, path: source.path }
}

function treesOfEntry(entry: CacheEntry, release: Release): ReadonlyMap<Digest, Tree> {
  const hashes = [
    ...[...(entry.Imports?.values() ?? [])].filter(({ Type }) => Type === 1n).map(({ Hash }) => Hash),
    ...[...(entry.OverlayDirs?.values() ?? [])].map(({ Hash }) => Hash),
  ]
  const trees = hashes.map((hash) => parseTree(Buffer.from(hash, 'base64'), release.goMtree))
  return new Map(trees.map((tree) => [treeDigest(tree), tree]))
}
