import type { Options } from '../options/options.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What a runner gives to actions alone: their inputs, what main has kept for post, and the way into the cache. */
const ofActions = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_|ACTIONS_CACHE_|ACTIONS_RESULTS_)/

/**
 * The environment that a step would run stacker in, with the epoch that was planned. `through sudo` the plan has no epoch but a given one
 * (docs/stacker/staging.md#1.4), so that `sudo -E` must not bring one in. PWD names the directory: Go believes it (docs/stacker/staging.md#1.1).
 */
export function stackerEnvironment(
  environment: Environment,
  { epoch, directories }: Pick<Options, 'epoch' | 'directories'>,
  throughSudo: boolean,
): Environment {
  const kept = Object.entries(environment).filter(([name]) => !ofActions.test(name) && name !== 'SOURCE_DATE_EPOCH')
  const seen = throughSudo ? undefined : environment['SOURCE_DATE_EPOCH']
  const seconds = epoch.kind === 'seconds' ? String(epoch.seconds) : epoch.kind === 'auto' ? seen : undefined
  return {
    ...Object.fromEntries(kept),
    PWD: directories.working,
    ...(seconds === undefined ? {} : { SOURCE_DATE_EPOCH: seconds }),
  }
}
