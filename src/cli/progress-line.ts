import { visible } from '../report/escape.ts'
import type { Progress } from '../use-cases.ts'
import type { Terminal } from './terminal.ts'

/** Milliseconds before anything is told of work that may be done by then, and between two lines. */
const first = 1000
const between = 100

export interface ProgressLine {
  /** The same, whose other lines take the progress away first. */
  readonly terminal: Terminal
  /** Undefined where nobody watches. */
  readonly progress: Progress | undefined
  /** Takes away what is shown. */
  readonly clear: () => void
}

/**
 * What is being done, as one line that the next one replaces, once it has taken a second. On standard error where that is a terminal, and
 * no job's log.
 */
export function openProgressLine(
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
  now: () => number,
): ProgressLine {
  if (!terminal.errIsTerminal || environment['TERM'] === 'dumb' || (environment['CI'] ?? '') !== '')
    return { terminal, progress: undefined, clear: () => undefined }
  let next = now() + first
  let isShown = false
  const clear = (): void => {
    if (isShown) terminal.err('\r\u001b[K')
    isShown = false
  }
  const after =
    (write: (text: string) => void) =>
    (text: string): void => {
      clear()
      write(text)
    }
  return {
    terminal: { ...terminal, out: after(terminal.out), err: after(terminal.err) },
    progress: (text) => {
      if (now() < next) return
      next = now() + between
      // A longer one would be two, of which the next one replaces the last.
      terminal.err(`\r\u001b[K${visible(text).slice(0, (terminal.columns ?? 80) - 1)}`)
      isShown = true
    },
    clear,
  }
}
