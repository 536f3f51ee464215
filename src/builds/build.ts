import type { Arch } from './fields.ts'
import type { LayerType } from '../release/layer-type.ts'

/** One build with its variants filled in. What is undefined was not given: then the default of the input of that name holds. */
export interface Build {
  /** By which it is asked for, unique in the file. */
  readonly name: string
  /** Where the file describes it, from 1. */
  readonly line: number
  readonly column: number
  /** Values of the variants, in the order of the lists and then of `include`. */
  readonly variants: ReadonlyMap<string, string>
  readonly sources: BuildSources
  /** `KEY=VALUE` in the order of the file, those of `defaults` first; a value may hold line breaks. */
  readonly substitute: readonly string[]
  /** Paths as written. */
  readonly substituteFiles: readonly string[]
  /** Without repetition, in the given order. */
  readonly layerTypes: readonly LayerType[] | undefined
  readonly verity: boolean | undefined
  readonly directories: BuildDirectories
  readonly arch: Arch | undefined
  /** `auto`, `none` or seconds. */
  readonly epoch: string | undefined
  readonly runsOn: RunsOn | undefined
  /** `auto` or a release. */
  readonly stackerVersion: string | undefined
  readonly binds: Binds
  readonly refutable: readonly Refutable[]
}

/** A text of the file that only the disk can tell to be wrong. */
export interface Refutable {
  readonly option: 'stackerfiles' | 'working-directory'
  readonly text: string
  /** Offset in the file: that of the build, where it leaves the default. */
  readonly at: number
}

export type BuildSources =
  /** Paths or globs as written, one `stacker build -f` for each file that they stand for. */
  | { readonly kind: 'files'; readonly lines: readonly string[] }
  /** One `stacker recursive-build`. */
  | { readonly kind: 'search'; readonly directory: string | undefined; readonly pattern: string | undefined }

/** As written. */
export interface BuildDirectories {
  readonly working: string | undefined
  readonly work: string | undefined
  readonly stacker: string | undefined
  readonly oci: string | undefined
  readonly roots: string | undefined
}

/** A JSON value as `runs-on` of a job takes it. */
export type RunsOn = string | readonly string[] | RunnerGroup

export interface RunnerGroup {
  readonly group?: string
  readonly labels?: string | readonly string[]
}

/** What layers with binds are judged by. */
export type Binds =
  /** stacker's rule: they are built on every run. */
  | { readonly kind: 'stacker' }
  /** Also the content of what is bound, without what the globs name. */
  | { readonly kind: 'content'; readonly exclude: readonly string[] }
