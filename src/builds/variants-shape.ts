import { listed, quoted } from './mistakes.ts'
import type { Mistakes } from './mistakes.ts'
import { didYouMean } from '../formats/near-word.ts'
import { isText, kindOf } from './node.ts'
import type { MapNode, Node } from './node.ts'
import { fields } from './fields.ts'
import { fixedText, variantName } from './template.ts'
import type { Texts } from './texts.ts'
import { combinationsOf, productOf } from './variants.ts'
import type { Values, Variants } from './variants.ts'

/** All that `variants` of a build stands for. */
export interface ReadVariants {
  readonly variants: Variants
  readonly combinations: readonly Values[]
  /** Names that some combination has. */
  readonly known: ReadonlySet<string>
}

/** More builds are a mistake, and take the memory of the machine. */
export const mostBuilds = 10_000
const mostComparisons = 20_000_000

const advice = `write for example "${fields.variants.example}"`

/** @throws UserError where the combinations would be too many to be made. */
export function readVariants(node: Node, texts: Texts, mistakes: Mistakes): ReadVariants | undefined {
  if (node.kind !== 'map' || node.entries.size === 0) {
    mistakes.tell(node.at, `variants: expected a map of lists, got ${kindOf(node)}`, advice)
    return undefined
  }
  const lists = readLists(node, texts, mistakes)
  const include = readItems(node, 'include', texts, mistakes)
  const exclude = readItems(node, 'exclude', texts, mistakes)
  if (lists === undefined || include === undefined || exclude === undefined) return undefined
  if (!areOfLists(node, lists, mistakes)) return undefined
  const variants = { lists, include, exclude }
  checkSize(node, variants, mistakes)
  const combinations = combinationsOf(variants)
  if (combinations.length === 0) {
    mistakes.tell(node.at, 'variants: exclude leaves no combination', 'exclude less, or leave the build out')
    return undefined
  }
  return { variants, combinations, known: new Set(combinations.flatMap((values) => [...values.keys()])) }
}

function checkSize({ at }: MapNode, variants: Variants, mistakes: Mistakes): void {
  const product = productOf(variants)
  if (product > mostBuilds) {
    mistakes.stop(at, `variants: the lists make more than ${mostBuilds} builds`, 'use fewer or shorter lists')
  }
  const { lists, include, exclude } = variants
  if (product * (lists.size + include.length + exclude.length) > mostComparisons) {
    mistakes.stop(at, 'variants: too many items for so many combinations', 'use fewer items of include and exclude')
  }
}

function readLists(node: MapNode, texts: Texts, mistakes: Mistakes): Variants['lists'] | undefined {
  const lists = new Map<string, readonly string[]>()
  let fit = true
  for (const [name, { at, value }] of node.entries) {
    if (name === 'include' || name === 'exclude') continue
    const named = isName(name, at, mistakes)
    if (value.kind !== 'list' || value.items.length === 0) {
      mistakes.tell(value.at, `variants: ${name}: expected a list of texts, got ${kindOf(value)}`, advice)
      fit = false
      continue
    }
    const items = value.items.map((item) => valueOf(item, name, texts, mistakes))
    const whole = items.filter((item) => item !== undefined)
    const twice = value.items.find((_, index) => items[index] !== undefined && items.indexOf(items[index]) < index)
    if (twice?.kind === 'text') {
      mistakes.tell(twice.at, `variants: ${name}: ${quoted(twice.text)} is listed twice`, 'keep one of the two')
    }
    fit &&= named && whole.length === items.length && twice === undefined
    lists.set(name, whole)
  }
  return fit ? lists : undefined
}

function readItems(
  node: MapNode,
  key: 'include' | 'exclude',
  texts: Texts,
  mistakes: Mistakes,
): readonly Values[] | undefined {
  const list = node.entries.get(key)?.value
  if (list === undefined) return []
  const example = `write for example "${key}: [{arch: arm64}]"`
  if (list.kind !== 'list' || list.items.length === 0) {
    mistakes.tell(list.at, `variants: ${key}: expected a list of maps, got ${kindOf(list)}`, example)
    return undefined
  }
  const items = list.items.map((item) => {
    if (item.kind !== 'map' || item.entries.size === 0) {
      mistakes.tell(item.at, `variants: ${key}: expected a map of texts, got ${kindOf(item)}`, example)
      return undefined
    }
    const values = new Map<string, string>()
    for (const [name, { at, value }] of item.entries) {
      const text = valueOf(value, name, texts, mistakes)
      if (isName(name, at, mistakes) && text !== undefined) values.set(name, text)
    }
    return values.size === item.entries.size ? values : undefined
  })
  const whole = items.filter((item) => item !== undefined)
  return whole.length === items.length ? whole : undefined
}

function isName(name: string, at: number, mistakes: Mistakes): boolean {
  if (variantName.test(name)) return true
  const rule = 'begin with a letter or "_" and go on with letters, digits, "_" and "-"'
  mistakes.tell(at, `variants: ${quoted(name)} cannot be a name`, rule)
  return false
}

function valueOf(node: Node, name: string, texts: Texts, mistakes: Mistakes): string | undefined {
  if (!isText(node)) {
    mistakes.tell(node.at, `variants: ${name}: expected a text, got ${kindOf(node)}`, advice)
    return undefined
  }
  const template = texts.templateOf(node)
  if (template === undefined) return undefined
  const text = fixedText(template)
  if (text === undefined) {
    mistakes.tell(node.at, `variants: ${name}: variants are not filled into variants`, 'write the value itself')
  }
  return text
}

/** GitHub, too, refuses a key of `exclude` that is no list of the matrix: it would take nothing away. */
function areOfLists(node: MapNode, lists: Variants['lists'], mistakes: Mistakes): boolean {
  const exclude = node.entries.get('exclude')?.value
  if (exclude?.kind !== 'list') return true
  let fit = true
  for (const item of exclude.items) {
    if (item.kind !== 'map') continue
    for (const [name, { at }] of item.entries) {
      if (lists.has(name)) continue
      mistakes.tell(at, `variants: exclude: there is no list ${quoted(name)}`, () => {
        const known = [...lists.keys()]
        return known.length === 0
          ? 'there is nothing to exclude from'
          : didYouMean(name, known, `lists are: ${listed(known)}`)
      })
      fit = false
    }
  }
  return fit
}
