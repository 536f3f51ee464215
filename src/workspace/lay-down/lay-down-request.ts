import {
  decodeArray,
  decodeBoolean,
  decodeCount,
  decodeDigest,
  decodeObject,
  decodeOneOf,
  decodeString,
  nullOr,
  type Decoder,
} from '../../formats/decode.ts'
import type { Digest } from '../../formats/digest.ts'
import { exactly, optional, requireExactly } from '../../formats/exact-object.ts'
import type { StackerDirectories } from '../directories.ts'
import type { Owner } from '../../archive/owner.ts'

/** Everything that is to be laid down, decided already. Files it names lie in `staging`, verified by digest. */
export interface LayDownRequest {
  readonly directories: StackerDirectories
  /** A directory on the file system of `stackerDir`, made by `openStaging`; removed at the end. */
  readonly staging: string
  /** Text of build.cache; null where no entry is left, then an old one is removed. */
  readonly buildCache: Buffer | null
  /** Content of `storage.type` where the file is absent: `overlay`. */
  readonly storageType: string
  /** Every tag of every kept entry. */
  readonly tags: readonly TagRequest[]
  readonly blobs: ReadonlyMap<Digest, StagedBlob>
  /** Layers of base images that are for stacker's own copies of those alone: no image in the output layout lists them. */
  readonly layerBases?: ReadonlyMap<Digest, StagedBlob>
  /** One for each kept entry. Roots that are not named here stay as they are. */
  readonly layers: readonly RootRequest[]
  /** Roots to be removed: those of layers whose entries are left out. */
  readonly removedRoots: readonly string[]
  /** Blobs of base images, to be linked where stacker looks before it pulls (docs/stacker/restoring.md#35). */
  readonly baseBlobs: readonly Digest[]
  /** stacker extracts missing lower layers itself (v1.0.0 and later, docs/stacker/restoring.md#16). */
  readonly extractsOnDemand: boolean
  /** The xattr by which this release marks an opaque directory: `user.` where it mounts with userxattr (v0.22.1 and later). */
  readonly opaqueAttribute: 'user.overlay.opaque' | 'trusted.overlay.opaque'
  /**
   * Who stacker will be; undefined: who we are. build.cache of another owner ends every stacker command
   * (docs/stacker/restoring.md#6).
   */
  readonly owner: Owner | undefined
}

export interface TagRequest {
  readonly tag: string
  /** The descriptor of its manifest as stacker wrote it; the tag annotation is set here. */
  readonly descriptor: Readonly<Record<string, unknown>>
  /** Manifest and config are enough: stacker skips the layer without its blobs (docs/stacker/restoring.md#40). */
  readonly withoutLayers?: boolean
}

export interface StagedBlob {
  readonly size: number
  readonly file: string
}

export interface RootRequest {
  readonly name: string
  readonly root: RootForm
  /** Directories to be made below roots/NAME/overlay_dirs, as `BASE/DEST` (docs/stacker/restoring.md#15). */
  readonly overlayDirs: readonly string[]
  /**
   * Blobs that stacker cannot extract itself, to be extracted into roots/sha256_HEX/overlay (docs/stacker/restoring.md#14,
   * docs/stacker/restoring.md#16).
   */
  readonly extract: readonly ExtractRequest[]
  /** Layers of further layer types, to be found in the directory of the layer that has the same content. */
  readonly twins?: readonly { readonly digest: Digest; readonly of: Digest }[]
  /**
   * Layers in the metadata that need not be there: stacker fetches the base image before it looks at the root
   * (docs/stacker/restoring.md#38).
   */
  readonly awaited?: readonly Digest[]
}

export interface ExtractRequest {
  readonly digest: Digest
  readonly mediaType: string
}

export type RootForm =
  /** What stands there was made by stacker for this very entry: not touched, but for metadata that is given. */
  | { readonly kind: 'keep'; readonly metadata?: Buffer }
  | { readonly kind: 'none' }
  /** The bare directory (docs/stacker/restoring.md#3). */
  | { readonly kind: 'stub' }
  /** Empty overlay and the given overlay_metadata.json (docs/stacker/restoring.md#10, docs/stacker/restoring.md#11). */
  | { readonly kind: 'synthesised'; readonly metadata: Buffer }
  /** Metadata `{}` and the content that importers take (docs/stacker/restoring.md#19). */
  | { readonly kind: 'stand-in'; readonly content: readonly StandInContent[] }
  /** A whole tree from an archive of `packTree`, with its metadata (docs/stacker/restoring.md#20). */
  | { readonly kind: 'packed'; readonly archive: string; readonly metadata: Buffer }
  /** The diff of an image's layer as the content of its own overlay. */
  | { readonly kind: 'diff'; readonly blob: string; readonly mediaType: string; readonly metadata: Buffer }

export interface StandInContent {
  /** Inside the layer's file system; a leading slash does not matter. */
  readonly path: string
  readonly kind: 'file' | 'directory' | 'link'
  /** The file, a tar of the directory's content, or where the link leads, as a text. */
  readonly file: string
  /** Permission bits, of a file. */
  readonly mode: number
}

