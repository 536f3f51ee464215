import { FormatError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { parseTree } from '../formats/mtree-parse.ts'
import { treeDigest, type Tree } from '../formats/mtree-tree.ts'
import { findRelease } from '../release/releases.ts'
import type { Release } from '../release/release.ts'
import { mostBuildCacheBytes, openBuildCache } from './build-cache.ts'
import { decodeDefinition } from './definition.ts'
import type { CacheEntry } from './entry.ts'
import { identityOf } from './entry-facts.ts'
import type { Candidate } from './candidate.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { PortableFacts } from './portable.ts'
import type { LayerRecord } from './record.ts'
import { isUnwitnessed } from './import-dest.ts'

/**
 * A record as a candidate: its entry and definition decoded by the rules of the release that wrote them. `current` is the portable
 * definition of the sources with its text, which need not be decoded again.
 * @throws FormatError where they are not what that release writes, or the release is not in the table.
 */
export function candidateOfRecord(
  record: LayerRecord,
  current?: { readonly layer: Layer; readonly facts: Pick<PortableFacts, 'definition' | 'shape'> },
): Candidate {
  const release = findRelease(record.release)
  if (release === undefined) throw new FormatError('record.release', `expected a known release, not ${record.release}`)
  const { definition, shape } = record.facts
  const same = definition === current?.facts.definition && shape === current.facts.shape && shape === release.shape
  const layer = same ? current.layer : decodeDefinition(definition, release)
  const entry = onlyEntry(record, layer, release)
  const trees = inlineTrees(entry, record, release)
  requireAgreement(entry, record.facts, layer, trees)
  const identity = identityOf(entry, record.facts)
  return { identity, recorded: { layer, facts: record.facts }, entry, record, trees }
}

/** The facts choose the record, the entry is what stacker will compare: it must say the same of every file, and of every tree at hand. */
function requireAgreement(
  entry: CacheEntry,
  facts: PortableFacts,
  layer: Layer,
  trees: ReadonlyMap<Digest, Tree>,
): void {
  const expected = (where: string): FormatError => new FormatError(where, 'expected what the facts of the record say')
  for (const [index, item] of (layer.Imports ?? []).entries()) {
    const fact = facts.imports[index]
    const recorded = entry.Imports?.get(item.Path)
    if (fact === undefined) throw expected(`record.facts.imports[${String(index)}]`)
    if (isUnwitnessed(item)) continue
    if (recorded === undefined) throw expected(`record.entry.Imports[${JSON.stringify(item.Path)}]`)
    if (fact.kind === 'file' && (recorded.Type !== 0n || recorded.Hash !== fact.hash))
      throw expected(`import ${item.Path}`)
    if (fact.kind === 'directory' && recorded.Type !== 1n) throw expected(`import ${item.Path}`)
  }
  const named = new Set(
    [...facts.imports, ...facts.overlayDirs].flatMap((fact) => (fact.kind === 'directory' ? [fact.tree] : [])),
  )
  const taken = facts.imports.some(({ kind }) => kind === 'produced' || kind === 'taken')
  for (const digest of trees.keys()) {
    // A directory taken from a producer is known by that producer, not by its tree.
    if (!named.has(digest) && !taken) throw expected(`tree ${digest}`)
  }
}

/** Trees whose texts the record itself holds, by canonical digest; the others are blobs. */
function inlineTrees(entry: CacheEntry, record: LayerRecord, release: Release): ReadonlyMap<Digest, Tree> {
  const hashes = [
    ...[...(entry.Imports ?? new Map<string, never>()).values()].map(({ Hash }) => Hash),
    ...[...(entry.OverlayDirs ?? new Map<string, never>()).values()].map(({ Hash }) => Hash),
  ]
  const trees = new Map<Digest, Tree>()
  for (const [digest, text] of record.trees) {
    if (text === null || !hashes.includes(digest)) continue
    const tree = parseTree(text, release.goMtree)
    trees.set(treeDigest(tree), tree)
  }
  return trees
}

function onlyEntry(record: LayerRecord, layer: Layer, release: Release): CacheEntry {
  // The layer stands in both, in the same words.
  const known = { text: record.facts.definition, layer }
  const opened = openBuildCache(Buffer.from(record.entry), release, mostBuildCacheBytes, known)
  const entry = opened.kind === 'opened' ? opened.entries.get(record.facts.name) : undefined
  if (entry?.Name !== record.facts.name || entry.Layer.BuildOnly !== layer.BuildOnly) {
    throw new FormatError('record.entry', `expected the entry of ${record.facts.name}`)
  }
  return entry
}
