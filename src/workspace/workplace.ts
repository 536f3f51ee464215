import type { Log } from '../log.ts'
import type { StackerDirectories } from './directories.ts'

/** Where a step is at work. */
export interface Workplace {
  readonly directories: StackerDirectories
  /** The staging directory: see `openStaging`. */
  readonly staging: string
  readonly log: Log
}
