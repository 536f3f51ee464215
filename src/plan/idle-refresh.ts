import { didYouMean } from '../formats/near-word.ts'
import type { Plan } from '../layer/build-plan.ts'
import type { Options } from '../options/options.ts'
import { nameGlob } from './name-glob.ts'

/** A sentence for each name or glob of `refresh` that is no layer's of any build: whoever wrote it expects that something is built. */
export function idleRefresh(options: readonly Pick<Options, 'refresh'>[], plans: readonly Plan[]): readonly string[] {
  const names = new Set(plans.flatMap(({ layers }) => layers.map(({ definition }) => definition.name)))
  const globs = new Set(options.flatMap(({ refresh }) => refresh))
  return [...globs].flatMap((glob) => {
    const pattern = nameGlob(glob)
    if ([...names].some((name) => pattern.test(name))) return []
    return [
      `refresh: no layer is called ${JSON.stringify(glob)}; ${didYouMean(glob, names, 'nothing is built for it')}`,
    ]
  })
}
