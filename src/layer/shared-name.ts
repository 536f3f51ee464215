import { isDeepStrictEqual } from 'node:util'

import type { LayerFacts } from './facts.ts'

/** A layer with a name; `below` are indexes of what its facts name, by that name. */
interface NamedLayer {
  readonly facts: LayerFacts
  readonly below: ReadonlyMap<string, number>
}

/**
 * build.cache has one entry a name (docs/stacker/build-cache.md#7.3): of layers that share one the first has it, and it is good for
 * the others only as far as stacker can tell no difference, down to the bottom. `earlier` are built into the same stacker-dir before.
 * Answers, asked for one layer after the other in build order, whether the entry of its name is another layer's.
 */
export function namesHeldBy(
  earlier: readonly (NamedLayer & { readonly sharesName: boolean })[],
): (layer: NamedLayer) => boolean {
  const held = new Map(earlier.map((layer) => [layer.facts.definition.name, layer]))
  /** Names under which an earlier build has the very same layer, down to the bottom. */
  const heldSame = new Set<string>()
  const lastOfName = new Map<string, NamedLayer & { readonly index: number; readonly sharesName: boolean }>()
  /** By index, the first layer that it is the same to stacker as. */
  const same: number[] = []
  const isHeldByEarlier = ({ facts, below }: NamedLayer): boolean => {
    const other = held.get(facts.definition.name)
    if (other === undefined) return false
    const isSame =
      !other.sharesName &&
      haveSameFacts(other.facts, facts) &&
      [...below.keys()].every((wanted) => heldSame.has(wanted))
    if (isSame) heldSame.add(facts.definition.name)
    return !isSame
  }
  return (layer) => {
    const { facts, below } = layer
    const holder = lastOfName.get(facts.definition.name)
    const isSame =
      holder !== undefined &&
      haveSameFacts(holder.facts, facts) &&
      [...below].every(([wanted, at]) => same[at] === same[holder.below.get(wanted) ?? -1])
    const index = same.length
    same.push((isSame ? same[holder.index] : undefined) ?? index)
    const isHeld = isHeldByEarlier(layer)
    const sharesName = isHeld || (holder !== undefined && (holder.sharesName || !isSame))
    lastOfName.set(facts.definition.name, { ...layer, index, sharesName })
    return sharesName
  }
}

/** Would stacker find the entry of the one good for the other? Of what is not known nothing is said. */
function haveSameFacts(one: LayerFacts, other: LayerFacts): boolean {
  const observed = ({ definition, base, epoch, imports, overlayDirs }: LayerFacts): unknown => [
    definition.layer,
    base,
    epoch,
    imports,
    overlayDirs,
  ]
  const known = ({ definition, base, imports, overlayDirs }: LayerFacts): boolean =>
    definition.unsure.length === 0 &&
    [base, ...imports, ...overlayDirs].every(({ kind }) => kind !== 'unknown' && kind !== 'broken')
  return known(one) && known(other) && isDeepStrictEqual(observed(one), observed(other))
}
