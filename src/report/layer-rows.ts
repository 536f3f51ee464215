import { isRebuilt, type LayerPlan, type Plan } from '../layer/build-plan.ts'
import { causeOf, describeCauses, describeReasons, reasonsOf, type Voice } from './reason.ts'

/** Layers that share a line, since the same is to be said of them. */
export interface LayerRow {
  readonly layers: readonly [LayerPlan, ...LayerPlan[]]
  /** Clauses. */
  readonly why: readonly string[]
}

/**
 * The layers in lines: each cause is told once. Those that are built for the same reason of their own share a line, and so do those that
 * are built only because of the same other layers. What is not built has nothing in common that would be worth saying.
 */
export function layerRows(plan: Plan, layers: readonly LayerPlan[], voice: Voice): readonly LayerRow[] {
  const roots = rootsOf(plan)
  const rows = new Map<string, [LayerPlan, ...LayerPlan[]]>()
  for (const layer of layers) {
    const key = isRebuilt(layer.verdict) ? keyOf(layer) : identity(plan, layer)
    const row = rows.get(key)
    if (row === undefined) rows.set(key, [layer])
    else row.push(layer)
  }
  return [...rows.values()].map((row) => ({ layers: row, why: whyOf(row) }))

  function keyOf(layer: LayerPlan): string {
    const own = describeCauses(plan, layer, voice)
    const isRoot = follows(plan, layer).length === 0
    if (own.length > 0 && !isRoot) return identity(plan, layer)
    // Its cause is told above the table, as that the store could not be reached.
    if (own.length === 0 && isRoot) return JSON.stringify([layer.verdict])
    const from = own.length > 0 ? [] : [...(roots.get(layer) ?? [])].sort((a, b) => a - b)
    return own.length === 0 && from.length === 0 ? identity(plan, layer) : JSON.stringify([layer.verdict, own, from])
  }

  function whyOf(row: readonly [LayerPlan, ...LayerPlan[]]): readonly string[] {
    const [first, ...others] = row
    if (others.length === 0 || describeCauses(plan, first, voice).length > 0) return describeReasons(plan, first, voice)
    const direct = row.map((layer) => follows(plan, layer))
    const [link, ...further] = direct[0] ?? []
    const isAlike =
      link !== undefined &&
      further.length === 0 &&
      direct.every((links) => links.length === 1 && links[0]?.cause === link.cause && links[0].how === link.how)
    if (isAlike) return [`they ${link.how} ${voice.name(link.cause.definition.name)}`]
    if (link === undefined) return []
    const names = [...(roots.get(first) ?? [])].map((index) => voice.name(plan.layers[index]?.definition.name ?? ''))
    const shown =
      names.length > mostCauses + 1
        ? [...names.slice(0, mostCauses), `${String(names.length - mostCauses)} more`]
        : names
    return [`they ${first.verdict === 'unknown' ? 'may be' : 'are'} built because of ${shown.join(', ')}`]
  }
}

const mostCauses = 5

function identity(plan: Plan, layer: LayerPlan): string {
  return String(plan.layers.indexOf(layer))
}

interface Link {
  readonly how: 'stand on' | 'take files from'
  readonly cause: LayerPlan
}

/** The layers that a layer is built for, each once. */
function follows(plan: Plan, layer: LayerPlan): readonly Link[] {
  const links = new Map<LayerPlan, Link>()
  for (const reason of reasonsOf(layer)) {
    const cause = causeOf(plan, layer, reason)
    if (cause === undefined || links.has(cause)) continue
    links.set(cause, { how: reason.code === 'producer-rebuilt' ? 'take files from' : 'stand on', cause })
  }
  return [...links.values()]
}

/** For each layer the ones in which what makes it be built begins, by index; layers come after what they depend on. */
function rootsOf(plan: Plan): ReadonlyMap<LayerPlan, ReadonlySet<number>> {
  const roots = new Map<LayerPlan, ReadonlySet<number>>()
  for (const [index, layer] of plan.layers.entries()) {
    const links = follows(plan, layer)
    roots.set(
      layer,
      links.length === 0 || roots.size > mostRooted
        ? new Set([index])
        : new Set(links.flatMap(({ cause }) => [...(roots.get(cause) ?? [])].slice(0, mostRoots))),
    )
  }
  return roots
}

/** More are no help to anybody, and would take long. */
const mostRooted = 20_000
const mostRoots = 50
