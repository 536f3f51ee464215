import { goEqual } from '../formats/go-equal.ts'
import { decodeGoJson } from '../formats/go-json-decode.ts'
import { encodeGoJson } from '../formats/go-json-encode.ts'
import { fieldsOfStruct, zeroValue, type GoFields, type GoStruct, type GoType } from '../formats/go-type.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { Change } from './build-plan.ts'
import { directiveOf, layerSchema, withUnexported } from './layer-schema.ts'

/**
 * stacker's first question in Lookup, reflect.DeepEqual of the cached and the parsed layer (docs/stacker/build-cache.md#5.1): nil
 * and empty differ. A layer that has `directivesNeverEqual` is a miss even where this says true, because its copy in build.cache is
 * not the layer any more.
 */
export function sameDefinition(a: Layer, b: Layer, release: Release): boolean {
  const type = layerSchema(release)
  return goEqual(type, withUnexported(type, a), withUnexported(type, b))
}

/** What changed, by directive as a stackerfile writes it: `environment.VERSION`, `run[0]`, `imports[2].path`. Empty for equal layers. */
export function diffDefinitions(before: Layer, after: Layer, release: Release): Change[] {
  const type = layerSchema(release)
  const [old, young] = [withUnexported(type, before), withUnexported(type, after)]
  return type.fields.flatMap((field) => [
    ...changes(field.type, old[field.name], young[field.name], directiveOf(field)),
  ])
}

/** The definition as its release marshals it: equal texts are equal definitions, nil and empty apart where that release keeps them apart. */
export function definitionText(layer: Layer, release: Release): string {
  const type = layerSchema(release)
  return encodeGoJson(type, withUnexported(type, layer), release.goJson)
}

/** The counterpart. @throws FormatError for a text that the release would not read. */
export function decodeDefinition(text: string, release: Release): Layer {
  return decodeGoJson(Buffer.from(text), layerSchema(release), 'definition') as Layer
}

function* changes(type: GoType, before: unknown, after: unknown, path: string): Generator<Change> {
  if (goEqual(type, before, after)) return
  const inner = type.kind === 'pointer' ? type.to : type
  const [old, young] = [before ?? zeroValue(type), after ?? zeroValue(type)]
  if (inner.kind === 'struct' && old !== null && young !== null) {
    const [a, b] = [fieldsOfStruct(old), fieldsOfStruct(young)]
    for (const field of inner.fields)
      yield* changes(field.type, a[field.name], b[field.name], `${path}.${directiveOf(field)}`)
    return
  }
  const found =
    inner.kind === 'slice'
      ? [...listChanges(inner.of, listOf(old), listOf(young), path)]
      : inner.kind === 'map'
        ? [...mapChanges(inner.of, mapOf(old), mapOf(young), path)]
        : []
  // Lists that differ although no element does are nil and empty.
  if (found.length > 0) yield* found
  else yield change(path, textOf(type, old), textOf(type, young))
}

/** Elements that stand alike at begin and end are no changes, so that one line more is one change. */
function* listChanges(
  type: GoType,
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
): Generator<Change> {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && goEqual(type, before[head], after[head])) head += 1
  let tail = 0
  while (tail < shorter - head && goEqual(type, before.at(-1 - tail), after.at(-1 - tail))) tail += 1
  const [oldEnd, youngEnd] = [before.length - tail, after.length - tail]
  for (let index = head; index < Math.max(oldEnd, youngEnd); index++) {
    const place = `${path}[${index}]`
    if (index >= oldEnd) yield change(place, undefined, wholeText(type, after[index]))
    else if (index >= youngEnd) yield change(place, wholeText(type, before[index]), undefined)
    else yield* changes(type, before[index], after[index], place)
  }
}

function* mapChanges(
  type: GoType,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: string,
): Generator<Change> {
  for (const key of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const place = /^[\w./-]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`
    if (!before.has(key)) yield change(place, undefined, wholeText(type, after.get(key)))
    else if (!after.has(key)) yield change(place, wholeText(type, before.get(key)), undefined)
    else yield* changes(type, before.get(key), after.get(key), place)
  }
}

function change(path: string, before: string | undefined, after: string | undefined): Change {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

/** An empty string that is there, as opposed to one that was never written. */
function wholeText(type: GoType, value: unknown): string {
  return textOf(type, value) ?? '""'
}

/** One printable line; undefined for nothing: nil, or a string that is empty because it was not written. */
function textOf(type: GoType, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (type.kind === 'pointer') return wholeText(type.to, value)
  if (value === '') return undefined
  if (type.kind === 'struct') return structText(type, fieldsOfStruct(value))
  if (type.kind === 'slice')
    return `[${listOf(value)
      .map((element) => wholeText(type.of, element))
      .join(', ')}]`
  if (type.kind === 'map') {
    return `{${[...mapOf(value)].map(([key, element]) => `${printable(key)}: ${wholeText(type.of, element)}`).join(', ')}}`
  }
  if (typeof value === 'string') return printable(value)
  if (value instanceof Uint8Array) return printable(Buffer.from(value).toString('latin1'))
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'bigint') throw new TypeError(`a layer holds no ${type.kind}`)
  // uint32 is a mode, which is written in octal.
  return type.kind === 'uint32' ? `0${value.toString(8)}` : value.toString()
}

function structText(type: GoStruct, fields: GoFields): string {
  const members = type.fields
    .filter((field) => !goEqual(field.type, fields[field.name], zeroValue(field.type)))
    .map((field) => `${directiveOf(field)}: ${wholeText(field.type, fields[field.name])}`)
  return `{${members.join(', ')}}`
}

function printable(text: string): string {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u.test(text) ? text : JSON.stringify(text)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function mapOf(value: unknown): ReadonlyMap<string, unknown> {
  return value instanceof Map ? (value as ReadonlyMap<string, unknown>) : new Map()
}
