import { grammarOf } from '../release/grammar.ts'
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
 * The directives that read back from build.cache as something else, so that the layer never equals its own copy
 * (docs/stacker/build-cache.md#5.2): empty lists and maps where omitempty drops them, and `import` where the flag of it is not
 * exported (rc9 to rc12).
 */
export function directivesNeverEqual(layer: Layer, release: Release): readonly string[] {
  const found: string[] = []
  if (release.rules.omitsEmpty) {
    for (const [field, directive] of droppedWhenEmpty) if (isEmpty(layer[field])) found.push(directive)
    if (isEmpty(layer.Bom?.Packages)) found.push('bom')
  }
  const { fields } = grammarOf(release)
  if (fields.has('wasLegacyImport') && layer.WasLegacyImport === true) found.push('import')
  return found
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0)
}
