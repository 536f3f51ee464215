import type { Plan, Verdict } from '../layer/build-plan.ts'
import { buildTimes, roughly } from './build-time.ts'
import { counted } from './figures.ts'
import { secondsSaved, type RestoreTransfer } from './transfer.ts'

/**
 * The first line of a summary: what is built, and what that takes. `9 of 202 layers are built, 2 may be; about 4 min instead of 31 min
 * (net 26 min saved so far)`.
 */
export function answer(plan: Plan, transfer: RestoreTransfer | undefined): string {
  return [whatIsBuilt(plan), whatItTakes(plan), net(transfer)].filter((part) => part !== '').join('')
}

function whatIsBuilt({ layers, builds }: Plan): string {
  const unread = new Set(builds.flatMap(({ files }) => files.filter((file) => file.unread).map(({ path }) => path)))
  const more = unread.size === 0 ? '' : `, and all of ${counted(unread.size, 'stackerfile')} that could not be read`
  if (layers.length === 0) return more === '' ? 'there are no layers' : `all layers are built${more}`
  const count = (...verdicts: readonly Verdict[]): number =>
    layers.filter(({ verdict }) => verdicts.includes(verdict)).length
  const [certain, possible, stops] = [count('miss', 'always'), count('unknown'), count('error')]
  const told = [`${String(certain)} of ${counted(layers.length, 'layer')} ${certain === 1 ? 'is' : 'are'} built${more}`]
  if (possible > 0) told.push(`${String(possible)} may be`)
  if (count('unchanged') > 0) told.push(`${String(count('unchanged'))} only if stacker is run at all`)
  if (stops > 0) told.push(`and stacker stops at ${stops === 1 ? 'one' : String(stops)} of them`)
  return told.join(', ')
}

function whatItTakes({ layers, builds }: Plan): string {
  if (layers.some(({ verdict }) => verdict === 'error')) return ''
  const { rebuild, hit } = buildTimes(layers)
  const unread = builds.some(({ files }) => files.some((file) => file.unread))
  const isLeast = unread || rebuild.unknown > 0
  if (rebuild.seconds === 0) return hit.seconds === 0 || isLeast ? '' : `; ${roughly(hit.seconds)} kept`
  const [takes, whole] = [roughly(rebuild.seconds), roughly(rebuild.seconds + hit.seconds)]
  return `; ${isLeast ? 'at least' : 'about'} ${takes}${takes === whole ? '' : ` instead of ${whole}`}`
}

/** Restoring takes time itself: where that is more than building would take, it is said. */
function net(transfer: RestoreTransfer | undefined): string {
  if (!transfer?.restored.some(({ seconds }) => seconds !== null)) return ''
  const saved = secondsSaved(transfer)
  if (saved >= 1) return ` (net ${roughly(saved)} saved so far)`
  return saved <= -1 ? ` (restoring took ${roughly(-saved)} more than building what was restored)` : ''
}
