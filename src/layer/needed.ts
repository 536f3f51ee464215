import type { Candidate } from './candidate.ts'
import type { Provision } from './provision.ts'
import type { JudgedLayer } from './provisions.ts'
import { takenImports } from './taken.ts'

/** A judged layer with how it would be laid down whole. */
export interface ProvidedLayer extends JudgedLayer {
  readonly provision: Provision | undefined
}

/**
 * Names of the layers whose content stacker asks for if nothing is edited any more (docs/stacker/restoring.md#40): what is built is built
 * on, on every run producers are mounted (docs/stacker/restoring.md#19) and images of the project copied that are bases, and what is
 * mounted of a build_only layer reaches down to the next image. A layer that is not certain to be skipped counts as built. `isWhole`: it
 * stands here already as it would be laid down, and somebody else may need it.
 */
export function neededLayers(
  layers: readonly ProvidedLayer[],
  isWhole: (candidate: Candidate) => boolean,
): ReadonlySet<string> {
  const needed = new Set<string>()
  const nameAt = (index: number | undefined): string | undefined =>
    index === undefined ? undefined : layers[index]?.stacked.facts.definition.name
  const need = (name: string | undefined): void => {
    if (name === undefined || needed.has(name)) return
    needed.add(name)
    for (const { stacked, provision } of layers) {
      if (stacked.facts.definition.name === name && reachesDown(provision) && stacked.facts.definition.layer.BuildOnly)
        need(nameAt(stacked.base))
    }
  }
  for (const { stacked, judgement } of layers) {
    const { base, facts, below } = stacked
    const { candidate } = judgement
    if (candidate?.record !== undefined && isWhole(candidate)) need(facts.definition.name)
    if (judgement.verdict !== 'hit' || facts.base.kind === 'produced') need(nameAt(base))
    for (const { producer } of takenImports(facts.definition.layer)) need(nameAt(below.get(producer)))
  }
  return needed
}

/** Its metadata names layers of the image below it, or it stands here and nobody knows. */
function reachesDown(provision: Provision | undefined): boolean {
  switch (provision?.kind) {
    case undefined:
    case 'none':
    case 'documents':
    case 'stub':
    case 'stand-in':
    case 'left-out':
      return false
    case 'keep':
    case 'metadata':
    case 'unpacked':
      return true
  }
}
