import { writeFile } from 'node:fs/promises'
import path from 'node:path'

import { FormatError } from '../errors.ts'
import { digestHex, isDigest, type Digest } from '../formats/digest.ts'
import { earlierImage, ofTypes } from '../layer/checkout-entries.ts'
import { imageTag, type CacheEntry, type EntryDescriptor } from '../layer/entry.ts'
import { encodeOverlayMetadata } from '../layer/overlay-metadata.ts'
import { baseBlobsOf } from './base-blobs.ts'
import { imageAlone } from './image-alone.ts'
import { imageManifests } from '../layer/provisions.ts'
import { rootOf, type OwnContent, type Provision } from '../layer/provision.ts'
import type { Candidate } from '../layer/candidate.ts'
import type { LayerRecord } from '../layer/record.ts'
import type { ForeseenLayer } from '../plan/foresight.ts'
import type { Release } from '../release/release.ts'
import type { StackerDirectories } from '../workspace/directories.ts'
import type {
  LayDownRequest,
  RootForm,
  RootRequest,
  StagedBlob,
  TagRequest,
} from '../workspace/lay-down/lay-down-request.ts'
import { sideBySide } from '../workspace/side-by-side.ts'
import { decodeManifest } from '../formats/oci/manifest.ts'

export interface WantedBlob {
  readonly digest: Digest
  readonly size: number
  /** It belongs into the OCI layout. */
  readonly layout: boolean
  /** It serves the laying down, so it is wanted whether it lies in the layout or not. */
  readonly serves: boolean
}

/** Every blob that laying down these layers takes, each once. Manifests and configs are in the records. */
export function wantedBlobs(layers: readonly ForeseenLayer[], layerTypes: readonly string[]): readonly WantedBlob[] {
  const wanted = new Map<Digest, WantedBlob>()
  for (const layer of layers) {
    for (const blob of blobsOf(layer, layers, layerTypes)) {
      const other = wanted.get(blob.digest)
      const [layout, serves] = [blob.layout || other?.layout === true, blob.serves || other?.serves === true]
      wanted.set(blob.digest, { ...blob, layout, serves })
    }
  }
  return [...wanted.values()]
}

/** What one of `layers` takes. Content of a stand-in is a blob of the importers' records, which may not be laid down themselves. */
export function blobsOf(
  { judgement, found, provision }: ForeseenLayer,
  layers: readonly ForeseenLayer[],
  layerTypes: readonly string[],
): readonly WantedBlob[] {
  const { candidate } = judgement
  const record = candidate?.record
  if (candidate === undefined) {
    const image = imageAlone(judgement, layerTypes)
    return [
      ...(image === undefined || provision?.kind === 'documents' ? [] : imageBlobs(image, layerTypes)),
      ...treesOf(earlierImage(judgement, found)?.record),
    ]
  }
  if (record === undefined || provision === undefined) return []
  const apart = (digest: Digest, size = sizeOfBlob(layers, digest)): WantedBlob[] =>
    size === undefined ? [] : [{ digest, size, layout: false, serves: true }]
  const trees = treesOf(record)
  const images = imageBlobs(candidate, layerTypes)
  switch (provision.kind) {
    case 'keep':
    case 'left-out':
      return []
    case 'documents':
      return [...trees, ...provision.base.map(inLayout)]
    case 'none':
    case 'stub':
      return [...trees, ...images]
    case 'metadata':
      return [...trees, ...images, ...provision.own.map(inLayout)]
    case 'stand-in':
      return [...trees, ...provision.contents.flatMap(({ blob }) => apart(blob))]
    case 'unpacked':
      return [...trees, ...ownBlob(provision.own).flatMap((digest) => apart(digest))]
  }
}

function treesOf(record: LayerRecord | undefined): WantedBlob[] {
  const trees = record?.blobs.filter(({ kind }) => kind === 'tree') ?? []
  return trees.map(({ digest, size }) => ({ digest, size, layout: false, serves: true }))
}

type WantedLayer = Pick<WantedBlob, 'digest' | 'size'>

function inLayout({ digest, size }: WantedLayer): WantedBlob {
  return { digest, size, layout: true, serves: false }
}

