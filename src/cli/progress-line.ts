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

/** Runs something after so many milliseconds, which nobody waits for; answers what takes that back. */
export type Later = (run: () => void, milliseconds: number) => () => void

const byTimer: Later = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds).unref()
  return () => {
    clearTimeout(timer)
  }
}

/**
 * What is being done, as one line that the next one replaces, once it has taken a second. On standard error where that is a terminal, and
 * no job's log. What was told last is shown in any case when its time comes: it may be all that is told for long.
 */
export function openProgressLine(
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
  now: () => number,
  later: Later = byTimer,
): ProgressLine {
  if (!terminal.errIsTerminal || environment['TERM'] === 'dumb' || (environment['CI'] ?? '') !== '')
    return { terminal, progress: undefined, clear: () => undefined }
  let next = now() + first
  let isShown = false
  let latest = ''
  let takeBack: (() => void) | undefined
  const forget = (): void => {
    takeBack?.()
    takeBack = undefined
  }
  const clear = (): void => {
    forget()
    if (isShown) terminal.err('\r\u001b[K')
    isShown = false
  }
  const show = (text: string): void => {
    next = now() + between
    // A longer one would be two, of which the next one replaces the last.
    terminal.err(`\r\u001b[K${visible(text).slice(0, (terminal.columns ?? 80) - 1)}`)
    isShown = true
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
      const wait = next - now()
      latest = text
      if (wait <= 0) {
        forget()
        show(text)
      } else
        takeBack ??= later(() => {
          takeBack = undefined
          show(latest)
        }, wait)
    },
    clear,
  }
}
