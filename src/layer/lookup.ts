import type { Digest } from '../formats/digest.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { Change, Reason } from './build-plan.ts'
import type { PortableBase, PortableContent, PortableFacts } from './portable.ts'
import { isUnwitnessed } from './import-dest.ts'

/** A fact that is not there to compare; the reason says why. */
export interface Unresolved {
  readonly kind: 'unresolved'
  readonly reason: Reason
}

/** Facts foreseen for the coming build: portable, with holes where something cannot be known or will be rebuilt. */
export interface CurrentFacts {
  /** The portable definition; `facts.definition` is its text. */
  readonly layer: Layer
  readonly facts: Omit<PortableFacts, 'base' | 'imports' | 'overlayDirs' | 'binds'>
  readonly base: PortableBase | Unresolved
  readonly imports: readonly (PortableContent | Unresolved)[]
  readonly overlayDirs: readonly (PortableContent | Unresolved)[]
  /** Where the facts name all that a build sees. */
  readonly binds?: readonly (BoundContent | Unresolved)[]
}

export interface BoundContent {
  readonly kind: 'bound'
  /** The source as stacker has it, and as it is written. */
  readonly source: string
  readonly written: string
  readonly tree: Digest
}

export interface RecordedFacts {
  readonly layer: Layer
  readonly facts: PortableFacts
}

/** How differences are told in detail; both only serve the reasons, never the verdict. */
export interface Differences {
  definitions(before: Layer, after: Layer): readonly Change[]
  trees(before: Digest, after: Digest): readonly Change[] | undefined
  /** Of what is bound. */
  binds?(before: Digest, after: Digest): readonly Change[] | undefined
}

/** The complete facts, or undefined while one is unresolved. */
export function completeFacts(current: CurrentFacts): PortableFacts | undefined {
  const { base, imports, overlayDirs, binds } = current
  if (base.kind === 'unresolved' || !imports.every(isResolved) || !overlayDirs.every(isResolved)) return undefined
  if (binds === undefined) return { ...current.facts, base, imports, overlayDirs }
  if (!binds.every(isResolved)) return undefined
  return { ...current.facts, base, imports, overlayDirs, binds: binds.map(({ tree }) => tree) }
}

/** The reasons that lie in the current facts themselves, whatever is recorded. */
export function unresolvedReasons(current: CurrentFacts): Reason[] {
  return [current.base, ...current.imports, ...current.overlayDirs, ...(current.binds ?? [])].flatMap((fact) =>
    fact.kind === 'unresolved' ? [fact.reason] : [],
  )
}

/**
 * stacker's Lookup (docs/stacker/build-cache.md#6.1; cache.go) over portable facts: every reason for which the recorded layer does
 * not serve for the current sources, in the order in which stacker would meet them. No reason: it does. Unlike stacker it also
 * compares the content of imports with `dest`, which stacker forgets (docs/stacker/restoring.md#33), so that no stale copy of it is
 * ever laid down.
 */
export function lookup(recorded: RecordedFacts, current: CurrentFacts, differences: Differences): Reason[] {
  if (recorded.facts.shape !== current.facts.shape) {
    return [{ code: 'release-changed', subject: '' }]
  }
  return [
    ...definitionReasons(recorded, current, differences),
    ...baseReasons(recorded, current),
    ...(recorded.facts.epoch === current.facts.epoch ? [] : [epochChanged(recorded.facts.epoch, current.facts.epoch)]),
    ...importReasons(recorded, current, differences),
    ...overlayDirReasons(recorded, current, differences),
    ...current.facts.layerTypes
      .filter((type) => !recorded.facts.layerTypes.includes(type))
      .map((type): Reason => ({ code: 'layer-type-missing', subject: type })),
    ...bindReasons(recorded, current, differences),
  ]
}

function bindReasons(recorded: RecordedFacts, current: CurrentFacts, differences: Differences): Reason[] {
  return (current.binds ?? []).flatMap((now, index): Reason[] => {
    if (now.kind === 'unresolved') return [now.reason]
    const then = recorded.facts.binds?.[index]
    if (then === now.tree) return []
    const changes = then && differences.binds?.(then, now.tree)
    const detail = `content of ${now.written} changed since the last build that is known`
    return [{ code: 'binds', subject: now.source, detail, ...(changes && { changes }) }]
  })
}

function isResolved<T extends { kind: string }>(fact: T | Unresolved): fact is T {
  return fact.kind !== 'unresolved'
}