export const decodeOwner: Decoder<unknown> = exactly({ uid: decodeCount, gid: decodeCount })

const directoriesMembers: Members<StackerDirectories> = {
  workingDirectory: decodeString,
  stackerDir: decodeString,
  ociDir: decodeString,
  rootsDir: decodeString,
}
export const decodeDirectories: Decoder<unknown> = exactly(directoriesMembers)

/** A member that is added to a request does not compile without its decoder. */
type Members<T> = Readonly<Record<keyof T & string, Decoder<unknown>>>

const blobMembers: Members<StagedBlob> = { size: decodeCount, file: decodeString }

const decodeStagedBlob: Decoder<unknown> = (value, where) => {
  const pair = decodeArray<unknown>((item) => item, 2)(value, where)
  decodeDigest(pair[0], `${where}[0]`)
  requireExactly(pair[1], `${where}[1]`, blobMembers)
  return value
}

const contentMembers: Members<StandInContent> = {
  path: decodeString,
  kind: decodeOneOf('file', 'directory', 'link'),
  file: decodeString,
  mode: decodeCount,
}

const rootMembers: Readonly<Record<RootForm['kind'], Readonly<Record<string, Decoder<unknown>>>>> = {
  keep: { metadata: optional(decodeString) },
  none: {},
  stub: {},
  synthesised: { metadata: decodeString },
  'stand-in': { content: decodeArray(exactly(contentMembers)) },
  packed: { archive: decodeString, metadata: decodeString },
  diff: { blob: decodeString, mediaType: decodeString, metadata: decodeString },
}

const decodeRoot: Decoder<unknown> = (value, where) => {
  const kinds = ['keep', 'none', 'stub', 'synthesised', 'stand-in', 'packed', 'diff'] as const
  const kind = decodeObject(value, where)('kind', decodeOneOf(...kinds))
  requireExactly(value, where, { kind: decodeString, ...rootMembers[kind] })
  return value
}

const tagMembers: Members<TagRequest> = {
  tag: decodeString,
  descriptor: (value, where) => decodeObject(value, where),
  withoutLayers: optional(decodeBoolean),
}
const extractMembers: Members<ExtractRequest> = { digest: decodeDigest, mediaType: decodeString }

const layerMembers: Members<RootRequest> = {
  name: decodeString,
  root: decodeRoot,
  overlayDirs: decodeArray(decodeString),
  extract: decodeArray(exactly(extractMembers)),
  twins: optional(decodeArray(exactly({ digest: decodeDigest, of: decodeDigest }))),
  awaited: optional(decodeArray(decodeDigest)),
}

const requestMembers: Members<LayDownRequest> = {
  directories: decodeDirectories,
  staging: decodeString,
  buildCache: nullOr(decodeString),
  storageType: decodeString,
  tags: decodeArray(exactly(tagMembers)),
  blobs: decodeArray(decodeStagedBlob),
  layerBases: decodeArray(decodeStagedBlob),
  layers: decodeArray(exactly(layerMembers)),
  removedRoots: decodeArray(decodeString),
  baseBlobs: decodeArray(decodeDigest),
  extractsOnDemand: decodeBoolean,
  opaqueAttribute: decodeOneOf('user.overlay.opaque', 'trusted.overlay.opaque'),
  owner: optional(decodeOwner),
}

/** The request as JSON for the child that runs as root. */
export function encodeLayDownRequest(request: LayDownRequest): unknown {
  return {
    ...request,
    buildCache: request.buildCache?.toString('base64') ?? null,
    blobs: [...request.blobs],
    layerBases: [...(request.layerBases ?? [])],
    layers: request.layers.map((layer) => ({
      ...layer,
      root: {
        ...layer.root,
        ...('metadata' in layer.root ? { metadata: layer.root.metadata.toString('base64') } : {}),
      },
    })),
  }
}

type Encoded = Omit<LayDownRequest, 'buildCache' | 'blobs' | 'layerBases' | 'layers' | 'owner'> & {
  readonly buildCache: string | null
  readonly blobs: readonly (readonly [Digest, StagedBlob])[]
  readonly layerBases: readonly (readonly [Digest, StagedBlob])[]
  readonly owner?: Owner
  readonly layers: readonly (Omit<RootRequest, 'root'> & {
    readonly root: { readonly kind: string; readonly metadata?: string }
  })[]
}

/**
 * The counterpart. The text comes from our own parent process; names and paths in it are checked where they are used.
 * @throws FormatError for what is no such request, or says more than one may.
 */
export function decodeLayDownRequest(value: unknown): LayDownRequest {
  requireExactly(value, 'request', requestMembers)
  const encoded = value as Encoded
  return {
    ...encoded,
    owner: encoded.owner,
    buildCache: encoded.buildCache === null ? null : Buffer.from(encoded.buildCache, 'base64'),
    blobs: new Map(encoded.blobs),
    layerBases: new Map(encoded.layerBases),
    layers: encoded.layers.map((layer) => ({
      ...layer,
      root: (layer.root.metadata === undefined
        ? layer.root
        : { ...layer.root, metadata: Buffer.from(layer.root.metadata, 'base64') }) as RootForm,
    })),
  }
}
