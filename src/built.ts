import { FormatError } from './errors.ts'
import { digestHex, type Digest } from './formats/digest.ts'
import { sameDefinition } from './layer/definition.ts'
import type { CacheEntry } from './layer/entry.ts'
import { alwaysReasons, builtOnEveryRun } from './layer/always-built.ts'
import { factsOfEntry, identityOf, manifestDigests } from './layer/entry-facts.ts'
import { entryHash } from './layer/entry-hash.ts'
import type { PortableForm } from './layer/judge.ts'
import type { PortableBase, PortableContent, PortableFacts } from './layer/portable.ts'
import { layerKey, type StackedLayer } from './layer/stack.ts'
import { entryDigest, type LayerNote, type Note } from './note.ts'
import type { Options } from './options.ts'
import type { Gathered } from './plan.ts'
import type { Release } from './release/release.ts'
import { portableForm } from './sources.ts'
import type { LayerDefinition } from './stackerfile/stackerfile.ts'

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
  /** It came from the store, and nothing was built over it. */
  readonly stored: boolean
}

/** `why` is undefined where there is nothing to tell: the layer was not reached, or is built on every run anyway. */
export type BuiltOrWhy = BuiltLayer | { readonly index: number; readonly why: string | undefined }

export function isBuilt(layer: BuiltOrWhy): layer is BuiltLayer {
  return 'entry' in layer
}

/** Parents first: the facts of a layer name the identities of those below it. */
export function builtLayers(
  { sources, stack }: Gathered,
  entries: ReadonlyMap<string, CacheEntry>,
  options: Options,
  note: Note | undefined,
): readonly BuiltOrWhy[] {
  const { release } = sources
  const everyRun = builtOnEveryRun(stack, release)
  const result: BuiltOrWhy[] = []
  for (const [index, stacked] of stack.entries()) {
    const { definition } = stacked.facts
    const entry = entries.get(definition.name)
    const noted = notedOf(note, definition)
    const none = (why?: string): BuiltOrWhy => ({ index, why })
    if (
      entry === undefined ||
      !sameDefinition(entry.Layer, definition.layer, release) ||
      (everyRun[index] === true && !mayComeOutEqual(stacked, release))
    ) {
      result.push(none())
      continue
    }
    const below = (name: string): BuiltLayer | undefined => {
      const at = stacked.below.get(name)
      const found = at === undefined ? undefined : result[at]
      return found && isBuilt(found) ? found : undefined
    }
    const isBuiltOnEveryRun = (name: string): boolean => everyRun[stacked.below.get(name) ?? -1] === true
    const base = baseOf(entry, stacked, { below, isBuiltOnEveryRun, note, release })
    if (typeof base === 'string') {
      result.push(none(base))
      continue
    }
    const form = portableForm(definition, sources, options.directories.working)
    const unwitnessed = unwitnessedImports(stacked, form, { below, isBuiltOnEveryRun, note, release })
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
    const untouched = noted?.laid === entryDigest(entry, release)
    const stored = untouched && noted.stored
    result.push({ index, stacked, form, entry, facts: known, identity, untouched, stored })
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

/** An image that is built on every run hits never, but with SOURCE_DATE_EPOCH it may be the base of layers that do (restoring 42). */
function mayComeOutEqual({ facts }: StackedLayer, release: Release): boolean {
  const { definition, epoch } = facts
  return epoch !== null && !definition.layer.BuildOnly && alwaysReasons(definition, release).length > 0
}

/** What is known of the layers that one names. */
interface Underneath {
  readonly below: (name: string) => BuiltLayer | undefined
  readonly isBuiltOnEveryRun: (name: string) => boolean
  readonly note: Note | undefined
  readonly release: Release
}

/** The layer that the entry's Base stands for; a text where the entry is stale, none where there is nothing to tell. */
function baseOf(
  entry: CacheEntry,
  { facts }: StackedLayer,
  { below, isBuiltOnEveryRun, note, release }: Underneath,
): PortableBase | string {
  const { base } = facts
  switch (base.kind) {
    case 'built': {
      const parent = below(base.layer)
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

/**
 * An entry holds the hash of what was taken, and not from which build of the producer. Only where nothing but what restore judged
 * stood there before the build is the producer of today the one.
 */
function unseen(producer: string): string {
  return `it may have taken files from an earlier ${producer}: no restore has looked at the workspace before the build`
}

/**
 * Facts of the imports that the entry is silent about. With `dest` stacker compares nothing, so the content counts only when it was
 * seen before the build and is the same after it; what came from another layer is known by that layer.
 */
function unwitnessedImports(
  { facts }: StackedLayer,
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
      const after = portableContent(fact, form)
      const same = before && after && JSON.stringify(before) === JSON.stringify(after)
      if (!same)
        return `stacker does not remember the content of import ${item.Path}, and it was not the same before and after the build`
      result.set(index, after)
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
