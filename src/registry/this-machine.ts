import type { Log } from '../log.ts'
import { openFetch } from './fetch.ts'
import { homeDirectory } from './home.ts'
import type { Machine } from './machine.ts'

/** The machine on which this process runs, with the variables that the step or person has. */
export function thisMachine({
  environment,
  log,
}: {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Pick<Log, 'debug'>
}): Machine {
  return {
    fetch: openFetch(environment),
    variables: environment,
    home: homeDirectory(environment),
    uid: process.getuid?.() ?? 0,
    debug: (message) => {
      log.debug(message)
    },
  }
}
