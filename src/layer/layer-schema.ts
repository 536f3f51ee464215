import type { GoField, GoFields, GoStruct } from '../formats/go-type.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'

/** The struct of a layer in the release's build.cache. */
export function layerSchema(release: Release): GoStruct {
  const layer = release.entry.fields.find((field) => field.name === 'Layer')
  if (layer?.type.kind !== 'struct') throw new TypeError(`${release.tag} has no layer`)
  return layer.type
}

/** The flag of rc9 to rc12, unexported there, stands under its later, exported name in our layer. */
export function withUnexported(type: GoStruct, layer: Layer): GoFields {
  const fields: Record<string, unknown> = { ...layer }
  for (const { name, unexported } of type.fields) {
    if (unexported === true) fields[name] ??= fields[name.charAt(0).toUpperCase() + name.slice(1)]
  }
  return fields
}

const legacyFlags = new Set(['wasLegacyImport', 'WasLegacyImport'])

/** As a stackerfile writes it. */
export function directiveOf(field: GoField): string {
  if (legacyFlags.has(field.name)) return 'import'
  return field.yaml?.replace(/,.*/, '') ?? field.name.toLowerCase()
}
