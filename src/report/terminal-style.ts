import type { Verdict } from '../layer/build-plan.ts'

/** How something is shown to a person, in a log or at a terminal. */
export interface TerminalStyle {
  readonly colour: boolean
  /** Turns an absolute path into what is shown. */
  readonly show: (path: string) => string
  /** Of a terminal, in characters; undefined for a pipe or a log, in which no line is broken. */
  readonly columns?: number | undefined
  /** Of a terminal; undefined where there is room for everything. */
  readonly rows?: number | undefined
  /** Layers of these verdicts only. */
  readonly only?: ReadonlySet<Verdict> | undefined
}

const colours: Readonly<Record<Verdict, number>> = {
  hit: 32,
  unchanged: 32,
  miss: 33,
  always: 36,
  unknown: 35,
  error: 31,
}

/** `code`: of a graphic rendition (ECMA-48, SGR). */
export function paint(text: string, code: number, style: Pick<TerminalStyle, 'colour'>): string {
  return style.colour ? `\u001b[${code}m${text}\u001b[0m` : text
}

export function paintVerdict(verdict: Verdict, text: string, style: Pick<TerminalStyle, 'colour'>): string {
  return paint(text, colours[verdict], style)
}
