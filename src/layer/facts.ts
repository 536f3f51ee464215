import type { Tree } from '../formats/mtree-tree.ts'
import type { BindTree } from './bind-tree.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'

/**
 * What stacker's Put and Lookup observe of a layer: its definition, base, epoch, imports, overlay dirs. Predicted from the sources
 * before a build, read from what is staged after it, or recorded in a cache entry.
 */
export interface LayerFacts {
  readonly definition: LayerDefinition
  readonly base: BaseFact
  /** SOURCE_DATE_EPOCH as stacker sees it; null where it is unset or the release does not compare it. */
  readonly epoch: bigint | null
  /** One for each of `definition.layer.Imports`, in that order, imports with `dest` included. */
  readonly imports: readonly ContentFact[]
  /** One for each of `definition.layer.OverlayDirs`, in that order. */
  readonly overlayDirs: readonly ContentFact[]
  /** One for each of `definition.layer.Binds`, where their content is looked at at all: stacker does not. */
  readonly binds?: readonly BindFact[]
}

/** What the source of a bind holds. */
export type BindFact =
  { readonly kind: 'tree'; readonly tree: BindTree } | { readonly kind: 'unknown'; readonly why: string }

/** What stacker will find behind an import or overlay dir. */
export type ContentFact =
  /** `hash` is stacker's HashFile with mode: `sha256:` and 64 hex digits. */
  | { readonly kind: 'file'; readonly hash: string }
  | { readonly kind: 'directory'; readonly tree: Tree }
  /** Taken from another layer of the project by `stacker://PRODUCER/PATH`. */
  | { readonly kind: 'produced'; readonly producer: string; readonly path: string }
  /** Cannot be known before the build (docs/stacker/staging.md#10.2); `code` is the plan's reason code. */
  | { readonly kind: 'unknown'; readonly code: 'import-unresolved' | 'generated-source'; readonly why: string }
  /** stacker will stop at it. */
  | { readonly kind: 'broken'; readonly why: string }

export type BaseFact =
  /** The exact text that stacker writes into `Base`: empty for scratch, a file hash for tar, a bare hex digest for docker and oci. */
  | { readonly kind: 'known'; readonly base: string }
  /** `from: {type: built}`: resolved against the verdict of that layer. */
  | { readonly kind: 'built'; readonly layer: string }
  /** A tar base `stacker://LAYER/PATH`, or an oci base that another given stackerfile writes: follows that layer. */
  | { readonly kind: 'produced'; readonly layer: string; readonly path: string }
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'broken'; readonly why: string }
