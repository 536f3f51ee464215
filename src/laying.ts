import { writeFile } from 'node:fs/promises'
import path from 'node:path'

import { FormatError } from './errors.ts'
import { digestHex, isDigest, type Digest } from './formats/digest.ts'
import { layerTag, type CacheEntry, type Descriptor } from './layer/entry.ts'
import { layersOfManifest } from './layer/provisions.ts'
import type { Provision } from './layer/provision.ts'
import type { LayerRecord } from './layer/record.ts'
import type { ForeseenLayer } from './plan.ts'
import type { Release } from './release/release.ts'
import type { StackerDirectories } from './workspace/directories.ts'
import type { LayDownRequest, RootForm, RootRequest, StagedBlob, TagRequest } from './workspace/lay-down-request.ts'
import { synthesiseMetadata } from './workspace/root-metadata.ts'

export interface WantedBlob {
  readonly digest: Digest
  readonly size: number
  /** It belongs into the OCI layout; else it only serves the laying down. */
  readonly layout: boolean
}

/** Every blob that laying down these layers takes, each once. Manifests and configs are in the records. */
export function wantedBlobs(layers: readonly ForeseenLayer[]): readonly WantedBlob[] {
  const wanted = new Map<Digest, WantedBlob>()
  for (const { judgement, provision } of layers) {
    const record = judgement.candidate?.record
    if (record === undefined || provision === undefined) continue
    const used = new Set<Digest>(provision.kind === 'packed' ? [provision.blob] : [])
    if (provision.kind === 'stand-in') for (const { blob } of provision.contents) used.add(blob)
    for (const { digest, size, kind } of record.blobs) {
      if (kind === 'layer' || kind === 'tree' || used.has(digest)) {
        wanted.set(digest, { digest, size, layout: kind === 'layer' || wanted.get(digest)?.layout === true })
      }
    }
  }
  // Content of a stand-in is a blob of the importers' records, which may not be laid down themselves.
  for (const { provision } of layers) {
    if (provision?.kind !== 'stand-in') continue
    for (const { blob } of provision.contents) {
      if (wanted.has(blob)) continue
      const size = sizeOfContent(layers, blob)
      if (size !== undefined) wanted.set(blob, { digest: blob, size, layout: false })
    }
  }
  return [...wanted.values()]
}

function sizeOfContent(layers: readonly ForeseenLayer[], blob: Digest): number | undefined {
  for (const { found } of layers) {
    const size = found.candidate?.record?.blobs.find(({ digest }) => digest === blob)?.size
    if (size !== undefined) return size
  }
  return undefined
}

export interface Laying {
  readonly layers: readonly ForeseenLayer[]
  /** By index of the layer. */
  readonly entries: ReadonlyMap<number, CacheEntry>
  readonly buildCache: Buffer | null
  readonly release: Release
  readonly owner: LayDownRequest['owner']
  readonly directories: StackerDirectories
  readonly staging: string
  readonly fetched: ReadonlyMap<Digest, StagedBlob>
}

