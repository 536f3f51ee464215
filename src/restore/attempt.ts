import { readFile } from 'node:fs/promises'

import { FormatError, isTrouble } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { encodeBuildCache } from '../layer/build-cache.ts'
import { checkoutEntries, earlierImage } from '../layer/checkout-entries.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { Foresight } from '../plan/foresight.ts'
import { ownerOf } from '../workspace/directories.ts'
import type { StagedBlob } from '../workspace/lay-down/lay-down-request.ts'
import { layDown } from '../workspace/root/by-root.ts'
import type { Workplace } from '../workspace/workplace.ts'
import { requestOf } from './laying.ts'
import { entriesOfOthers } from './left-entries.ts'

export type Attempt =
  | { readonly kind: 'laid-down'; readonly entries: ReadonlyMap<number, CacheEntry> }
  /** These layers cannot be laid down; the others may. Empty where not even the old state could be taken away. */
  | { readonly kind: 'refused'; readonly layers: readonly number[]; readonly why: string; readonly told: string }

/** Lays down what the foresight says, of what was fetched from the store and from where base images come from. */
export async function layForesight(
  { layers, sources, held }: Foresight,
  place: Workplace,
  { fetched, ofBases }: Record<'fetched' | 'ofBases', ReadonlyMap<Digest, StagedBlob>>,
): Promise<Attempt> {
  const candidates = [...layers.keys()].filter((index) => layers[index]?.judgement.candidate)
  try {
    const trees = await readTrees(layers, fetched)
    const entries = checkoutEntries(layers, sources.release, sources.layerTypes, (digest) => treeText(trees, digest))
    const names = layers.map(({ stacked }) => stacked.facts.definition.name)
    const given = new Set(names.filter((name) => !held.has(name)))
    const others = await entriesOfOthers(place, given, sources.release)
    const written = new Map([...others, ...entries.values()].map((entry) => [entry.Name, entry]))
    const request = await requestOf({
      layers,
      held,
      entries,
      buildCache: written.size === 0 ? null : encodeBuildCache(written, sources.release),
      release: sources.release,
      layerTypes: sources.layerTypes,
      owner: ownerOf(sources.rootUser),
      directories: place.directories,
      staging: place.staging,
      fetched,
      ofBases,
    })
    const laid = await layDown(request, place.log)
    if (laid.kind === 'laid-down') return { kind: 'laid-down', entries }
    const named = candidates.filter((index) => layers[index]?.stacked.facts.definition.name === laid.layer)
    return {
      kind: 'refused',
      layers: named.length > 0 ? named : candidates,
      why: laid.why,
      told: `${laid.layer === undefined ? 'nothing is laid down' : `layer ${laid.layer} cannot be laid down`}: ${laid.why}`,
    }
  } catch (error) {
    if (!isTrouble(error)) throw error
    return { kind: 'refused', layers: candidates, why: error.message, told: `nothing is laid down: ${error.message}` }
  }
}

/** Texts of trees by the digest of their bytes: from the records, and from blobs that were fetched. */
async function readTrees(
  layers: Foresight['layers'],
  fetched: ReadonlyMap<Digest, StagedBlob>,
): Promise<ReadonlyMap<Digest, Buffer>> {
  const trees = new Map<Digest, Buffer>()
  for (const { judgement, found } of layers) {
    const candidate = judgement.candidate ?? earlierImage(judgement, found)
    for (const [digest, text] of candidate?.record?.trees ?? []) {
      const blob = fetched.get(digest)
      if (text !== null) trees.set(digest, text)
      else if (blob !== undefined) trees.set(digest, await readFile(blob.file))
    }
  }
  return trees
}

function treeText(trees: ReadonlyMap<Digest, Buffer>, digest: Digest): Buffer {
  const text = trees.get(digest)
  if (text === undefined) throw new FormatError('record.trees', `expected the tree ${digest}`)
  return text
}
