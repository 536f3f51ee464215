import type { Problem } from '../errors.ts'
import { showWithout, type Show } from '../stackerfile/shown-text.ts'
import { hasDest, united, unique, type BlindSpot, type BlindSpotKind, type BlindSpotSources } from './blind-spot.ts'
import { binds, boms, erofs, movingBases, neverEqual, unsetEpochs, volatileSubstitutions } from './built-again.ts'
import { collidingDownloads, collidingImages } from './colliding-bases.ts'
import type { StackedLayer } from '../layer/stack.ts'
import { sharedBaseNames, uncomparedContent, unpinnedBases, unpinnedDownloads } from './unseen-imports.ts'
import { network, passedEnvironment, unseenOfBinds } from './unseen-surroundings.ts'

/** Wrong images first, then what fails, then what costs. */
const kinds: readonly BlindSpotKind[] = [
  collidingDownloads,
  sharedBaseNames,
  uncomparedContent,
  unpinnedDownloads,
  unpinnedBases,
  unseenOfBinds,
  passedEnvironment,
  collidingImages,
  neverEqual,
  binds,
  boms,
  unsetEpochs,
  erofs,
  volatileSubstitutions,
  movingBases,
  network,
]

/** Of one kind; more become one notice. */
const mostAlone = 3
const mostNotices = 20
const mostNamed = 8

/**
 * Where stacker looks away: what it never compares, what it mistakes for something else, what it builds again each time. Each with the
 * layers, the cost and the cure, a wrong image before a needless build. Some of it is guessed from names and shell texts.
 */
export function findBlindSpots(sources: BlindSpotSources): readonly Problem[] {
  const show = showWithout(sources.substitutions)
  const found = kinds.map((kind) => ({ kind, spots: kind.find(sources) }))
  const notices = (alone: number): Problem[] =>
    found.flatMap(({ kind, spots }) =>
      (spots.length > alone ? [united(spots)] : spots).map((spot) => noticeOf(kind, spot, sources, show)),
    )
  for (let alone = mostAlone; alone > 1; alone -= 1) {
    const told = notices(alone)
    if (told.length <= mostNotices) return told
  }
  return notices(1)
}

function noticeOf(
  kind: BlindSpotKind,
  { layers, subjects }: BlindSpot,
  sources: BlindSpotSources,
  show: Show,
): Problem {
  const definitions = layers.flatMap((index) => sources.layers[index]?.facts.definition ?? [])
  const names = unique(definitions.map(({ name }) => name))
  const held = definitions.flatMap(({ substitutions }) => [...substitutions.values()].flat())
  const { message, advice } = kind.tell(
    {
      layers: `${names.length === 1 ? 'layer' : 'layers'} ${listed(names)}`,
      subjects: listed(subjects.map((subject) => shortened(show(subject, held)))),
      written: subjects,
      one: subjects.length === 1,
      spread: kind.spreads === undefined ? '' : spreadOf(layers, kind.spreads, sources),
    },
    sources,
  )
  const [first] = definitions
  if (first === undefined) return { message, advice }
  return { message, place: { file: first.stackerfile, line: first.line, column: first.column }, advice }
}

/** What stands on the layers, or takes from them, directly or not. */
function spreadOf(
  from: readonly number[],
  spreads: NonNullable<BlindSpotKind['spreads']>,
  sources: BlindSpotSources,
): string {
  const sure = new Set(from)
  const rebuilt = new Set(
    from.filter((index) => {
      const layer = sources.layers[index]
      return layer !== undefined && spreads(layer, sources)
    }),
  )
  for (const [index, layer] of sources.layers.entries()) {
    if (comparedBelow(layer, sources.from).some((below) => rebuilt.has(below))) rebuilt.add(index)
  }
  const names = unique([...rebuilt].filter((index) => !sure.has(index)).map((index) => nameOf(sources, index)))
  return names.length === 0 ? '' : `, and with it ${listed(names)}`
}

/** In place an import with dest is not compared, so nothing comes through it (docs/stacker/build-cache.md#6.3). */
function comparedBelow({ facts, base, below }: StackedLayer, from: BlindSpotSources['from']): number[] {
  if (from === 'store') return [...below.values()]
  const imports = facts.imports.flatMap((fact, index) =>
    fact.kind === 'produced' && !hasDest(facts.definition.layer.Imports?.[index])
      ? (below.get(fact.producer) ?? [])
      : [],
  )
  return base === undefined ? imports : [base, ...imports]
}

function nameOf(sources: BlindSpotSources, index: number): string {
  return sources.layers[index]?.facts.definition.name ?? ''
}

/** `a`, `a and b`, `a, b and c`, and a number for what is too much to name. */
function listed(texts: readonly string[]): string {
  const named =
    texts.length > mostNamed
      ? [...texts.slice(0, mostNamed - 1), `${String(texts.length - mostNamed + 1)} more`]
      : texts
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`
}

/** Without the query of a URL, which may be a secret, and not too long. */
function shortened(text: string): string {
  const open = text.replace(/^(https?:\/\/[^?#]*)[?#].*$/s, '$1')
  return open.length > 120 ? `${open.slice(0, 119)}…` : open
}
