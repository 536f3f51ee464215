import { FormatError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import type { Provision } from '../layer/provision.ts'
import type { Capabilities } from '../layer/provision-request.ts'
import { findDependants, imageManifests, provideJudged } from '../layer/provisions.ts'
import type { ForeseenLayer } from './foresight.ts'
import type { ReadSources } from './sources.ts'

/** Parents first: what is laid down of a layer is composed of what is laid down below it. */
export function provideLayers(
  layers: readonly ForeseenLayer[],
  { release, layerTypes }: ReadSources,
  capabilities: Capabilities,
): readonly ForeseenLayer[] {
  const dependants = findDependants(layers)
  const { extractsOnDemand } = release.rules
  const inImages = blobsOfImages(layers, layerTypes)
  const provided: (Provision | undefined)[] = []
  for (const [index, layer] of layers.entries()) {
    const { base, facts } = layer.stacked
    const below = base === undefined || facts.base.kind !== 'built' ? undefined : layers[base]
    const environment = {
      below: below && {
        buildOnly: below.stacked.facts.definition.layer.BuildOnly,
        provision: base === undefined ? undefined : provided[base],
      },
      extractsOnDemand,
      layerTypes,
      capabilities,
      isAtHand: (blob: Digest) => inImages.has(blob),
    }
    provided.push(provideJudged(index, layer, dependants, environment))
  }
  return layers.map((layer, index) => ({ ...layer, provision: provided[index] }))
}

/** What images that are laid down bring along. */
function blobsOfImages(layers: readonly ForeseenLayer[], layerTypes: readonly string[]): ReadonlySet<Digest> {
  const blobs = new Set<Digest>()
  for (const { judgement } of layers) {
    const { candidate } = judgement
    if (candidate?.record === undefined) continue
    for (const { layers: ofImage } of orNone(() => imageManifests(candidate, layerTypes)).values())
      for (const { digest } of ofImage) blobs.add(digest)
  }
  return blobs
}

function orNone<K, V>(read: () => ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  try {
    return read()
  } catch (error) {
    if (error instanceof FormatError) return new Map()
    throw error
  }
}
