import type { Template } from './template.ts'
import type { Values, Variants } from './variants.ts'

/**
 * Names of a build's combinations: its `name` with the values of variants filled in. Behind it stands `-VALUE` for each list with more than
 * one value that `name` does not use, in the order of the file: `app` with `arch: [amd64, arm64]` is `app-amd64` and `app-arm64`. Where two
 * names are still alike, what differs of `include` follows. Characters of values that a name may not have become `-`.
 */
export function namesOf(
  template: Template,
  combinations: readonly Values[],
  lists: Variants['lists'],
): readonly string[] {
  const used = new Set(template.flatMap((part) => (typeof part === 'string' ? [] : [part.variant])))
  const varying = varyingOf(combinations).filter((name) => !used.has(name))
  const ofLists = varying.filter((name) => lists.has(name))
  const names = combinations.map((values) => nameOf(template, ofLists, values))
  if (new Set(names).size === names.length) return names
  return combinations.map((values) => nameOf(template, varying, values))
}

function nameOf(template: Template, appended: readonly string[], values: Values): string {
  const filled = template.map((part) => (typeof part === 'string' ? part : fit(values.get(part.variant) ?? '')))
  const behind = appended.flatMap((name) => values.get(name) ?? []).map((value) => `-${fit(value)}`)
  return [...filled, ...behind].join('')
}

function fit(value: string): string {
  return value.slice(0, 200).replaceAll(/[^A-Za-z0-9._-]+/g, '-')
}

/** Variants that are not the same in all combinations, or not in all. */
function varyingOf(combinations: readonly Values[]): readonly string[] {
  const found = new Map<string, { readonly values: Set<string>; count: number }>()
  for (const combination of combinations) {
    for (const [name, value] of combination) {
      const seen = found.get(name) ?? { values: new Set<string>(), count: 0 }
      seen.values.add(value)
      seen.count += 1
      found.set(name, seen)
    }
  }
  return [...found]
    .filter(([, { values, count }]) => values.size > 1 || count < combinations.length)
    .map(([name]) => name)
}
