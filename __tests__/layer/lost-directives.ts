import { FormatError } from '../../src/errors.ts'
import { goEqual } from '../../src/formats/go-equal.ts'
import { decodeGoJson } from '../../src/formats/go-json-decode.ts'
import { encodeGoJson } from '../../src/formats/go-json-encode.ts'
import type { GoField, GoFields, GoStruct } from '../../src/formats/go-type.ts'
import { directiveOf, layerSchema, withUnexported } from '../../src/layer/layer-schema.ts'
import type { Release } from '../../src/release/release.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'

/**
 * The directives that do not survive build.cache (docs/stacker/build-cache.md#5.2), by name: what is written there reads back as
 * something else, so the layer never equals its own copy and is built on every run. From v1.0.0-rc1 on omitempty drops empty lists
 * and maps, which come back as nil; bytes that are no UTF-8 come back as U+FFFD in every release; rc9 to rc12 forget that `import`
 * was written.
 */
export function lostDirectives(layer: Layer, release: Release): string[] {
  const type = layerSchema(release)
  const fields = withUnexported(type, layer)
  const lost = type.fields.filter((field) => !survives(field, fields, release)).map(directiveOf)
  return [...new Set(lost)]
}

function survives(field: GoField, fields: GoFields, release: Release): boolean {
  const alone: GoStruct = { kind: 'struct', name: '', fields: [field] }
  try {
    const text = Buffer.from(encodeGoJson(alone, fields, release.goJson))
    return goEqual(alone, fields, decodeGoJson(text, alone, field.name))
  } catch (error) {
    // rc1 to rc5 cannot write some bind paths at all: Put fails, and nothing is remembered (docs/stacker/build-cache.md#5.3).
    if (error instanceof FormatError) return false
    throw error
  }
}
