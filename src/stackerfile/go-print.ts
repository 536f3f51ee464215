import { goQuote } from '../formats/go-text.ts'
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
