import type { StackedLayer } from '../layer/stack.ts'
import type { Options } from '../options/options.ts'

/** A build that was judged, and comes before others of its stacker-dir. */
export interface EarlierBuild {
  readonly options: Pick<Options, 'layerTypes' | 'verity'>
  readonly stack: readonly StackedLayer[]
}

/**
 * Their layers as a later build has to take them: stacker keeps one entry a name, and what it writes for images of other layer types is
 * another one, whatever else is equal.
 */
export function earlierLayers(
  builds: readonly EarlierBuild[],
  { layerTypes, verity }: EarlierBuild['options'],
): readonly StackedLayer[] {
  const types = (options: EarlierBuild['options']): string =>
    JSON.stringify([[...options.layerTypes].sort(), options.verity])
  return builds.flatMap(({ options, stack }) =>
    types(options) === types({ layerTypes, verity })
      ? stack
      : stack.map((layer) => (layer.facts.definition.layer.BuildOnly ? layer : { ...layer, sharesName: true })),
  )
}
