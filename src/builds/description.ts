import type { FieldName } from './fields.ts'
import type { Entry, MapNode } from './node.ts'
import type { Mistakes } from './mistakes.ts'
import type { Shaped } from './shape.ts'

/** A build before its variants are known. */
export interface Description {
  readonly at: number
  readonly entries: ReadonlyMap<FieldName, Entry>
  /** Its variants are what the file says; else more mistakes would be told than there are. */
  readonly whole: boolean
}

/** They say which files, in two ways. */
const ofFiles: readonly FieldName[] = ['stackerfiles']
const ofSearch: readonly FieldName[] = ['search-dir', 'stacker-file-pattern', 'pattern']

/**
 * Puts `defaults` below a build: of `substitute` the build replaces keys, of everything else the whole. A build that says in one way which
 * files it takes has nothing of the other way.
 */
export function describe(build: Shaped, defaults: Shaped): Description {
  const own = build.entries
  const has = (names: readonly FieldName[]): boolean => names.some((name) => own.has(name))
  const dropped: readonly FieldName[] = [
    ...(has(ofFiles) ? ofSearch : []),
    ...(has(ofSearch) ? ofFiles : []),
    ...(has(['pattern', 'stacker-file-pattern']) ? (['pattern', 'stacker-file-pattern'] as const) : []),
  ]
  const entries = new Map([...defaults.entries].filter(([name]) => !dropped.includes(name)))
  for (const [name, entry] of own) {
    const below = name === 'substitute' ? entries.get(name)?.value : undefined
    const above = entry.value
    entries.set(
      name,
      below?.kind === 'map' && above.kind === 'map' ? { ...entry, value: mergeMaps(below, above) } : entry,
    )
  }
  const broken = build.broken.has('variants') || (!own.has('variants') && defaults.broken.has('variants'))
  return { at: build.at, entries, whole: !broken }
}

function mergeMaps(below: MapNode, above: MapNode): MapNode {
  return { ...above, entries: new Map([...below.entries, ...above.entries]) }
}

/** Tells of globs that nothing is excluded from. */
export function checkExclusions(build: Shaped, { entries }: Description, mistakes: Mistakes): void {
  const globs = build.entries.get('binds-exclude')
  const binds = entries.get('binds')?.value
  if (globs === undefined || (binds?.kind === 'text' && binds.text !== 'stacker')) return
  mistakes.tell(globs.at, 'binds-exclude has no use without "binds: content"', 'add "binds: content", or take it away')
}

/** Tells what excludes each other in a build or in `defaults`. */
export function checkTogether({ entries }: Shaped, mistakes: Mistakes): void {
  const exclude = (first: FieldName, second: FieldName, advice: string): void => {
    const place = entries.get(second)
    if (place === undefined || !entries.has(first)) return
    mistakes.tell(place.at, `${first} and ${second} exclude each other`, advice)
  }
  const oneWay = 'give stackerfiles for "stacker build -f", or search-dir for "stacker recursive-build"'
  for (const name of ofSearch) exclude('stackerfiles', name, oneWay)
  exclude('stacker-file-pattern', 'pattern', 'pattern is the short name of stacker-file-pattern: give one of the two')
}
