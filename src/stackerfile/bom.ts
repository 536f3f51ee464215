import type { Grammar } from '../release/grammar.ts'
import type { Bom, BomPackage, StringMap } from './layer.ts'
import { fieldsOf, mismatch, readBool, readString, readStrings, type Refuse } from './typed-value.ts'
import type { Value } from '../yaml/yaml-value.ts'

export function readBom(value: Value, before: Bom | null, grammar: Grammar, refuse: Refuse): Bom {
  const withNamespace = grammar.bom !== 'plain'
  const bom: { -readonly [Key in keyof Bom]: Bom[Key] } = {
    ...(before ?? { Generate: false, ...(withNamespace ? { Namespace: '' } : {}), Packages: null }),
  }
  if (value.kind !== 'map') {
    mismatch(value, 'types.Bom', refuse)
    return bom
  }
  for (const [key, item] of fieldsOf(value, refuse)) {
    const name = readString(key, refuse)
    if (name === 'generate') bom.Generate = readBool(item, refuse)
    else if (name === 'namespace' && withNamespace) bom.Namespace = readString(item, refuse)
    else if (name === 'packages') bom.Packages = readPackages(item, refuse)
  }
  return bom
}

function readPackages(value: Value, refuse: Refuse): readonly BomPackage[] | null {
  if (value.kind === 'null') return null
  if (value.kind !== 'list') {
    mismatch(value, '[]types.Package', refuse)
    return null
  }
  return value.items.map((item) => {
    const fields: { -readonly [Key in keyof BomPackage]: BomPackage[Key] } = {
      Name: '',
      Version: '',
      License: '',
      Paths: null,
    }
    if (item.kind === 'null') return fields
    if (item.kind !== 'map') {
      mismatch(item, 'types.Package', refuse)
      return fields
    }
    for (const [key, field] of fieldsOf(item, refuse)) {
      const name = readString(key, refuse)
      if (name === 'name') fields.Name = readString(field, refuse)
      else if (name === 'version') fields.Version = readString(field, refuse)
      else if (name === 'license') fields.License = readString(field, refuse)
      else if (name === 'paths') fields.Paths = readStrings(field, refuse)
    }
    return fields
  })
}

const bomAnnotations = [
  'org.opencontainers.image.authors',
  'org.opencontainers.image.vendor',
  'org.opencontainers.image.licenses',
]

/** What bom.generate asks for (docs/stacker/stackerfile.md#6.9). */
export function checkBom(
  bom: Bom,
  annotations: StringMap | null,
  grammar: Grammar,
  refuse: (message: string, advice: string) => void,
): void {
  if (grammar.bom === 'namespace' && bom.Namespace === '') {
    refuse('for bom generation, namespace must be set', 'add a namespace to bom')
  }
  if (bomAnnotations.some((name) => annotations?.has(name) !== true)) {
    const [author, vendor, licenses] = bomAnnotations
    const message = `for bom generation ${author ?? ''}, ${vendor ?? ''} and ${licenses ?? ''} annotations must be set`
    refuse(message, 'add them to annotations')
  }
}
