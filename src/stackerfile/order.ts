import type { Problem } from '../errors.ts'
import { stackerUrl } from './dockerish-url.ts'
import type { LayerDefinition } from './stackerfile.ts'

export type LayerOrder =
  | { readonly kind: 'ordered'; readonly layers: readonly LayerDefinition[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/**
 * The layers of one file in the order in which stacker builds them (docs/stacker/stackerfile.md#9.5; Stackerfile.DependencyOrder).
 * `built` holds the names of the layers of its prerequisites.
 */
export function orderLayers(layers: readonly LayerDefinition[], built: ReadonlySet<string>): LayerOrder {
  const baseless = layers.find(({ name, layer }) => !built.has(name) && layer.From.Type === '')
  if (baseless !== undefined) {
    const advice = `add 'from' with a type to layer ${baseless.name}`
    return { kind: 'refused', problems: [at(baseless, 'invalid layer: no base (from directive)', advice)] }
  }
  const taken = new Set(built)
  const ordered: LayerDefinition[] = []
  const needs = layers.map((definition) => neededLayers(definition))
  let waiting = layers.map((_, index) => index)
  for (;;) {
    // Layers taken early in a pass count later in the same pass.
    const left: number[] = []
    for (const index of waiting) {
      const definition = layers[index]
      if (definition === undefined || taken.has(definition.name)) continue
      if ((needs[index] ?? []).every(({ name }) => taken.has(name))) {
        ordered.push(definition)
        taken.add(definition.name)
      } else left.push(index)
    }
    if (left.length === 0 || left.length === waiting.length) {
      waiting = left
      break
    }
    waiting = left
  }
  // A name of a prerequisite is never taken again, which stacker counts as not resolved.
  const hidden = layers.filter(({ name }) => built.has(name))
  if (waiting.length === 0 && hidden.length === 0) return { kind: 'ordered', layers: ordered }
  const unresolved = waiting.map((index) => layers[index]).filter((definition) => definition !== undefined)
  return {
    kind: 'refused',
    problems: [...unresolved, ...hidden].map((definition) => unresolvedProblem(definition, taken)),
  }
}

interface Needed {
  readonly name: string
  readonly as: string
}

/** oci and docker urls are not looked at; the host of `stacker://a:1/x` is `a:1`, which is no layer. */
function neededLayers({ layer }: LayerDefinition): Needed[] {
  const needed: Needed[] = []
  for (const { Path } of layer.Imports ?? []) {
    const name = stackerUrl(Path)?.layer
    if (name !== undefined) needed.push({ name, as: Path })
  }
  const { Type, Url, Tag } = layer.From
  const producer = Type === 'tar' ? stackerUrl(Url)?.layer : undefined
  if (producer !== undefined) needed.push({ name: producer, as: Url })
  if (Type === 'built') needed.push({ name: Tag, as: `base layer ${Tag}` })
  return needed
}

function unresolvedProblem(definition: LayerDefinition, taken: ReadonlySet<string>): Problem {
  const missing = [
    ...new Set(
      neededLayers(definition)
        .filter(({ name }) => !taken.has(name))
        .map(({ as }) => as),
    ),
  ]
  const message = `couldn't resolve some dependencies: couldn't find dependencies for ${definition.name}: ${missing.join(', ')}`
  const advice =
    'define what is missing in this file or in one of its prerequisites, and see that layers do not need each other'
  return at(definition, message, advice)
}

function at({ stackerfile, line, column }: LayerDefinition, message: string, advice: string): Problem {
  return { message, place: { file: stackerfile, line, column }, advice }
}
