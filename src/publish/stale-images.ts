import type { Problem } from '../errors.ts'
import type { LayerPlan, Plan, ReasonCode } from '../layer/build-plan.ts'
import { describeReason, plain } from '../report/reason.ts'
import type { OutputImage } from './output-images.ts'

/**
 * Images of which build.cache does not say that they are what their sources describe. `stacker publish` refuses them, too, and with them
 * those that are built on every run, which can never be looked up: here these count as what the last build made of them.
 */
export function staleImages(images: readonly OutputImage[], { layers }: Plan): readonly Problem[] {
  const stale = new Map<LayerPlan, boolean>()
  const isStale = (layer: LayerPlan): boolean => {
    const known = stale.get(layer)
    if (known !== undefined) return known
    const found =
      layer.reasons.some(({ code, uncompared }) => uncompared === true || !ofEveryRun.has(code)) ||
      layer.dependsOn.some((index) => {
        const below = layers[index]
        return below !== undefined && isStale(below)
      })
    stale.set(layer, found)
    return found
  }
  const told = new Set<LayerPlan>()
  return images.flatMap(({ layer }): Problem[] => {
    if (layer.verdict === 'hit' || layer.verdict === 'unchanged' || !isStale(layer) || told.has(layer)) return []
    told.add(layer)
    const { name, stackerfile, line } = layer.definition
    const [reason] = layer.reasons
    const why = reason === undefined ? 'its build is not recorded' : describeReason(reason, plain, undefined)
    return [
      {
        message: `layer ${JSON.stringify(name)} is not published, since its image is not what its sources describe: ${why}`,
        place: { file: stackerfile, line },
        advice: 'build it first, with the same options',
      },
    ]
  })
}

/** Reasons that every run of stacker finds anew, right after a build, too. */
const ofEveryRun: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'binds',
  'never-equal',
  'bom-generate',
  'base-rebuilt',
  'base-may-be-equal',
  'producer-rebuilt',
])
