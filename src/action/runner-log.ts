import type { Log } from '../log.ts'
import { visible } from '../report/escape.ts'
import type { Runner } from './runner.ts'

/** The runner's log for the rest of the house: what is said there is never taken for a command. */
export function runnerLog(runner: Pick<Runner, 'debug' | 'info' | 'warning'>): Log {
  return {
    debug: (message) => {
      runner.debug(message)
    },
    info: (message) => {
      runner.info(withoutCommands(legible(message)))
    },
    warning: (message) => {
      runner.warning(legible(message))
    },
  }
}

/** Lines stay lines; nothing in them steers a terminal or hides what it stands beside. */
function legible(text: string): string {
  return text.split('\n').map(visible).join('\n')
}

/**
 * Layer names and registries' answers end up in lines of the log, where the runner obeys `::command::` at the start of a line and
 * the older `##[command]` anywhere in it (docs/stacker/platform.md#3.5; ActionCommand.cs). What goes through `warning` and `debug`
 * is escaped by @actions/core.
 */
export function withoutCommands(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
    .join('\n')
}
