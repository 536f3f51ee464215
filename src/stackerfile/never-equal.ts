import { grammarOf } from '../release/grammar.ts'
import type { Release } from '../release/release.ts'
import { emptyLists } from './empty-list.ts'
import type { Layer } from './layer.ts'

/**
 * The directives that read back from build.cache as something else, so that the layer never equals its own copy
 * (docs/stacker/build-cache.md#5.2): what is empty and dropped, and `import` where the flag of it is not exported (rc9 to rc12).
 */
export function directivesNeverEqual(layer: Layer, release: Release): readonly string[] {
  const { fields } = grammarOf(release)
  const isLegacy = fields.has('wasLegacyImport') && layer.WasLegacyImport === true
  return [...emptyLists(layer, release), ...(isLegacy ? ['import'] : [])]
}