function imageBlobs(candidate: Candidate, layerTypes: readonly string[]): WantedBlob[] {
  return [...imageManifests(candidate, layerTypes).values()].flatMap((manifest) => manifest.layers.map(inLayout))
}

function ownBlob(own: OwnContent): readonly Digest[] {
  switch (own.kind) {
    case 'archive':
      return [own.blob]
    case 'layer':
      return [own.layer.digest]
    case 'nothing':
      return []
  }
}

function sizeOfBlob(layers: readonly ForeseenLayer[], blob: Digest): number | undefined {
  for (const { found } of layers) {
    const size = found.candidate?.record?.blobs.find(({ digest }) => digest === blob)?.size
    if (size !== undefined) return size
  }
  return undefined
}

export interface Laying {
  readonly layers: readonly ForeseenLayer[]
  /** Names whose roots are those of a build that comes before this one. */
  readonly held: ReadonlySet<string>
  /** By index of the layer. */
  readonly entries: ReadonlyMap<number, CacheEntry>
  readonly buildCache: Buffer | null
  readonly release: Release
  readonly layerTypes: readonly string[]
  readonly owner: LayDownRequest['owner']
  readonly directories: StackerDirectories
  readonly staging: string
  readonly fetched: ReadonlyMap<Digest, StagedBlob>
  /** Layers of base images that no image brings along. */
  readonly ofBases: ReadonlyMap<Digest, StagedBlob>
}

/** Writes the records' documents into the staging directory and says what is to be laid down. @throws FormatError */
export async function requestOf(laying: Laying): Promise<LayDownRequest> {
  const blobs = new Map<Digest, StagedBlob>()
  for (const { digest, layout } of wantedBlobs(laying.layers, laying.layerTypes)) {
    const blob = laying.fetched.get(digest)
    if (layout && blob !== undefined) blobs.set(digest, blob)
  }
  const documents = new Map<string, Buffer>()
  const tags: TagRequest[] = []
  const roots: RootRequest[] = []
  const named = new Set<string>()
  const baseBlobs = new Set<Digest>()
  for (const [index, entry] of laying.entries) {
    const layer = laying.layers[index]
    const record = layer?.judgement.candidate?.record
    const provision = layer?.provision
    // One entry and one root a name: another stackerfile's layer may be the same.
    if (layer === undefined || provision === undefined || named.has(entry.Name)) continue
    named.add(entry.Name)
    addDocuments(entry, record, laying.staging, { blobs, documents })
    tags.push(...tagsOf(entry, provision))
    roots.push({
      name: entry.Name,
      root: rootForm(entry.Name, provision, laying.fetched),
      overlayDirs: (entry.Layer.OverlayDirs ?? []).map(({ Source, Dest }) => `${path.posix.basename(Source)}/${Dest}`),
      extract: 'extract' in provision ? provision.extract.map(({ digest, mediaType }) => ({ digest, mediaType })) : [],
      twins: 'twins' in provision ? provision.twins : [],
      awaited: [...(rootOf(provision)?.awaited ?? [])],
    })
    for (const digest of baseBlobsOf(entry, record, provision)) baseBlobs.add(digest)
  }
  for (const { judgement, provision } of laying.layers) {
    const image = imageAlone(judgement, laying.layerTypes)
    if (image === undefined || named.has(image.entry.Name)) continue
    const entry = ofTypes(image.entry, laying.layerTypes)
    addDocuments(entry, image.record, laying.staging, { blobs, documents })
    tags.push(...tagsOf(entry, provision))
  }
  await sideBySide(documents, ([file, bytes]) => writeFile(file, bytes))
  const extracted = new Set(roots.flatMap(({ extract }) => extract.map(({ digest }) => digest)))
  const kept = new Set([...laying.entries.values()].map(({ Name }) => Name))
  return {
    directories: laying.directories,
    staging: laying.staging,
    buildCache: laying.buildCache,
    storageType: 'overlay',
    tags,
    blobs,
    layerBases: new Map([...laying.ofBases].filter(([digest]) => extracted.has(digest) && !blobs.has(digest))),
    layers: roots,
    removedRoots: [...new Set(laying.layers.map(({ stacked }) => stacked.facts.definition.name))].filter(
      (name) => !kept.has(name) && !laying.held.has(name),
    ),
    baseBlobs: [...baseBlobs],
    extractsOnDemand: laying.release.rules.extractsOnDemand,
    opaqueAttribute: laying.release.rules.userXattr ? 'user.overlay.opaque' : 'trusted.overlay.opaque',
    owner: laying.owner,
  }
}

