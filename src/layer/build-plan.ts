import type { Problem } from '../errors.ts'
import type { PlannedImage } from './planned-images.ts'
import type { Release } from '../release/release.ts'
import { withoutUserInfo } from '../stackerfile/shown-text.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import { stackerUrl } from '../stackerfile/dockerish-url.ts'

/**
 * Will stacker build the layer? `always`: on every run; `unknown`: cannot be told before the build; `error`: stacker stops here.
 * `unchanged`: if it is run, yes, or it decides; but nothing that the build sees differs from that of an image which is kept.
 */
export type Verdict = 'hit' | 'unchanged' | 'miss' | 'always' | 'unknown' | 'error'

export type ReasonCode =
  | 'not-cached'
  | 'store-unreachable'
  | 'record-refused'
  | 'root-needed'
  | 'definition-changed'
  | 'base-changed'
  | 'base-rebuilt'
  | 'epoch-changed'
  | 'import-new'
  | 'import-missing'
  | 'import-type-changed'
  | 'import-changed'
  | 'overlay-dir-new'
  | 'overlay-dir-missing'
  | 'overlay-dir-changed'
  | 'layer-type-missing'
  | 'release-changed'
  | 'content-missing'
  | 'shared-name'
  | 'refresh-requested'
  | 'too-old'
  | 'needed-by-rebuild'
  | 'binds'
  | 'never-equal'
  | 'bom-generate'
  | 'base-may-be-equal'
  | 'base-unresolved'
  | 'import-unresolved'
  | 'producer-rebuilt'
  | 'yaml-unsure'
  | 'generated-source'
  | 'release-unknown'
  | 'bad-import'
  | 'dependency-unresolved'
  | 'colliding-names'

/** Why a layer is not a hit. Data: the words are made in `reason.ts`. */
export interface Reason {
  readonly code: ReasonCode
  /** What it is about: an import path as written, a base or producer's name, a directive. Empty where there is nothing to name. */
  readonly subject: string
  /** The changed fields (`environment.VERSION`) or files, where they are known. */
  readonly changes?: readonly Change[]
  /** What was said by whoever could not decide, or by stacker's rule; one clause without a full stop. */
  readonly detail?: string
  /** A doubt about what stacker never compares (an import with `dest`), so that it cannot be left to it: the layer is built. */
  readonly uncompared?: true
}

export interface Change {
  /** A field of the definition as `run[0]`, or a path inside an import or overlay dir. */
  readonly path: string
  readonly before?: string
  readonly after?: string
  /** The substitution that put the new value there. */
  readonly substitution?: string
}

/** A layer of the plan. (stackerfile, name) identifies it: one name may stand in stackerfiles of separate builds. */
export interface LayerPlan {
  readonly definition: LayerDefinition
  /** Index into the project's builds. */
  readonly build: number
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  /** Indexes into `Plan.layers` of what it stands on or takes from, direct ones only, ascending. */
  readonly dependsOn: readonly number[]
  /** What restore would download for it. */
  readonly bytes: number
  /** What building it takes, by the newest record that was looked at: the one of these facts, or of others; null where none tells. */
  readonly seconds: number | null
  readonly images: readonly PlannedImage[]
  /** It has images, and they will be others than before, or are not where they are published. */
  readonly publish: boolean
}

export interface Plan {
  readonly release: Release
  /** In build order. */
  readonly layers: readonly LayerPlan[]
  /** Builds in the given order: what was asked for, and which of the plan's stackerfiles belong to it. */
  readonly builds: readonly {
    readonly roots: readonly string[]
    readonly files: readonly PlannedFile[]
  }[]
  /** stacker's blind spots and other things worth saying, with place, cost and cure. */
  readonly notices: readonly Problem[]
}

export interface PlannedFile {
  readonly path: string
  readonly prerequisites: readonly string[]
  /** It could not be read with certainty, so its layers are not in the plan; it counts as to be built. */
  readonly unread?: boolean
}

/** Their subjects are names of layers, by which what stands on what is followed, or words of ours. */
const namesLayers: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'base-rebuilt',
  'base-may-be-equal',
  'producer-rebuilt',
  'needed-by-rebuild',
  'shared-name',
  'dependency-unresolved',
  'layer-type-missing',
  'never-equal',
  'release-unknown',
])

/**
 * The reason as it may be told. What a field was and is stays for those who ask for it, but for user and password of a URL; `heldIn` names
 * a substitution whose value is in a text, so that others do not show it, also where an edit has taken the placeholder away.
 */
export function shownReason(
  reason: Reason,
  show: (text: string) => string,
  heldIn: (text: string) => string | undefined,
): Reason {
  const { code, subject, detail, changes, uncompared } = reason
  const taken = stackerUrl(subject)
  const told = taken === undefined ? show(subject) : `stacker://${taken.layer}${show(taken.path)}`
  return {
    code,
    subject: namesLayers.has(code) ? subject : told,
    ...(changes === undefined ? {} : { changes: changes.map((change) => shownChange(change, show, heldIn)) }),
    ...(detail === undefined ? {} : { detail: show(detail) }),
    ...(uncompared === true ? { uncompared } : {}),
  }
}

function shownChange(
  { path, before, after, substitution: given }: Change,
  show: (text: string) => string,
  heldIn: (text: string) => string | undefined,
): Change {
  const substitution = given ?? heldIn(before ?? '') ?? heldIn(after ?? '')
  return {
    path: show(path),
    ...(before === undefined ? {} : { before: withoutUserInfo(before) }),
    ...(after === undefined ? {} : { after: withoutUserInfo(after) }),
    ...(substitution === undefined ? {} : { substitution }),
  }
}

export function isRebuilt(verdict: Verdict): boolean {
  return verdict !== 'hit'
}

/** Does its build see anything that the image which is kept was not made from? */
export function isStale(verdict: Verdict): boolean {
  return verdict !== 'hit' && verdict !== 'unchanged'
}
