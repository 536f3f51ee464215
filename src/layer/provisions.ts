import { FormatError } from '../errors.ts'
import { isDigest, type Digest } from '../formats/digest.ts'
import { decodeArray, decodeCount, decodeDigest, decodeObject, decodeString, parseJson } from '../formats/decode.ts'
import type { Found, Judgement } from './judgement.ts'
import { decodeOverlayMetadata, type MetadataLayer, type OverlayMetadata } from './overlay-metadata.ts'
import type { ProvisionRequest } from './provision.ts'
import type { LayerRecord, RecordedContent } from './record.ts'
import type { StackedLayer } from './stack.ts'

/** A judged layer as its provision needs it. */
export interface JudgedLayer {
  readonly stacked: StackedLayer
  readonly found: Found
  readonly judgement: Judgement
}

const mostManifestBytes = 16 * 1024 * 1024

/** Who stands on each layer, takes from it, or has kept what was taken from it. */
export interface Dependants {
  /** Indexes of layers that another is `built` on. */
  readonly parents: ReadonlySet<number>
  /** Paths that are taken from the layer of that index, by import or as a tar base. */
  readonly taken: ReadonlyMap<number, ReadonlySet<string>>
  /** Layers whose records name the layer of that identity as producer. An older record of a layer may still serve. */
  readonly importers: ReadonlyMap<Digest, readonly JudgedLayer[]>
}

/**
 * Looks at every visible layer once, whatever its verdict. Layers of one name have one root between them: where the first one's entry is that
 * of the next one too, stacker keeps it, and what depends on either finds it there.
 */
export function findDependants(layers: readonly JudgedLayer[]): Dependants {
  const holders = new Map<string, number[]>()
  for (const [index, { stacked }] of layers.entries()) {
    const { name } = stacked.facts.definition
    const others = holders.get(name)
    if (others) others.push(index)
    else holders.set(name, [index])
  }
  const holdersOf = (index: number): readonly number[] =>
    holders.get(layers[index]?.stacked.facts.definition.name ?? '') ?? []
  const parents = new Set<number>()
  const taken = new Map<number, Set<string>>()
  const importers = new Map<Digest, JudgedLayer[]>()
  for (const layer of layers) {
    const { base, facts, below } = layer.stacked
    if (base !== undefined && facts.base.kind === 'built') for (const holder of holdersOf(base)) parents.add(holder)
    for (const [producer, path] of takenBy(layer.stacked)) {
      const index = below.get(producer)
      for (const holder of index === undefined ? [] : holdersOf(index)) {
        const paths = taken.get(holder)
        if (paths) paths.add(path)
        else taken.set(holder, new Set([path]))
      }
    }
    for (const identity of producersOf(layer)) {
      const others = importers.get(identity)
      if (others) others.push(layer)
      else importers.set(identity, [layer])
    }
  }
  return { parents, taken, importers }
}

/** Producer and path of what the layer takes. */
function takenBy({ facts: { base, definition, imports } }: StackedLayer): (readonly [string, string])[] {
  const files = imports.flatMap((fact) => (fact.kind === 'produced' ? [[fact.producer, fact.path] as const] : []))
  return base.kind === 'produced' && definition.layer.From.Type === 'tar' ? [...files, [base.layer, base.path]] : files
}

function producersOf({ found }: JudgedLayer): ReadonlySet<Digest> {
  const facts = found.candidate?.record?.facts
  const identities = new Set(facts?.imports.flatMap((fact) => (fact.kind === 'produced' ? [fact.identity] : [])))
  if (facts?.base.kind === 'layer') identities.add(facts.base.identity)
  return identities
}

/**
 * What the provision of a layer depends on: what its record holds, and who depends on it. `ancestor` answers the provision of a
 * layer of the same build that was provided before. Undefined for a layer without a record.
 * @throws FormatError for documents in the record that are not what they should be.
 */
export function provisionRequest(
  index: number,
  layer: JudgedLayer,
  { parents, taken, importers }: Dependants,
  environment: Pick<ProvisionRequest, 'ancestor' | 'extractsOnDemand' | 'layerTypes' | 'capabilities'>,
): ProvisionRequest | undefined {
  const { candidate } = layer.judgement
  const record = candidate?.record
  if (candidate === undefined || record === undefined) return undefined
  const { definition } = layer.stacked.facts
  return {
    ...environment,
    layer: definition.layer,
    manifests: definition.layer.BuildOnly ? new Map() : manifestLayers(candidate.entry.Manifests, record),
    metadata: record.metadata === null ? undefined : metadataOf(record.metadata),
    packedTree: record.blobs.find(({ kind, digest }) => kind === 'packed' && layer.found.present.has(digest))?.digest,
    unpacked: record.unpacked,
    hasChild: parents.has(index),
    taken: [...(taken.get(index) ?? [])],
    contents: (importers.get(candidate.identity) ?? []).flatMap((other) => contentsOf(other, definition.name)),
  }
}

/** What a layer's record kept of its producer, as far as the store still has it. */
function contentsOf({ found }: JudgedLayer, producer: string): RecordedContent[] {
  const contents = found.candidate?.record?.contents ?? []
  return contents.filter((content) => content.producer === producer && found.present.has(content.blob))
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
