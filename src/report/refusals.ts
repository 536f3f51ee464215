import type { LayerPlan, Plan, ReasonCode } from '../layer/build-plan.ts'
import { counted } from './figures.ts'
import type { Voice } from './reason.ts'

/** Only a record that was believed tells them. */
const ofRecords: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'definition-changed',
  'base-changed',
  'epoch-changed',
  'import-new',
  'import-missing',
  'import-type-changed',
  'import-changed',
  'overlay-dir-new',
  'overlay-dir-missing',
  'overlay-dir-changed',
  'layer-type-missing',
  'release-changed',
  'content-missing',
  'refresh-requested',
  'too-old',
  'needed-by-rebuild',
])

const mostCauses = 3

/**
 * What stands on top where all that the cache has of these layers was refused, in one sentence: without it that looks like a cold cache.
 * Undefined where nothing was refused, or something was believed.
 */
export function whyAllRefused({ layers }: Plan, voice: Voice): string | undefined {
  const refused = layers.flatMap(({ reasons }) => reasons.find(({ code }) => code === 'record-refused') ?? [])
  if (refused.length === 0 || layers.some(isBelieved)) return undefined
  const causes = new Map<string, number>()
  for (const { detail = '' } of refused) causes.set(detail, (causes.get(detail) ?? 0) + 1)
  const told = [...causes]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostCauses)
    .map(([why, count]) => `${voice.clause(why)}${causes.size === 1 ? '' : ` (${String(count)})`}`)
  const more = causes.size > told.length ? [`${String(causes.size - told.length)} more`] : []
  return `All that was found in the cache was refused, for ${counted(refused.length, 'layer')}, which ${refused.length === 1 ? 'counts' : 'count'} as not cached: ${[...told, ...more].join('; ')}.`
}

function isBelieved({ verdict, reasons, seconds }: LayerPlan): boolean {
  return (
    verdict === 'hit' || verdict === 'unchanged' || seconds !== null || reasons.some(({ code }) => ofRecords.has(code))
  )
}
