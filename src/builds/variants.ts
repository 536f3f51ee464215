/** What multiplies a build, as `strategy.matrix` of a workflow multiplies a job. */
export interface Variants {
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly exclude: readonly Values[]
  readonly include: readonly Values[]
}

/** Of one combination, by the names of the variants. */
export type Values = ReadonlyMap<string, string>

/** How many combinations the lists make before `exclude`; without lists none. */
export function productOf({ lists }: Pick<Variants, 'lists'>): number {
  return lists.size === 0 ? 0 : [...lists.values()].reduce((product, list) => product * list.length, 1)
}

/**
 * GitHub's rules for a matrix (docs.github.com, "Running variations of jobs in a workflow"), but that values are texts as written: the
 * first list varies slowest; an item of `exclude` takes away each combination that has all its values; `include` comes after it. An item of
 * `include` adds its values to each combination of the lists none of whose values it would change, also over what earlier items added; one
 * that fits no such combination is a new one, which later items leave alone.
 */
export function combinationsOf({ lists, exclude, include }: Variants): readonly Values[] {
  let product: Map<string, string>[] = lists.size === 0 ? [] : [new Map<string, string>()]
  for (const [name, list] of lists) {
    product = product.flatMap((values) => list.map((value) => new Map([...values, [name, value]])))
  }
  const original = product.filter((values) => !exclude.some((item) => agree([...item], values)))
  const added: Values[] = []
  for (const item of include) {
    const [ofLists, others] = partition(item, lists)
    // What others add is never of a list, so `values` still says what the lists gave.
    const fitting = original.filter((values) => agree(ofLists, values))
    for (const values of fitting) for (const [name, value] of others) values.set(name, value)
    if (fitting.length === 0) added.push(item)
  }
  return [...original, ...added]
}

type Pair = readonly [string, string]

function agree(item: readonly Pair[], values: Values): boolean {
  return item.every(([name, value]) => values.get(name) === value)
}

function partition(item: Values, lists: Variants['lists']): readonly [readonly Pair[], readonly Pair[]] {
  const pairs = [...item]
  return [pairs.filter(([name]) => lists.has(name)), pairs.filter(([name]) => !lists.has(name))]
}
