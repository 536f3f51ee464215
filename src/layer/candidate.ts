import type { Digest } from '../formats/digest.ts'
import type { Tree } from '../formats/mtree-tree.ts'
import type { Release } from '../release/release.ts'
import type { Reason } from './build-plan.ts'
import type { CacheEntry } from './entry.ts'
import type { Foreseen } from './foreseen.ts'
import type { RootOnDisk } from './kept-root.ts'
import type { RecordedFacts } from './lookup.ts'
import type { LayerRecord } from './record.ts'
import type { StackedLayer } from './stack.ts'

/** A built layer that may serve: from a record, or (`--from local`) from the build.cache on disk. */
export interface Candidate {
  readonly identity: Digest
  readonly recorded: RecordedFacts
  /** As recorded: portable paths and trees apart where it comes from a record. */
  readonly entry: CacheEntry
  readonly record: LayerRecord | undefined
  /** Directory trees at hand, by canonical digest: to tell which files changed. */
  readonly trees: ReadonlyMap<Digest, Tree>
  /** What stands in its root, where it was found on disk. */
  readonly onDisk?: RootOnDisk | undefined
}

/** What was found of a layer. */
export interface Found {
  /** The one with the very facts that were asked for, else the newest of that layer, which explains the miss. */
  readonly candidate: Candidate | undefined
  /** What speaks against it beside its facts (blobs gone, asked to be fresh, too old); without a candidate, why there is none. */
  readonly objections: readonly Reason[]
  /** Blobs of the candidate that can be had. */
  readonly present: ReadonlySet<Digest>
}

/** Where built layers are remembered: the store's records, or the build.cache on disk. */
export interface RecordSource {
  /** The newest record of the layer of that name: it says by which release the cache was filled. */
  newestRecord(arch: string, layer: string): Promise<LayerRecord | undefined>
  /** The names of all layers that will be asked for, before any of them is. */
  foretell?(arch: string, layers: readonly string[]): void
  /** Asked again with the same facts it answers the same, once it is settled. */
  find(stacked: StackedLayer, foreseen: Foreseen, release: Release): Promise<Found>
  /** Asked after all layers: false where it knows better by now, and is to be asked for all of them again. */
  settle?(): boolean
  /** What the store has of the layer cannot be laid down: false where nothing of it stands here that could be kept instead. */
  keepHere?(layer: string): boolean
  /** What the store has of builds of the very facts that name all that a build sees; undefined where nobody asks for those. */
  readonly findSeen?: RecordSource['find'] | undefined
}
