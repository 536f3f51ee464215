import { FormatError } from '../errors.ts'
import { isDigest, type Digest } from '../formats/digest.ts'
import type { Candidate, Found } from './candidate.ts'
import type { Judgement } from './judge.ts'
import { keepRoot } from './kept-root.ts'
import {
  decodeOverlayMetadata,
  decodeRootManifest,
  type OverlayMetadata,
  type RootManifest,
} from './overlay-metadata.ts'
import { packedDiff, packedTypes, smallTree } from './own-diff.ts'
import type { Provision } from './provision.ts'
import type { ProvisionRequest } from './provision-request.ts'
import { provide } from './provide.ts'
import type { RecordedContent } from './record.ts'
import type { StackedLayer } from './stack.ts'
import { takenImports } from './taken.ts'

/** A judged layer as its provision needs it. */
export interface JudgedLayer {
  readonly stacked: StackedLayer
  readonly found: Found
  readonly judgement: Judgement
}

/** Who stands on each layer, takes from it, or has kept what was taken from it. */
export interface Dependants {
  /** Layers that are `built` on the one of that index. */
  readonly children: ReadonlyMap<number, readonly JudgedLayer[]>
  /** Paths that are taken from the layer of that index, by import or as a tar base. */
  readonly taken: ReadonlyMap<number, ReadonlySet<string>>
  /** Layers whose records name the layer of that identity as producer. An older record of a layer may still serve. */
  readonly importers: ReadonlyMap<Digest, readonly JudgedLayer[]>
}

/**
 * Looks at every visible layer once, whatever its verdict. Layers of one name have one root between them
 * (docs/stacker/build-cache.md#7.3): where the first one's entry is that of the next one too, stacker keeps it, and what depends on
 * either finds it there.
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
  const children = new Map<number, JudgedLayer[]>()
  const taken = new Map<number, Set<string>>()
  const importers = new Map<Digest, JudgedLayer[]>()
  for (const layer of layers) {
    const { base, facts, below } = layer.stacked
    for (const holder of base !== undefined && facts.base.kind === 'built' ? holdersOf(base) : []) {
      const others = children.get(holder)
      if (others) others.push(layer)
      else children.set(holder, [layer])
    }
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
  return { children, taken, importers }
}

/** Producer and path of what the layer takes. */
function takenBy({ facts: { base, definition } }: StackedLayer): (readonly [string, string])[] {
  const files = takenImports(definition.layer).map(({ producer, path }) => [producer, path] as const)
  return base.kind === 'produced' && definition.layer.From.Type === 'tar' ? [...files, [base.layer, base.path]] : files
}

function producersOf({ found }: JudgedLayer): ReadonlySet<Digest> {
  const facts = found.candidate?.record?.facts
  const identities = new Set(facts?.imports.flatMap((fact) => (fact.kind === 'produced' ? [fact.identity] : [])))
  if (facts?.base.kind === 'layer') identities.add(facts.base.identity)
  return identities
}

/**
 * How a judged layer is laid down, or kept as it stands here: by what its record holds, and by who depends on it. `below` is the layer
 * that it is `built` on, provided already. Undefined for a layer without a candidate.
 */
export function provideJudged(
  index: number,
  layer: JudgedLayer,
  { children, taken, importers }: Dependants,
  environment: Pick<ProvisionRequest, 'below' | 'extractsOnDemand' | 'layerTypes' | 'capabilities' | 'isAtHand'>,
): Provision | undefined {
  const { candidate } = layer.judgement
  if (candidate === undefined) return undefined
  const { name, layer: definition } = layer.stacked.facts.definition
  const above = children.get(index) ?? []
  const needs = { layer: definition, name, hasChild: above.length > 0, taken: [...(taken.get(index) ?? [])] }
  const isBaseKnown = layer.stacked.facts.base.kind === 'known'
  const { record } = candidate
  if (record === undefined) {
    const again = above.filter(({ judgement }) => judgement.verdict !== 'hit')
    const hasIdleChild = again.some((child) => isIdle(child, name, candidate.onDisk?.metadata))
    return keepRoot({ ...environment, ...needs, hasIdleChild, hasNewChild: again.length > 0 }, candidate.onDisk)
  }
  try {
    const root = record.root && { ...record.root, metadata: decodeOverlayMetadata(record.root.metadata) }
    const kept = new Set(record.blobs.map(({ digest }) => digest))
    const tree = record.blobs.find(({ kind, digest }) => kind === 'packed' && layer.found.present.has(digest))
    return provide({
      ...environment,
      isKept: (blob) => kept.has(blob),
      ...needs,
      isBaseKnown,
      manifests: imageManifests(candidate, environment.layerTypes),
      root: root ?? undefined,
      packedTree: tree?.digest,
      isSmall: root?.own === 'nothing' || (tree !== undefined && tree.size <= smallTree),
      hasIdleChild: above.some((child) => isIdle(child, name, root?.metadata)),
      contents: (importers.get(candidate.identity) ?? []).flatMap((other) => contentsOf(other, name)),
    })
  } catch (error) {
    // Documents that are not what they should be: cache trouble is a rebuild.
    if (!(error instanceof FormatError)) throw error
    return { kind: 'left-out', why: error.message }
  }
}

/**
 * An image that changes nothing itself. On a packed build_only layer stacker takes the diff of that one for its own, and lists it
 * twice: labels cannot be generated, nor can others be built on it (docs/stacker/restoring.md#39). It has no `run`, or its image
 * tells.
 */
function isIdle({ stacked, found }: JudgedLayer, base: string, metadata: OverlayMetadata | undefined): boolean {
  const { layer } = stacked.facts.definition
  if (layer.BuildOnly) return false
  if ((layer.Run ?? []).length === 0) return true
  const { candidate } = found
  if (metadata === undefined || candidate?.record === undefined) return false
  const diffs = new Set(packedTypes(base, metadata).map((type) => packedDiff(metadata, type)?.digest))
  return [...imageManifests(candidate, undefined).values()].some(({ layers }) => diffs.has(layers.at(-1)?.digest))
}

/** What a layer's record kept of its producer, as far as the store still has it. */
function contentsOf({ found }: JudgedLayer, producer: string): RecordedContent[] {
  const contents = found.candidate?.record?.contents ?? []
  return contents.filter((content) => content.producer === producer && found.present.has(content.blob))
}

/** The manifests of an image, of all its types or of the asked ones. @throws FormatError for what is not an OCI manifest. */
export function imageManifests(
  { entry, record }: Candidate,
  layerTypes: readonly string[] | undefined,
): ReadonlyMap<string, RootManifest> {
  const result = new Map<string, RootManifest>()
  if (entry.Layer.BuildOnly) return result
  for (const [type, { Digest: digest }] of entry.Manifests ?? []) {
    const document = isDigest(digest) ? record?.documents.get(digest) : undefined
    if (document !== undefined && layerTypes?.includes(type) !== false) result.set(type, decodeRootManifest(document))
  }
  return result
}
