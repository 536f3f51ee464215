import type { StackedLayer } from './stack.ts'

/**
 * By index, the layers that are built again whenever that one is, whatever else is known of them: those that stand on it, and those that
 * take files from it. A producer that is built on every run decides nothing, since stacker compares what it made
 * (docs/stacker/staging.md#9.1); `foresee` has the same rules.
 */
export function certainRebuilds(
  stack: readonly StackedLayer[],
  everyRun: readonly boolean[],
): readonly (readonly number[])[] {
  const above = stack.map((): number[] => [])
  for (const [index, { facts, below }] of stack.entries()) {
    const taken = facts.imports.flatMap((fact) => {
      const producer = fact.kind === 'produced' ? below.get(fact.producer) : undefined
      return producer === undefined || everyRun[producer] === true ? [] : [producer]
    })
    const base = facts.base.kind === 'built' ? below.get(facts.base.layer) : undefined
    for (const one of new Set(base === undefined ? taken : [base, ...taken])) above[one]?.push(index)
  }
  return above
}
