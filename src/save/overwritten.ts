import { entryAgain } from '../layer/checkout-entries.ts'
import { entryHash } from '../layer/entry-hash.ts'
import { foresee } from '../layer/foreseen.ts'
import { hasEqualEntry } from '../layer/standing.ts'
import { completeFacts } from '../layer/lookup.ts'
import { layerIdentity } from '../layer/portable.ts'
import { isUnwitnessed } from '../layer/import-dest.ts'
import type { Gathered } from '../plan/gather.ts'
import { portableForm } from '../plan/sources.ts'
import type { FindLayer } from './underneath.ts'

/**
 * A build_only layer whose entry another stackerfile's layer of its name has overwritten: stacker keeps one entry a name
 * (docs/stacker/build-cache.md#7.3). Whoever is built on it holds the hash of the entry that it had, and that is the one which the
 * sources foretell or it is not.
 */
export function overwrittenLayers(
  { sources, stack }: Pick<Gathered, 'sources' | 'stack'>,
  workingDirectory: string,
  everyRun: readonly boolean[],
  built: FindLayer,
): FindLayer {
  const { release, layerTypes } = sources
  const shared = new Set(stack.flatMap(({ sharesName, facts }) => (sharesName ? [facts.definition.name] : [])))
  const find: FindLayer = (index) => {
    const stacked = stack[index]
    if (stacked === undefined || everyRun[index] !== false) return undefined
    const { facts } = stacked
    if (!facts.definition.layer.BuildOnly || !shared.has(facts.definition.name)) return undefined
    // What it holds of the content of imports with `dest` is in no hash.
    if ((facts.definition.layer.Imports ?? []).some(isUnwitnessed)) return undefined
    const parent = stacked.base === undefined ? undefined : (built(stacked.base) ?? find(stacked.base))
    const base =
      facts.base.kind === 'known'
        ? facts.base.base
        : facts.base.kind === 'built' && parent
          ? String(entryHash(parent.entry, release))
          : undefined
    const form = portableForm(facts.definition, sources, workingDirectory)
    const foreseen = foresee(facts, form, {
      standing: () => parent && { kind: 'good', identity: parent.identity },
      isBuiltOnEveryRun: () => false,
    })
    const complete = completeFacts(foreseen)
    if (base === undefined || complete === undefined || !hasEqualEntry(facts, complete)) return undefined
    const entry = entryAgain(stacked, foreseen, base, { release, layerTypes })
    return { entry, identity: layerIdentity(complete, [], []) }
  }
  return find
}
