import { FormatError } from '../errors.ts'
import { isDigest, type Digest } from '../formats/digest.ts'
import { decodeArray, decodeCount, decodeDigest, decodeObject, decodeString, parseJson } from '../formats/decode.ts'
import type { Release } from '../release/release.ts'
import type { Found, Judgement } from './judgement.ts'
import { decodeOverlayMetadata, type MetadataLayer, type OverlayMetadata } from './overlay-metadata.ts'
import type { Capabilities, Provision, ProvisionRequest } from './provision.ts'
import type { LayerRecord, RecordedContent } from './record.ts'
import type { StackedLayer } from './stack.ts'

/** A judged layer as its provision needs it. */
export interface JudgedLayer {
  readonly stacked: StackedLayer
  readonly found: Found
  readonly judgement: Judgement
}

const mostManifestBytes = 16 * 1024 * 1024

/**
 * What the provision of the layer at `index` depends on: what its record holds, and which visible layers stand on it or take from
 * it, whatever their verdicts. `provided` are the provisions of the layers before it. Undefined for a layer without a record.
 * @throws FormatError for documents in the record that are not what they should be.
 */
export function provisionRequest(
  index: number,
  layers: readonly JudgedLayer[],
  provided: readonly { readonly stacked: StackedLayer; readonly provision: Provision | undefined }[],
  release: Release,
  layerTypes: readonly string[],
  capabilities: Capabilities,
): ProvisionRequest | undefined {
  const layer = layers[index]
  const candidate = layer?.judgement.candidate
  const record = candidate?.record
  if (layer === undefined || candidate === undefined || record === undefined) return undefined
  const { definition } = layer.stacked.facts
  const taken = layers.flatMap(({ stacked }) => takenFrom(stacked, definition.name, index))
  return {
    layer: definition.layer,
    manifests: definition.layer.BuildOnly ? new Map() : manifestLayers(candidate.entry.Manifests, record),
    metadata: record.metadata === null ? undefined : metadataOf(record.metadata),
    packedTree: record.blobs.find(({ kind, digest }) => kind === 'packed' && layer.found.present.has(digest))?.digest,
    hasChild: layers.some(({ stacked }) => stacked.base === index && stacked.facts.base.kind === 'built'),
    taken: [...new Set(taken)],
    contents: layers.flatMap((other) => contentsOf(other, definition.name, candidate.identity)),
    ancestor: (name) =>
      provided.find(({ stacked }) => stacked.build === layer.stacked.build && stacked.facts.definition.name === name)
        ?.provision,
    extractsOnDemand: release.rules.extractsOnDemand,
    layerTypes,
    capabilities,
  }
}

/** Paths that the layer takes from the layer at `index`, called `name`, by import or as its tar base. */
function takenFrom({ facts, below }: StackedLayer, name: string, index: number): string[] {
  if (below.get(name) !== index) return []
  const { base } = facts
  return [
    ...facts.imports.flatMap((fact) => (fact.kind === 'produced' && fact.producer === name ? [fact.path] : [])),
    ...(base.kind === 'produced' && base.layer === name && facts.definition.layer.From.Type === 'tar'
      ? [base.path]
      : []),
  ]
}

/** What a layer's record kept of the very producer that is to be laid down; an older record of it may still serve. */
function contentsOf({ found }: JudgedLayer, producer: string, identity: Digest): RecordedContent[] {
  const record = found.candidate?.record
  if (record === undefined) return []
  const { base, imports } = record.facts
  const same =
    imports.some((fact) => fact.kind === 'produced' && fact.identity === identity) ||
    (base.kind === 'layer' && base.identity === identity)
  if (!same) return []
  return record.contents.filter((content) => content.producer === producer && found.present.has(content.blob))
}

function metadataOf(bytes: Buffer): OverlayMetadata | undefined {
  try {
    return decodeOverlayMetadata(bytes)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

function manifestLayers(
  manifests: ReadonlyMap<string, { readonly Digest: string }> | null,
  record: LayerRecord,
): ReadonlyMap<string, readonly MetadataLayer[]> {
  const result = new Map<string, readonly MetadataLayer[]>()
  for (const [type, { Digest: digest }] of manifests ?? []) {
    const document = isDigest(digest) ? record.documents.get(digest) : undefined
    if (document !== undefined) result.set(type, layersOfManifest(document))
  }
  return result
}

/** @throws FormatError for what is not an OCI manifest. */
export function layersOfManifest(manifest: Uint8Array): readonly MetadataLayer[] {
  const member = decodeObject(parseJson(manifest, 'manifest', mostManifestBytes), 'manifest')
  return member(
    'layers',
    decodeArray((value, where) => {
      const field = decodeObject(value, where)
      return {
        mediaType: field('mediaType', decodeString),
        digest: field('digest', decodeDigest),
        size: field('size', decodeCount),
      }
    }),
  )
}
