import { isBuilt } from './built-layer.ts'
import { withinBudget } from './budget.ts'
import { nameOf, type CapturedLayer, type SaveRequest } from './save-request.ts'

/**
 * Captured layers that are not sent, and why, by index. A build_only layer that was built again has the name that it had before, so
 * records of those that stand on it or take from it would go on to serve over it: without new ones of all of them it stays as it was.
 */
export function refusals(captured: readonly CapturedLayer[], request: SaveRequest): ReadonlyMap<number, string> {
  const { gathered, built } = request
  const within = withinBudget(captured, request)
  const refused = new Map<number, string>()
  for (const { layer } of captured) if (!within.has(layer.index)) refused.set(layer.index, 'the budget is spent')
  // Those above it first.
  for (const { layer, replaces } of [...captured].reverse()) {
    if (!replaces || refused.has(layer.index)) continue
    const above = gathered.stack.findIndex((stacked, index) => {
      if (![...stacked.below.values()].includes(layer.index)) return false
      const other = built[index]
      return refused.has(index) || (other !== undefined && !isBuilt(other) && other.isUnreached)
    })
    if (above === -1) continue
    const { name } = nameOf(gathered, above)
    refused.set(layer.index, `${name} above it is not kept with it; what the cache has of both stays`)
  }
  return refused
}
