import { isRebuilt } from '../layer/build-plan.ts'
import type { Plan } from '../layer/build-plan.ts'
import { closeOver, fileNeeds } from './file-graph.ts'

/** What gates jobs: layers by name in build order, stackerfiles as `show` writes their paths. */
export interface Gates {
  readonly rebuild: readonly string[]
  readonly hit: readonly string[]
  readonly any: boolean
  readonly count: number
  readonly stackerfiles: readonly string[]
  readonly waves: readonly (readonly string[])[]
  readonly matrix: Matrix
}

export interface Matrix {
  readonly include: readonly MatrixRow[]
}

export interface MatrixRow {
  readonly name: string
  /** One a line, in build order, fit for the input `stackerfiles`. */
  readonly stackerfiles: string
  readonly layers: readonly string[]
}

/** GitHub's limit of jobs in one matrix (docs/stacker/platform.md#3.1). */
const mostRows = 256

/**
 * GitHub ends a run whose matrix is empty (docs/stacker/platform.md#3.1), so there is always a row; with nothing to build the job
 * is gated off by `any`.
 */
export const inertMatrix: Matrix = { include: [{ name: 'nothing to build', stackerfiles: '', layers: [] }] }

/** `show` turns an absolute path into what outputs carry: relative to the working directory. */
export function gatesOf(plan: Plan, show: (path: string) => string): Gates {
  const rebuild = plan.layers.filter((layer) => isRebuilt(layer.verdict)).map((layer) => layer.definition.name)
  const hit = plan.layers.filter((layer) => !isRebuilt(layer.verdict)).map((layer) => layer.definition.name)
  const needs = fileNeeds(plan)
  const roots = rootsInOrder(plan)
  const stale = staleByFile(plan)
  const work = roots.map((root) => new Set([...closeOver(needs, root)].flatMap((file) => stale.get(file) ?? [])))
  const needed = neededRoots(plan, roots, work)
  const shown = roots.map((root) => asListItem(show(root)))
  return {
    rebuild,
    hit,
    any: rebuild.length > 0 || needed.length > 0,
    count: rebuild.length,
    stackerfiles: needed.map((index) => shown[index] ?? ''),
    waves: wavesOf(roots, needed, needs).map((wave) => wave.map((index) => shown[index] ?? '')),
    matrix: matrixOf(plan, { roots, work, needed, needs, shown }),
  }
}

