import { FormatError } from '../errors.ts'
import {
  decodeArray,
  decodeBoolean,
  decodeCount,
  decodeDigest,
  decodeObject,
  decodeOneOf,
  decodeString,
  nullOr,
  type Decoder,
} from '../formats/decode.ts'
import { digestOf, type Digest } from '../formats/digest.ts'
import { optional } from '../formats/exact-object.ts'
import { decodePackedTrees, type PackedTrees } from '../layer/bind-tree.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { Plan, Verdict } from '../layer/build-plan.ts'
import type { PortableContent } from '../layer/portable.ts'
import { decodePortableContent, decodeSeconds } from '../layer/record.ts'
import { encodeBuildCache } from '../layer/build-cache.ts'
import type { Options } from '../options/options.ts'
import { storeNames } from '../options/store-name.ts'
import { decodeEvidence, type Evidence } from '../predict/resolution.ts'
import type { Release } from '../release/release.ts'
import type { Outage } from '../store/outage.ts'
import type { Json } from '../use-cases.ts'

/** What restore tells save about one layer. */
export interface LayerNote {
  readonly stackerfile: string
  readonly name: string
  readonly verdict: Verdict
  /** Digest of its definition, as the release of the note marshals it. */
  readonly definition: Digest
  /** Digest of the entry that was laid down, null where none was. */
  readonly laid: Digest | null
  /** Identity of the layer that was laid down, null where none was: facts by which the same entry may not be good any more. */
  readonly identity: Digest | null
  /** Digest of the entry that stands in build.cache all the same, as it stood before the restore; null where none does, or it is not known. */
  readonly stood: Digest | null
  /** What was laid down came from the store, all of it, so it need not be kept again. What stood here may be lost there. */
  readonly stored: boolean
  /** What names the own diff of a build_only layer that was laid down; null where it has none. */
  readonly content: Digest | null
  /** What names that of the build_only layer which it was built on. */
  readonly standsOn: Digest | null
  /** Weight of its record and the blobs that it names, 0 where none was laid down. */
  readonly bytes: number
  /** What building took whose outcome was laid down; null where it is not known. */
  readonly seconds: number | null
  /** Content of imports with `dest` before the build, by index; null where it was not known. */
  readonly unwitnessed: readonly (PortableContent | null)[]
  /** Digests of what its binds held before the build, null where it was not known; absent where nobody looked. */
  readonly binds?: readonly (Digest | null)[]
  readonly evidence: readonly Evidence[]
}

export interface Note {
  readonly release: string
  /** Of which cache it speaks: see `cacheName`. */
  readonly cache: string
  /** Which stores of that cache were done without. */
  readonly outages: readonly Outage[]
  /** As it was foreseen of stacker; null where it was not known. */
  readonly umask: number | null
  /** What build.cache held of these layers before the build was laid down, or judged and found good: whatever else is in it now was built since. */
  readonly cleared: boolean
  readonly layers: readonly LayerNote[]
  /** Seconds of the restore, and those of them in which all content of the layers was fetched and laid down, null where not all was. */
  readonly took?: { readonly all: number; readonly laying: number | null } | undefined
  /** What was learnt of that cache, as its store wrote it; null or absent where there is nothing. */
  readonly learnt?: unknown
  /** What was bound before the build. */
  readonly bindTrees?: PackedTrees
}

/** Of the note; another one is not read. */
export const noteFormat = 4

/** The same for options that read and write the same records. */
export function cacheName({ store, keyPrefix }: Pick<Options, 'store' | 'keyPrefix'>): string {
  return `${keyPrefix} ${storeNames(store)}`
}

/** What the note says of weights and of what is kept already holds for the cache that it speaks of alone. */
export function noteFor(cache: string, note: Note): Note {
  if (note.cache === cache) return note
  const layers = note.layers.map((layer) => ({ ...layer, stored: false, bytes: 0 }))
  return { ...note, outages: [], learnt: undefined, layers }
}

/**
 * The plan of what stands in the workspace, with what the restore before it knew: of a layer that was not laid down, stacker's
 * memory tells nothing, and the records told what had changed. What is no such note adds nothing.
 */
