import { FormatError } from '../errors.ts'
import { skipBlanks } from './go-json-scan.ts'
import type { GoStruct } from './go-type.ts'
import { decodeUtf8, replaceLoneSurrogates } from './go-utf8.ts'

/** Where the decoder stands in a text, which is known to be valid JSON: only types are checked from here on. */
export interface JsonReader {
  readonly bytes: Uint8Array
  /** The same, a byte in each character: to take a piece of a text is much faster than to make one of bytes. */
  readonly latin1: string
  at: number
  readonly place: (string | number)[]
  /** Its text as `latin1` is. */
  readonly known: KnownJson | undefined
}

/** A struct, and the text of the object that it is decoded from. */
export interface KnownJson {
  readonly type: GoStruct
  readonly text: string
  readonly value: unknown
}

/** The string that begins here, as Go reads it: what is no UTF-8, and half a surrogate pair, becomes U+FFFD. */
export function readJsonString(reader: JsonReader): string {
  const { bytes } = reader
  const start = reader.at + 1
  let end = start
  let plain = true
  while (end < bytes.length && bytes[end] !== quote) {
    const byte = bytes[end] ?? 0
    if (byte >= 0x80 || byte === backslash) plain = false
    end += byte === backslash ? 2 : 1
  }
  reader.at = end + 1
  if (plain) return reader.latin1.slice(start, end)
  const text = decodeUtf8(bytes.subarray(start, end))
  return text.includes('\\') ? replaceLoneSurrogates(text.replaceAll(escapes, unescape), '\ufffd') : text
}

/** Lone surrogates become U+FFFD afterwards, all at once: an escaped pair is joined by being written side by side. */
const escapes = /\\(?:u([0-9a-fA-F]{4})|(.))/gs

const shortEscapes = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

function unescape(_escape: string, hex: string | undefined, letter: string | undefined): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
  return shortEscapes.get(letter ?? '') ?? letter ?? ''
}

/** Calls `member` at the begin of every element or key. */
export function forEachMember(reader: JsonReader, member: () => void): void {
  const { bytes } = reader
  reader.at = skipBlanks(bytes, reader.at + 1)
  while (bytes[reader.at] !== closeBracket && bytes[reader.at] !== closeBrace) {
    member()
    reader.at = skipBlanks(bytes, reader.at)
    if (bytes[reader.at] === comma) reader.at = skipBlanks(bytes, reader.at + 1)
  }
  reader.at += 1
}

/** The key that begins here; the reader stands at its value then. */
export function readKey(reader: JsonReader): string {
  const key = readJsonString(reader)
  reader.at = skipBlanks(reader.bytes, skipBlanks(reader.bytes, reader.at) + 1)
  return key
}

/** The error of a value that does not fit. */
export function jsonMismatch(reader: JsonReader, wanted: string): FormatError {
  return new FormatError(placeOf(reader), `at byte ${String(reader.at)}: expected ${wanted}`)
}

/** `build.cache: cache.app.Layer.run[0]`. Keys are the sender's, so they are shortened and quoted where they are no plain names. */
export function placeOf(reader: JsonReader): string {
  const [where, ...path] = reader.place
  const names = path.map((part) => {
    if (typeof part === 'number') return `[${String(part)}]`
    return /^[\w-]{1,64}$/.test(part) ? `.${part}` : `[${JSON.stringify(part.slice(0, 64))}]`
  })
  return `${String(where)}${names.length === 0 ? '' : ': '}${names.join('').replace(/^\./, '')}`
}

export const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const closeBracket = 0x5d
const closeBrace = 0x7d
