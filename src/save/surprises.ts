import { digestOf, type Digest } from '../formats/digest.ts'
import { definitionText, sameDefinition } from '../layer/definition.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { layerKey } from '../layer/stack.ts'
import { entryDigest, type LayerNote, type Note } from '../handover/note.ts'
import type { Gathered } from '../plan/gather.ts'
import type { Release } from '../release/release.ts'
import type { PlanDifference } from '../report/transfer.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'

/**
 * Where the build did not do what the plan said, as far as build.cache shows: `entries` are what stands in it now. That a build ended
 * before it got to a layer is no difference.
 */
export function differencesFrom(
  note: Note,
  { stack, sources }: Gathered,
  entries: ReadonlyMap<string, CacheEntry>,
): PlanDifference[] {
  const { release } = sources
  const notes = new Map(note.layers.map((layer) => [layerKey(layer), layer]))
  const holders = new Map<string, number>()
  /** By build: the last layer that was built. */
  const lastBuilt = new Map<number, number>()
  const layers = stack.map(({ facts: { definition }, build }, index) => {
    const noted = notes.get(layerKey(definition))
    const entry = entries.get(definition.name)
    const after = entry && entryDigest(entry, release)
    const isBuilt = noted !== undefined && isChanged(note, noted, after)
    if (isBuilt) lastBuilt.set(build, index)
    holders.set(definition.name, (holders.get(definition.name) ?? 0) + 1)
    return { definition, build, noted, entry, after, isBuilt }
  })
  return layers.flatMap(({ definition, build, noted, entry, after, isBuilt }, index): PlanDifference[] => {
    const { name, stackerfile } = definition
    // One entry for all of a name says little of each.
    if (noted === undefined || holders.get(name) !== 1) return []
    const { verdict, laid, stood } = noted
    const differs = (rebuilt: boolean, found?: PlanDifference['found']): PlanDifference[] => [
      { stackerfile, name, predicted: verdict, rebuilt, ...(found && { found }) },
    ]
    const isForetold = verdict === 'hit' && laid !== null
    if (entry === undefined) return isForetold ? differs(false, 'gone') : []
    if (isBuilt) {
      if (isOther(entry, definition, { note, noted }, release)) return differs(true, 'other-definition')
      return isForetold ? differs(true) : []
    }
    if (verdict !== 'miss' && verdict !== 'always') return []
    // stacker works through a file in order (docs/stacker/staging.md#2.1), so it has passed by what stands before a layer that it
    // has built.
    const isPassed = (lastBuilt.get(build) ?? 0) > index
    return after === stood && isPassed ? differs(false) : []
  })
}

/** Was the entry written since restore looked? Where it did not clear away what stood there, that has to be known. */
function isChanged({ cleared }: Note, { laid, stood }: LayerNote, after: Digest | undefined): boolean {
  if (after === undefined) return false
  return laid === null && stood === null ? cleared : after !== (laid ?? stood)
}

/** Neither as it was planned nor as the stackerfile, which may have been edited since, has it now. */
function isOther(
  { Layer: built }: CacheEntry,
  { layer, neverEqual, unsure }: LayerDefinition,
  { note, noted }: { readonly note: Note; readonly noted: LayerNote },
  release: Release,
): boolean {
  if (neverEqual.length > 0 || unsure.length > 0 || note.release !== release.tag) return false
  return !sameDefinition(built, layer, release) && digestOf(definitionText(built, release)) !== noted.definition
}
