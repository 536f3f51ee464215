import type { Release } from '../release/release.ts'
import type { Layer } from './layer.ts'

/** Directives whose empty list or map build.cache drops, by the field that holds them. */
const droppedWhenEmpty: readonly (readonly [keyof Layer, string])[] = [
  ['Run', 'run'],
  ['Cmd', 'cmd'],
  ['Entrypoint', 'entrypoint'],
  ['FullCommand', 'full_command'],
  ['BuildEnvPt', 'build_env_passthrough'],
  ['BuildEnv', 'build_env'],
  ['Environment', 'environment'],
  ['Volumes', 'volumes'],
  ['Labels', 'labels'],
  ['GenerateLabels', 'generate_labels'],
  ['Annotations', 'annotations'],
]

/**
 * The directives with an empty list or map that build.cache drops (omitempty; docs/stacker/build-cache.md#5.2): what is read back is
 * nil, which is not equal to empty, so stacker builds the layer on every run.
 */
export function emptyLists(layer: Layer, release: Release): readonly string[] {
  if (!release.rules.omitsEmpty) return []
  const found = droppedWhenEmpty.flatMap(([field, directive]) => (isEmpty(layer[field]) ? [directive] : []))
  return isEmpty(layer.Bom?.Packages) ? [...found, 'bom'] : found
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0)
}