/** Writes the records' documents into the staging directory and says what is to be laid down. @throws FormatError */
export async function requestOf(laying: Laying): Promise<LayDownRequest> {
  const blobs = new Map<Digest, StagedBlob>()
  for (const { digest, layout } of wantedBlobs(laying.layers)) {
    const blob = laying.fetched.get(digest)
    if (layout && blob !== undefined) blobs.set(digest, blob)
  }
  const tags: TagRequest[] = []
  const roots: RootRequest[] = []
  const baseBlobs = new Set<Digest>()
  for (const [index, entry] of laying.entries) {
    const layer = laying.layers[index]
    const record = layer?.judgement.candidate?.record
    const provision = layer?.provision
    if (layer === undefined || provision === undefined) continue
    for (const [digest, bytes] of record?.documents ?? []) {
      if (blobs.has(digest)) continue
      const file = path.join(laying.staging, `document-${digestHex(digest)}`)
      await writeFile(file, bytes)
      blobs.set(digest, { size: bytes.length, file })
    }
    tags.push(...tagsOf(entry))
    roots.push({
      name: entry.Name,
      root: rootForm(provision, entry, record, laying.fetched),
      overlayDirs: (entry.Layer.OverlayDirs ?? []).map(({ Source, Dest }) => `${path.posix.basename(Source)}/${Dest}`),
      extract: 'extract' in provision ? provision.extract : [],
      twins: 'twins' in provision ? provision.twins : [],
    })
    const isImage = entry.Layer.From.Type === 'docker' || entry.Layer.From.Type === 'oci'
    // Of several types: an empty layer is looked for in layer-bases whatever directory stands for it.
    if (isImage || (entry.Manifests?.size ?? 0) > 1) {
      for (const digest of record ? layersOfImages(entry, record) : []) baseBlobs.add(digest)
    }
  }
  const kept = new Set([...laying.entries.values()].map(({ Name }) => Name))
  return {
    directories: laying.directories,
    staging: laying.staging,
    buildCache: laying.buildCache,
    storageType: 'overlay',
    tags,
    blobs,
    layers: roots,
    removedRoots: [...new Set(laying.layers.map(({ stacked }) => stacked.facts.definition.name))].filter(
      (name) => !kept.has(name),
    ),
    baseBlobs: [...baseBlobs],
    extractsOnDemand: laying.release.rules.extractsOnDemand,
    opaqueAttribute: laying.release.rules.userXattr ? 'user.overlay.opaque' : 'trusted.overlay.opaque',
    owner: laying.owner,
  }
}

function tagsOf(entry: CacheEntry): TagRequest[] {
  if (entry.Layer.BuildOnly) return []
  return [...(entry.Manifests ?? [])].map(([type, descriptor]) => ({
    tag: layerTag(entry.Name, type),
    descriptor: descriptorJson(descriptor),
  }))
}

/** A descriptor as image-spec writes it into an index. */
function descriptorJson(descriptor: Descriptor): Readonly<Record<string, unknown>> {
  return {
    mediaType: descriptor.MediaType,
    digest: descriptor.Digest,
    size: Number(descriptor.Size),
    ...(descriptor.Annotations && descriptor.Annotations.size > 0
      ? { annotations: Object.fromEntries(descriptor.Annotations) }
      : {}),
  }
}

function rootForm(
  provision: Provision,
  entry: CacheEntry,
  record: LayerRecord | undefined,
  fetched: ReadonlyMap<Digest, StagedBlob>,
): RootForm {
  const file = (digest: Digest): string => {
    const blob = fetched.get(digest)
    if (blob === undefined) throw new FormatError('record.blobs', `expected the content ${digest}`)
    return blob.file
  }
  switch (provision.kind) {
    case 'keep':
    case 'none':
    case 'stub':
      return { kind: provision.kind }
    case 'metadata':
      return { kind: 'synthesised', metadata: metadataFor(provision, entry, record) }
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
    case 'packed':
      return { kind: 'packed', archive: file(provision.blob), metadata: savedMetadata(record) }
    case 'left-out':
      throw new Error(`layer ${entry.Name} is left out and yet laid down`)
  }
}

function metadataFor(
  provision: Extract<Provision, { kind: 'metadata' }>,
  entry: CacheEntry,
  record: LayerRecord | undefined,
): Buffer {
  if (provision.source === 'saved') return savedMetadata(record)
  const digest = entry.Manifests?.get(provision.type)?.Digest
  const manifest = isDigest(digest) ? record?.documents.get(digest) : undefined
  if (manifest === undefined) throw new FormatError('record.documents', `expected the manifest of ${entry.Name}`)
  return synthesiseMetadata(provision.type, manifest)
}

function savedMetadata(record: LayerRecord | undefined): Buffer {
  if (record?.metadata === null || record === undefined)
    throw new FormatError('record.metadata', 'expected the metadata of its root')
  return record.metadata
}

function layersOfImages(entry: CacheEntry, record: LayerRecord): Digest[] {
  return [...(entry.Manifests?.values() ?? [])].flatMap(({ Digest: digest }) => {
    const manifest = isDigest(digest) ? record.documents.get(digest) : undefined
    return manifest === undefined ? [] : layersOfManifest(manifest).map((layer) => layer.digest)
  })
}
