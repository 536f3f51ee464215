import { groupedBy } from './grouped.ts'
import { inertRow } from './matrix-row.ts'
import type { MatrixRow } from './matrix-row.ts'
import { freeName, rowName } from './row-name.ts'

/**
 * The same work in at most so many rows, where runners allow it: neighbours share one. Rows of one build, or of the same builds, go
 * together first. Beyond that whole builds with one kind of runner do: a row applies all its stackerfiles to all its builds, so no part of
 * any of them may stand in another row.
 */
export function joinRows(rows: readonly MatrixRow[], most: number): readonly MatrixRow[] {
  if (rows.length <= most) return rows
  const parts = [...groupedBy(rows, (row) => `${row.build}\n${runnerOf(row)}`).values()]
  if (parts.length <= most)
    return joinedWithin(
      parts.map((part) => part.map((row) => [row])),
      most,
    )
  return joinedWithin([...groupedBy(wholeBuilds(rows), ([row = inertRow]) => runnerOf(row)).values()], most)
}

/** Units that stand in one group may share a row. */
function joinedWithin(groups: readonly (readonly Unit[])[], most: number): readonly MatrixRow[] {
  const units = groups.reduce((sum, group) => sum + group.length, 0)
  const rowsOf = (share: number): number => groups.reduce((sum, group) => sum + Math.ceil(group.length / share), 0)
  let share = Math.max(1, Math.ceil(units / most))
  while (share < units && rowsOf(share) > most) share++
  const taken = new Set<string>()
  return groups.flatMap((group) => chunks(group, share).map((chunk) => joined(chunk.flat(), taken)))
}

/** Rows that stay together. */
type Unit = readonly MatrixRow[]

function runnerOf(row: MatrixRow): string {
  return JSON.stringify([row['runs-on'], row.arch])
}

/** Rows that have builds in common. */
function wholeBuilds(rows: readonly MatrixRow[]): readonly Unit[] {
  const unitOf = new Map<string, Set<MatrixRow>>()
  for (const row of rows) {
    const names = row.build.split('\n')
    const unit = new Set([...new Set(names.flatMap((name) => unitOf.get(name) ?? []))].flatMap((one) => [...one]))
    unit.add(row)
    for (const name of [...unit].flatMap(({ build }) => build.split('\n'))) unitOf.set(name, unit)
  }
  return [...new Set(unitOf.values())].map((unit) => [...unit])
}

function chunks<T>(list: readonly T[], length: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, index) =>
    list.slice(index * length, (index + 1) * length),
  )
}

function joined(rows: readonly MatrixRow[], taken: Set<string>): MatrixRow {
  const linesOf = (key: 'build' | 'stackerfiles'): readonly string[] => [
    ...new Set(rows.flatMap((row) => row[key].split('\n'))),
  ]
  const [builds, stackerfiles] = [linesOf('build'), linesOf('stackerfiles')]
  const [first = inertRow] = rows
  const subject = { builds: builds.filter((build) => build !== ''), stackerfiles, whole: false }
  return {
    name: rows.length === 1 ? freeName([first.name], taken) : rowName(subject, taken),
    build: builds.join('\n'),
    stackerfiles: stackerfiles.join('\n'),
    layers: rows.flatMap(({ layers }) => layers),
    'runs-on': first['runs-on'],
    arch: first.arch,
  }
}
