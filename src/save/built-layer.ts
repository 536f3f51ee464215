import type { Digest } from '../formats/digest.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { PortableForm } from '../layer/foreseen.ts'
import type { PortableFacts } from '../layer/portable.ts'
import type { StackedLayer } from '../layer/stack.ts'

/** A layer that stands in build.cache as the sources define it, with the facts that its entry witnesses. */
export interface BuiltLayer {
  readonly index: number
  readonly stacked: StackedLayer
  readonly form: PortableForm
  readonly entry: CacheEntry
  readonly facts: PortableFacts
  readonly identity: Digest
  /** It is what restore laid down, to the byte. */
  readonly untouched: boolean
  /** It came from the store as it is named now, and nothing was built over it. */
  readonly stored: boolean
  /** Restore has looked, and this is not what it laid down: whatever its entry's bytes, stacker has built it since. */
  readonly fresh: boolean
}

export interface NotBuilt {
  readonly index: number
  /** Undefined where there is nothing to tell: the layer was not reached, or is built on every run anyway. */
  readonly why: string | undefined
  /** The build ended before it, as far as can be seen (docs/stacker/restoring.md#32). */
  readonly isUnreached: boolean
}

export type BuiltOrWhy = BuiltLayer | NotBuilt

export function isBuilt(layer: BuiltOrWhy): layer is BuiltLayer {
  return 'entry' in layer
}
