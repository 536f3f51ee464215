import type { Plan } from '../layer/build-plan.ts'
import type { BuildToPlan, Surroundings } from '../use-cases.ts'
import { namingBuild } from './build-mistakes.ts'
import { earlierLayers, type EarlierBuild } from './earlier-layers.ts'
import { foreseeBuild } from './plan.ts'
import { openRights } from '../workspace/root/capabilities.ts'

/** Each reads files and asks the store by itself. */
const parallelBuilds = 8

/**
 * The plans of several builds, each with options of its own, in their order. Builds of one place are judged one after the other as
 * stacker would come upon them: of a name that an earlier one holds with another definition the entry is gone.
 */
export async function planBuilds(builds: readonly BuildToPlan[], surroundings: Surroundings): Promise<readonly Plan[]> {
  const plans: Plan[] = []
  const queue = byPlace(builds)
  const rights = openRights()
  const sharing = { ...surroundings, sharedStores: surroundings.sharedStores ?? new Map() }
  const work = async (): Promise<void> => {
    for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
      const earlier: EarlierBuild[] = []
      for (const { options, name, index } of group) {
        const before = { ...options, earlier: earlierLayers(earlier, options), rights }
        const { plan, stack } = await foreseeBuild(before, sharing).catch((error: unknown) => {
          throw namingBuild(error, name)
        })
        plans[index] = plan
        earlier.push({ options, stack })
      }
    }
  }
  // What the first one learns of the cache, the others need not learn again.
  const first = queue.splice(0, 1)
  const rest = queue.splice(0)
  queue.push(...first)
  await work()
  queue.push(...rest)
  await Promise.all(Array.from({ length: Math.min(parallelBuilds, rest.length) }, work))
  return plans
}

interface IndexedBuild extends BuildToPlan {
  readonly index: number
}

/** Builds by the place that they share, in order. */
function byPlace(builds: readonly BuildToPlan[]): (readonly IndexedBuild[])[] {
  const groups = new Map<string, IndexedBuild[]>()
  for (const [index, build] of builds.entries()) {
    const group = groups.get(build.place)
    if (group === undefined) groups.set(build.place, [{ ...build, index }])
    else group.push({ ...build, index })
  }
  return [...groups.values()]
}
