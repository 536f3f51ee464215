import type { Problem } from '../errors.ts'
import type { Grammar } from '../release/grammar.ts'
import { isPlainKey, substitutionKey } from './substitution-key.ts'
import {
  editText,
  keepCharacters,
  originOf,
  problemAt,
  type Edit,
  type FileText,
  type SourceText,
} from '../yaml/source-text.ts'

export type Substituted =
  | { readonly kind: 'done'; readonly source: SourceText }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unsure'; readonly problems: readonly Problem[] }

/** One `KEY=VALUE`, without an `=` refused. */
export function splitSubstitution(element: string): { readonly key: string; readonly value: string } | undefined {
  const at = element.indexOf('=')
  return at < 0 ? undefined : { key: element.slice(0, at), value: element.slice(at + 1) }
}

/**
 * Puts the values of the list into the raw text, as `substitute` of types/stackerfile.go does (docs/stacker/stackerfile.md#2.1):
 * element by element, so that a value may hold placeholders of a later one; then the defaults of what is left.
 */
export function substitute(
  file: FileText,
  source: SourceText,
  list: readonly string[],
  grammar: Pick<Grammar, 'substitution'>,
): Substituted {
  const unsupported: Problem[] = []
  let count = 0
  let current = source
  for (const element of list) {
    const pair = splitSubstitution(element)
    if (pair === undefined) {
      const advice = 'write it as KEY=VALUE'
      return refused({ message: `invalid substition ${element}`, place: { file: file.path }, advice })
    }
    const key = substitutionKey(pair.key)
    if (key.kind === 'invalid') {
      const advice = `the name of a substitution is a regular expression; escape its special characters`
      return refused({
        message: `error parsing regexp: ${key.why} in the name ${JSON.stringify(pair.key)} of a substitution`,
        place: { file: file.path },
        advice,
      })
    }
    if (key.kind === 'unsure' || (!isPlainKey(pair.key) && tooCostly(current.text))) {
      const message = `the name ${JSON.stringify(pair.key)} of a substitution is a regular expression that only stacker can read`
      return { kind: 'unsure', problems: [{ message, place: { file: file.path } }] }
    }
    const old = `$${pair.key}`
    if (grammar.substitution === 'anywhere') {
      current = editText(current, literalEdits(current.text, old, pair))
    } else {
      const found = unsupportedPlaceholders(current.text, pair.key, key.source)
      count += found.length
      for (const { at, placeholder } of found) {
        const what = `${JSON.stringify(pair.key)} is a substitution, and the unsupported placeholder ${JSON.stringify(placeholder)} was found`
        const advice = `write \${{${pair.key}}}, or give the substitution a name that the text does not use`
        unsupported.push(problemAt(file, originOf(current, at), what, advice))
      }
    }
    current = editText(current, placeholderEdits(current.text, key.source, pair))
  }
  if (count > 0) {
    const message = `${String(count)} instances of unsupported placeholders found. Review log for how to update.`
    return { kind: 'refused', problems: [{ message, place: { file: file.path } }, ...unsupported] }
  }
  return resolveDefaults(file, current)
}

function refused(problem: Problem): Substituted {
  return { kind: 'refused', problems: [problem] }
}

/** JavaScript looks for the end of each open placeholder again. */
function tooCostly(text: string): boolean {
  return text.length * text.split('${').length > 100_000_000
}

interface Pair {
  readonly key: string
  readonly value: string
}

function literalEdits(text: string, wanted: string, { key, value }: Pair): Edit[] {
  const edits: Edit[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    edits.push({ start: at, end: at + wanted.length, pieces: [value], name: key })
  }
  return edits
}

/**
 * From rc12 on: `$KEY` is searched without regard to word ends, and each way of writing it counts for itself
 * (docs/stacker/stackerfile.md#2.4).
 */
function unsupportedPlaceholders(text: string, key: string, source: string): { at: number; placeholder: string }[] {
  const plain = [`$${key}`, `\${${key}}`].flatMap((placeholder) => {
    const at = text.indexOf(placeholder)
    return at < 0 ? [] : [{ at, placeholder }]
  })
  const matches = findPlaceholders(text, key, source, 1)
  return [...plain, ...matches.map(({ start, end }) => ({ at: start, placeholder: text.slice(start, end) }))]
}

function placeholderEdits(text: string, source: string, { key, value }: Pair): Edit[] {
  const template = parseTemplate(value)
  const fixed = template.filter((part) => typeof part === 'string')
  return findPlaceholders(text, key, source, 2).map(({ start, end, groups }) => {
    if (fixed.length === template.length) return { start, end, pieces: fixed, name: key }
    const pieces = template.flatMap((part): Edit['pieces'] => {
      if (typeof part === 'string') return [part]
      const range = groups[part.group]
      return range === undefined ? [] : [{ start: range[0], end: range[1] }]
    })
    return { start, end, pieces, name: key }
  })
}

interface FoundPlaceholder {
  readonly start: number
  readonly end: number
  /** As a regular expression numbers them: the whole, those of the key, and last the default with its colon. */
  readonly groups: readonly (readonly [number, number] | undefined)[]
}

