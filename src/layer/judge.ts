import type { Release } from '../release/release.ts'
import { alwaysReasons } from './always-built.ts'
import type { Candidate, Found } from './candidate.ts'
import type { Foreseen } from './foreseen.ts'
import { lookup, unresolvedReasons, type Differences } from './lookup.ts'
import type { Reason, ReasonCode, Verdict } from './build-plan.ts'
import type { LayerRecord } from './record.ts'
import type { StackedLayer } from './stack.ts'
import { standingOf, type Earlier, type Standing } from './standing.ts'
import { sameUmask, unknownUmask } from './umask.ts'
import { verdictOf } from './verdict.ts'
import { isUnwitnessed } from './import-dest.ts'

/** They say of the cache that it has nothing that may be used. */
const ofNoRecord: ReadonlySet<ReasonCode> = new Set(['not-cached', 'store-unreachable', 'record-refused'] as const)

export interface Judgement {
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  /** What is laid down: for a hit, and for an unknown whose known part matches, so that stacker decides. */
  readonly candidate: Candidate | undefined
  readonly standing: Standing
}

export interface JudgementRequest {
  readonly stacked: StackedLayer
  readonly foreseen: Foreseen
  readonly found: Found
  readonly release: Release
  /** The release that will build, or whose rules stand in for it, where it is not certain which one that is. */
  readonly doubtedRelease: string | undefined
  /** Why its content cannot be laid down, once that is known. */
  readonly leftOut: string | undefined
  /** A base or file name of another layer takes the place of this one's base before stacker looks it up again. */
  readonly collision: Reason | undefined
  readonly bindsBelow: boolean
  /** As stacker will have it; undefined where it is not known. */
  readonly umask: number | undefined
  /** What an earlier layer may write before stacker reads it. */
  readonly bindDoubts: readonly Reason[]
  readonly differences: Differences
  /** As if stacker compared what is bound: the facts and what was found name all that a build sees. */
  readonly comparesBinds?: true
}

/** Judges one layer, the layers below it being judged (docs/stacker/staging.md#10.1). Pure. */
export function judge(request: JudgementRequest): Judgement {
  const { stacked, foreseen, collision } = request
  const { definition } = stacked.facts
  if (definition.unsure.length > 0) {
    const reasons = definition.unsure.map(({ message }): Reason => ({
      code: 'yaml-unsure',
      subject: '',
      detail: message,
    }))
    return { verdict: verdictOf(reasons), reasons, candidate: undefined, standing: { kind: 'unknown' } }
  }
  const weighed = weigh(request)
  const always = alwaysReasons(definition, request.release, request.comparesBinds)
  const reasons = [
    ...(collision ? [collision] : []),
    ...(stacked.sharesName ? [{ code: 'shared-name', subject: definition.name } as const] : []),
    ...always.filter(({ code }) => code === 'never-equal'),
    // A layer that is built on every run is seldom saved, so that it is not cached says nothing.
    ...weighed.reasons.filter(({ code }) => !ofNoRecord.has(code) || (always.length === 0 && !stacked.sharesName)),
    // stacker looks a layer up before it minds what is in it (docs/stacker/staging.md#10.1; build.go).
    ...always.filter(({ code }) => code !== 'never-equal'),
    ...foreseen.doubts,
    ...request.bindDoubts.filter(
      ({ subject, code, uncompared }) =>
        !weighed.reasons.some(
          (known) => known.subject === subject && known.code === code && known.uncompared === uncompared,
        ),
    ),
    ...(weighed.candidate && request.doubtedRelease !== undefined
      ? [{ code: 'release-unknown', subject: request.doubtedRelease } as const]
      : []),
  ]
  const verdict = verdictOf(reasons)
  const candidate = verdict === 'hit' || verdict === 'unknown' ? weighed.candidate : undefined
  const standing = standingOf({
    verdict,
    reasons,
    facts: stacked.facts,
    foreseen,
    candidate,
    earlier: earlierOf(request, weighed.reasons),
    bindsBelow: request.bindsBelow,
  })
  return { verdict, reasons, candidate, standing }
}

/** Reasons that lie in the store or on the disk, and say nothing of the sources. */
const contentReasons: ReadonlySet<Reason['code']> = new Set(['needed-by-rebuild', 'content-missing', 'root-needed'])
/**
 * Changes that the manifest of the image does not name by itself (docs/stacker/staging.md#2.5; build.go, updateOCIConfigForOutput,
 * writes down the stackerfile).
 */
const unnamedReasons: ReadonlySet<Reason['code']> = new Set([
  ...contentReasons,
  ...(['base-changed', 'import-changed', 'overlay-dir-changed', 'producer-rebuilt', 'base-may-be-equal'] as const),
])

function earlierOf({ found, foreseen }: JudgementRequest, reasons: readonly Reason[]): Earlier | undefined {
  const { candidate } = found
  if (candidate === undefined || !reasons.every(({ code }) => unnamedReasons.has(code))) return undefined
  const sameFacts = foreseen.renewed.length === 0 && reasons.every(({ code }) => contentReasons.has(code))
  return { identity: candidate.identity, sameFacts }
}

function weigh(request: JudgementRequest): { readonly candidate?: Candidate; readonly reasons: readonly Reason[] } {
  const { found, foreseen, leftOut } = request
  const { candidate } = found
  // First what stacker would meet first: it says nothing of an entry that is not there.
  if (candidate === undefined)
    return { reasons: [...unresolvedReasons(foreseen), ...foreseen.renewed, ...found.objections] }
  const reasons = [
    ...lookup(candidate.recorded, candidate.record ? undecided(foreseen) : foreseen, request.differences),
    ...(candidate.record === undefined ? [] : umaskReasons(candidate.record, request.umask)),
    ...found.objections,
    ...(leftOut === undefined ? [] : [{ code: 'needed-by-rebuild', subject: '', detail: leftOut } as const]),
  ]
  const verdict = verdictOf(reasons)
  return verdict === 'hit' || verdict === 'unknown' ? { candidate, reasons } : { reasons }
}

/**
 * What is not known of an import with `dest` cannot be left to stacker: it never compares its content
 * (docs/stacker/build-cache.md#6.3; cache.go, Lookup), and would skip a layer that was laid down whatever is in it now.
 */
function undecided(foreseen: Foreseen): Foreseen {
  const { layer, imports } = foreseen
  return {
    ...foreseen,
    imports: imports.map((fact, index) =>
      fact.kind === 'unresolved' && isUnwitnessed(layer.Imports?.[index])
        ? { ...fact, reason: { ...fact.reason, uncompared: true } }
        : fact,
    ),
  }
}

/**
 * Directories that are taken from another layer are made anew where they are staged (docs/stacker/staging.md#1.7; lib/dir.go,
 * DirCopy), under the umask of then.
 */
function umaskReasons(record: LayerRecord, umask: number | undefined): Reason[] {
  if (umask !== undefined && record.umask !== null && sameUmask(umask, record.umask)) return []
  return record.contents.flatMap(({ kind, producer, path }): Reason[] =>
    kind === 'directory'
      ? [
          {
            code: 'import-unresolved',
            subject: `stacker://${producer}/${path.replace(/^\/+/, '')}`,
            detail: unknownUmask,
          },
        ]
      : [],
  )
}