export function recalled(plan: Plan, note: Json | undefined): Plan {
  const causes = new Map<string, readonly string[]>()
  for (const { stackerfile, name, why } of notedLayers(note)) {
    if (isTexts(why) && why.length > 0) causes.set(JSON.stringify([stackerfile, name]), why)
  }
  const layers = plan.layers.map((layer) => {
    const { stackerfile, name } = layer.definition
    const why = causes.get(JSON.stringify([stackerfile, name]))
    if (why === undefined) return layer
    const detail = `restore laid none down, since ${why.join('; ')}`
    return {
      ...layer,
      reasons: layer.reasons.map((reason) =>
        reason.code === 'not-cached' && reason.detail === undefined ? { ...reason, detail } : reason,
      ),
    }
  })
  return { ...plan, layers }
}

function notedLayers(note: Json | undefined): readonly Readonly<Record<string, Json>>[] {
  const layers = isObject(note) ? note['layers'] : undefined
  return Array.isArray(layers) ? (layers as readonly Json[]).filter(isObject) : []
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** The note for a second save: what was built before the first one has not been looked at again. */
export function spentNote(note: Json): Json {
  const rest = withoutLearnt(note)
  if (!isObject(rest)) return rest
  return Object.fromEntries([...Object.entries(rest), ['cleared', false]])
}

/** The same after a save: what was not in the store may be there since, and what was may not be the newest. */
export function withoutLearnt(note: Json): Json {
  if (!isObject(note)) return note
  return Object.fromEntries(Object.entries(note).filter(([name]) => name !== 'learnt'))
}

/** Equal for entries whose bytes in build.cache are equal. */
export function entryDigest(entry: CacheEntry, release: Release): Digest {
  return digestOf(encodeBuildCache(new Map([[entry.Name, entry]]), release))
}

/** @throws FormatError for what is no note of this format. */
export function decodeNote(value: unknown): Note {
  const member = decodeObject(value, 'note')
  if (member('format', decodeCount) !== noteFormat)
    throw new FormatError('note.format', `expected ${String(noteFormat)}`)
  return {
    cleared: member('cleared', decodeBoolean),
    cache: member('cache', decodeString),
    outages: member('outages', decodeArray(decodeOutage)),
    release: member('release', decodeString),
    umask: member('umask', nullOr(decodeCount)),
    layers: member('layers', decodeArray(decodeLayerNote)),
    took: member('took', optional(decodeTook)),
    learnt: member('learnt', (value) => value ?? undefined),
    ...withBindTrees(member('bindTrees', optional(decodePackedTrees))),
  }
}

const decodeOutage: Decoder<Outage> = (value, where) => {
  const member = decodeObject(value, where)
  return { store: member('store', decodeString), why: member('why', decodeString) }
}

const decodeTook: Decoder<NonNullable<Note['took']>> = (value, where) => {
  const member = decodeObject(value, where)
  return { all: member('all', decodeSeconds), laying: member('laying', nullOr(decodeSeconds)) }
}

const decodeLayerNote: Decoder<LayerNote> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    stackerfile: member('stackerfile', decodeString),
    name: member('name', decodeString),
    verdict: member('verdict', decodeOneOf('hit', 'unchanged', 'miss', 'always', 'unknown', 'error')),
    definition: member('definition', decodeDigest),
    laid: member('laid', nullOr(decodeDigest)),
    stood: member('stood', nullOr(decodeDigest)),
    identity: member('identity', nullOr(decodeDigest)),
    stored: member('stored', decodeBoolean),
    content: member('content', nullOr(decodeDigest)),
    standsOn: member('standsOn', nullOr(decodeDigest)),
    bytes: member('bytes', decodeCount),
    seconds: member('seconds', (seconds, place) =>
      seconds === undefined ? null : nullOr(decodeSeconds)(seconds, place),
    ),
    unwitnessed: member('unwitnessed', decodeArray(nullOr(decodePortableContent))),
    ...withBinds(member('binds', optional(decodeArray(nullOr(decodeDigest))))),
    evidence: member('evidence', decodeArray(decodeEvidence)),
  }
}

function withBinds(binds: LayerNote['binds'] | undefined): Pick<LayerNote, 'binds'> {
  return binds === undefined ? {} : { binds }
}

function withBindTrees(bindTrees: PackedTrees | undefined): Pick<Note, 'bindTrees'> {
  return bindTrees === undefined ? {} : { bindTrees }
}
