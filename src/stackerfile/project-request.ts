import type { Release } from '../release/release.ts'
import type { LayerDefinition } from './stackerfile.ts'
import type { SubstitutedDirectories } from './substitution-list.ts'

export interface ProjectRequest {
  /** One for each `stacker build -f`, or one with all that a `recursive-build` found. Absolute paths. */
  readonly builds: readonly { readonly roots: readonly string[] }[]
  readonly release: Release
  /** KEY=VALUE, as `--substitute`. */
  readonly substitutions: readonly string[]
  /** Absolute path. */
  readonly substituteFile?: string
  readonly directories: SubstitutedDirectories
  readonly host: { readonly os: 'linux'; readonly arch: 'amd64' | 'arm64' }
  /** Where stacker is run. */
  readonly workingDirectory: string
  /** `--require-hash`. */
  readonly requireHash?: boolean
  /** Told of the layers of each file as soon as it is read. */
  readonly onRead?: (layers: readonly LayerDefinition[]) => void
}
