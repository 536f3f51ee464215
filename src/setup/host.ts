import type { RunCommand } from './commands.ts'

/** The machine as it stands, and how it is changed. */
export interface Host {
  readonly platform: string
  /** As Node names it. */
  readonly arch: string
  readonly uid: number
  readonly gid: number
  readonly user: string
  /** Where `/proc` and `/etc` are. */
  readonly root: string
  readonly path: string
  readonly run: RunCommand
}

/** What was set, and a sentence for each thing that could not be. */
export interface Changes {
  readonly done: readonly string[]
  readonly missing: readonly string[]
}

export function joinChanges(changes: readonly Changes[]): Changes {
  return { done: changes.flatMap(({ done }) => done), missing: changes.flatMap(({ missing }) => missing) }
}
