import { FormatError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { parseTree } from '../formats/mtree-parse.ts'
import { treeDigest, type Tree } from '../formats/mtree-tree.ts'
import { findRelease } from '../release/releases.ts'
import type { Release } from '../release/release.ts'
import { openBuildCache } from './build-cache.ts'
import { decodeDefinition } from './definition.ts'
import type { CacheEntry } from './entry.ts'
import { manifestDigests } from './entry-facts.ts'
import type { Candidate } from './judgement.ts'
import { layerIdentity } from './portable.ts'
import type { LayerRecord } from './record.ts'

/**
 * A record as a candidate: its entry and definition decoded by the rules of the release that wrote them.
 * @throws FormatError where they are not what that release writes, or the release is not in the table.
 */
export function candidateOfRecord(record: LayerRecord): Candidate {
  const release = findRelease(record.release)
  if (release === undefined) throw new FormatError('record.release', `expected a known release, not ${record.release}`)
  const entry = onlyEntry(record, release)
  return {
    identity: layerIdentity(record.facts, manifestDigests(entry)),
    recorded: { layer: decodeDefinition(record.facts.definition, release), facts: record.facts },
    entry,
    record,
    trees: () => inlineTrees(entry, record, release),
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

function onlyEntry(record: LayerRecord, release: Release): Candidate['entry'] {
  const opened = openBuildCache(Buffer.from(record.entry), release)
  const entry = opened.kind === 'opened' ? opened.entries.get(record.facts.name) : undefined
  if (
    entry === undefined ||
    entry.Name !== record.facts.name ||
    entry.Layer.BuildOnly !== isBuildOnly(record, release)
  ) {
    throw new FormatError('record.entry', `expected the entry of ${record.facts.name}`)
  }
  return entry
}

function isBuildOnly(record: LayerRecord, release: Release): boolean {
  return decodeDefinition(record.facts.definition, release).BuildOnly
}
