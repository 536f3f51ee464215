import type { Problem } from '../errors.ts'
import type { Layer } from './layer.ts'

/** One stackerfile as read: what its author wrote, and what stacker makes of it. */
export interface Stackerfile {
  /** Absolute path. */
  readonly path: string
  /** Layers in file order. */
  readonly layers: readonly LayerDefinition[]
  /** Absolute paths of `config.prerequisites`, in file order. */
  readonly prerequisites: readonly string[]
  /** Why the file as a whole could not be read with certainty; then `layers` is empty and its build counts as needed. */
  readonly unsure: readonly Problem[]
}

export interface LayerDefinition {
  readonly name: string
  /** Absolute path of the stackerfile that defines it. */
  readonly stackerfile: string
  /** Line of the layer's key in the stackerfile on disk, from 1. */
  readonly line: number
  readonly column: number
  /** Normalised, with the paths of imports, overlay dirs and binds as the author wrote them: the same in every checkout. */
  readonly written: Layer
  /** Normalised as stacker does it: those paths made absolute. This is what build.cache holds. */
  readonly layer: Layer
  /** Directives for which the layer never equals its own cached copy, as `run`. Empty for a stable layer. */
  readonly neverEqual: readonly string[]
  /** What the reader could not decide. Not empty: the verdict is `unknown` and `layer` must not be believed. */
  readonly unsure: readonly Problem[]
  /** Names of the substitutions whose values stand in the layer, by the top-level directive (`run`, `from`, `imports` ...). */
  readonly substitutions: ReadonlyMap<string, readonly string[]>
}

/** What one `stacker build -f` (or one `recursive-build`) will work through. */
export interface OrderedBuild {
  /** The given stackerfiles (absolute paths): one for `build`, all that were found for `recursive-build`. */
  readonly roots: readonly string[]
  /** All files of the build, prerequisites first, in an order that stacker could take. */
  readonly files: readonly Stackerfile[]
  /** All layers in build order: file by file, inside a file as its `stacker://` and `built` edges demand. */
  readonly layers: readonly LayerDefinition[]
}

export interface Project {
  readonly builds: readonly OrderedBuild[]
  /** `KEY=VALUE` in an order in which stacker applies them: those given, of the substitute-file, built-in ones. */
  readonly substitutions: readonly string[]
  /** Things the user should know that do not stop stacker. */
  readonly notices: readonly Problem[]
}
