import type { Import, Layer } from '../stackerfile/layer.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import type { StackedLayer } from '../layer/stack.ts'

/** What is known before the build. */
export interface BlindSpotSources {
  /** In build order. */
  readonly layers: readonly StackedLayer[]
  /** `KEY=VALUE` in the order in which stacker applies them. */
  readonly substitutions: readonly string[]
  /** Days; undefined where nothing is built again for its age. */
  readonly maxAge: number | undefined
  /** SOURCE_DATE_EPOCH is one of the facts of a layer (v1.2.0). */
  readonly comparesEpoch: boolean
  /** stacker holds the `hash:` of a `stacker://` import against what came out (up to rc13). */
  readonly hashesProduced: boolean
  /** Keys of the layer types that are to be built. */
  readonly layerTypes: readonly string[]
  /** The name under which stacker keeps the base of a layer, where it keeps one. */
  readonly baseSlot: (layer: Layer) => string | undefined
  /** Over a store what stacker does not compare is compared all the same; in place nobody does. */
  readonly from: 'store' | 'local'
  /** `content`: what is bound is compared, too, but not by stacker. */
  readonly binds: 'stacker' | 'content'
}

/** One cause, and the layers that it touches. */
export interface BlindSpot {
  readonly subjects: readonly string[]
  /** Indexes, ascending. */
  readonly layers: readonly number[]
}

export interface BlindSpotWords {
  /** `layer a`, `layers a and b`. */
  readonly layers: string
  readonly subjects: string
  /** The same, each by itself and as it is written. */
  readonly written: readonly string[]
  /** There is one subject. */
  readonly one: boolean
  /** `, and with it b`: what is built again for it; empty where nothing is. */
  readonly spread: string
}

export interface BlindSpotKind {
  readonly find: (sources: BlindSpotSources) => readonly BlindSpot[]
  /** The layers whose rebuilding builds again what stands on them. Without it nothing is said about those. */
  readonly spreads?: (layer: StackedLayer, sources: BlindSpotSources) => boolean
  readonly tell: (
    words: BlindSpotWords,
    sources: BlindSpotSources,
  ) => { readonly message: string; readonly advice: string }
}

export function united(spots: readonly BlindSpot[]): BlindSpot {
  const layers = [...new Set(spots.flatMap((spot) => spot.layers))].sort((a, b) => a - b)
  return { layers, subjects: unique(spots.flatMap(({ subjects }) => subjects)) }
}

/** One blind spot for all that have the same cause. */
export function byCause(found: readonly (BlindSpot & { readonly cause: string })[]): BlindSpot[] {
  const causes = new Map<string, BlindSpot[]>()
  for (const { cause, ...spot } of found) {
    const known = causes.get(cause)
    if (known === undefined) causes.set(cause, [spot])
    else known.push(spot)
  }
  return [...causes.values()].map(united)
}

/** Layers with the same subjects have one cause. What could not be read with certainty has none. */
export function eachLayer(
  { layers }: BlindSpotSources,
  subjectsOf: (definition: LayerDefinition, stacked: StackedLayer) => readonly string[],
): BlindSpot[] {
  return byCause(
    layers.flatMap((stacked, index) => {
      const { definition } = stacked.facts
      const subjects = definition.unsure.length > 0 ? [] : subjectsOf(definition, stacked)
      return subjects.length === 0 ? [] : [{ cause: JSON.stringify(subjects), layers: [index], subjects }]
    }),
  )
}

export function hasDest(source: Import | undefined): boolean {
  return source?.Dest !== undefined && source.Dest !== ''
}

export function isDownload(url: string): boolean {
  return /^https?:\/\//.test(url)
}

export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
