import { groupedBy } from './grouped.ts'
import { buildsOf, itemsOf, joinLegs } from './leg.ts'
import type { Leg } from './leg.ts'
import type { StaleItem } from './stale-work.ts'

export type WeightOf = (leg: Leg) => number

/**
 * Balances legs over at most `most`, the heaviest first, each to where there is least so far. Only legs of the same builds are joined: one
 * call of a door does them. With more builds than `most` each keeps one leg.
 */
export function balanced(legs: readonly Leg[], most: number, weightOf: WeightOf): readonly Leg[] {
  return shareLegs(heaviestFirst(legs, weightOf), most, weightOf)
}

/** The first legs stay apart, as many as there is room for; each further one joins where there is least so far. */
export function shareLegs(legs: readonly Leg[], most: number, weightOf: WeightOf): readonly Leg[] {
  if (legs.length <= most) return legs
  const groups = [...groupedBy(legs, placeOf).values()]
  const room = roomOf(groups, most, weightOf)
  return groups.flatMap((group, index) => shareOut(group, room[index] ?? 1, weightOf))
}

/** Equal ones in the given order. */
export function heaviestFirst(legs: readonly Leg[], weightOf: WeightOf): readonly Leg[] {
  const weights = new Map(legs.map((leg) => [leg, weightOf(leg)]))
  return [...legs].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
}

/** Adds up what layers to be built took; what is not known counts as the others do on average. Undefined where nothing is known. */
export function secondsOf(items: readonly StaleItem[]): WeightOf | undefined {
  const known = items.flatMap(({ layer }) => expected(layer) ?? [])
  if (known.length === 0) return undefined
  const usual = known.reduce((sum, seconds) => sum + seconds, 0) / known.length
  return (leg) => itemsOf(leg).reduce((sum, { layer }) => sum + (expected(layer) ?? usual), 0)
}

export function layerCount(leg: Leg): number {
  return leg.items.size
}

function expected(layer: StaleItem['layer'] | undefined): number | undefined {
  return layer?.seconds ?? undefined
}

/** Alike for legs that can be joined: builds of equal names are one. */
function placeOf(leg: Leg): string {
  return buildsOf(leg)
    .map((index) => leg.work.builds[index]?.name ?? '')
    .join('\n')
}

/** How many legs each group may have: one, and one more where a leg has most on average, as long as there are any. */
function roomOf(groups: readonly (readonly Leg[])[], most: number, weightOf: WeightOf): readonly number[] {
  const weights = groups.map((group) => group.reduce((sum, leg) => sum + weightOf(leg), 0))
  const room = groups.map(() => 1)
  for (let given = groups.length; given < most; given++) {
    let next = -1
    for (const [index, group] of groups.entries()) {
      const load = (at: number): number => (weights[at] ?? 0) / (room[at] ?? 1)
      if ((room[index] ?? 0) < group.length && (next === -1 || load(index) > load(next))) next = index
    }
    if (next === -1) break
    room[next] = (room[next] ?? 0) + 1
  }
  return room
}

function shareOut(legs: readonly Leg[], room: number, weightOf: WeightOf): readonly Leg[] {
  const rows = legs.slice(0, room).map((leg) => ({ weight: weightOf(leg), legs: [leg] as [Leg, ...Leg[]] }))
  for (const leg of legs.slice(room)) {
    const row = rows.reduce((least, candidate) => (candidate.weight < least.weight ? candidate : least))
    row.weight += weightOf(leg)
    row.legs.push(leg)
  }
  return rows.map((row) => joinLegs(row.legs))
}
