import type { Digest } from '../formats/digest.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { PortableFacts } from '../layer/portable.ts'
import type { LayerRecord } from '../layer/record.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { BuildState } from '../workspace/build-state.ts'
import type { Workplace } from '../workspace/workplace.ts'

/** A layer that stacker has built, as it is about to be kept. */
export interface Captured {
  readonly record: LayerRecord
  /** Where the record's blobs lie, by digest. */
  readonly files: ReadonlyMap<Digest, string>
}

export interface CaptureRequest {
  readonly entry: CacheEntry
  readonly facts: PortableFacts
  /** The portable definition. */
  readonly portable: Layer
  readonly release: Release
  readonly state: BuildState
  readonly place: Workplace
  /** Nothing but its tree can serve those that stand on it. */
  readonly needsTree: boolean
  /** What names the own diff of the build_only layer that it was built on; null where there is none or it is not known. */
  readonly standsOn: Digest | null
  /** Its record tells why it is built again; its content would serve nobody. */
  readonly withoutLayers: boolean
  /** Is the layer of that name built on every run? Then nothing ever stands in for it. */
  readonly isAlwaysBuilt: (producer: string) => boolean
  readonly buildSeconds: number | null
  /** Seconds since 1970. */
  readonly now: number
}
