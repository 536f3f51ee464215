import { FormatError } from '../errors.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import { entryAgain } from '../layer/checkout-entries.ts'
import { sameDefinition } from '../layer/definition.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { alwaysReasons, builtOnEveryRun } from '../layer/always-built.ts'
import { factsOfEntry, identityOf, manifestDigests } from '../layer/entry-facts.ts'
import { entryHash } from '../layer/entry-hash.ts'
import { foresee, type PortableForm } from '../layer/foreseen.ts'
import { hasEqualEntry } from '../layer/standing.ts'
import { completeFacts } from '../layer/lookup.ts'
import { layerIdentity, type PortableBase, type PortableContent, type PortableFacts } from '../layer/portable.ts'
import { layerKey, type StackedLayer } from '../layer/stack.ts'
import { entryDigest, type LayerNote, type Note } from '../handover/note.ts'
import type { Options } from '../options.ts'
import type { Gathered } from '../plan/plan.ts'
import type { Release } from '../release/release.ts'
import { portableForm } from '../plan/sources.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import { isOutdated, wasCompared, type Producer, type Traces } from './traces.ts'
import type { BuildState } from '../workspace/build-state.ts'
import { directoriesOf } from '../workspace/directories.ts'

/** A layer that stands in build.cache as the sources define it, with the facts that its entry witnesses. */
export interface BuiltLayer {
  readonly index: number
  readonly stacked: StackedLayer
  readonly form: PortableForm
  readonly entry: CacheEntry
  readonly facts: PortableFacts
  readonly identity: Digest
  /** It is what restore laid down, to the byte. */
  readonly untouched: boolean
  /** It came from the store as it is named now, and nothing was built over it. */
  readonly stored: boolean
  /** Restore has looked, and this is not what it laid down: whatever its entry's bytes, stacker has built it since. */
  readonly fresh: boolean
}

export interface NotBuilt {
  readonly index: number
  /** Undefined where there is nothing to tell: the layer was not reached, or is built on every run anyway. */
  readonly why: string | undefined
  /** The build ended before it, as far as can be seen (docs/stacker/restoring.md#32). */
  readonly isUnreached: boolean
}

export type BuiltOrWhy = BuiltLayer | NotBuilt

export function isBuilt(layer: BuiltOrWhy): layer is BuiltLayer {
  return 'entry' in layer
}

/** Parents first: the facts of a layer name the identities of those below it. `state` is what the build left beside build.cache. */
export function builtLayers(
  { sources, stack }: Gathered,
  entries: ReadonlyMap<string, CacheEntry>,
  options: Options,
  note: Note | undefined,
  state: BuildState,
  /** The same sources with the umask that the note was made with. */
  asBefore: Gathered = { sources, stack, evidence: [] },
): readonly BuiltOrWhy[] {
  const traces: Traces = { state, directories: directoriesOf(options.directories), release: sources.release }
  const { release } = sources
  const everyRun = builtOnEveryRun(stack, release)
  const result: BuiltOrWhy[] = []
  const overwritten = overwrittenLayers({ sources, stack }, options, everyRun, (index) => {
    const found = result[index]
    return found && isBuilt(found) ? found : undefined
  })
  for (const [index, stacked] of stack.entries()) {
    const { definition } = stacked.facts
    const entry = entries.get(definition.name)
    const noted = notedOf(note, definition)
    const none = (why?: string, isUnreached = false): BuiltOrWhy => ({ index, why, isUnreached })
    if (everyRun[index] === true && !mayComeOutEqual(stacked, release)) {
      result.push(none())
      continue
    }
    if (entry === undefined || !sameDefinition(entry.Layer, definition.layer, release)) {
      result.push(none(undefined, entry === undefined || !stacked.sharesName))
      continue
    }
    const below = (name: string): BuiltLayer | undefined => {
      const at = stacked.below.get(name)
      const found = at === undefined ? undefined : result[at]
      return found && isBuilt(found) ? found : undefined
    }
    const isBuiltOnEveryRun = (name: string): boolean => everyRun[stacked.below.get(name) ?? -1] === true
    const base = baseOf(entry, stacked, { below, overwritten, isBuiltOnEveryRun, note, release })
    if (typeof base === 'string') {
      result.push(none(base))
      continue
    }
    const form = portableForm(definition, sources, options.directories.working)
    const before = asBefore.stack[index] ?? stacked
    const underneath = { below, overwritten, isBuiltOnEveryRun, note, release }
    const unwitnessed = unwitnessedImports(stacked, before, form, underneath)
    if (typeof unwitnessed === 'string') {
      result.push(none(unwitnessed))
      continue
    }
    const known = readFacts(entry, { form, base, unwitnessed, release })
    if (typeof known === 'string') {
      result.push(none(known))
      continue
    }
    const identity = identityOf(entry, known)
    // One that is built on every run tells nothing by the time of its build.
    const producer = (name: string): Producer | undefined =>
      isBuiltOnEveryRun(name) ? { entry, untouched: true } : below(name)
    const untouched = noted?.laid === entryDigest(entry, release)
    const isNamedSo = noted?.identity === identity
    if (untouched && !isNamedSo && !wasCompared(entry, stacked, producer, traces)) {
      result.push(none('nothing shows that the build got to it: it stands as it was laid down', true))
      continue
    }
    if (!untouched && !stacked.sharesName && isOutdated(entry, stacked, producer, traces)) {
      result.push(none('what it takes files from has been built again since', true))
      continue
    }
    const stored = untouched && noted.stored && isNamedSo
    const fresh = !untouched && isSeen(note, definition)
    result.push({ index, stacked, form, entry, facts: known, identity, untouched, stored, fresh })
  }
  return result
}

