import { formatFloat } from '../yaml/yaml-scalar.ts'
import type { Value } from '../yaml/yaml-value.ts'

/** The dynamic type that yaml.v2 gives a value, as `%T` prints it. `map` is what maps are decoded into. */
export function goType(value: Value, map = 'map[interface {}]interface {}'): string {
  switch (value.kind) {
    case 'null':
      return '<nil>'
    case 'bool':
      return 'bool'
    case 'int':
      return value.value < 1n << 63n ? 'int' : 'uint64'
    case 'float':
      return 'float64'
    case 'string':
      return 'string'
    case 'list':
      return '[]interface {}'
    case 'map':
      return map
  }
}

/** `%v`; undefined where Go's order of keys of several types would have to be known. */
export function goPrint(value: Value): string | undefined {
  switch (value.kind) {
    case 'null':
      return '<nil>'
    case 'bool':
    case 'int':
    case 'string':
      return String(value.value)
    case 'float':
      if (Number.isNaN(value.value)) return 'NaN'
      return Number.isFinite(value.value) ? formatFloat(value.value) : value.value > 0 ? '+Inf' : '-Inf'
    case 'list': {
      const items = value.items.map(goPrint)
      return items.includes(undefined) ? undefined : `[${items.join(' ')}]`
    }
    case 'map':
      return printMap(value.pairs)
  }
}

function printMap(pairs: readonly (readonly [Value, Value])[]): string | undefined {
  const members = new Map<string, string>()
  for (const [key, value] of pairs) {
    const text = goPrint(value)
    if (key.kind !== 'string' || key.value === '<<' || text === undefined) return undefined
    members.set(key.value, text)
  }
  const sorted = [...members].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return `map[${sorted.map(([key, text]) => `${key}:${text}`).join(' ')}]`
}

/** `%#v`, for messages only: long values are cut. */
export function goSyntax(value: Value): string {
  const text = wholeSyntax(value, 3)
  return text.length > 300 ? `${text.slice(0, 300)}...` : text
}

function wholeSyntax(value: Value, depth: number): string {
  if (value.kind === 'string') return goQuote(value.value)
  if (value.kind === 'null') return 'interface {}(nil)'
  if (value.kind !== 'list' && value.kind !== 'map') return goPrint(value) ?? ''
  if (depth === 0) return '...'
  if (value.kind === 'list') {
    return `[]interface {}{${value.items
      .slice(0, 20)
      .map((item) => wholeSyntax(item, depth - 1))
      .join(', ')}}`
  }
  const pairs = value.pairs
    .slice(0, 100)
    .map(([key, item]) => [wholeSyntax(key, depth - 1), wholeSyntax(item, depth - 1)] as const)
  // fmt sorts the keys of a map; those of several types stay as they are.
  const members = value.pairs.every(([key]) => key.kind === 'string')
    ? [...new Map(pairs)].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    : pairs
  const texts = members.slice(0, 20).map(([key, item]) => `${key}:${item}`)
  return `map[interface {}]interface {}{${texts.join(', ')}}`
}

const shortEscapes = new Map([
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['"', '\\"'],
  ['\\', '\\\\'],
])

/** `%q`: strconv.Quote. */
export function goQuote(text: string): string {
  let quoted = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (shortEscapes.has(character)) quoted += shortEscapes.get(character) ?? ''
    else if (character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)) quoted += character
    else if (code < 0x80) quoted += `\\x${code.toString(16).padStart(2, '0')}`
    else if (code < 0x10000) quoted += `\\u${code.toString(16).padStart(4, '0')}`
    else quoted += `\\U${code.toString(16).padStart(8, '0')}`
  }
  return `"${quoted}"`
}

/** unicode.IsSpace: JavaScript's `\s` has U+FEFF besides and lacks U+0085. */
export const goSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u

const goSpaces = new RegExp(`${goSpace.source}+`, 'gu')
const outerSpaces = new RegExp(`^${goSpace.source}+|${goSpace.source}+$`, 'gu')

/** strings.TrimSpace. */
export function trimSpace(text: string): string {
  return text.replace(outerSpaces, '')
}

/** strings.Fields. */
export function goFields(text: string): string[] {
  return text.split(goSpaces).filter((field) => field !== '')
}
