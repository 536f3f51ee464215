import { relative } from 'node:path'

import type { Digest } from '../formats/digest.ts'
import type { Change, LayerPlan, Plan, Reason, ReasonCode, Verdict } from '../layer/build-plan.ts'
import { buildTimes, type BuildTimes } from './build-time.ts'
import { digestsOf } from './digests.ts'
import type { Gates } from './matrix.ts'
import { causeOf, describeReason, plain, reasonsOf } from './reason.ts'

/** The plan as other programs read it: `plan-file` and `--json`. Paths are relative to the working directory. */
export interface PlanDocument extends Gates {
  readonly format: 1
  readonly stacker: { readonly release: string; readonly cacheVersion: number }
  readonly layers: readonly DocumentedLayer[]
  /** In all. */
  readonly seconds: BuildTimes
  /** Of the images that will not be built, by tag. */
  readonly digests: Readonly<Record<string, Digest>>
  /** Layers whose images are to be published. */
  readonly publish: readonly string[]
  readonly notices: readonly DocumentedNotice[]
}

export interface DocumentedLayer {
  /** Of a builds file. */
  readonly build?: string
  readonly name: string
  readonly stackerfile: string
  readonly line: number
  readonly buildOnly: boolean
  readonly verdict: Verdict
  readonly reasons: readonly DocumentedReason[]
  readonly dependsOn: readonly string[]
  readonly bytes: number
  /** Expected of building it, null where nothing tells. */
  readonly seconds: number | null
}

export interface DocumentedReason {
  readonly code: ReasonCode
  readonly subject: string
  readonly text: string
  readonly changes?: readonly Change[]
}

export interface DocumentedNotice {
  /** Of a builds file. */
  readonly build?: string
  readonly text: string
  readonly stackerfile?: string
  readonly line?: number
  readonly advice?: string
}

/** The document of a plan whose gates are known. */
export function documentPlan(plan: Plan, show: (path: string) => string, gates: Gates): PlanDocument {
  return {
    format: 1,
    stacker: { release: plan.release.tag, cacheVersion: plan.release.cacheVersion },
    layers: plan.layers.map((layer) => documentLayer(plan, layer, show)),
    seconds: buildTimes(plan.layers),
    digests: digestsOf(plan.layers),
    publish: [...new Set(plan.layers.flatMap(({ publish, definition }) => (publish ? [definition.name] : [])))],
    ...gates,
    notices: plan.notices.map(({ message, place, advice }) => ({
      text: message,
      ...(place === undefined ? {} : { stackerfile: show(place.file) }),
      ...(place?.line === undefined ? {} : { line: place.line }),
      ...(advice === undefined ? {} : { advice }),
    })),
  }
}

/** Absolute paths become relative to `working`, to which `written` may lead through a link; others stay. */
export function showFrom(working: string, written = working): (path: string) => string {
  return (path) => {
    if (!path.startsWith('/')) return path
    const [from] = [working, written].filter((directory) => path === directory || path.startsWith(`${directory}/`))
    return relative(from ?? working, path) || '.'
  }
}

function documentLayer(plan: Plan, layer: LayerPlan, show: (path: string) => string): DocumentedLayer {
  const { definition, verdict, dependsOn, bytes, seconds } = layer
  return {
    name: definition.name,
    stackerfile: show(definition.stackerfile),
    line: definition.line,
    buildOnly: definition.layer.BuildOnly,
    verdict,
    reasons: reasonsOf(layer).map((reason) => documentReason(reason, causeOf(plan, layer, reason))),
    dependsOn: dependsOn.flatMap((index) => plan.layers[index]?.definition.name ?? []),
    bytes,
    seconds,
  }
}

function documentReason(reason: Reason, cause: LayerPlan | undefined): DocumentedReason {
  const { code, subject, changes } = reason
  return { code, subject, text: describeReason(reason, plain, cause), ...(changes === undefined ? {} : { changes }) }
}
