import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import type { Reason } from './build-plan.ts'
import type { StackedLayer } from './stack.ts'

/**
 * What makes stacker build the layer on every run, whatever is in its cache. `comparesBinds`: what else would, if stacker compared what
 * is bound.
 */
export function alwaysReasons(
  { layer, neverEqual }: LayerDefinition,
  release: Release,
  comparesBinds = false,
): Reason[] {
  return [
    ...neverEqual.map((directive): Reason => ({ code: 'never-equal', subject: directive })),
    ...(generatesBom(layer) && release.rules.bomAlwaysMisses ? [{ code: 'bom-generate', subject: '' } as const] : []),
    ...(comparesBinds ? [] : (layer.Binds ?? [])).map((bind): Reason => ({ code: 'binds', subject: bind.Source })),
  ]
}

/**
 * By index, whether no build of the layer is ever found again: it is built on every run, or stands on one that is. An image of such
 * a layer may come out equal where SOURCE_DATE_EPOCH is set, and then stacker keeps what is built on it
 * (docs/stacker/restoring.md#42); of a build_only layer nothing would tell.
 */
export function builtOnEveryRun(
  stack: readonly StackedLayer[],
  release: Release,
  comparesBinds = false,
): readonly boolean[] {
  const found: boolean[] = []
  for (const { facts, base } of stack) {
    const { definition, epoch } = facts
    const onSuch = base !== undefined && facts.base.kind === 'built' && found[base] === true
    const mayBeEqual = base !== undefined && stack[base]?.facts.definition.layer.BuildOnly === false && epoch !== null
    found.push(alwaysReasons(definition, release, comparesBinds).length > 0 || (onSuch && !mayBeEqual))
  }
  return found
}

/**
 * Where a release keeps the directive at all (rc5 to v1.1.6) it builds such a layer on every run (docs/stacker/build-cache.md#6.7).
 */
export function generatesBom(layer: Layer): boolean {
  return layer.Bom?.Generate === true
}

/** What hides nothing, as it is built on every run. The release is not asked for. */
export function isAlwaysBuilt({ layer, neverEqual }: LayerDefinition): boolean {
  return neverEqual.length > 0 || (layer.Binds ?? []).length > 0 || generatesBom(layer)
}