/** All matches of `\$\{KEY(:[^\}]*)?\}`, with one or two braces, in time linear in the text where the key is plain. */
function findPlaceholders(text: string, key: string, source: string, braces: 1 | 2): FoundPlaceholder[] {
  const open = '{'.repeat(braces)
  const close = '}'.repeat(braces)
  if (!isPlainKey(key)) {
    const expression = new RegExp(`\\$${'\\{'.repeat(braces)}${source}(:[^\\}]*)?${'\\}'.repeat(braces)}`, 'dgu')
    return [...text.matchAll(expression)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      groups: [...(match.indices ?? [])],
    }))
  }
  const found: FoundPlaceholder[] = []
  const begin = `$${open}${key}`
  let brace = -1
  let from: number
  for (let start = text.indexOf(begin); start >= 0; start = text.indexOf(begin, from)) {
    from = start + 1
    const after = start + begin.length
    if (text[after] !== ':' && text[after] !== '}') continue
    if (brace < after) brace = text.indexOf('}', after)
    // Without any brace behind it, no later one is closed either.
    if (brace < 0) break
    if (!text.startsWith(close, brace)) continue
    const end = brace + braces
    found.push({ start, end, groups: [[start, end], brace > after ? [after, brace] : undefined] })
    from = end
  }
  return found
}

type TemplatePart = string | { readonly group: number }

/**
 * regexp.Expand (docs/stacker/stackerfile.md#2.5): `$name` takes as many letters, digits and underscores as it can; names that are
 * no group are empty.
 */
function parseTemplate(value: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  let literal = ''
  let at = 0
  while (at < value.length) {
    const dollar = value.indexOf('$', at)
    if (dollar < 0) break
    literal += value.slice(at, dollar)
    if (value[dollar + 1] === '$') {
      literal += '$'
      at = dollar + 2
      continue
    }
    const name = /^\$(?:\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/u.exec(value.slice(dollar, dollar + 1024))
    if (name === null) {
      literal += '$'
      at = dollar + 1
      continue
    }
    parts.push(literal)
    literal = ''
    const digits = name[1] ?? name[2] ?? ''
    // Go reads a number of ASCII digits without a leading zero; anything else is a name, and no group has one.
    if (/^(?:0|[1-9][0-9]{0,7})$/.test(digits)) parts.push({ group: Number(digits) })
    at = dollar + name[0].length
  }
  return [...parts, literal + value.slice(at)]
}

/**
 * What is left: the first `${{NAME:DEFAULT}}` becomes its default until there is none (docs/stacker/stackerfile.md#2.6). A default
 * holds no `}`, so the placeholder that starts first is the one that ends first, and one pass with the text so far as a stack finds
 * them all.
 */
function resolveDefaults(file: FileText, source: SourceText): Substituted {
  const { text } = source
  if (!text.includes('${{')) return { kind: 'done', source }
  // Offsets of the characters that remain, and where in them placeholders are open since the last brace.
  const kept = new Int32Array(text.length)
  let size = 0
  let since = 0
  let unsearched = 0
  let shifted = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '}') {
      kept[size++] = at
      continue
    }
    const start = text[at + 1] === '}' ? findOpen(text, kept, unsearched, size) : -1
    if (start < 0) {
      kept[size++] = at
      since = size
      unsearched = size
      continue
    }
    let colon = start + 3
    while (colon < size && text[kept[colon] ?? 0] !== ':') colon++
    if (colon >= size) {
      const name = [...kept.subarray(start + 3, size)].map((offset) => text[offset] ?? '').join('')
      const offset = originOf(source, kept[start] ?? 0)
      const advice = `give it with substitute: ${name}=VALUE, or write a default as \${{${name}:DEFAULT}}`
      return refused(problemAt(file, offset, `no value for substitution ${name}`, advice))
    }
    shifted += size - colon
    if (shifted > mostShifted) {
      const message = 'placeholders are nested too deeply to be read'
      return { kind: 'unsure', problems: [problemAt(file, originOf(source, kept[start] ?? 0), message)] }
    }
    kept.copyWithin(start, colon + 1, size)
    // What stands before may have become the begin of a placeholder.
    unsearched = Math.max(since, start - 2)
    size -= colon + 1 - start
    at += 1
  }
  const left = kept.subarray(0, size)
  const parts: string[] = []
  // Long stretches stay whole.
  for (let index = 0; index < size;) {
    let end = index + 1
    while (end < size && left[end] === (left[end - 1] ?? 0) + 1) end++
    parts.push(text.slice(left[index], (left[end - 1] ?? 0) + 1))
    index = end
  }
  return { kind: 'done', source: keepCharacters(source, left, parts.join('')) }
}

const mostShifted = 50_000_000

/** Index in `kept` of the first `${{` at or after `since`. */
function findOpen(text: string, kept: Int32Array, since: number, size: number): number {
  for (let index = since; index + 2 < size; index++) {
    if (text[kept[index] ?? 0] === '$' && text[kept[index + 1] ?? 0] === '{' && text[kept[index + 2] ?? 0] === '{') {
      return index
    }
  }
  return -1
}
