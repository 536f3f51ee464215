import type { Digest } from '../formats/digest.ts'
import { isStale, type LayerPlan } from '../layer/build-plan.ts'

/**
 * The manifests of the images that will not be built, by the tag that stacker gives them. A tag that several layers write is left out
 * unless they are one image: whose it will be depends on the order in which stacker comes upon them.
 */
export function digestsOf(layers: readonly Pick<LayerPlan, 'verdict' | 'images'>[]): Readonly<Record<string, Digest>> {
  const digests = new Map<string, Digest | undefined>()
  for (const { verdict, images } of layers) {
    for (const { tag, digest } of images) {
      const known = isStale(verdict) ? undefined : (digest ?? undefined)
      digests.set(tag, digests.has(tag) && digests.get(tag) !== known ? undefined : known)
    }
  }
  return Object.fromEntries([...digests].flatMap(([tag, digest]) => (digest === undefined ? [] : [[tag, digest]])))
}
