import type { Release } from '../release/release.ts'

export interface ParseContext {
  /** Absolute path of the stackerfile; relative paths in it begin at its directory. */
  readonly path: string
  readonly release: Release
  /** KEY=VALUE in the order in which stacker applies them, built-in ones included. */
  readonly substitutions: readonly string[]
  readonly host: { readonly os: string; readonly arch: string }
  /** `--require-hash`. */
  readonly requireHash?: boolean
}