function notedOf(note: Note | undefined, definition: LayerDefinition): LayerNote | undefined {
  return note?.layers.find((layer) => layerKey(layer) === layerKey(definition))
}

/** Restore looked at what stood in build.cache of this layer, and took away what was not good. */
function isSeen(note: Note | undefined, definition: LayerDefinition): boolean {
  return note?.cleared === true && notedOf(note, definition) !== undefined
}

/**
 * An image that is built on every run hits never, but with SOURCE_DATE_EPOCH it may be the base of layers that do
 * (docs/stacker/restoring.md#42).
 */
function mayComeOutEqual({ facts }: StackedLayer, release: Release): boolean {
  const { definition, epoch } = facts
  return epoch !== null && !definition.layer.BuildOnly && alwaysReasons(definition, release).length > 0
}

/** What is known of the layers that one names. */
interface Underneath {
  readonly below: (name: string) => BuiltLayer | undefined
  readonly overwritten: FindLayer
  readonly isBuiltOnEveryRun: (name: string) => boolean
  readonly note: Note | undefined
  readonly release: Release
}

/** The layer that the entry's Base stands for; a text where the entry is stale, none where there is nothing to tell. */
function baseOf(
  entry: CacheEntry,
  stacked: StackedLayer,
  { below, overwritten, isBuiltOnEveryRun, note, release }: Underneath,
): PortableBase | string {
  const { facts } = stacked
  const { base } = facts
  switch (base.kind) {
    case 'built': {
      const parent = below(base.layer) ?? (stacked.base === undefined ? undefined : overwritten(stacked.base))
      if (parent === undefined) return `the layer ${base.layer} below it is not kept`
      if (String(entryHash(parent.entry, release)) !== entry.Base) return `it was built on an earlier ${base.layer}`
      return { kind: 'layer', identity: parent.identity, path: '' }
    }
    case 'produced': {
      const image = entry.Layer.From.Type !== 'tar'
      if (!image && isBuiltOnEveryRun(base.layer)) return { kind: 'taken', layer: base.layer, path: base.path }
      const parent = below(base.layer)
      if (parent === undefined) return `the layer ${base.layer}, of which its base is taken, is not kept`
      if (image && !manifestDigests(parent.entry).some((digest) => digestHex(digest) === entry.Base)) {
        return `it was built on an earlier ${base.layer}`
      }
      if (!image && !isSeen(note, facts.definition)) return unseen(base.layer)
      return { kind: 'layer', identity: parent.identity, path: base.path }
    }
    case 'known':
    case 'unknown':
    case 'broken':
      return { kind: 'known', base: entry.Base }
  }
}

/** A layer by its index, as far as it stands for those that are built on it. */
type FindLayer = (index: number) => Pick<BuiltLayer, 'entry' | 'identity'> | undefined

/**
 * A build_only layer whose entry another stackerfile's layer of its name has overwritten: stacker keeps one entry a name
 * (docs/stacker/build-cache.md#7.3). Whoever is built on it holds the hash of the entry that it had, and that is the one which the
 * sources foretell or it is not.
 */
