import { FormatError } from './errors.ts'
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
} from './formats/decode.ts'
import { digestOf, type Digest } from './formats/digest.ts'
import type { CacheEntry } from './layer/entry.ts'
import type { Unresolved } from './layer/lookup.ts'
import type { Verdict } from './layer/plan.ts'
import type { PortableContent } from './layer/portable.ts'
import { decodePortableContent, type LayerRecord } from './layer/record.ts'
import { encodeBuildCache } from './layer/build-cache.ts'
import type { Foresight } from './plan.ts'
import { decodeEvidence, type Evidence } from './predict/resolution.ts'
import type { Release } from './release/release.ts'
import type { Json } from './use-cases.ts'

/** What restore tells save about one layer. */
export interface LayerNote {
  readonly stackerfile: string
  readonly name: string
  readonly verdict: Verdict
  /** Digest of the entry that was laid down, null where none was. */
  readonly laid: Digest | null
  /** What was laid down came from the store, all of it, so it need not be kept again. What stood here may be lost there. */
  readonly stored: boolean
  /** Weight of its record, 0 where none was laid down. */
  readonly bytes: number
  /** Content of imports with `dest` before the build, by index; null where it was not known. */
  readonly unwitnessed: readonly (PortableContent | null)[]
  readonly evidence: readonly Evidence[]
}

export interface Note {
  readonly release: string
  /** As it was foreseen of stacker; null where it was not known. */
  readonly umask: number | null
  /** What build.cache held of these layers before the build was laid down, or judged and found good: whatever else is in it now was built since. */
  readonly cleared: boolean
  readonly layers: readonly LayerNote[]
}

const format = 3

/** The note of a restore. `entries` are those laid down, by index; `fetched` are blobs that the store gave. */
export function noteOf(
  { layers, evidence, sources, plan }: Foresight,
  entries: ReadonlyMap<number, CacheEntry>,
  fetched: ReadonlyMap<Digest, unknown>,
  cleared: boolean,
): Json {
  return {
    format,
    cleared,
    release: sources.release.tag,
    umask: sources.umask ?? null,
    layers: layers.map(({ stacked, foreseen, judgement }, index) => {
      const { definition } = stacked.facts
      const entry = entries.get(index)
      return {
        stackerfile: definition.stackerfile,
        name: definition.name,
        verdict: judgement.verdict,
        laid: entry === undefined ? null : entryDigest(entry, sources.release),
        stored: entry !== undefined && isFetched(judgement.candidate?.record, fetched),
        bytes: entry === undefined ? 0 : (plan.layers[index]?.bytes ?? 0),
        unwitnessed: (definition.layer.Imports ?? []).map((item, at) =>
          item.Dest ? resolvedOrNull(foreseen.imports[at]) : null,
        ),
        evidence: (evidence[index] ?? []).map((seen) => ({ ...seen })),
      }
    }),
  }
}

function isFetched(record: LayerRecord | undefined, fetched: ReadonlyMap<Digest, unknown>): boolean {
  return (
    record?.blobs.every(({ digest, kind }) => (kind !== 'layer' && kind !== 'tree') || fetched.has(digest)) === true
  )
}

/** The note for a second save: what was built before the first one has not been looked at again. */
export function spentNote(note: Json): Json {
  if (typeof note !== 'object' || note === null || Array.isArray(note)) return note
  return Object.fromEntries([...Object.entries(note), ['cleared', false]])
}

function resolvedOrNull(fact: PortableContent | Unresolved | undefined): PortableContent | null {
  return fact === undefined || fact.kind === 'unresolved' ? null : fact
}

/** Equal for entries whose bytes in build.cache are equal. */
export function entryDigest(entry: CacheEntry, release: Release): Digest {
  return digestOf(encodeBuildCache(new Map([[entry.Name, entry]]), release))
}

/** @throws FormatError for what is no note of this format. */
export function decodeNote(value: unknown): Note {
  const member = decodeObject(value, 'note')
  if (member('format', decodeCount) !== format) throw new FormatError('note.format', `expected ${String(format)}`)
  return {
    cleared: member('cleared', decodeBoolean),
    release: member('release', decodeString),
    umask: member('umask', nullOr(decodeCount)),
    layers: member('layers', decodeArray(decodeLayerNote)),
  }
}

const decodeLayerNote: Decoder<LayerNote> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    stackerfile: member('stackerfile', decodeString),
    name: member('name', decodeString),
    verdict: member('verdict', decodeOneOf('hit', 'miss', 'always', 'unknown', 'error')),
    laid: member('laid', nullOr(decodeDigest)),
    stored: member('stored', decodeBoolean),
    bytes: member('bytes', decodeCount),
    unwitnessed: member('unwitnessed', decodeArray(nullOr(decodePortableContent))),
    evidence: member('evidence', decodeArray(decodeEvidence)),
  }
}
