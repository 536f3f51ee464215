import { visible } from '../report/escape.ts'
import type { Log } from '../log.ts'

/** Where a person sits, or a pipe ends. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  /** In characters; undefined where nobody can say. */
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

export type ColourWhen = 'auto' | 'always' | 'never'

/** Unless `--color` says so. NO_COLOR counts when it is set and not empty (no-color.org). */
export function wantsColour(
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
  when: ColourWhen = 'auto',
): boolean {
  if (when !== 'auto') return when === 'always'
  return terminal.outIsTerminal && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb'
}

/** Everything goes to standard error: what a command answers stands alone on standard output. Progress only where somebody watches. */
export function terminalLog(terminal: Terminal, verbose: boolean): Log {
  const say = (prefix: string, message: string): void => {
    for (const line of message.split('\n')) terminal.err(`${prefix}${visible(line)}\n`)
  }
  return {
    debug: (message) => {
      if (verbose) say('', message)
    },
    info: (message) => {
      if (verbose || terminal.errIsTerminal) say('', message)
    },
    warning: (message) => {
      say('warning: ', message)
    },
  }
}

/** The answer, which ends with one line break. */
export function print(terminal: Terminal, text: string): void {
  terminal.out(text.endsWith('\n') ? text : `${text}\n`)
}