function overwrittenLayers(
  { sources, stack }: Pick<Gathered, 'sources' | 'stack'>,
  options: Options,
  everyRun: readonly boolean[],
  built: FindLayer,
): FindLayer {
  const { release, layerTypes } = sources
  const shared = new Set(stack.flatMap(({ sharesName, facts }) => (sharesName ? [facts.definition.name] : [])))
  const find: FindLayer = (index) => {
    const stacked = stack[index]
    if (stacked === undefined || everyRun[index] !== false) return undefined
    const { facts } = stacked
    if (!facts.definition.layer.BuildOnly || !shared.has(facts.definition.name)) return undefined
    // What it holds of the content of imports with `dest` is in no hash.
    if ((facts.definition.layer.Imports ?? []).some(({ Dest }) => Dest)) return undefined
    const parent = stacked.base === undefined ? undefined : (built(stacked.base) ?? find(stacked.base))
    const base =
      facts.base.kind === 'known'
        ? facts.base.base
        : facts.base.kind === 'built' && parent
          ? String(entryHash(parent.entry, release))
          : undefined
    const form = portableForm(facts.definition, sources, options.directories.working)
    const foreseen = foresee(facts, form, {
      standing: () => parent && { kind: 'good', identity: parent.identity },
      isBuiltOnEveryRun: () => false,
    })
    const complete = completeFacts(foreseen)
    if (base === undefined || complete === undefined || !hasEqualEntry(facts, complete)) return undefined
    const entry = entryAgain(stacked, foreseen, base, release, layerTypes)
    return { entry, identity: layerIdentity(complete, [], []) }
  }
  return find
}

/**
 * An entry holds the hash of what was taken, and not from which build of the producer. Only where nothing but what restore judged
 * stood there before the build is the producer of today the one.
 */
function unseen(producer: string): string {
  return `it may have taken files from an earlier ${producer}: ${noRestore}`
}

const noRestore = 'no restore has looked at the workspace before the build'

/**
 * Facts of the imports that the entry is silent about. With `dest` stacker compares nothing, so the content counts only when it was
 * seen before the build and is the same after it; what came from another layer is known by that layer.
 */
function unwitnessedImports(
  { facts }: StackedLayer,
  { facts: factsAsBefore }: StackedLayer,
  form: PortableForm,
  { below, isBuiltOnEveryRun, note }: Underneath,
): ReadonlyMap<number, PortableContent> | string {
  const noted = isSeen(note, facts.definition) ? notedOf(note, facts.definition) : undefined
  const result = new Map<number, PortableContent>()
  for (const [index, fact] of facts.imports.entries()) {
    const item = facts.definition.layer.Imports?.[index]
    if (fact.kind === 'produced') {
      if (isBuiltOnEveryRun(fact.producer) && !item?.Dest) {
        result.set(index, { kind: 'taken', producer: fact.producer, path: fact.path })
        continue
      }
      const producer = below(fact.producer)
      if (producer === undefined) return `the layer ${fact.producer}, from which it takes files, is not kept`
      if (noted === undefined) return unseen(fact.producer)
      result.set(index, { kind: 'produced', identity: producer.identity, path: fact.path })
    } else if (item?.Dest) {
      const before = noted?.unwitnessed[index]
      const after = portableContent(factsAsBefore.imports[index] ?? fact, form)
      const same = before && after && JSON.stringify(before) === JSON.stringify(after)
      const staged = portableContent(fact, form)
      if (!same || staged === undefined) {
        const why = noted === undefined ? noRestore : 'it was not the same before and after the build'
        return `stacker does not remember the content of import ${item.Path}, and ${why}`
      }
      result.set(index, staged)
    }
  }
  return result
}

function portableContent(
  fact: StackedLayer['facts']['imports'][number],
  form: PortableForm,
): PortableContent | undefined {
  if (fact.kind === 'file') return { kind: 'file', hash: fact.hash }
  if (fact.kind === 'directory') return { kind: 'directory', tree: form.treeDigest(fact) }
  return undefined
}

function readFacts(
  entry: CacheEntry,
  from: {
    readonly form: PortableForm
    readonly base: PortableBase
    readonly unwitnessed: ReadonlyMap<number, PortableContent>
    readonly release: Release
  },
): PortableFacts | string {
  const { form, base, unwitnessed, release } = from
  try {
    const known = factsOfEntry(entry, {
      portable: form.layer,
      definition: form.definition,
      arch: form.arch,
      release,
      base,
      unwitnessed: (index) => unwitnessed.get(index),
    })
    return known.kind === 'facts' ? known.facts : known.why
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}
