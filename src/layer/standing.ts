import type { Digest } from '../formats/digest.ts'
import type { Reason, Verdict } from './build-plan.ts'
import type { LayerFacts } from './facts.ts'
import { completeFacts, type CurrentFacts } from './lookup.ts'
import { layerIdentity, type PortableFacts } from './portable.ts'
import { isUnwitnessed } from './import-dest.ts'

/** How a layer stands for those that are built on it or take from it. */
export type Standing =
  /** It will be skipped. */
  | { readonly kind: 'good'; readonly identity: Digest }
  /**
   * A build_only layer that is built again, of which stacker will record a foreseeable entry: children whose base is that one keep their
   * hits. `changed`: not the entry that was.
   */
  | { readonly kind: 'same'; readonly identity: Digest; readonly changed: boolean }
  /**
   * An image that is built on every run, with SOURCE_DATE_EPOCH set: if it comes out equal it is this one
   * (docs/stacker/restoring.md#42).
   */
  | { readonly kind: 'maybe-equal'; readonly identity: Digest }
  /** It may be skipped or built, stacker decides; if skipped, it is this one. */
  | { readonly kind: 'unsure'; readonly identity: Digest }
  /** `was`: the image that it may become again, where only what its manifest does not name has changed. */
  | { readonly kind: 'rebuilt'; readonly was?: Digest }
  | { readonly kind: 'unknown' }

/**
 * What a judged layer is to the layers above it. A build_only layer that is built again from equal facts leaves an equal entry (its
 * descriptor is zero), so stacker lets its children hit - unless the entry holds a tree text with the date of its walk (directory
 * imports, overlay dirs), or binds bring in what no entry witnesses, here or in a build_only layer below
 * (docs/stacker/staging.md#8.12, docs/stacker/restoring.md#33). What was asked to be fresh is never the same.
 */
export function standingOf(judged: {
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  readonly facts: LayerFacts
  readonly foreseen: CurrentFacts
  readonly candidate: { readonly identity: Digest } | undefined
  /** Which image it was, where its facts are those of a build that is remembered, or differ in what its manifest does not name. */
  readonly earlier: Earlier | undefined
  /** The layer or a build_only layer below it has binds. */
  readonly bindsBelow: boolean
}): Standing {
  const { verdict, reasons, candidate, earlier } = judged
  if (verdict === 'hit' && candidate) return { kind: 'good', identity: candidate.identity }
  if (verdict === 'unknown') return candidate ? { kind: 'unsure', identity: candidate.identity } : { kind: 'unknown' }
  const complete = completeFacts(judged.foreseen)
  const asked = reasons.some(({ code }) => code === 'refresh-requested' || code === 'too-old')
  if (verdict === 'error' || asked) return { kind: 'rebuilt' }
  if (!judged.facts.definition.layer.BuildOnly) {
    if (earlier === undefined || judged.facts.epoch === null) return { kind: 'rebuilt' }
    return verdict === 'always' && earlier.sameFacts
      ? { kind: 'maybe-equal', identity: earlier.identity }
      : { kind: 'rebuilt', was: earlier.identity }
  }
  if (complete === undefined || judged.bindsBelow || !hasEqualEntry(judged.facts, complete)) return { kind: 'rebuilt' }
  return { kind: 'same', identity: layerIdentity(complete, [], []), changed: earlier?.sameFacts !== true }
}

export interface Earlier {
  readonly identity: Digest
  readonly sameFacts: boolean
}

/** Would stacker write an equal entry for the build_only layer if it built it again from these facts? */
export function hasEqualEntry(facts: LayerFacts, complete: PortableFacts): boolean {
  const { layer } = facts.definition
  const hashed = complete.imports.filter((_, index) => !isUnwitnessed(layer.Imports?.[index]))
  return (
    hashed.every(({ kind }) => kind === 'file') && complete.overlayDirs.length === 0 && complete.base.kind !== 'taken'
  )
}
