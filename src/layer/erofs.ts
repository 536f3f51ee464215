import type { StackedLayer } from './stack.ts'
import { takenImports } from './taken.ts'

/**
 * Layers of erofs, by index, that others stand on or take files from: they cannot be laid down. fsck.erofs, which stacker asks,
 * writes no owners (docs/stacker/restoring.md#13). Where another type is built beside it, that one is extracted.
 */
export function neededOfErofs(layers: readonly StackedLayer[], layerTypes: readonly string[]): ReadonlySet<number> {
  const needed = new Set<number>()
  if (layerTypes.length === 0 || !layerTypes.every((key) => key.startsWith('erofs'))) return needed
  const isBuildOnly = (index: number): boolean => layers[index]?.facts.definition.layer.BuildOnly === true
  for (const { facts, base, below } of layers) {
    const { layer } = facts.definition
    const producers = takenImports(layer).flatMap(({ producer }) => below.get(producer) ?? [])
    // An image that is taken as `oci` base is copied from the layout as it is.
    const foot = facts.base.kind === 'built' || layer.From.Type === 'tar' ? base : undefined
    for (const index of foot === undefined ? producers : [foot, ...producers])
      if (!isBuildOnly(index)) needed.add(index)
    // A build_only layer is packed with the image that stands on it.
    if (layer.BuildOnly || facts.base.kind !== 'built') continue
    for (let at = base; at !== undefined && isBuildOnly(at); at = layers[at]?.base) needed.add(at)
  }
  return needed
}

/** Those, and what stands on their images: each build of such an image is another base, so none of these is ever found again. */
export function neverFoundOfErofs(layers: readonly StackedLayer[], layerTypes: readonly string[]): ReadonlySet<number> {
  const needed = neededOfErofs(layers, layerTypes)
  const lost = new Set(needed)
  for (const [index, { facts, base }] of layers.entries()) {
    if (base === undefined || facts.base.kind !== 'built' || !lost.has(base)) continue
    if (layers[base]?.facts.definition.layer.BuildOnly === false) lost.add(index)
  }
  return lost
}
