import type { LayerDefinition, Project } from '../stackerfile/stackerfile.ts'
import type { LayerFacts } from './facts.ts'
import { namesHeldBy } from './shared-name.ts'
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
  const shares = namesHeldBy(earlier)
  const indexOf = new Map(layers.map(({ facts }, index) => [layerKey(facts.definition), index]))
  const visible = project.builds.map(
    (build) => new Map(build.layers.map((definition) => [definition.name, indexOf.get(layerKey(definition))])),
  )
  const lastOfName = new Map<string, number>()
  const stack: StackedLayer[] = []
  for (const [index, { facts, build }] of layers.entries()) {
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
    lastOfName.set(facts.definition.name, index)
    const sharesName = shares({ facts, below })
    stack.push({ facts, build, base: baseName === undefined ? undefined : below.get(baseName), below, sharesName })
  }
  return stack
}

/** Indexes of what the layer stands on or takes from, ascending. */
export function dependencies(layer: StackedLayer): number[] {
  return [...new Set(layer.below.values())].sort((a, b) => a - b)
}

/** Is no other layer built on it, and does none take from it? */
export function isLeaf(stack: readonly StackedLayer[], index: number): boolean {
  return !stack.some(({ below }) => [...below.values()].includes(index))
}
