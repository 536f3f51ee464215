import type { PublishTarget } from '../registry/publish-target.ts'
import type { RepositoryName } from '../registry/repository-name.ts'
import type { EpochChoice } from '../release/epoch.ts'
import type { LayerType } from '../release/layer-type.ts'
import type { TrustChoice } from '../trust/open-seal.ts'

/** What was asked for, complete and checked; the runner's inputs and the command line both become this. */
export interface Options {
  readonly sources: Sources
  readonly directories: GivenDirectories
  /** `KEY=VALUE` in the given order; a value may hold line breaks. */
  readonly substitute: readonly string[]
  /** Absolute path. */
  readonly substituteFile?: string
  /** Without repetition, in the given order. */
  readonly layerTypes: readonly LayerType[]
  /** Ask for dm-verity data in squashfs and erofs layers, stacker's default. */
  readonly verity: boolean
  /** The program: a name to be found on PATH, or an absolute path. */
  readonly stacker: string
  /** `release` is a git tag as `v1.2.0`; it need not be in the table. */
  readonly stackerVersion: { readonly kind: 'auto' } | { readonly kind: 'release'; readonly release: string }
  /** Go's name of the architecture that stacker runs on; that of this machine where it is not given. */
  readonly arch?: 'amd64' | 'arm64'
  readonly stackerUser: 'auto' | 'root' | 'runner'
  readonly epoch: EpochChoice
  /** As stacker will have it; `auto`: as the newest build had it. */
  readonly umask: 'auto' | number
  readonly store: StoreList
  readonly keyPrefix: string
  /** Whose records are believed of a store that others write, too. */
  readonly trust: TrustChoice
  readonly bases: 'check' | 'recorded'
  /** `stacker`: a layer with binds is built on every run, whatever they hold. `content`: what they hold is compared. */
  readonly binds: 'stacker' | 'content'
  /** Globs of what is not compared in binds, relative to their sources. */
  readonly bindsExclude: readonly string[]
  /** Layer names, or globs of `*` and `?` over them. */
  readonly refresh: readonly string[]
  /** Days. */
  readonly maxAge?: number
  /** Matrices of the output `stages`. */
  readonly stages: number
  /** At most so many rows in a matrix; as many as there are groups where it is not given. */
  readonly legs?: number
  /** `needed`: of a hit that nobody asks for any more the image's layers are left out. */
  readonly restore: 'all' | 'needed' | 'none'
  /** After saving, what images in the layout lack is brought. */
  readonly complete: boolean
  readonly save: 'auto' | 'always' | 'never'
  /** Milliseconds that the cache may hold up a step, in all. */
  readonly patience: number
  /** Bytes. */
  readonly budget: number
  readonly summary: boolean
  readonly publishTo?: PublishTarget | undefined
  /** `changed`: of what the registry has already no further tag is written. */
  readonly publish: 'all' | 'changed'
  /** `part`: images of one architecture, under tags with its name; `join`: indexes over such parts. */
  readonly publishIndex: 'none' | 'part' | 'join'
  /** Absolute paths of the stackerfiles whose images are published; others among `sources` are prerequisites of these. All where it is not given. */
  readonly publishFiles?: ReadonlySet<string>
  /** What the verdicts are taken from: the store's records, or the build.cache that is on disk. */
  readonly from: 'store' | 'local'
}

/** Which stackerfiles: one `stacker build -f` each, or one `stacker recursive-build`. */
export type Sources =
  /** Absolute paths in the given order, each once. None: nothing to do. */
  | { readonly kind: 'files'; readonly files: readonly string[] }
  /** `directory` as written: stacker matches `pattern` against the path that it walked, which starts with it. */
  | { readonly kind: 'search'; readonly directory: string; readonly pattern: string }

/** stacker's directories with how they were written, which is shown, and told to stacker. */
export interface GivenDirectories {
  /** Where stacker is run, as stacker sees it: free of links. This and the following are absolute. */
  readonly working: string
  /** The same as people wrote it, where that leads through a link. */
  readonly written?: string
  readonly stacker: string
  readonly oci: string
  readonly roots: string
  /** `--work-dir` as written, empty when not given: STACKER_WORK_DIR is this very text (docs/stacker/staging.md#1.2). */
  readonly workDirOption: string
}

/** Each once; they are read in this order, and what is new is written to the first. */
export type StoreList = readonly [StoreChoice, ...StoreChoice[]]

export type StoreChoice =
  | { readonly kind: 'github' }
  /** Absolute path. */
  | { readonly kind: 'directory'; readonly path: string }
  | ({ readonly kind: 'registry' } & RepositoryName)
