import type { Reason, ReasonCode } from './build-plan.ts'
import type { Candidate } from './candidate.ts'
import { foresee, type Below, type Foreseen, type PortableForm } from './foreseen.ts'
import type { Judgement } from './judge.ts'
import type { BoundContent, Unresolved } from './lookup.ts'
import { manifestDigests } from './entry-facts.ts'
import { dependencies, type StackedLayer } from './stack.ts'
import type { Standing } from './standing.ts'
import { verdictOf } from './verdict.ts'

/**
 * By index, the layers whose builds see what stacker does not compare: they have binds, or stand on, take from, or read what is written by
 * layers that have. `written`: what a layer with binds may write before another one reads it.
 */
export function seesBinds(stack: readonly StackedLayer[], written: ReadonlyMap<number, unknown>): readonly boolean[] {
  const seeing: boolean[] = []
  for (const [index, layer] of stack.entries()) {
    const below = dependencies(layer).some((other) => seeing[other] === true)
    seeing.push(hasBinds(layer) || below || written.has(index))
  }
  return seeing
}

export function hasBinds({ facts }: StackedLayer): boolean {
  return (facts.definition.layer.Binds ?? []).length > 0
}

/** Facts that name all that the build sees, `below` being known by such facts, too. */
export function foreseeSeen(
  stacked: StackedLayer,
  form: PortableForm,
  below: Below,
  writers: readonly (readonly [string, Standing | undefined])[] = [],
): Foreseen {
  const { facts } = stacked
  const { layer, written } = facts.definition
  const binds = (layer.Binds ?? []).map(({ Source: source }, index): BoundContent | Unresolved => {
    const fact = facts.binds?.[index]
    const subject = written.Binds?.[index]?.Source ?? source
    if (fact?.kind === 'tree') return { kind: 'bound', source, written: subject, tree: fact.tree.digest }
    const why = fact?.why ?? 'it was not looked at'
    return { kind: 'unresolved', reason: { code: 'binds', subject: source, detail: `content of ${subject}: ${why}` } }
  })
  const written_ = writers.map(([name, standing]): BoundContent | Unresolved =>
    standing?.kind === 'good'
      ? { kind: 'bound', source: name, written: `what ${name} writes`, tree: standing.identity }
      : {
          kind: 'unresolved',
          reason: {
            code: 'binds',
            subject: name,
            detail: `what it binds may be written by ${name}, which is built again`,
          },
        },
  )
  return { ...foresee(facts, form, below), binds: [...binds, ...written_] }
}

/** Reasons that come of layers below. */
const spreading: ReadonlySet<ReasonCode> = new Set([
  'base-rebuilt',
  'base-may-be-equal',
  'base-unresolved',
  'producer-rebuilt',
] as const)
/** They say that stacker's cache lacks a build of the layer, and here there is one. */
const ofTheCache: ReadonlySet<ReasonCode> = new Set([
  'not-cached',
  'store-unreachable',
  'record-refused',
  'content-missing',
] as const)

/** As much as tells builds of a layer apart, and as fits into a line. */
const shownDigest = 'sha256:'.length + 12

/** What is said of a layer, and the image that it is left as where nothing changed. */
export interface Settled extends Judgement {
  readonly unchanged?: Candidate
}

/**
 * The judgement by what stacker compares (`first`), settled by the one by all that the build sees (`seen`): what is a hit there differs in
 * nothing, but a hit it never becomes, since stacker would not skip it.
 */
export function settle(first: Judgement, seen: Judgement, stacked: StackedLayer): Settled {
  if (first.verdict === 'hit' || first.verdict === 'error') return first
  if (seen.verdict !== 'hit' || seen.candidate === undefined) return explained(first, seen)
  const { candidate: unchanged } = seen
  const image = manifestDigests(unchanged.entry)[0]
  const build = image === undefined ? 'the last build that is known' : `the build of ${image.slice(0, shownDigest)}`
  const { layer, written } = stacked.facts.definition
  const bound = (layer.Binds ?? []).map(({ Source: source }, index): Reason => {
    const detail = `content of ${written.Binds?.[index]?.Source ?? source} is what it was in ${build}`
    return { code: 'binds', subject: source, detail }
  })
  const others = first.reasons.flatMap((reason): Reason[] => {
    if (reason.code === 'binds' || ofTheCache.has(reason.code)) return []
    return [
      spreading.has(reason.code) ? { ...reason, detail: `all that its build sees is what it was in ${build}` } : reason,
    ]
  })
  return {
    verdict: 'unchanged',
    reasons: [...others, ...bound],
    candidate: isSameImage(first.candidate, unchanged) ? first.candidate : undefined,
    standing: first.standing,
    unchanged,
  }
}

/**
 * What stacker would look up, and may keep: it stays laid down where it is the very image. Another one was made of what stacker does not
 * compare, and would be published where nothing is built.
 */
function isSameImage(candidate: Candidate | undefined, unchanged: Candidate): boolean {
  if (candidate === undefined) return false
  const [one, other] = [candidate, unchanged].map(({ entry }) => entry.Manifests)
  return [...(other ?? [])].every(([type, { Digest }]) => one?.get(type)?.Digest === Digest)
}

/** What changed since the last build of all that this one sees, where the first judgement had nothing to compare with. */
function explained(first: Judgement, seen: Judgement): Judgement {
  const told = seen.reasons.filter(({ code }) => code === 'binds')
  const notKept = seen.reasons.find(({ code }) => code === 'not-cached')
  const reasons = first.reasons.map((reason): Reason => {
    if (reason.code !== 'binds') return reason
    const more = told.find(({ subject }) => subject === reason.subject)
    if (more !== undefined || notKept === undefined) return more ?? reason
    return { ...reason, detail: 'no build of what it holds is known' }
  })
  const known = new Set(reasons.map(({ code, subject }) => `${code}\0${subject}`))
  const others = seen.reasons.filter(({ code, subject }) => explaining.has(code) && !known.has(`${code}\0${subject}`))
  const all = [...reasons, ...others]
  return { ...first, reasons: all, verdict: first.verdict === 'unknown' ? first.verdict : verdictOf(all) }
}

/** Of a layer that stacker builds anyway they were not asked for before. */
const explaining: ReadonlySet<ReasonCode> = new Set([
  'definition-changed',
  'base-changed',
  'epoch-changed',
  'import-new',
  'import-type-changed',
  'import-changed',
  'overlay-dir-new',
  'overlay-dir-changed',
  'layer-type-missing',
  'refresh-requested',
  'too-old',
] as const)