function definitionReasons(recorded: RecordedFacts, current: CurrentFacts, differences: Differences): Reason[] {
  if (recorded.facts.definition === current.facts.definition) return []
  const changes = differences.definitions(recorded.layer, current.layer)
  return [{ code: 'definition-changed', subject: '', changes }]
}

function baseReasons(recorded: RecordedFacts, current: CurrentFacts): Reason[] {
  const before = recorded.facts.base
  const after = current.base
  if (after.kind === 'unresolved') return [after.reason]
  return isSameBase(before, after) ? [] : [{ code: 'base-changed', subject: baseSubject(current.layer) }]
}

function isSameBase(before: PortableBase, after: PortableBase): boolean {
  switch (after.kind) {
    case 'known':
      return before.kind === 'known' && before.base === after.base
    case 'layer':
      return before.kind === 'layer' && before.identity === after.identity && before.path === after.path
    case 'taken':
      return before.kind === 'taken' && before.layer === after.layer && before.path === after.path
  }
}

/** How a layer's base is called in a sentence: the tag of a built layer, else the url. */
export function baseSubject(layer: Layer): string {
  return layer.From.Type === 'built' ? layer.From.Tag : layer.From.Url
}

function epochChanged(before: string | null, after: string | null): Reason {
  const change = { path: 'SOURCE_DATE_EPOCH', before: before ?? 'unset', after: after ?? 'unset' }
  return { code: 'epoch-changed', subject: '', changes: [change] }
}

function importReasons(recorded: RecordedFacts, current: CurrentFacts, differences: Differences): Reason[] {
  const before = recorded.layer.Imports ?? []
  return (current.layer.Imports ?? []).flatMap((item, index): Reason[] => {
    const { Path: subject } = item
    const now = current.imports[index]
    // One path may be imported more than once, with another mode or with `dest`: where the definition is the same, the place tells which.
    const at = before[index]?.Path === subject ? index : before.findLastIndex(({ Path }) => Path === subject)
    const then = recorded.facts.imports[at]
    if (now === undefined) throw new Error(`no fact for import ${String(index)} of ${current.facts.name}`)
    if (now.kind === 'unresolved') return [now.reason]
    if (then === undefined) return [{ code: 'import-new', subject }]
    const reasons = contentReasons(then, now, differences, {
      subject,
      typeChanged: 'import-type-changed',
      changed: 'import-changed',
    })
    return isUnwitnessed(item)
      ? reasons.map((reason) => ({ ...reason, detail: 'stacker itself does not compare imports with dest' }))
      : reasons
  })
}

function overlayDirReasons(recorded: RecordedFacts, current: CurrentFacts, differences: Differences): Reason[] {
  const before = new Map(
    (recorded.layer.OverlayDirs ?? []).map((item, index) => [item.Source, recorded.facts.overlayDirs[index]]),
  )
  return (current.layer.OverlayDirs ?? []).flatMap(({ Source: subject }, index): Reason[] => {
    const now = current.overlayDirs[index]
    const then = before.get(subject)
    if (now === undefined) throw new Error(`no fact for overlay dir ${String(index)} of ${current.facts.name}`)
    if (now.kind === 'unresolved') return [now.reason]
    if (then === undefined) return [{ code: 'overlay-dir-new', subject }]
    return contentReasons(then, now, differences, {
      subject,
      typeChanged: 'overlay-dir-changed',
      changed: 'overlay-dir-changed',
    })
  })
}

function contentReasons(
  then: PortableContent,
  now: PortableContent,
  differences: Differences,
  { subject, typeChanged, changed }: { readonly subject: string } & Record<'typeChanged' | 'changed', Reason['code']>,
): Reason[] {
  switch (now.kind) {
    case 'file':
      if (then.kind === 'file') return then.hash === now.hash ? [] : [{ code: changed, subject }]
      return [{ code: typeChanged, subject }]
    case 'directory': {
      if (then.kind !== 'directory') return [{ code: typeChanged, subject }]
      if (then.tree === now.tree) return []
      const changes = differences.trees(then.tree, now.tree)
      return [{ code: changed, subject, ...(changes && { changes }) }]
    }
    case 'produced':
      if (then.kind !== 'produced') return [{ code: typeChanged, subject }]
      return then.identity === now.identity && then.path === now.path ? [] : [{ code: changed, subject }]
    case 'taken':
      if (then.kind !== 'taken') return [{ code: typeChanged, subject }]
      return then.producer === now.producer && then.path === now.path ? [] : [{ code: changed, subject }]
  }
}
