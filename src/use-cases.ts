import type { Plan } from './layer/build-plan.ts'
import type { Log } from './log.ts'
import type { Options, StoreChoice } from './options/options.ts'
import type { SharedStores } from './store/opened-stores.ts'
import type { TrustChoice } from './trust/open-seal.ts'
import type { Patience } from './store/github/patience.ts'
import type { BuildTransfer, PassedLayer } from './report/build-transfer.ts'
import type { Completed } from './report/completed.ts'
import type { PublishTransfer } from './report/publish-transfer.ts'
import type { RestoreTransfer, SaveTransfer } from './report/transfer.ts'

/** Told what is being done and how far it is, again and again; most of it is never shown. */
export type Progress = (text: string) => void

/** What a use case needs of the world besides its options. */
export interface Surroundings {
  readonly log: Log
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** For a person who waits. */
  readonly progress?: Progress | undefined
  /** Stores that plans of one step share. */
  readonly sharedStores?: SharedStores
  /** How long the cache service may take; the usual time where it is not given. */
  readonly patience?: Patience
  /** How long registries and servers are waited for, in milliseconds: for one answer, and for all of a run. */
  readonly networkPatience?: { readonly request: number; readonly total: number }
}

/** Plain JSON: survives JSON.stringify and JSON.parse unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One of several builds. Those of one `place` are worked through on one machine, in one stacker-dir, one after the other. */
export interface BuildToPlan {
  readonly name: string
  readonly options: Options
  readonly place: string
}

export interface Restored {
  /** As it stands after laying down: a hit that could not be had is one no longer. */
  readonly plan: Plan
  readonly transfer: RestoreTransfer
  /** What `save` has to know later; any size. */
  readonly handover: Json
  readonly stacker: ForeseenStacker
}

/** As what stacker was foreseen to run: what it stages, and what it finds, depend on that. */
export interface ForeseenStacker {
  readonly asRoot: boolean
  /** Undefined where nothing tells, and nothing depends on it. */
  readonly umask: number | undefined
}

/** Who is told what stacker does, as it does it. */
export interface BuildWatch {
  readonly begins: (layer: string) => void
  /** A line of stacker's, or of what it runs, without its end; as others wrote it. */
  readonly line: (text: string) => void
  readonly ends: (layer: PassedLayer) => void
}

/** What a build goes by, besides its options. */
export interface BuildToRun {
  readonly restored: Restored
  readonly watch: BuildWatch
  /** Aborted with the signal as its reason, where all is to be broken off. */
  readonly interrupted: AbortSignal
  /** Restores once more, by the sources as they are now, and leaves nothing out. */
  readonly complete: () => Promise<Restored>
  /** Another build of the same stacker-dir comes after it. */
  readonly follows: boolean
}

/** One of the builds whose images are published together. */
export interface BuildToPublish {
  /** Of a builds file, else empty. */
  readonly name: string
  readonly options: Options
  /** Of what is there now; what was planned, where stacker has built it since. */
  readonly plan: Plan
  /** Go's name of the architecture of its images. */
  readonly arch: string
  /** stacker has just built what is stale in the plan. */
  readonly isBuilt: boolean
  /** Brings what its images lack on disk, as far as the cache has it. */
  readonly complete: () => Promise<unknown>
}

/** The use cases as the runner's side and the person's side call them; index.ts plugs in the real ones. */
export interface UseCases {
  readonly plan: (options: Options, surroundings: Surroundings) => Promise<Plan>
  /** The same for several builds of a builds file, in their order. */
  readonly planBuilds: (builds: readonly BuildToPlan[], surroundings: Surroundings) => Promise<readonly Plan[]>
  readonly restore: (options: Options, surroundings: Surroundings) => Promise<Restored>
  readonly restoreBuilds: (builds: readonly BuildToPlan[], surroundings: Surroundings) => Promise<readonly Restored[]>
  /** Brings what images in the layout lack. */
  readonly complete: (options: Options, surroundings: Surroundings) => Promise<Completed>
  /** `handover` is what the restore of the same stacker-dir left, undecoded; undefined when there was none. */
  readonly save: (options: Options, surroundings: Surroundings, handover: Json | undefined) => Promise<SaveTransfer>
  /** After `restore`: runs stacker for what is to be built, and saves what it built. A stacker that fails is told, not thrown. */
  readonly build: (options: Options, surroundings: Surroundings, build: BuildToRun) => Promise<BuildTransfer>
  /** Puts images where `publishTo` says, of all builds together. @throws UserError that says what was in the way, and which tags are new. */
  readonly publish: (builds: readonly BuildToPublish[], surroundings: Surroundings) => Promise<PublishTransfer>
}

/** What a person may ask of stores. */
export type StoreAction =
  | { readonly kind: 'list' | 'verify'; readonly store: StoreChoice }
  | { readonly kind: 'show'; readonly store: StoreChoice; readonly layer: string }
  /** `budget` in bytes, `maxAge` in days. */
  | {
      readonly kind: 'gc'
      readonly store: StoreChoice
      readonly dryRun: boolean
      readonly budget?: number
      readonly maxAge?: number
    }
  /** `layers`: names, or globs of `*` and `?` over them; all where there is none. */
  | {
      readonly kind: 'copy'
      readonly from: StoreChoice
      readonly to: StoreChoice
      readonly layers: readonly string[]
    }

/** What looking after stores needs besides. `patience` in milliseconds. */
export interface UpkeepSurroundings extends Pick<Surroundings, 'log' | 'environment' | 'now'> {
  readonly keyPrefix: string
  readonly patience: number
  /** Of a registry: whose records are copied from it, and how those that are copied to it are signed. */
  readonly trust: TrustChoice
  readonly json: boolean
}

/** Looks after stores; answers what to print: for people, or with `json` for programs. */
export interface StoreKeeper {
  run(action: StoreAction, surroundings: UpkeepSurroundings): Promise<string>
}
