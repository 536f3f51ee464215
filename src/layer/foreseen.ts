import type { Digest } from '../formats/digest.ts'
import type { Import, Layer } from '../stackerfile/layer.ts'
import type { BaseFact, ContentFact, LayerFacts } from './facts.ts'
import { baseSubject, type CurrentFacts, type Unresolved } from './lookup.ts'
import type { Reason } from './build-plan.ts'
import type { PortableBase, PortableContent } from './portable.ts'
import type { Standing } from './standing.ts'
import { isUnwitnessed } from './import-dest.ts'

/** Facts with the reasons for doubt that do not make a hole in them. */
export interface Foreseen extends CurrentFacts {
  readonly doubts: readonly Reason[]
  /** What will be another than before, although what it will be is known. */
  readonly renewed: readonly Reason[]
}

/** What is known of the layers that a layer names. */
export interface Below {
  readonly standing: (layer: string) => Standing | undefined
  /** Is no build of that layer ever found again? */
  readonly isBuiltOnEveryRun: (layer: string) => boolean
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

/** Joins what was gathered of a layer with how the layers below it stand. Parents first: `below` knows all that it names. */
export function foresee(facts: LayerFacts, form: PortableForm, below: Below): Foreseen {
  const doubts: Reason[] = []
  const { layer } = facts.definition
  const seeing = { layer, form, below, doubts }
  const base = foreseenBase(facts.base, seeing)
  const imports = facts.imports.map((fact, index) =>
    foreseenContent(fact, form.layer.Imports?.[index] ?? { Path: '' }, seeing),
  )
  const overlayDirs = facts.overlayDirs.map((fact, index) =>
    foreseenContent(fact, { Path: form.layer.OverlayDirs?.[index]?.Source ?? '' }, seeing),
  )
  const parent = facts.base.kind === 'built' ? below.standing(facts.base.layer) : undefined
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
    renewed: parent?.kind === 'same' && parent.changed ? [{ code: 'base-rebuilt', subject: baseSubject(layer) }] : [],
  }
}

interface Seeing {
  readonly layer: Layer
  readonly form: PortableForm
  readonly below: Below
  readonly doubts: Reason[]
}

function unresolved(code: Reason['code'], subject: string, detail?: string): Unresolved {
  return { kind: 'unresolved', reason: { code, subject, ...(detail !== undefined && { detail }) } }
}

function foreseenBase(
  fact: BaseFact,
  { layer, below: { standing, isBuiltOnEveryRun }, doubts }: Seeing,
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
      if (below.kind === 'maybe-equal') doubts.push({ code: 'base-may-be-equal', subject: fact.layer })
      return { kind: 'layer', identity: below.identity, path: '' }
    }
    case 'produced': {
      const below = standing(fact.layer)
      if (below === undefined) return unresolved('dependency-unresolved', fact.layer)
      return layer.From.Type === 'tar'
        ? foreseenTar(fact, below, isBuiltOnEveryRun(fact.layer), doubts)
        : foreseenImage(fact, below, doubts)
    }
  }
}

type Produced = Extract<BaseFact, { kind: 'produced' }>

/** A tar that another layer makes. It may well come out equal, and stacker compares it. */
function foreseenTar(fact: Produced, below: Standing, everyRun: boolean, doubts: Reason[]): PortableBase | Unresolved {
  const again = (detail: string): Reason => ({ code: 'base-unresolved', subject: fact.layer, detail })
  if (everyRun) {
    doubts.push(again('it is built on every run'))
    return { kind: 'taken', layer: fact.layer, path: fact.path }
  }
  if (below.kind === 'unsure') doubts.push(again('it may be built again'))
  return below.kind === 'good' || below.kind === 'unsure'
    ? { kind: 'layer', identity: below.identity, path: fact.path }
    : { kind: 'unresolved', reason: again('it will be built again') }
}

/**
 * An image of the project itself. Without SOURCE_DATE_EPOCH it carries times, so another build of it is another base
 * (docs/stacker/staging.md#8.13).
 */
function foreseenImage(fact: Produced, below: Standing, doubts: Reason[]): PortableBase | Unresolved {
  switch (below.kind) {
    case 'good':
      return { kind: 'layer', identity: below.identity, path: fact.path }
    case 'unsure':
      doubts.push({ code: 'base-unresolved', subject: fact.layer, detail: 'it may be built again' })
      return { kind: 'layer', identity: below.identity, path: fact.path }
    case 'maybe-equal':
      doubts.push({ code: 'base-may-be-equal', subject: fact.layer })
      return { kind: 'layer', identity: below.identity, path: fact.path }
    case 'rebuilt':
      if (below.was === undefined) return unresolved('base-rebuilt', fact.layer)
      doubts.push({ code: 'base-may-be-equal', subject: fact.layer })
      return { kind: 'layer', identity: below.was, path: fact.path }
    case 'same':
    case 'unknown':
      return unresolved('base-unresolved', fact.layer, 'it may be built again')
  }
}

function foreseenContent(
  fact: ContentFact,
  item: Pick<Import, 'Path' | 'Dest'>,
  { form, below: { standing, isBuiltOnEveryRun }, doubts }: Seeing,
): PortableContent | Unresolved {
  const { Path: subject } = item
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
      // What a producer makes again may well be equal: stacker compares it (docs/stacker/staging.md#9.1), so it is a doubt and no
      // change.
      if (isBuiltOnEveryRun(fact.producer) && !isUnwitnessed(item)) {
        doubts.push({ code: 'producer-rebuilt', subject: fact.producer })
        return { kind: 'taken', producer: fact.producer, path: fact.path }
      }
      if (below.kind !== 'good' && below.kind !== 'unsure') return unresolved('producer-rebuilt', fact.producer)
      // With dest stacker does not look, so a doubt is not its to decide (docs/stacker/build-cache.md#6.3).
      if (below.kind === 'unsure' && isUnwitnessed(item)) return unresolved('producer-rebuilt', fact.producer)
      if (below.kind === 'unsure') doubts.push({ code: 'producer-rebuilt', subject: fact.producer })
      return { kind: 'produced', identity: below.identity, path: fact.path }
    }
  }
}