/** A leading `!` or `#` has a meaning in a list of globs. */
function asListItem(path: string): string {
  return /^[!#~\s]/.test(path) ? `./${path}` : path
}

/** The stackerfiles that were asked for, each once: prerequisites before those that need them where both were, else as given. */
function rootsInOrder(plan: Plan): readonly string[] {
  return [...new Set(plan.builds.flatMap((build) => (build.roots.length === 1 ? build.roots : inFileOrder(build))))]
}

/** `recursive-build` works through its files in the order of the build, not as they were found. */
function inFileOrder(build: Plan['builds'][number]): readonly string[] {
  const given = new Set(build.roots)
  return build.files.map((file) => file.path).filter((path) => given.has(path))
}

/** Indexes of the layers to be built, by their stackerfile. A file that could not be read has one of its own, behind all layers. */
function staleByFile(plan: Plan): ReadonlyMap<string, readonly number[]> {
  const stale = new Map<string, number[]>()
  for (const [index, { verdict, definition }] of plan.layers.entries()) {
    if (!isRebuilt(verdict)) continue
    const known = stale.get(definition.stackerfile)
    if (known === undefined) stale.set(definition.stackerfile, [index])
    else known.push(index)
  }
  for (const [index, path] of unreadFiles(plan).entries()) stale.set(path, [plan.layers.length + index])
  return stale
}

function unreadFiles(plan: Plan): readonly string[] {
  const unread = plan.builds.flatMap(({ files }) => files.filter((file) => file.unread === true))
  return [...new Set(unread.map(({ path }) => path))]
}

/** Those with own layers to be built, or with a prerequisite that nobody was asked to build by itself. */
function neededRoots(plan: Plan, roots: readonly string[], work: readonly ReadonlySet<number>[]): readonly number[] {
  const given = new Set(roots)
  const unread = unreadFiles(plan)
  return roots.flatMap((root, index) => {
    const own = [...(work[index] ?? [])].some((layer) => {
      const file = plan.layers[layer]?.definition.stackerfile ?? unread[layer - plan.layers.length] ?? ''
      return file === root || !given.has(file)
    })
    return own ? [index] : []
  })
}

/** A stackerfile stands one wave after the last of those that it needs, directly or through files that need no build. */
function wavesOf(
  roots: readonly string[],
  needed: readonly number[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly number[])[] {
  const indexOf = new Map(needed.map((index) => [roots[index] ?? '', index]))
  const waveOf = new Map<number, number>()
  const place = (index: number, waiting: ReadonlySet<number>): number => {
    const known = waveOf.get(index)
    if (known !== undefined) return known
    const before = [...closeOver(needs, roots[index] ?? '')].flatMap((file) => {
      const other = indexOf.get(file)
      return other === undefined || other === index || waiting.has(other) ? [] : [other]
    })
    const wave = Math.max(-1, ...before.map((other) => place(other, new Set([...waiting, index])))) + 1
    if (waiting.size === 0) waveOf.set(index, wave)
    return wave
  }
  const waves: number[][] = []
  for (const index of needed) (waves[place(index, new Set())] ??= []).push(index)
  return waves.filter((wave) => wave.length > 0)
}

interface Groups {
  readonly roots: readonly string[]
  readonly work: readonly ReadonlySet<number>[]
  readonly needed: readonly number[]
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>
  readonly shown: readonly string[]
}

interface Group {
  readonly roots: Set<number>
  readonly layers: Set<number>
}

/** The same work in at most so many rows: neighbours share one. */
export function joinRows({ include }: Matrix, most: number): Matrix {
  const names = new Set<string>()
  const share = Math.ceil(include.length / most)
  const joined: MatrixRow[] = []
  for (let from = 0; from < include.length; from += share) {
    const rows = include.slice(from, from + share)
    const files = [...new Set(rows.flatMap(({ stackerfiles }) => stackerfiles.split('\n')))]
    joined.push({
      name: rowName(files, names),
      stackerfiles: files.join('\n'),
      layers: rows.flatMap(({ layers }) => layers),
    })
  }
  return { include: joined }
}

/** Two stackerfiles share a row when some layer would be built for both. */
function matrixOf(plan: Plan, groups: Groups): Matrix {
  const merged = shareRows(independentGroups(groups))
  if (merged.length === 0) return inertMatrix
  const names = new Set<string>()
  return {
    include: merged.map((group) => {
      const stackerfiles = withSuppliers(group, groups).map((index) => groups.shown[index] ?? '')
      const layers = ascending(group.layers).flatMap((index) => plan.layers[index]?.definition.name ?? [])
      return {
        name: rowName(
          ascending(group.roots).map((index) => groups.shown[index] ?? ''),
          names,
        ),
        stackerfiles: stackerfiles.join('\n'),
        layers,
      }
    }),
  }
}

/** In the order of their first stackerfiles. */
function independentGroups({ needed, work }: Groups): readonly Group[] {
  const groupOf = new Map<number, Group>()
  const groups = new Set<Group>()
  for (const root of needed) {
    const layers = [...(work[root] ?? [])]
    const touched = [...new Set(layers.flatMap((layer) => groupOf.get(layer) ?? []))]
    const group: Group = (touched.length === 0 ? undefined : [...groups].find((one) => touched.includes(one))) ?? {
      roots: new Set(),
      layers: new Set(),
    }
    groups.add(group)
    group.roots.add(root)
    for (const other of touched) {
      if (other === group) continue
      groups.delete(other)
      for (const member of other.roots) group.roots.add(member)
      for (const layer of other.layers) layers.push(layer)
    }
    for (const layer of layers) {
      group.layers.add(layer)
      groupOf.set(layer, group)
    }
  }
  return [...groups]
}

/** Above the limit every group goes to the row with the fewest layers so far. */
function shareRows(groups: readonly Group[]): readonly Group[] {
  if (groups.length <= mostRows) return groups
  const rows: Group[] = groups.slice(0, mostRows)
  for (const group of groups.slice(mostRows)) {
    const row = rows.reduce((least, candidate) => (candidate.layers.size < least.layers.size ? candidate : least))
    for (const root of group.roots) row.roots.add(root)
    for (const layer of group.layers) row.layers.add(layer)
  }
  return rows
}

/**
 * What a leg has to be given: its stackerfiles, and those whose output they take as an `oci` base. The latter are no prerequisites, so
 * restore would not lay them down in that job by itself; they have nothing to build.
 */
function withSuppliers(group: Group, { roots, needs }: Groups): readonly number[] {
  const files = new Set(ascending(group.roots).flatMap((index) => [...closeOver(needs, roots[index] ?? '')]))
  return roots.flatMap((root, index) => (group.roots.has(index) || files.has(root) ? [index] : []))
}

/** `images/stacker.yaml` is called `images`; a row of several is called after its first. Never twice the same. */
function rowName(paths: readonly string[], taken: Set<string>): string {
  const first = (paths[0] ?? '').replace(/\.ya?ml$/, '').replace(/\/stacker$/, '')
  const name = paths.length > 1 ? `${first} and ${paths.length - 1} more` : first
  const free = [name, ...paths.slice(0, 1)].find((candidate) => !taken.has(candidate))
  let unique = free ?? name
  for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`
  taken.add(unique)
  return unique
}

function ascending(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b)
}
