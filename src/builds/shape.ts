import { fieldOf, isFieldName } from './fields.ts'
import type { FieldName } from './fields.ts'
import type { Mistakes } from './mistakes.ts'
import { quoted } from './mistakes.ts'
import { didYouMean } from '../formats/near-word.ts'
import { isText, kindOf } from './node.ts'
import type { Entry, MapNode, Node } from './node.ts'
import type { Texts } from './texts.ts'
import type { ReadVariants } from './variants-shape.ts'

/** The values of a build or of `defaults` that have the form that they should have. */
export interface Shaped {
  readonly at: number
  readonly entries: ReadonlyMap<FieldName, Entry>
  /** What was left out because it was wrong, and told. */
  readonly broken: ReadonlySet<FieldName>
}

/** What reading one file shares. */
export interface Reader {
  readonly mistakes: Mistakes
  readonly texts: Texts
  /** Undefined where something is wrong, which is then told. */
  readonly variantsOf: (node: Node) => ReadVariants | undefined
}

/** Checks all that can be without knowing the variants. `known`: what may stand here. */
export function checkShape(node: MapNode, known: readonly FieldName[], reader: Reader): Shaped {
  const { mistakes } = reader
  const entries = new Map<FieldName, Entry>()
  const broken = new Set<FieldName>()
  for (const [key, entry] of node.entries) {
    if (!isFieldName(key) || !known.includes(key)) {
      mistakes.tell(entry.at, `unknown key ${quoted(key)}`, () => adviceForKey(key, known))
    } else if (isShaped(entry.value, key, reader)) entries.set(key, entry)
    else broken.add(key)
  }
  return { at: node.at, entries, broken }
}

/** `known` without `name` is that of `defaults`. */
export function adviceForKey(key: string, known: readonly string[]): string {
  if (key === '<<') return 'YAML 1.2 has no merge keys: what is common to the builds stands in "defaults"'
  if (key === 'name') return 'each build has a name of its own'
  return didYouMean(key, known, `known here: ${known.join(', ')}`)
}

function isShaped(node: Node, name: FieldName, { texts, variantsOf, mistakes }: Reader): boolean {
  const field = fieldOf(name)
  const wrong = (at: number, wanted: string, got: Node): boolean => {
    const advice = `write for example "${field.example}"`
    mistakes.tell(at, `${name}: expected ${wanted}, got ${kindOf(got)}`, advice)
    return false
  }
  const text = (item: Node, label: string, wanted: string): boolean => {
    if (!isText(item)) return wrong(item.at, wanted, item)
    return texts.check(item, () => label, field)
  }
  const list = (items: Node, label: string, wanted: string): boolean => {
    if (items.kind === 'text' && isText(items)) return text(items, label, wanted)
    if (items.kind !== 'list' || items.items.length === 0) return wrong(items.at, wanted, items)
    const fit = items.items.map((item) => text(item, label, 'texts in the list')).every(Boolean)
    return isWithoutRepetition(items.items, name, mistakes) && fit
  }
  switch (field.kind) {
    case 'text':
      return text(node, name, 'a text')
    case 'switch':
      return text(node, name, '"true" or "false"')
    case 'list':
      return list(node, name, 'a text or a list of texts')
    case 'substitutions':
      if (node.kind !== 'map') return wrong(node.at, 'a map', node)
      return [...node.entries].map(([key, { at, value }]) => isSubstitution(key, at, value)).every(Boolean)
    case 'runner':
      if (node.kind !== 'map') return list(node, name, 'a label, a list of labels, or a map of group and labels')
      return isRunnerGroup(node, { text, list }, mistakes)
    case 'variants':
      return variantsOf(node) !== undefined
  }

  function isSubstitution(key: string, at: number, value: Node): boolean {
    const label = `substitute: ${quoted(key)}`
    // stacker splits at the first one.
    if (/[=\0\r\n]/.test(key)) {
      mistakes.tell(at, `${label} cannot be a key`, 'a key is one line without "="')
      return false
    }
    if (key.includes('${variant.')) {
      mistakes.tell(at, `${label}: variants are not filled into keys`, 'use them in the value')
      return false
    }
    if (!isText(value)) {
      const advice = 'write the value as a text, "" for an empty one'
      mistakes.tell(value.at, `${label}: expected a text, got ${kindOf(value)}`, advice)
      return false
    }
    return texts.check(value, () => label, field)
  }
}

function isWithoutRepetition(items: readonly Node[], label: string, mistakes: Mistakes): boolean {
  const seen = new Set<string>()
  let unique = true
  for (const item of items) {
    if (item.kind !== 'text') continue
    if (seen.has(item.text)) {
      mistakes.tell(item.at, `${label}: ${quoted(item.text)} is listed twice`, 'keep one of the two')
      unique = false
    }
    seen.add(item.text)
  }
  return unique
}

type Check = (node: Node, label: string, wanted: string) => boolean

/** GitHub takes a group, labels, or both. */
function isRunnerGroup(node: MapNode, { text, list }: { text: Check; list: Check }, mistakes: Mistakes): boolean {
  if (node.entries.size === 0) {
    mistakes.tell(node.at, 'runs-on: the map is empty', 'give a group, labels, or both')
    return false
  }
  const fits = [...node.entries].map(([key, { at, value }]) => {
    if (key === 'group') return text(value, 'runs-on: group', 'a text')
    if (key === 'labels') return list(value, 'runs-on: labels', 'a label or a list of labels')
    mistakes.tell(at, `runs-on: unknown key ${quoted(key)}`, () =>
      didYouMean(key, ['group', 'labels'], 'known here: group, labels'),
    )
    return false
  })
  return fits.every(Boolean)
}
