import { resolvePlain, resolveScalar, canonicalText, type ScalarValue } from './yaml-scalar.ts'
import type { Syntax } from './yaml-node.ts'

/**
 * What yaml.v2 decodes into an untyped ordered map (docs/stacker/stackerfile.md#1.1): aliases are expanded, merge keys are gone.
 */
export type Value = (ScalarValue | ListValue | MapValue) & ValuePlace

export interface ValuePlace {
  /** Offset in the file on disk. */
  readonly at: number
  /** Extent in the parsed text, of the alias where it is one. */
  readonly start: number
  readonly end: number
}

export interface ListValue {
  readonly kind: 'list'
  readonly items: readonly Value[]
}

export interface MapValue {
  readonly kind: 'map'
  readonly pairs: readonly (readonly [Value, Value])[]
}

export interface Decoded {
  readonly value: Value | undefined
  /** What yaml.v2 refuses. The first one would end its reading. */
  readonly refused: readonly { readonly message: string; readonly at: number }[]
  /** Values that are not certain, by where they stand in the parsed text. */
  readonly doubts: readonly { readonly message: string; readonly at: number; readonly offset: number }[]
  /** More than this reader follows, although stacker may. */
  readonly tooLarge: boolean
}

/** Beyond it yaml.v2 allows ever fewer aliases; no stackerfile comes near. */
const mostDecodes = 400_000

interface Memo {
  readonly value: Value
  readonly decodes: number
}

/** `text` is for a map of strings that is decoded once: scalars keep what is written, null is empty, and merge keys live. */
export function decodeSyntax(root: Syntax, mode: 'untyped' | 'text' = 'untyped'): Decoded {
  const refused: { message: string; at: number }[] = []
  const doubts: { message: string; at: number; offset: number }[] = []
  const open = new Set<Syntax>()
  const expanded = new Map<Syntax, Memo>()
  let decodes = 0
  let aliased = 0
  let excessive = false

  const alias = (syntax: Extract<Syntax, { kind: 'alias' }>): Value => {
    const place = placeOf(syntax)
    if (open.has(syntax.target)) {
      refused.push({ message: `yaml: anchor '${syntax.name}' value contains itself`, at: syntax.at })
      return { kind: 'null', ...place }
    }
    const known = expanded.get(syntax.target)
    const before = decodes
    const beforeAliased = aliased
    const value = known === undefined ? decode(syntax.target) : known.value
    const inner = known === undefined ? decodes - before : known.decodes
    if (known === undefined) expanded.set(syntax.target, { value, decodes: inner })
    decodes = before + inner
    aliased = beforeAliased + inner
    // decode.go, "document contains excessive aliasing" (docs/stacker/stackerfile.md#3.8): the share grows while inside an alias,
    // so its end decides.
    if (aliased > 100 && decodes > 1000 && aliased / decodes > 0.99 && !excessive) {
      excessive = true
      refused.push({ message: 'yaml: document contains excessive aliasing', at: syntax.at })
    }
    return { ...value, at: value.at, start: value.start, end: value.end }
  }

  const decode = (syntax: Syntax): Value => {
    decodes += 1
    if (decodes > mostDecodes || excessive) return { kind: 'null', ...placeOf(syntax) }
    if (syntax.kind === 'alias') return alias(syntax)
    if (syntax.kind === 'scalar') {
      const resolved = resolveScalar(syntax.text, syntax.tag, syntax.plain)
      if (resolved.kind === 'refused') {
        refused.push({ message: resolved.message, at: syntax.at })
        return { kind: 'null', ...placeOf(syntax) }
      }
      const doubt = resolved.doubt ?? syntax.doubt
      if (doubt !== undefined) doubts.push({ message: doubt, at: syntax.at, offset: syntax.start })
      if (mode === 'text' && resolved.value.kind !== 'null' && syntax.tag !== binaryTag) {
        return { kind: 'string', value: syntax.text, ...placeOf(syntax) }
      }
      return { ...resolved.value, ...placeOf(syntax) }
    }
    open.add(syntax)
    const value: Value =
      syntax.kind === 'sequence'
        ? { kind: 'list', items: syntax.items.map(decode), ...placeOf(syntax) }
        : { kind: 'map', pairs: syntax.pairs.flatMap((pair) => decodePair(pair)), ...placeOf(syntax) }
    open.delete(syntax)
    return value
  }

  const decodePair = ([key, value]: readonly [Syntax, Syntax]): (readonly [Value, Value])[] => {
    if (!isMerge(key)) return [[decode(key), decode(value)]]
    if (mode === 'text') return mergedTexts(value)
    // Merged into the ordered map, which is then overwritten: only its form is checked (docs/stacker/stackerfile.md#1.5).
    if (!mergeable(value)) {
      refused.push({ message: 'yaml: map merge requires map or sequence of maps as the value', at: value.at })
    } else if (value.kind === 'sequence') value.items.forEach(decode)
    else decode(value)
    return []
  }

  const mergedTexts = (syntax: Syntax): (readonly [Value, Value])[] => {
    if (!mergeable(syntax)) {
      refused.push({ message: 'yaml: map merge requires map or sequence of maps as the value', at: syntax.at })
      return []
    }
    const merged = decode(syntax)
    const maps = merged.kind === 'list' ? [...merged.items].reverse() : [merged]
    return maps.flatMap((map) => (map.kind === 'map' ? [...map.pairs] : []))
  }

  const value = decode(root)
  return { value, refused, doubts, tooLarge: decodes > mostDecodes }
}

