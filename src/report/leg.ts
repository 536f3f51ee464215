import { closeOver } from './file-graph.ts'
import type { StaleItem, StaleWork } from './stale-work.ts'

/** What one job builds. */
export interface Leg {
  readonly work: StaleWork
  /** Stackerfiles that it is asked to build. */
  readonly files: ReadonlySet<string>
  /** Indexes into the items of `work`. */
  readonly items: ReadonlySet<number>
}

/**
 * Two stackerfiles share a leg when some layer would be built for both. In the order of their first stackerfiles. Of builds that share a
 * place one leg takes both where both need a stackerfile with something to build: their jobs would build it twice, each for itself.
 */
export function independentLegs(work: StaleWork): readonly Leg[] {
  const legOf = new Map<number, MutableLeg>()
  const legs = new Set<MutableLeg>()
  for (const root of work.needed) {
    const items = [...closeOver(work.needs, root)].flatMap((file) => work.stale.get(file) ?? [])
    const touched = new Set(items.flatMap((item) => legOf.get(item) ?? []))
    const leg = [...legs].find((one) => touched.has(one)) ?? { work, files: new Set(), items: new Set() }
    legs.add(leg)
    leg.files.add(root)
    for (const other of touched) {
      if (other === leg) continue
      legs.delete(other)
      for (const file of other.files) leg.files.add(file)
      items.push(...other.items)
    }
    for (const item of items) {
      leg.items.add(item)
      legOf.set(item, leg)
    }
  }
  return [...legs]
}

interface MutableLeg extends Leg {
  readonly files: Set<string>
  readonly items: Set<number>
}

/** Legs of one work as one leg. */
export function joinLegs(legs: readonly [Leg, ...Leg[]]): Leg {
  return {
    work: legs[0].work,
    files: new Set(legs.flatMap(({ files }) => [...files])),
    items: new Set(legs.flatMap(({ items }) => [...items])),
  }
}

/** In build order. */
export function itemsOf({ work, items }: Leg): readonly StaleItem[] {
  return [...items].sort((a, b) => a - b).flatMap((index) => work.items[index] ?? [])
}

/** Indexes into the builds of its work, ascending: those for which it builds anything. */
export function buildsOf(leg: Leg): readonly number[] {
  return [...new Set(itemsOf(leg).map(({ build }) => build))].sort((a, b) => a - b)
}

/** And those that make what it takes, though they have nothing to build. */
export function buildsWithSuppliers(leg: Leg): readonly number[] {
  const own = buildsOf(leg)
  const { known } = leg.work
  const knows = (index: number, file: string): boolean => known[index]?.has(file) === true
  const foreign = filesWithSuppliers(leg).filter((file) => !own.some((index) => knows(index, file)))
  const suppliers = [...known.keys()].filter((index) => foreign.some((file) => knows(index, file)))
  return [...own, ...suppliers].sort((a, b) => a - b)
}

/** The stackerfiles of a leg in build order. */
export function filesOf({ work, files }: Leg): readonly string[] {
  return work.files.filter((file) => files.has(file))
}

/**
 * What a leg has to be given: its stackerfiles, and those given ones whose output they take as an `oci` base. The latter are no
 * prerequisites, so restore would not lay them down in that job by itself; the leg has nothing to build for them.
 */
export function filesWithSuppliers({ work, files }: Leg): readonly string[] {
  const reached = new Set([...files].flatMap((file) => [...closeOver(work.needs, file)]))
  return work.files.filter((file) => files.has(file) || (work.given.has(file) && reached.has(file)))
}
