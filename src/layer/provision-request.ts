import type { Digest } from '../formats/digest.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { OverlayMetadata, RootManifest } from './overlay-metadata.ts'
import type { Provision } from './provision.ts'
import type { RecordedContent, RecordedRoot } from './record.ts'

/** What this machine can do for content that stacker cannot extract itself; a string says what is missing. */
export interface Capabilities {
  readonly extractTar: true | string
  readonly extractSquashfs: true | string
  readonly extractErofs: true | string
  readonly unpackTree: true | string
}

export interface ProvisionRequest {
  readonly layer: Layer
  readonly name: string
  /** The manifests of the layer's images by layer type key, of the asked types; empty for build_only. */
  readonly manifests: ReadonlyMap<string, RootManifest>
  /** What the record holds of its root, decoded; undefined where it holds none. */
  readonly root: DecodedRoot | undefined
  readonly packedTree: Digest | undefined
  /** What it changed itself is small enough to be laid down for nobody in particular. */
  readonly isSmall: boolean
  /** Some visible layer is `built` on it. Whether that one hits does not matter: its source may change after the restore. */
  readonly hasChild: boolean
  /** Some visible image without `run` is `built` on it. */
  readonly hasIdleChild: boolean
  /** Paths that visible layers take from it by `stacker://`. */
  readonly taken: readonly string[]
  /** What the records of those layers hold of this very layer. */
  readonly contents: readonly RecordedContent[]
  /** The layer that it is `built` on: whether it is build_only, and how it is provided. */
  readonly below: { readonly buildOnly: boolean; readonly provision: Provision | undefined } | undefined
  readonly extractsOnDemand: boolean
  /** Its base image exists before the build and is the one of its record. */
  readonly isBaseKnown: boolean
  /** Keys of the layer types that are to be built, of children too. */
  readonly layerTypes: readonly string[]
  readonly capabilities: Capabilities
  /** A blob that the record names, so the store has it. */
  readonly isKept: (blob: Digest) => boolean
  /** A blob that some image that is laid down brings along. */
  readonly isAtHand: (blob: Digest) => boolean
}

export type DecodedRoot = Omit<RecordedRoot, 'metadata'> & { readonly metadata: OverlayMetadata }
