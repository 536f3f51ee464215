import { namingBuild } from '../plan/build-mistakes.ts'
import { earlierLayers, type EarlierBuild } from '../plan/earlier-layers.ts'
import type { BuildToPlan, Restored, Surroundings } from '../use-cases.ts'
import { restore } from './restore.ts'

/**
 * Restores builds that are worked through on one machine, each with options of its own, in their order. Of those that share a stacker-dir
 * an earlier one's layers stay where a later one has other layers of their names.
 */
export async function restoreBuilds(
  builds: readonly BuildToPlan[],
  surroundings: Surroundings,
): Promise<readonly Restored[]> {
  const earlier = new Map<string, EarlierBuild[]>()
  const restored: Restored[] = []
  for (const { options, name } of builds) {
    const { stacker } = options.directories
    const before = earlier.get(stacker) ?? []
    const asked = { ...options, earlier: earlierLayers(before, options) }
    const { stack, ...one } = await restore(asked, surroundings).catch((error: unknown) => {
      throw namingBuild(error, name)
    })
    restored.push(one)
    earlier.set(stacker, [...before, { options, stack }])
  }
  return restored
}
