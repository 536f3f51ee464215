import { UserError } from '../errors.ts'
import type { Plan } from '../layer/build-plan.ts'
import { layerKey } from '../layer/stack.ts'
import type { Options } from '../options/options.ts'
import { plan } from '../plan/plan.ts'
import { stackerCommands } from '../plan/stacker-commands.ts'
import type { Surroundings } from '../use-cases.ts'
import type { PlannedCommand } from './stale-commands.ts'

/**
 * The calls that had nothing to do when all was planned, and by now have: what others built may write into the checkout through binds, and
 * stacker, given each stackerfile in turn, would read what is there by then. By build.cache alone: no store is asked.
 */
export async function editedCommands(
  options: Options,
  surroundings: Surroundings,
  { planned, passed }: { readonly planned: Plan; readonly passed: ReadonlySet<number> },
): Promise<readonly PlannedCommand[]> {
  const commands = stackerCommands(options).map((command, build): PlannedCommand => ({ ...command, build }))
  const others = commands.filter(({ build }) => !passed.has(build))
  const files = others.flatMap(({ stackerfile }) => stackerfile ?? [])
  if (files.length === 0) return []
  const seen = await seenNow({ ...options, sources: { kind: 'files', files } }, surroundings)
  // Unchanged ones were not laid down, so build.cache does not know them.
  const laid = new Set(
    planned.layers.flatMap((layer) => (layer.verdict === 'unchanged' ? [] : layerKey(layer.definition))),
  )
  return others.filter((_, build) =>
    seen?.layers.some(
      (layer) => layer.build === build && layer.verdict === 'miss' && laid.has(layerKey(layer.definition)),
    ),
  )
}

/** Undefined where the sources are such by now that there is no plan of them. */
async function seenNow(options: Options, surroundings: Surroundings): Promise<Plan | undefined> {
  try {
    return await plan({ ...options, from: 'local', bases: 'recorded', publishTo: undefined }, surroundings)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    surroundings.log.info(error.message)
    return undefined
  }
}
