import { isBuilt } from './built-layer.ts'
import { withinBudget } from './budget.ts'
import { nameOf, type CapturedLayer, type SaveRequest } from './save-request.ts'

/**
 * Captured layers that are not sent, and why. A build_only layer that was built again has the name that it had before, so
 * records of those that stand on it or take from it would go on to serve over it: without new ones of all of them it stays as it was.
 */
export async function refusals(
  captured: readonly CapturedLayer[],
  request: SaveRequest,
): Promise<ReadonlyMap<CapturedLayer, string>> {
  const { gathered, built, notWorth } = request
  const within = withinBudget(captured, request)
  const refused = new Map<CapturedLayer, string>()
  for (const item of captured) {
    const why = await notWorth?.(item.layer.index, item.record.buildSeconds)
    if (why !== undefined) refused.set(item, why)
    else if (!within.has(item)) refused.set(item, 'the budget is spent')
  }
  // What tells that nothing changed is laid down for nobody to stand on.
  const laidDown = captured.filter(({ layer }) => layer.facts.binds === undefined)
  const isRefused = (index: number): boolean => laidDown.some((item) => item.layer.index === index && refused.has(item))
  // Those above it first.
  for (const item of [...laidDown].reverse()) {
    const { layer, replaces } = item
    if (!replaces || refused.has(item)) continue
    const above = gathered.stack.findIndex((stacked, index) => {
      if (![...stacked.below.values()].includes(layer.index)) return false
      const other = built[index]
      return isRefused(index) || (other !== undefined && !isBuilt(other) && other.isUnreached)
    })
    if (above === -1) continue
    const { name } = nameOf(gathered, above)
    refused.set(item, `${name} above it is not kept with it; what the cache has of both stays`)
  }
  return refused
}
