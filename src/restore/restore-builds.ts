import type { StackedLayer } from '../layer/stack.ts'
import type { Options } from '../options/options.ts'
import type { Restored, Surroundings } from '../use-cases.ts'
import { restore } from './restore.ts'

/**
 * Restores builds that are worked through on one machine, each with options of its own, in their order. Of those that share a stacker-dir
 * an earlier one's layers stay where a later one has other layers of their names.
 */
export async function restoreBuilds(
  builds: readonly Options[],
  surroundings: Surroundings,
): Promise<readonly Restored[]> {
  const earlier = new Map<string, readonly StackedLayer[]>()
  const restored: Restored[] = []
  for (const options of builds) {
    const { stacker } = options.directories
    const before = earlier.get(stacker) ?? []
    const { stack, ...one } = await restore({ ...options, earlier: before }, surroundings)
    restored.push(one)
    earlier.set(stacker, [...before, ...stack])
  }
  return restored
}