interface Staged {
  readonly blobs: Map<Digest, StagedBlob>
  /** By file. */
  readonly documents: Map<string, Buffer>
}

/** Manifests and configs, to be staged: the files of `documents` are still to be written. */
function addDocuments(
  entry: CacheEntry,
  record: LayerRecord | undefined,
  staging: string,
  { blobs, documents }: Staged,
): void {
  const asked = documentsOf(entry, record)
  for (const [digest, bytes] of record?.documents ?? []) {
    if (blobs.has(digest) || !asked.has(digest)) continue
    const file = path.join(staging, `document-${digestHex(digest)}`)
    blobs.set(digest, { size: bytes.length, file })
    documents.set(file, bytes)
  }
}

function tagsOf(entry: CacheEntry, provision: Provision | undefined): TagRequest[] {
  if (entry.Layer.BuildOnly) return []
  return [...(entry.Manifests ?? [])].map(([type, descriptor]) => ({
    tag: imageTag(entry.Name, type),
    descriptor: descriptorJson(descriptor),
    ...(provision?.kind === 'documents' && { withoutLayers: true }),
  }))
}

/** A descriptor as image-spec writes it into an index. */
function descriptorJson(descriptor: EntryDescriptor): Readonly<Record<string, unknown>> {
  return {
    mediaType: descriptor.MediaType,
    digest: descriptor.Digest,
    size: Number(descriptor.Size),
    ...(descriptor.Annotations && descriptor.Annotations.size > 0
      ? { annotations: Object.fromEntries(descriptor.Annotations) }
      : {}),
  }
}

function rootForm(name: string, provision: Provision, fetched: ReadonlyMap<Digest, StagedBlob>): RootForm {
  const file = (digest: Digest): string => {
    const blob = fetched.get(digest)
    if (blob === undefined) throw new FormatError('record.blobs', `expected the content ${digest}`)
    return blob.file
  }
  switch (provision.kind) {
    case 'keep':
      return provision.root !== undefined && provision.rewritten
        ? { kind: 'keep', metadata: encodeOverlayMetadata(provision.root.metadata) }
        : { kind: 'keep' }
    case 'documents':
    case 'none':
      return { kind: 'none' }
    case 'stub':
      return { kind: 'stub' }
    case 'metadata':
      return { kind: 'synthesised', metadata: encodeOverlayMetadata(provision.root.metadata) }
    case 'stand-in':
      return {
        kind: 'stand-in',
        content: provision.contents.map(({ path: at, kind, mode, blob }) => ({
          path: at,
          kind,
          mode,
          file: file(blob),
        })),
      }
    case 'unpacked': {
      const { own, root } = provision
      const metadata = encodeOverlayMetadata(root.metadata)
      switch (own.kind) {
        case 'nothing':
          return { kind: 'synthesised', metadata }
        case 'archive':
          return { kind: 'packed', archive: file(own.blob), metadata }
        case 'layer':
          return { kind: 'diff', blob: file(own.layer.digest), mediaType: own.layer.mediaType, metadata }
      }
      break
    }
    case 'left-out':
      throw new Error(`layer ${name} is left out and yet laid down`)
  }
}

/** Manifests and configs of the types that the entry names. */
function documentsOf(entry: CacheEntry, record: LayerRecord | undefined): ReadonlySet<Digest> {
  const asked = new Set<Digest>()
  for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
    const manifest = isDigest(digest) ? record?.documents.get(digest) : undefined
    if (manifest === undefined || !isDigest(digest)) continue
    asked.add(digest)
    asked.add(decodeManifest(manifest).config.digest)
  }
  return asked
}
