import { isDeepStrictEqual } from 'node:util'

import type { LayerDefinition, Project } from '../stackerfile/stackerfile.ts'
import type { LayerFacts } from './facts.ts'
import { takenImports } from './taken.ts'

/** A layer among the others of the project. Numbers are indexes into the list of them. */
export interface StackedLayer {
  readonly facts: LayerFacts
  /** Index of the first build that works through it. */
  readonly build: number
  /** What it is `built` on, or what its base is taken from. */
  readonly base: number | undefined
  /** The layers that its base and imports name, by that name. */
  readonly below: ReadonlyMap<string, number>
  /**
   * Some layer before it, of another stackerfile, has its name and is another: the entry in build.cache is that one's
   * (docs/stacker/build-cache.md#7.3).
   */
  readonly sharesName: boolean
}

/** All layers of the project in build order, each once: a prerequisite of two builds is worked through twice, but is one layer. */
export function listLayers(project: Project): { readonly definition: LayerDefinition; readonly build: number }[] {
  const seen = new Set<string>()
  return project.builds.flatMap(({ layers }, build) =>
    layers.flatMap((definition) => {
      const key = layerKey(definition)
      if (seen.has(key)) return []
      seen.add(key)
      return [{ definition, build }]
    }),
  )
}

/** (stackerfile, name) identifies a layer; neither holds a NUL. */
export function layerKey({ stackerfile, name }: Pick<LayerDefinition, 'stackerfile' | 'name'>): string {
  return `${stackerfile}\0${name}`
}

/**
 * Ties each layer to the ones that its facts name. A name means the layer of the same build, else the last before it (oci outputs).
 * `earlier` are layers that are built into the same stacker-dir before these, with other options: stacker keeps one entry a name.
 */
export function stackLayers(
  project: Project,
  layers: readonly { readonly facts: LayerFacts; readonly build: number }[],
  earlier: readonly StackedLayer[] = [],
): StackedLayer[] {
  const held = new Map(earlier.map((layer) => [layer.facts.definition.name, layer]))
  /** Names under which an earlier build has the very same layer, down to the bottom. */
  const heldSame = new Set<string>()
  const indexOf = new Map(layers.map(({ facts }, index) => [layerKey(facts.definition), index]))
  const visible = project.builds.map(
    (build) => new Map(build.layers.map((definition) => [definition.name, indexOf.get(layerKey(definition))])),
  )
  const lastOfName = new Map<string, number>()
  const stack: StackedLayer[] = []
  /** By index, the first layer that it is the same to stacker as. */
  const same: number[] = []
  for (const [index, { facts, build }] of layers.entries()) {
    const { name } = facts.definition
    const find = (wanted: string): number | undefined => {
      const found = visible[build]?.get(wanted) ?? lastOfName.get(wanted)
      return found !== undefined && found < index ? found : undefined
    }
    const { base } = facts
    const baseName = base.kind === 'built' || base.kind === 'produced' ? base.layer : undefined
    const named = takenImports(facts.definition.layer).map(({ producer }) => producer)
    const below = new Map<string, number>()
    for (const wanted of baseName === undefined ? named : [baseName, ...named]) {
      const found = find(wanted)
      if (found !== undefined) below.set(wanted, found)
    }
    const before = lastOfName.get(name)
    lastOfName.set(name, index)
    const holder = before === undefined ? undefined : stack[before]
    const other = held.get(name)
    const isSame =
      holder !== undefined &&
      haveSameFacts(holder.facts, facts) &&
      [...below].every(([wanted, at]) => same[at] === same[holder.below.get(wanted) ?? -1])
    same.push((isSame ? same[before ?? index] : undefined) ?? index)
    const isHeldSame =
      other !== undefined &&
      !other.sharesName &&
      haveSameFacts(other.facts, facts) &&
      [...below.keys()].every((wanted) => heldSame.has(wanted))
    if (isHeldSame) heldSame.add(name)
    const isHeld = other !== undefined && !isHeldSame
    const sharesName = isHeld || (holder !== undefined && (holder.sharesName || !isSame))
    stack.push({ facts, build, base: baseName === undefined ? undefined : below.get(baseName), below, sharesName })
  }
  return stack
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

/** Indexes of what the layer stands on or takes from, ascending. */
export function dependencies(layer: StackedLayer): number[] {
  return [...new Set(layer.below.values())].sort((a, b) => a - b)
}

/** Is no other layer built on it, and does none take from it? */
export function isLeaf(stack: readonly StackedLayer[], index: number): boolean {
  return !stack.some(({ below }) => [...below.values()].includes(index))
}
