import { goType } from './go-print.ts'
import { splitShell } from './shell-split.ts'
import { canonicalText } from '../yaml/yaml-scalar.ts'
import { mergedPairs, type MapValue, type Value } from '../yaml/yaml-value.ts'

/** Notes what stacker refuses; reading goes on, so that all problems of a file are found at once. */
export type Refuse = (at: number, message: string, advice?: string) => void

/**
 * `null` and the quoted words that yaml.v2 takes for it before it asks a type's own decoder (docs/stacker/stackerfile.md#4.6;
 * decode.go, prepare).
 */
export function skipsDecoder(value: Value): boolean {
  return value.kind === 'string' && (value.value === 'null' || value.value === '~')
}

export function mismatch(value: Value, type: string, refuse: Refuse): void {
  const tag = { list: 'seq', map: 'map', string: 'str' }[value.kind as string] ?? value.kind
  const text = value.kind === 'list' || value.kind === 'map' ? '' : ` \`${cut(canonicalText(value))}\``
  refuse(value.at, `yaml: unmarshal errors: cannot unmarshal !!${tag}${text} into ${type}`)
}

/** By bytes in Go; only a message depends on it. */
function cut(text: string): string {
  return text.length > 10 ? `${text.slice(0, 7)}...` : text
}

/** A string field: null is the empty string, other scalars give their canonical text (docs/stacker/stackerfile.md#1.4). */
export function readString(value: Value, refuse: Refuse): string {
  if (value.kind === 'list' || value.kind === 'map') {
    mismatch(value, 'string', refuse)
    return ''
  }
  return canonicalText(value)
}

export function readBool(value: Value, refuse: Refuse): boolean {
  if (value.kind === 'bool') return value.value
  if (value.kind !== 'null') mismatch(value, 'bool', refuse)
  return false
}

/** []string. */
export function readStrings(value: Value, refuse: Refuse): readonly string[] | null {
  if (value.kind === 'null') return null
  if (value.kind === 'list') return value.items.map((item) => readString(item, refuse))
  mismatch(value, '[]string', refuse)
  return null
}

/** map[string]string: a directive that is written twice fills the same map; the last of equal keys wins. */
export function readStringMap(
  value: Value,
  before: ReadonlyMap<string, string> | null,
  refuse: Refuse,
): ReadonlyMap<string, string> | null {
  if (value.kind === 'null') return null
  if (value.kind !== 'map') {
    mismatch(value, 'map[string]string', refuse)
    return null
  }
  const map = new Map(before ?? [])
  for (const [key, item] of fieldsOf(value, refuse)) map.set(readString(key, refuse), readString(item, refuse))
  return map
}

/** The pairs of a map as the second decoding sees it (docs/stacker/stackerfile.md#1.3). */
export function fieldsOf(map: MapValue, refuse: Refuse): readonly (readonly [Value, Value])[] {
  const merged = mergedPairs(map)
  if (merged.kind === 'pairs') return merged.pairs
  refuse(merged.at, merged.message)
  return []
}

/** Of a map decoded into map[interface{}]interface{}: the last of equal keys wins, and keys can be no lists or maps. */
export function untypedFields(map: MapValue, refuse: Refuse): ReadonlyMap<string, Value> {
  const fields = new Map<string, Value>()
  for (const [key, value] of fieldsOf(map, refuse)) {
    if (key.kind === 'list' || key.kind === 'map') refuse(key.at, 'yaml: invalid map key')
    else if (key.kind === 'string') fields.set(key.value, value)
  }
  return fields
}

/** Whether `run`, `cmd` and their like take maps of Source and Dest as items. */
export interface ListForms {
  readonly mapsInLists: boolean
}

/** StringList and Command (docs/stacker/stackerfile.md#6.1): one string, or a list of strings. `split` is for commands. */
export function readStringOrList(
  value: Value,
  type: 'types.StringList' | 'types.Command' | 'types.Binds',
  forms: ListForms,
  refuse: Refuse,
): readonly string[] | null {
  if (value.kind === 'null') return null
  if (skipsDecoder(value)) {
    mismatch(value, type, refuse)
    return null
  }
  if (value.kind === 'string') {
    if (type !== 'types.Command') return [value.value]
    const split = splitShell(value.value)
    if (split.kind === 'words') return split.words
    refuse(value.at, split.message, 'quote it as a POSIX shell does, or write a list')
    return null
  }
  if (value.kind !== 'list') {
    refuse(value.at, `unknown directive type: ${goType(value)}`, 'write a string or a list of strings')
    return null
  }
  return value.items.map((item) => {
    if (item.kind === 'string') return item.value
    if (forms.mapsInLists && item.kind !== 'null') return readSourceAndDest(item, refuse)
    const advice =
      item.kind === 'map'
        ? 'a colon makes a map of it: quote the line'
        : item.kind === 'list'
          ? 'write a string'
          : 'quote it'
    refuse(item.at, `unknown run array type: ${goType(item)}`, advice)
    return ''
  })
}

/** v0.40.1 to rc5, validateDataAsBind. */
function readSourceAndDest(item: Value, refuse: Refuse): string {
  if (item.kind !== 'map') {
    refuse(item.at, `unable to cast into map[interface{}]interface{}: ${goType(item)}`, 'quote it')
    return ''
  }
  const fields = untypedFields(item, refuse)
  const [source, dest] = [fields.get('Source'), fields.get('Dest')]
  if (source === undefined) refuse(item.at, 'bind source missing')
  else if (source.kind !== 'string') refuse(source.at, `unknown bind source type, expected string: ${goType(item)}`)
  else if (dest === undefined) refuse(item.at, 'bind dest missing')
  else if (dest.kind !== 'string') refuse(dest.at, `unknown bind dest type, expected string: ${goType(item)}`)
  else if (source.value === '' || dest.value === '') refuse(item.at, 'empty source or dest')
  else return `${source.value} -> ${dest.value}`
  return ''
}
