import { closeOver } from './file-graph.ts'
import { groupedBy } from './grouped.ts'
import { joinLegs } from './leg.ts'
import type { Leg } from './leg.ts'
import type { StaleWork } from './stale-work.ts'

type Needs = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Splits a leg into legs of `count` stages. What two legs would have to build stands in an earlier stage than they, where one leg builds
 * it; what only one of them needs it builds itself. Where the stages do not suffice, the last one takes what is left, joined where it
 * shares anything. A stackerfile that needs a layer which no job can leave to a later one (stacker builds it every time, or the inputs say
 * so) stays with it: a stage of its own would be one more build. A stackerfile that has nothing to build itself has no leg where all that
 * it needs is built by others.
 */
export function stagesOf(leg: Leg, count: number): readonly (readonly Leg[])[] {
  const stages: Leg[][] = Array.from({ length: count }, () => [])
  const parts = partsOf(leg)
  if (count === 1 || parts.length <= 1) {
    stages[0]?.push(leg)
    return stages
  }
  const last = count - 1
  const rest: Part[] = []
  for (const part of parts) {
    if (part.level < last) stages[part.level]?.push(part.leg)
    else rest.push(part)
  }
  stages[last]?.push(...joined(rest))
  return stages
}

interface Part {
  readonly leg: Leg
  /** Keys of the parts that it needs directly. */
  readonly needs: ReadonlySet<string>
  readonly key: string
  /** Length of the longest chain of parts that it waits for. */
  readonly level: number
}

/** In the order of their first stackerfiles; none where there is one stackerfile. */
function partsOf({ work, items }: Leg): readonly Part[] {
  const stale = new Set([...items].flatMap((item) => work.items[item]?.stackerfile ?? []))
  if (stale.size === 1) return []
  const files = work.files.filter((file) => stale.has(file))
  const direct = new Map(files.map((file) => [file, nextStale(work, file)]))
  const keyOf = ownersOf(direct, inseparable(work, files))
  const members = groupedBy(files, (file) => keyOf(file))
  const needs: Needs = new Map(
    [...members].map(([key, among]) => {
      const others = new Set(among.flatMap((file) => [...(direct.get(file) ?? [])]).map((file) => keyOf(file)))
      others.delete(key)
      return [key, others]
    }),
  )
  const levels = levelsOf(needs)
  return [...members].map(([key, among]) => {
    return { leg: legOf(work, among), needs: needs.get(key) ?? new Set(), key, level: levels(key) }
  })
}

/** What a stackerfile has to wait for: those with something to build, directly or through files that need no build. */
function nextStale({ needs, stale }: StaleWork, file: string): ReadonlySet<string> {
  const reached = new Set([file])
  const found = new Set<string>()
  for (const at of reached) {
    if (at !== file && stale.has(at)) found.add(at)
    else for (const next of needs.get(at) ?? []) reached.add(next)
  }
  return found
}

/**
 * By stackerfile, one that stands for all those that have to be built together. Each such set holds with a stackerfile all that need it,
 * or is a circle; so sets do not need each other in a circle.
 */
function inseparable({ needs, stale, items }: StaleWork, files: readonly string[]): (file: string) => string {
  const closures = new Map(files.map((file) => [file, closeOver(needs, file)]))
  const spent = new Set(files.filter((file) => stale.get(file)?.some((item) => items[item]?.keeps === false)))
  const above = new Map<string, string>()
  const find = (file: string): string => {
    const next = above.get(file)
    return next === undefined ? file : find(next)
  }
  for (const [file, closure] of closures) {
    for (const other of closure) {
      if (!spent.has(other) && closures.get(other)?.has(file) !== true) continue
      const [a, b] = [find(file), find(other)]
      if (a !== b) above.set(a, b)
    }
  }
  return find
}

/** A stackerfile belongs to the part of the one that needs it, or makes a part of its own where several parts need it. */
function ownersOf(direct: Needs, unitOf: (file: string) => string): (file: string) => string {
  const users = new Map<string, Set<string>>()
  for (const [file, needed] of direct) {
    for (const other of needed) {
      const [unit, user] = [unitOf(other), unitOf(file)]
      if (unit === user) continue
      const known = users.get(unit) ?? new Set()
      users.set(unit, known.add(user))
    }
  }
  const owners = new Map<string, string>()
  const ownerOf = (unit: string): string => {
    const known = owners.get(unit)
    if (known !== undefined) return known
    const [first, ...others] = new Set([...(users.get(unit) ?? [])].map(ownerOf))
    const owner = first === undefined || others.length > 0 ? unit : first
    owners.set(unit, owner)
    return owner
  }
  return (file) => ownerOf(unitOf(file))
}

function levelsOf(needs: Needs): (key: string) => number {
  const levels = new Map<string, number>()
  const levelOf = (key: string): number => {
    const level = levels.get(key) ?? Math.max(-1, ...[...(needs.get(key) ?? [])].map(levelOf)) + 1
    levels.set(key, level)
    return level
  }
  return levelOf
}

function legOf(work: StaleWork, among: readonly string[]): Leg {
  const items = new Set(among.flatMap((file) => work.stale.get(file) ?? []))
  const above = new Map(among.map((file) => [file, closeOver(work.prerequisites, file)]))
  const implied = (file: string): boolean =>
    among.some((other) => other !== file && above.get(other)?.has(file) === true)
  const files = among.filter((file) => work.given.has(file) || !implied(file))
  return { work, files: new Set(files.length === 0 ? among : files), items }
}

/** Parts that need each other share a leg. */
function joined(parts: readonly Part[]): readonly Leg[] {
  const groupOf = new Map(parts.map((part) => [part.key, new Set([part])]))
  for (const part of parts) {
    for (const other of part.needs) {
      const [group, theirs] = [groupOf.get(part.key), groupOf.get(other)]
      if (group === undefined || theirs === undefined || group === theirs) continue
      for (const one of theirs) {
        group.add(one)
        groupOf.set(one.key, group)
      }
    }
  }
  return [...new Set(groupOf.values())].flatMap((group) => {
    const [first, ...others] = [...group].map(({ leg }) => leg)
    return first === undefined ? [] : [joinLegs([first, ...others])]
  })
}
