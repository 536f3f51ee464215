import { FormatError } from './errors.ts'
import { digestHex, type Digest } from './formats/digest.ts'
import { sameDefinition } from './layer/definition.ts'
import type { CacheEntry } from './layer/entry.ts'
import { factsOfEntry, manifestDigests } from './layer/entry-facts.ts'
import { entryHash } from './layer/entry-hash.ts'
import type { PortableForm } from './layer/judge.ts'
import { layerIdentity, type PortableBase, type PortableContent, type PortableFacts } from './layer/portable.ts'
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
  /** The same sources with the umask that the note was made with. */
  asBefore: Gathered = { sources, stack, evidence: [] },
): readonly BuiltOrWhy[] {
  const { release } = sources
  const result: BuiltOrWhy[] = []
  for (const [index, stacked] of stack.entries()) {
    const { definition } = stacked.facts
    const entry = entries.get(definition.name)
    const noted = notedOf(note, definition)
    const none = (why?: string): BuiltOrWhy => ({ index, why })
    if (
      entry === undefined ||
      !sameDefinition(entry.Layer, definition.layer, release) ||
      isAlwaysBuilt(stacked, release)
    ) {
      result.push(none())
      continue
    }
    const below = (name: string): BuiltLayer | undefined => {
      const at = stacked.below.get(name)
      const found = at === undefined ? undefined : result[at]
      return found && isBuilt(found) ? found : undefined
    }
    const base = baseOf(entry, stacked, below, note, release)
    if (typeof base === 'string') {
      result.push(none(base))
      continue
    }
    const form = portableForm(definition, sources, options.directories.working)
    const unwitnessed = unwitnessedImports(stacked, asBefore.stack[index] ?? stacked, form, below, note)
    if (typeof unwitnessed === 'string') {
      result.push(none(unwitnessed))
      continue
    }
    const known = readFacts(entry, { form, base, unwitnessed, release })
    if (typeof known === 'string') {
      result.push(none(known))
      continue
    }
    const identity = layerIdentity(known, manifestDigests(entry))
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

/** Such a layer never hits, so its record would serve nobody. */
function isAlwaysBuilt({ facts }: StackedLayer, release: Release): boolean {
  const { layer, neverEqual } = facts.definition
  const bom = layer.Bom?.Generate === true && release.rules.bomAlwaysMisses
  return (layer.Binds ?? []).length > 0 || neverEqual.length > 0 || bom
}

/** The layer that the entry's Base stands for; a text where the entry is stale, none where there is nothing to tell. */
function baseOf(
  entry: CacheEntry,
  { facts }: StackedLayer,
  below: (name: string) => BuiltLayer | undefined,
  note: Note | undefined,
  release: Release,
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
      const parent = below(base.layer)
      if (parent === undefined) return `the layer ${base.layer}, of which its base is taken, is not kept`
      const image = entry.Layer.From.Type === 'oci'
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
  { facts: factsAsBefore }: StackedLayer,
  form: PortableForm,
  below: (name: string) => BuiltLayer | undefined,
  note: Note | undefined,
): ReadonlyMap<number, PortableContent> | string {
  const noted = isSeen(note, facts.definition) ? notedOf(note, facts.definition) : undefined
  const result = new Map<number, PortableContent>()
  for (const [index, fact] of facts.imports.entries()) {
    const item = facts.definition.layer.Imports?.[index]
    if (fact.kind === 'produced') {
      const producer = below(fact.producer)
      if (producer === undefined) return `the layer ${fact.producer}, from which it takes files, is not kept`
      if (noted === undefined) return unseen(fact.producer)
      result.set(index, { kind: 'produced', identity: producer.identity, path: fact.path })
    } else if (item?.Dest) {
      const before = noted?.unwitnessed[index]
      const after = portableContent(factsAsBefore.imports[index] ?? fact, form)
      const same = before && after && JSON.stringify(before) === JSON.stringify(after)
      const staged = portableContent(fact, form)
      if (!same || staged === undefined)
        return `stacker does not remember the content of import ${item.Path}, and it was not the same before and after the build`
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
