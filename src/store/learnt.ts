import {
  decodeArray,
  decodeBoolean,
  decodeCount,
  decodeDigest,
  decodeObject,
  decodeString,
  nullOr,
  type Decoder,
} from '../formats/decode.ts'
import { digestHex, digestOf, type Digest } from '../formats/digest.ts'

/** A document that answered a question, under its whole key. */
export interface AnsweredDocument {
  readonly key: string
  readonly bytes: Buffer
  /** Seconds since 1970; null where it is an index's word. */
  readonly seen: number | null
}

/**
 * What one step of a job learnt of the store, for the next: nobody need ask again. It goes by the hand-over, so it is believed as far
 * as the rest of that: it spares questions and uploads, and what a record says is compared with its facts as ever.
 */
export interface Learnt {
  /** Whose indexes were asked for. */
  readonly arches: readonly string[]
  /** By question; null where there was none. */
  readonly answers: ReadonlyMap<string, AnsweredDocument | null>
  /** Seconds since 1970, when the blob was fetched, seen or written. */
  readonly blobs: ReadonlyMap<Digest, number>
  /** When it was not there. */
  readonly gone: ReadonlyMap<Digest, number>
  /** What else an index lists; undefined where what it does not list may be there. */
  readonly listed: ReadonlySet<Digest> | undefined
  /** An index lacks some of it. */
  readonly isNews: boolean
}

type AnswerNote = readonly [question: string, key: string | null, text: string, seen: number | null]

/** As it stands in a note. Of records, since what JSON holds may be asked for any name, and no interface may. */
export type LearntNote = Readonly<
  Record<'arches', readonly string[]> &
    Record<'answers', readonly AnswerNote[]> &
    Record<'blobs' | 'gone', readonly (readonly [Digest, number])[]> &
    Record<'listed', readonly Digest[] | null> &
    Record<'isNews', boolean>
>

/** Documents are JSON, so their bytes are text. */
export function encodeLearnt({ arches, answers, blobs, gone, listed, isNews }: Learnt): LearntNote {
  return {
    arches,
    answers: [...answers].map(([question, answer]) =>
      answer === null ? [question, null, '', null] : [question, answer.key, answer.bytes.toString('utf8'), answer.seen],
    ),
    blobs: [...blobs],
    gone: [...gone],
    listed: listed === undefined ? null : [...listed],
    isNews,
  }
}

/** @throws FormatError for what is none. An answer whose bytes are not what its key says is left out. */
export function decodeLearnt(value: unknown): Learnt {
  const member = decodeObject(value, 'learnt')
  const listed = member('listed', nullOr(decodeArray(decodeDigest)))
  return {
    arches: member('arches', decodeArray(decodeString)),
    answers: new Map(
      member('answers', decodeArray(decodeAnswer)).flatMap((answer) => (answer === undefined ? [] : [answer])),
    ),
    blobs: new Map(member('blobs', decodeArray(decodeAt))),
    gone: new Map(member('gone', decodeArray(decodeAt))),
    listed: listed === null ? undefined : new Set(listed),
    isNews: member('isNews', decodeBoolean),
  }
}

const decodeAnswer: Decoder<readonly [string, AnsweredDocument | null] | undefined> = (value, where) => {
  const [question, key, text, seen] = decodeArray((item) => item, 4)(value, where)
  const asked = decodeString(question, where)
  if (key === null) return [asked, null]
  const bytes = Buffer.from(decodeString(text, where))
  const named = decodeString(key, where)
  if (!named.startsWith(asked) || !named.endsWith(`-${digestHex(digestOf(bytes))}`)) return undefined
  return [asked, { key: named, bytes, seen: nullOr(decodeCount)(seen, where) }]
}

const decodeAt: Decoder<readonly [Digest, number]> = (value, where) => {
  const [digest, at] = decodeArray((item) => item, 2)(value, where)
  return [decodeDigest(digest, where), decodeCount(at, where)]
}
