import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

import { FormatError } from '../errors.ts'
import {
  decodeArray,
  decodeBoolean,
  decodeCount,
  decodeObject,
  decodeString,
  parseJson,
  type Decoder,
} from '../formats/decode.ts'
import { digestHex, digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { indexFormat, layerOfRecordKey, questionOfRecordKey } from './keys.ts'

/** Of the entry, packed. */
export const mostPackedIndex = 2 * 1024 * 1024
/** Of what it unpacks to: more than that much of digests and names never packs into an entry. */
const mostUnpacked = 64 * 1024 * 1024
const mostRecords = 20_000
const mostBlobs = 10_000
/** Of branches, whose runs are told of. */
const mostHistories = 16
/** A record is a list of three values, a blob one of two. */
const mostValues = 4 * mostRecords + 3 * mostBlobs + 3 * mostHistories + 100

export interface IndexedRecord {
  /** Its whole key: the digest at its end names the bytes. */
  readonly key: string
  /** Seconds since 1970, when a job last asked the service for it, or wrote it. */
  readonly seen: number
  readonly bytes: Buffer
}

/** What jobs knew of records and blobs when they ended. A hint: see `openIndex`. */
export interface RecordIndex {
  readonly records: readonly IndexedRecord[]
  /** Seconds since 1970, when a job last asked for the blob, fetched or wrote it. */
  readonly blobs: ReadonlyMap<Digest, number>
  /** What runs left last, by ref; the newest last. */
  readonly histories: ReadonlyMap<string, Buffer>
  /** Nothing that its writers knew was left out for want of room. */
  readonly whole: boolean
}

export const emptyIndex: RecordIndex = { records: [], blobs: new Map(), histories: new Map(), whole: true }

/** What fits into an entry: the oldest records of a layer fall out first, then the oldest of all. */
export function encodeIndex(index: RecordIndex): Buffer {
  const blobs = [...index.blobs].sort(([, a], [, b]) => b - a)
  let kept: RecordIndex = {
    records: youngestFirst(index.records).slice(0, mostRecords),
    blobs: new Map(blobs.slice(0, mostBlobs)),
    histories: new Map([...index.histories].slice(-mostHistories)),
    whole: index.whole && blobs.length <= mostBlobs && index.records.length <= mostRecords,
  }
  for (;;) {
    const weight = kept.records.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const packed = weight > mostUnpacked / 2 ? undefined : pack(kept)
    if (packed !== undefined && (packed.length <= mostPackedIndex || kept.records.length === 0)) return packed
    const share = packed === undefined ? mostUnpacked / 2 / weight : (0.95 * mostPackedIndex) / packed.length
    kept = { ...kept, records: lightest(kept.records, share * weight), whole: false }
  }
}

function pack({ records, blobs, histories, whole }: RecordIndex): Buffer {
  const head = {
    format: indexFormat,
    whole,
    records: records.map(({ key, seen, bytes }) => [key, seen, bytes.length]),
    blobs: [...blobs].map(([digest, seen]) => [digestHex(digest), seen]),
    histories: [...histories].map(([ref, bytes]) => [ref, bytes.toString('utf8')]),
  }
  const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...records.map((record) => record.bytes)])
  // Records of a chain name the same blobs, megabytes apart: beyond the window of gzip.
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_WINDOW_BITS } = constants
  return brotliCompressSync(bytes, {
    params: {
      [BROTLI_PARAM_QUALITY]: 5,
      [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
      [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}

/** The newest of each layer, then the second of each, and so on. */
function youngestFirst(records: readonly IndexedRecord[]): readonly IndexedRecord[] {
  const before = new Map<string, number>()
  return [...records]
    .sort((a, b) => b.seen - a.seen)
    .map((record) => {
      const layer = layerOfRecordKey(record.key)
      const rank = before.get(layer) ?? 0
      before.set(layer, rank + 1)
      return { record, rank }
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ record }) => record)
}

/** As many as weigh that much, and fewer than there are. */
function lightest(records: readonly IndexedRecord[], most: number): readonly IndexedRecord[] {
  let weight = 0
  const end = records.findIndex(({ bytes }) => (weight += bytes.length) > most)
  return records.slice(0, end === -1 ? records.length - 1 : end)
}

/** @throws FormatError for what is no index of this format, or unpacks to more than one may. */
export function decodeIndex(packed: Uint8Array): RecordIndex {
  const bytes = unpack(packed)
  const end = bytes.indexOf(0x0a)
  if (end === -1) throw new FormatError('index', 'expected a line')
  const member = decodeObject(parseJson(bytes.subarray(0, end), 'index', mostUnpacked, mostValues), 'index')
  if (member('format', decodeCount) !== indexFormat)
    throw new FormatError('index.format', `expected ${String(indexFormat)}`)
  let at = end + 1
  const records = member('records', decodeArray(decodePlace, mostRecords)).map(({ key, seen, length }) => {
    if (length > bytes.length - at) throw new FormatError('index', 'expected the bytes of all its records')
    at += length
    return { key, seen, bytes: bytes.subarray(at - length, at) }
  })
  return {
    records,
    blobs: new Map(member('blobs', decodeArray(decodeSeenBlob, mostBlobs))),
    histories: new Map(member('histories', decodeArray(decodeHistory, mostHistories))),
    whole: member('whole', decodeBoolean),
  }
}

function unpack(packed: Uint8Array): Buffer {
  try {
    return brotliDecompressSync(packed, { maxOutputLength: mostUnpacked })
  } catch (cause) {
    throw new FormatError('index', 'expected what brotli packed, of no more than it may be', { cause })
  }
}

const decodePlace: Decoder<{ readonly key: string; readonly seen: number; readonly length: number }> = (
  value,
  where,
) => {
  const [key, seen, length] = decodeArray((item) => item, 3)(value, where)
  return {
    key: decodeString(key, where),
    seen: decodeCount(seen, where),
    length: decodeCount(length, where),
  }
}

const decodeSeenBlob: Decoder<readonly [Digest, number]> = (value, where) => {
  const [hex, seen] = decodeArray((item) => item, 2)(value, where)
  const digest = `sha256:${decodeString(hex, where)}`
  if (!isDigest(digest)) throw new FormatError(where, 'expected the digits of a sha256 digest')
  return [digest, decodeCount(seen, where)]
}

const decodeHistory: Decoder<readonly [string, Buffer]> = (value, where) => {
  const [ref, text] = decodeArray((item) => item, 2)(value, where)
  return [decodeString(ref, where), Buffer.from(decodeString(text, where))]
}

/**
 * For how long what was seen is believed without a question. The service evicts what nobody used for seven days, and beyond 10 GB what
 * was used least recently (docs/stacker/platform.md#2.2): what was seen within two days goes last.
 */
const believedFor = 48 * 3600
/** What is younger in the index need not be said anew. */
const renewedAfter = 24 * 3600
/** What is older may be evicted, and explains no miss any more. */
const keptFor = 7 * 24 * 3600
/** By so much may the clock of another machine be ahead. */
const mostAhead = 600

/** Answers from an index, at a time in seconds since 1970. */
export interface OpenIndex {
  readonly whole: boolean
  /** The record that answers the question, whose bytes are what its key says. */
  readonly exact: (question: string, now: number) => IndexedRecord | undefined
  /** The same for the newest of a layer. */
  readonly newest: (question: string, now: number) => IndexedRecord | undefined
  readonly hasSeen: (blob: Digest, now: number) => boolean
  /** At whatever time. */
  readonly lists: (blob: Digest) => boolean
}

/** No word of an index is believed that a record's key does not prove, or that the next restore does not find out. */
export function openIndex({ records, blobs, whole }: RecordIndex): OpenIndex {
  const exact = new Map<string, IndexedRecord>()
  const newest = new Map<string, IndexedRecord>()
  const keep = (map: Map<string, IndexedRecord>, question: string, record: IndexedRecord): void => {
    if ((map.get(question)?.seen ?? -1) < record.seen) map.set(question, record)
  }
  for (const record of records) {
    keep(exact, questionOfRecordKey(record.key), record)
    keep(newest, layerOfRecordKey(record.key), record)
  }
  const proven = (record: IndexedRecord | undefined, now: number): IndexedRecord | undefined =>
    record !== undefined && isWithin(record.seen, now, believedFor) && isWhatItsKeySays(record) ? record : undefined
  return {
    whole,
    exact: (question, now) => proven(exact.get(question), now),
    newest: (question, now) => proven(newest.get(question), now),
    hasSeen: (blob, now) => isWithin(blobs.get(blob) ?? -Infinity, now, believedFor),
    lists: (blob) => blobs.has(blob),
  }
}

function isWhatItsKeySays({ key, bytes }: IndexedRecord): boolean {
  return key.endsWith(`-${digestHex(digestOf(bytes))}`)
}

function isWithin(seen: number, now: number, seconds: number): boolean {
  return seen <= now + mostAhead && now - seen <= seconds
}

/** What one job has seen, to be added to an index. */
export interface Seen {
  readonly records: readonly IndexedRecord[]
  /** Seconds since 1970, when the blob was there. */
  readonly blobs: ReadonlyMap<Digest, number>
  /** Seconds since 1970, when it was not. */
  readonly gone: ReadonlyMap<Digest, number>
  /** By ref. */
  readonly histories: ReadonlyMap<string, Buffer>
}

/**
 * The index with what a job has seen; undefined where that says nothing new. Of two records of equal facts the one that was seen last
 * is the newer one.
 */
export function mergedIndex(
  index: RecordIndex,
  { records, blobs, gone, histories }: Seen,
  now: number,
): RecordIndex | undefined {
  const byFacts = new Map(index.records.map((record) => [questionOfRecordKey(record.key), record]))
  const byBlob = new Map(index.blobs)
  const told = new Map([...index.histories].filter(([ref]) => !histories.has(ref)))
  let isNews = [...histories].some(([ref, bytes]) => index.histories.get(ref)?.equals(bytes) !== true)
  for (const record of records) {
    const known = byFacts.get(questionOfRecordKey(record.key))
    if (known !== undefined && known.seen > record.seen && known.seen <= now + mostAhead) continue
    if (known?.key !== record.key || !isWithin(known.seen, now, renewedAfter)) isNews = true
    byFacts.set(questionOfRecordKey(record.key), record)
  }
  for (const [digest, at] of gone) {
    const known = byBlob.get(digest)
    if (known === undefined || (known > at && known <= now + mostAhead)) continue
    byBlob.delete(digest)
    isNews = true
  }
  for (const [digest, at] of blobs) {
    const known = byBlob.get(digest)
    if (known === undefined || !isWithin(known, now, renewedAfter)) isNews = true
    byBlob.set(digest, known === undefined || known > now + mostAhead ? at : Math.max(known, at))
  }
  if (!isNews) return undefined
  return {
    records: [...byFacts.values()].filter(({ seen }) => isWithin(seen, now, keptFor)),
    blobs: new Map([...byBlob].filter(([, seen]) => isWithin(seen, now, keptFor))),
    histories: new Map([...told, ...histories]),
    whole: index.whole,
  }
}
