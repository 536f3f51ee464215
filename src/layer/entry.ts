import { zeroValue } from '../formats/go-type.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'

/**
 * What stacker remembers of a layer that it built (docs/stacker/build-cache.md#2.1; the struct CacheEntry in cache.go), under Go's
 * names as the layer is. `null` is nil.
 */
export interface CacheEntry {
  /** Keyed by `layerTypeKey`. A build_only layer has one zero descriptor. */
  readonly Manifests: ReadonlyMap<string, EntryDescriptor> | null
  /** Keyed by the import's path as normalised; those with `dest` are not here. */
  readonly Imports: ReadonlyMap<string, ImportHash> | null
  /** Keyed by the overlay dir's source as normalised. */
  readonly OverlayDirs: ReadonlyMap<string, OverlayDirHash> | null
  readonly Name: string
  readonly Layer: Layer
  /** By docs/stacker/build-cache.md#8.1: an entry hash in decimal, a file hash, a bare hex digest, or nothing. */
  readonly Base: string
  readonly SourceDateEpoch?: bigint | null
}

export interface ImportHash {
  /** 0: file, 1: directory. */
  readonly Type: bigint
  /** `sha256:HEX` of a file; the base64 of a directory's whole mtree text. */
  readonly Hash: string
}

export interface OverlayDirHash {
  readonly Hash: string
}

/** image-spec's Descriptor. */
export interface EntryDescriptor {
  readonly MediaType: string
  readonly Digest: string
  readonly Size: bigint
  readonly URLs: readonly string[] | null
  readonly Annotations: ReadonlyMap<string, string> | null
  readonly Data?: Uint8Array | null
  readonly Platform: Platform | null
  readonly ArtifactType?: string
}

interface Platform {
  readonly Architecture: string
  readonly OS: string
  readonly OSVersion: string
  readonly OSFeatures: readonly string[] | null
  readonly Variant: string
}

/** What stands for the manifest of a build_only layer (docs/stacker/build-cache.md#2.5). */
export function zeroDescriptor(release: Release): EntryDescriptor {
  const manifests = release.entry.fields.find((field) => field.name === 'Manifests')
  if (manifests?.type.kind !== 'map') throw new TypeError(`${release.tag} has no map of manifests`)
  return zeroValue(manifests.type.of) as EntryDescriptor
}

/**
 * The tag in the output layout: the name for tar, else NAME-TYPE (docs/stacker/build-cache.md#2.4; layer_type.go, LayerName). `key`
 * is a layer type's key.
 */
export function imageTag(name: string, key: string): string {
  const type = key.replace(/\+.*$/, '')
  return type === 'tar' ? name : `${name}-${type}`
}
