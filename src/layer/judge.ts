import type { Digest } from '../formats/digest.ts'
import type { Import, Layer } from '../stackerfile/layer.ts'
import type { BaseFact, ContentFact, LayerFacts } from './facts.ts'
import { baseSubject, completeFacts, type CurrentFacts, type Unresolved } from './lookup.ts'
import type { Reason, Verdict } from './plan.ts'
import { layerIdentity, type PortableBase, type PortableContent, type PortableFacts } from './portable.ts'

/** How a layer stands for those that are built on it or take from it. */
export type Standing =
  /** It will be skipped. */
  | { readonly kind: 'good'; readonly identity: Digest }
  /** A build_only layer that is built again from equal facts: stacker records an equal entry, so children keep their hits. */
  | { readonly kind: 'same'; readonly identity: Digest }
  /** It may be skipped or built, stacker decides; if skipped, it is this one. */
  | { readonly kind: 'unsure'; readonly identity: Digest }
  | { readonly kind: 'rebuilt' }
  | { readonly kind: 'unknown' }

/** Facts with the reasons for doubt that do not make a hole in them. */
export interface Foreseen extends CurrentFacts {
  readonly doubts: readonly Reason[]
}

export interface PortableForm {
  /** The portable definition and its text. */
  readonly layer: Layer
  readonly definition: string
  readonly arch: string
  readonly shape: string
  readonly layerTypes: readonly string[]
  /** Canonical digest of a directory's tree. */
  readonly treeDigest: (fact: Extract<ContentFact, { kind: 'directory' }>) => Digest
}

/** Joins what was gathered of a layer with how the layers below it stand. Parents first: `standing` knows all that it names. */
export function foresee(
  facts: LayerFacts,
  form: PortableForm,
  standing: (layer: string) => Standing | undefined,
): Foreseen {
  const doubts: Reason[] = []
  const base = foreseenBase(facts.base, facts.definition.layer, standing, doubts)
  const imports = facts.imports.map((fact, index) =>
    foreseenContent(fact, form.layer.Imports?.[index] ?? { Path: '' }, form, standing, doubts),
  )
  const overlayDirs = facts.overlayDirs.map((fact, index) =>
    foreseenContent(fact, { Path: form.layer.OverlayDirs?.[index]?.Source ?? '' }, form, standing, doubts),
  )
  return {
    layer: form.layer,
    facts: {
      name: facts.definition.name,
      arch: form.arch,
      shape: form.shape,
      definition: form.definition,
      epoch: facts.epoch === null ? null : String(facts.epoch),
      layerTypes: form.layer.BuildOnly ? [] : form.layerTypes,
    },
    base,
    imports,
    overlayDirs,
    doubts,
  }
}

function unresolved(code: Reason['code'], subject: string, detail?: string): Unresolved {
  return { kind: 'unresolved', reason: { code, subject, ...(detail !== undefined && { detail }) } }
}

function foreseenBase(
  fact: BaseFact,
  layer: Layer,
  standing: (layer: string) => Standing | undefined,
  doubts: Reason[],
): PortableBase | Unresolved {
  switch (fact.kind) {
    case 'known':
      return { kind: 'known', base: fact.base }
    case 'unknown':
      return unresolved('base-unresolved', baseSubject(layer), fact.why)
    case 'broken':
      return unresolved('bad-import', baseSubject(layer), fact.why)
    case 'built': {
      const below = standing(fact.layer)
      if (below === undefined) return unresolved('dependency-unresolved', fact.layer)
      if (below.kind === 'rebuilt') return unresolved('base-rebuilt', fact.layer)
      if (below.kind === 'unknown') return unresolved('base-unresolved', fact.layer, 'it may be built again')
      if (below.kind === 'unsure') {
        doubts.push({ code: 'base-unresolved', subject: fact.layer, detail: 'it may be built again' })
      }
      return { kind: 'layer', identity: below.identity, path: '' }
    }
    case 'produced': {
      const below = standing(fact.layer)
      if (below === undefined) return unresolved('dependency-unresolved', fact.layer)
      // An image of its own carries times, so another build of it is another base; a file may well come out equal.
      if (below.kind === 'rebuilt' && layer.From.Type !== 'tar') return unresolved('base-rebuilt', fact.layer)
      if (below.kind !== 'good' && below.kind !== 'unsure') return unresolved('producer-rebuilt', fact.layer)
      if (below.kind === 'unsure') doubts.push({ code: 'producer-rebuilt', subject: fact.layer })
      return { kind: 'layer', identity: below.identity, path: fact.path }
    }
  }
}

function foreseenContent(
  fact: ContentFact,
  { Path: subject, Dest: dest }: Pick<Import, 'Path' | 'Dest'>,
  form: PortableForm,
  standing: (layer: string) => Standing | undefined,
  doubts: Reason[],
): PortableContent | Unresolved {
  switch (fact.kind) {
    case 'file':
      return { kind: 'file', hash: fact.hash }
    case 'directory':
      return { kind: 'directory', tree: form.treeDigest(fact) }
    case 'unknown':
      return unresolved(fact.code, subject, fact.why)
    case 'broken':
      return unresolved('bad-import', subject, fact.why)
    case 'produced': {
      const below = standing(fact.producer)
      if (below === undefined) return unresolved('dependency-unresolved', fact.producer)
      // What a producer makes again may well be equal: stacker compares it (spec: staging 9), so it is a doubt and no change.
      if (below.kind !== 'good' && below.kind !== 'unsure') return unresolved('producer-rebuilt', fact.producer)
      // With dest stacker does not look, so a doubt is not its to decide.
      if (below.kind === 'unsure' && dest) return unresolved('producer-rebuilt', fact.producer)
      if (below.kind === 'unsure') doubts.push({ code: 'producer-rebuilt', subject: fact.producer })
      return { kind: 'produced', identity: below.identity, path: fact.path }
    }
  }
}

/**
 * What a judged layer is to the layers above it. A build_only layer that is built again from equal facts leaves an equal entry
 * (its descriptor is zero), so stacker lets its children hit - unless the entry holds a tree text with the date of its walk
 * (directory imports, overlay dirs), or binds bring in what no entry witnesses, here or in a build_only layer below
 * (spec: design 4, restoring 33). What was asked to be fresh is never the same.
 */
export function standingOf(judged: {
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  readonly facts: LayerFacts
  readonly foreseen: CurrentFacts
  readonly candidate: { readonly identity: Digest } | undefined
  /** The layer or a build_only layer below it has binds. */
  readonly boundBelow: boolean
}): Standing {
  const { verdict, reasons, candidate } = judged
  if (verdict === 'hit' && candidate) return { kind: 'good', identity: candidate.identity }
  if (verdict === 'unknown') return candidate ? { kind: 'unsure', identity: candidate.identity } : { kind: 'unknown' }
  const complete = completeFacts(judged.foreseen)
  const asked = reasons.some(({ code }) => code === 'refresh-requested' || code === 'too-old')
  if (verdict === 'error' || asked || complete === undefined || judged.boundBelow) return { kind: 'rebuilt' }
  return hasEqualEntry(judged.facts, complete)
    ? { kind: 'same', identity: layerIdentity(complete, []) }
    : { kind: 'rebuilt' }
}

/** Would stacker write an equal entry for the build_only layer if it built it again from these facts? */
export function hasEqualEntry(facts: LayerFacts, complete: PortableFacts): boolean {
  const { layer } = facts.definition
  const hashed = complete.imports.filter((_, index) => !layer.Imports?.[index]?.Dest)
  return layer.BuildOnly && hashed.every(({ kind }) => kind === 'file') && complete.overlayDirs.length === 0
}
