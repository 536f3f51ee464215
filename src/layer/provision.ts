import type { Digest } from '../formats/digest.ts'
import type { Descriptor } from '../formats/oci/descriptor.ts'
import type { ImageSource } from '../stackerfile/layer.ts'
import type { OverlayMetadata } from './overlay-metadata.ts'
import type { RecordedContent } from './record.ts'

/** What stands in roots/NAME for a layer that stacker is to skip. */
export type Provision =
  /** What stands there is stacker's own, of this very entry; its metadata is written anew where it does not name all below it. */
  | { readonly kind: 'keep'; readonly root: UsableRoot | undefined; readonly rewritten: boolean }
  /** An output layer nobody stands on, or content of a kind that needs no root (docs/stacker/restoring.md#1). */
  | { readonly kind: 'none' }
  /**
   * Of an image its manifest and config, and no root: stacker reads no more of a hit (docs/stacker/restoring.md#40), and fails where it has to
   * build on it after all. `base` are layers that it would fetch from the base image's registry otherwise (docs/stacker/restoring.md#35).
   */
  | { readonly kind: 'documents'; readonly base: readonly Descriptor[] }
  /** The bare directory: enough for the hit of a build_only layer that nobody needs (docs/stacker/restoring.md#3). */
  | { readonly kind: 'stub' }
  /**
   * overlay_metadata.json and an empty overlay: stacker takes the content from blobs (docs/stacker/restoring.md#10,
   * docs/stacker/restoring.md#11).
   */
  | ({
      readonly kind: 'metadata'
      readonly root: UsableRoot
      /** Its own diff, of each layer type; empty for images, whose blobs are all their own. */
      readonly own: readonly Descriptor[]
    } & Extraction)
  /** `{}` and just the content that importers take (docs/stacker/restoring.md#19). */
  | { readonly kind: 'stand-in'; readonly contents: readonly RecordedContent[] }
  /**
   * Its own diff in roots/NAME/overlay, as after a build that no image was built on, above what stands below it
   * (docs/stacker/restoring.md#20, docs/stacker/restoring.md#38).
   */
  | ({ readonly kind: 'unpacked'; readonly root: UsableRoot; readonly own: OwnContent } & Extraction)
  /**
   * It cannot be had: the entry is left out and stacker builds the layer (docs/stacker/restoring.md#18,
   * docs/stacker/restoring.md#21).
   */
  | { readonly kind: 'left-out'; readonly why: string }

export type OwnContent =
  /** An archive of the overlay. */
  | { readonly kind: 'archive'; readonly blob: Digest }
  /** The blob of an image that holds the diff. */
  | { readonly kind: 'layer'; readonly layer: Descriptor }
  | { readonly kind: 'nothing' }

export interface Extraction {
  /** Blobs that this release of stacker cannot extract by itself (docs/stacker/restoring.md#14, docs/stacker/restoring.md#16). */
  readonly extract: readonly Descriptor[]
  readonly twins: readonly Twin[]
}

/** A root that a child can be built on: followed to the bottom it is the tree that the layer had. */
export interface UsableRoot {
  readonly metadata: OverlayMetadata
  /** Neither its own overlay nor that of a layer in BuiltLayers holds anything: all its content is in the layers of the manifest. */
  readonly allInImages: boolean
  /** Names the own diff of a build_only layer, undefined for an image or where it is not known. */
  readonly content: Digest | undefined
  /**
   * Layers of the base image of a build_only layer: stacker fetches them before it looks at the root
   * (docs/stacker/restoring.md#38).
   */
  readonly awaited: ReadonlySet<Digest>
  /** The base image that they can be fetched from; undefined where they have to come with some image that is laid down. */
  readonly base: ImageSource | undefined
}

/** A layer of a further layer type: the same content as `of`, so it is to be found in the directory of that one. */
export interface Twin {
  readonly digest: Digest
  readonly of: Digest
}

/** What an image stands on lies in its own blobs. */
export const nothingAwaited: Pick<UsableRoot, 'awaited' | 'base'> = { awaited: new Set(), base: undefined }

export function leftOut(why: string): Provision {
  return { kind: 'left-out', why }
}

export function rootOf(provision: Provision | undefined): UsableRoot | undefined {
  return provision !== undefined && 'root' in provision ? provision.root : undefined
}