function placeOf({ at, start, end }: Syntax): ValuePlace {
  return { at, start, end }
}

const binaryTag = 'tag:yaml.org,2002:binary'
const mergeTag = 'tag:yaml.org,2002:merge'

function isMerge(key: Syntax): boolean {
  if (key.kind !== 'scalar' || key.text !== '<<') return false
  return key.tag === mergeTag || (key.plain && key.tag === undefined) || key.tag === '!'
}

function mergeable(value: Syntax): boolean {
  const isMap = (syntax: Syntax): boolean =>
    syntax.kind === 'mapping' || (syntax.kind === 'alias' && syntax.target.kind === 'mapping')
  return value.kind === 'sequence' ? value.items.every(isMap) : isMap(value)
}

/**
 * The value after stacker has written the layers as YAML and decoded them again (docs/stacker/stackerfile.md#1.3): what was a float
 * may now be an int (`644.0` is written `644`).
 */
export function reread(value: Value): Value {
  return value.kind === 'float' ? { ...placeOfValue(value), ...resolvePlain(canonicalText(value)) } : value
}

function placeOfValue({ at, start, end }: Value): ValuePlace {
  return { at, start, end }
}

export type Merged =
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [Value, Value])[] }
  | { readonly kind: 'refused'; readonly message: string; readonly at: number }

/**
 * The pairs of a nested map as the second decoding sees them (docs/stacker/stackerfile.md#1.5): a quoted `<<` was written without
 * its quotes, and now merges. Earlier pairs are overridden too, as SetMapIndex does it in the order of the text.
 */
export function mergedPairs(map: MapValue): Merged {
  if (!map.pairs.some(([key]) => key.kind === 'string' && key.value === '<<'))
    return { kind: 'pairs', pairs: map.pairs }
  const pairs: (readonly [Value, Value])[] = []
  for (const [key, value] of map.pairs) {
    if (key.kind !== 'string' || key.value !== '<<') {
      pairs.push([key, value])
      continue
    }
    const sources = value.kind === 'list' ? [...value.items].reverse() : [value]
    for (const source of sources) {
      if (source.kind !== 'map') {
        return {
          kind: 'refused',
          message: 'yaml: map merge requires map or sequence of maps as the value',
          at: source.at,
        }
      }
      const inner = mergedPairs(source)
      if (inner.kind === 'refused') return inner
      pairs.push(...inner.pairs)
    }
  }
  return { kind: 'pairs', pairs }
}
