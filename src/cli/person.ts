import type { Progress } from '../use-cases.ts'
import type { Terminal } from './terminal.ts'

/** Who runs a command, and where. */
export interface Person {
  readonly terminal: Terminal
  readonly environment: Readonly<Record<string, string | undefined>>
  /** As Go's os.Getwd has it: a stacker that is run here takes it for that. */
  readonly cwd: string
  readonly now: () => number
  /** From now on signals end nothing by themselves: it is aborted with the first of them as its reason. */
  readonly interruption?: () => AbortSignal
  /** For who watches. */
  readonly progress?: Progress | undefined
  /** The program's version. */
  readonly version: string
}
