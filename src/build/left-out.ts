import { UserError } from '../errors.ts'
import type { BuildToRun, Restored, Surroundings } from '../use-cases.ts'
import { untilInterrupted } from './interruption.ts'
import type { CommandRun } from './stacker-runs.ts'

/**
 * Whether stacker may have failed for what a restore of what is needed left out of the layers that were to be skipped (docs/stacker/restoring.md#40): something was
 * edited since. Where a layer was to be built anyway all that it asks for is there, and its `run` has failed by itself. Without a hit nothing was left out.
 */
export function mayLack({ layers, hasRunFailed }: CommandRun, { plan }: Pick<Restored, 'plan'>): boolean {
  if (!plan.layers.some(({ verdict }) => verdict === 'hit')) return false
  const at = layers.at(-1)
  const foreseen = plan.layers.find(
    ({ definition }) => definition.name === at?.name && definition.stackerfile === at.stackerfile,
  )
  return !hasRunFailed || foreseen?.verdict === 'hit'
}

/**
 * All that was left out, by the sources as they are now; undefined where all is to be broken off, or these are such that stacker's own words
 * say more.
 */
export async function restoreLeftOut(
  { complete: restoreWhole, interrupted }: Pick<BuildToRun, 'complete' | 'interrupted'>,
  { log }: Pick<Surroundings, 'log'>,
): Promise<Restored | undefined> {
  log.info('stacker may have asked for what was left out of the restore: it is fetched, and stacker is run once more')
  try {
    const ended = await untilInterrupted(restoreWhole(), interrupted)
    return ended.kind === 'done' ? ended.value : undefined
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    log.info(error.message)
    return undefined
  }
}
