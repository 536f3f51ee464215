/** What is asked of stores, the names of which are not looked at yet. */
export type StoreQuestion =
  | { readonly kind: 'list' | 'verify' }
  | { readonly kind: 'show'; readonly layer: string }
  | { readonly kind: 'gc'; readonly dryRun: boolean }
  | { readonly kind: 'copy'; readonly from: string; readonly to: string; readonly layers: readonly string[] }

/** Undefined where the words are none of these. */
export function storeQuestion(
  positionals: readonly string[],
  dryRun: boolean,
  layers: readonly string[],
): StoreQuestion | undefined {
  const [kind, first, second, ...more] = positionals
  if (more.length > 0) return undefined
  if (kind === 'copy') {
    if (first === undefined || second === undefined) return undefined
    return { kind, from: first, to: second, layers }
  }
  if (second !== undefined) return undefined
  if (kind === 'show') return first === undefined ? undefined : { kind, layer: first }
  if (first !== undefined) return undefined
  if (kind === 'list' || kind === 'verify') return { kind }
  return kind === 'gc' ? { kind, dryRun } : undefined
}

const idleOptions: Readonly<Record<StoreQuestion['kind'], readonly string[]>> = {
  list: ['dry-run', 'layer', 'budget', 'max-age'],
  show: ['dry-run', 'layer', 'budget', 'max-age'],
  verify: ['dry-run', 'layer', 'budget', 'max-age'],
  gc: ['layer'],
  copy: ['dry-run', 'store', 'budget', 'max-age'],
}

/** What is wrong with an option that the action would ignore. */
export function idleOption({ kind }: StoreQuestion, values: Readonly<Record<string, unknown>>): string | undefined {
  const idle = idleOptions[kind].find((option) => values[option] !== undefined)
  return idle === undefined ? undefined : `store ${kind} knows no --${idle}`
}
