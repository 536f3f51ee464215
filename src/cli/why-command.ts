import { UserError } from '../errors.ts'
import { nearWord } from '../formats/near-word.ts'
import type { LayerPlan, Plan } from '../layer/build-plan.ts'
import { findLastChanges } from '../plan/last-changes.ts'
import { visible } from '../report/escape.ts'
import type { PlannedBuild } from '../report/planned-build.ts'
import { inBackticks } from '../report/reason.ts'
import type { TerminalStyle } from '../report/terminal-style.ts'
import { explainLayer, findLayers } from '../report/why.ts'
import type { Surroundings } from '../use-cases.ts'

/** A planned build, and the absolute directory that its paths are relative to. */
export interface PlannedHere extends PlannedBuild {
  readonly working: string
}

/** What `why` answers of the layers of that name. @throws UserError where there is none. */
export async function explainLayers(
  name: string,
  builds: readonly PlannedHere[],
  style: Omit<TerminalStyle, 'show'>,
  surroundings: Surroundings,
): Promise<string> {
  const found: string[] = []
  for (const { name: build, plan, show, working } of builds) {
    for (const layer of findLayers(plan, name)) {
      const lastChanges = await findLastChanges(withThoseBelow(plan, layer), working, surroundings)
      const told = explainLayer(plan, layer, { ...style, show, lastChanges })
      found.push(build === '' ? told : `${visible(build)}:\n${told}`)
    }
  }
  if (found.length === 0) {
    throw noSuchLayer(
      builds.flatMap(({ plan }) => plan.layers),
      name,
    )
  }
  return found.join('\n')
}

/** Itself, and what it stands on or takes from, nearest first: their reasons are told, too. */
function withThoseBelow(plan: Plan, layer: LayerPlan): readonly LayerPlan[] {
  const layers = new Set([layer])
  for (const one of layers) for (const index of one.dependsOn) layers.add(plan.layers[index] ?? one)
  return [...layers]
}

function noSuchLayer(layers: readonly LayerPlan[], name: string): UserError {
  const all = [...new Set(layers.map((layer) => layer.definition.name))]
  const near = nearWord(name, all)
  const names = all.slice(0, 20).map(inBackticks.name)
  return new UserError({
    message: `there is no layer ${inBackticks.name(name)} in the given stackerfiles`,
    advice:
      near !== undefined
        ? `did you mean ${inBackticks.name(near)}?`
        : names.length === 0
          ? 'they have no layers'
          : `they have ${names.join(', ')}${all.length > names.length ? ` and ${String(all.length - names.length)} more` : ''}`,
  })
}
