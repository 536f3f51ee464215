import { FormatError } from '../errors.ts'
import { isDigest, type Digest } from './digest.ts'

/** One decoder for a value from outside: returns it typed, or throws a FormatError that names the spot. */
export type Decoder<T> = (value: unknown, where: string) => T

export const decodeString: Decoder<string> = (value, where) => {
  if (typeof value !== 'string') throw new FormatError(where, 'expected a string')
  return value
}

export const decodeBoolean: Decoder<boolean> = (value, where) => {
  if (typeof value !== 'boolean') throw new FormatError(where, 'expected true or false')
  return value
}

/** A size, count or mode: a whole number from 0 that a double holds exactly. */
export const decodeCount: Decoder<number> = (value, where) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new FormatError(where, 'expected a whole number from 0')
  }
  return value
}

export const decodeDigest: Decoder<Digest> = (value, where) => {
  if (!isDigest(value)) throw new FormatError(where, 'expected a sha256 digest')
  return value
}

export function nullOr<T>(decode: Decoder<T>): Decoder<T | null> {
  return (value, where) => (value === null ? null : decode(value, where))
}

export function decodeOneOf<const T extends string>(...words: readonly T[]): Decoder<T> {
  return (value, where) => {
    const word = words.find((candidate) => candidate === value)
    if (word === undefined) throw new FormatError(where, `expected one of ${words.join(', ')}`)
    return word
  }
}

export function decodeArray<T>(decode: Decoder<T>, most = 100_000): Decoder<readonly T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) throw new FormatError(where, 'expected a list')
    if (value.length > most) throw new FormatError(where, `expected at most ${String(most)} items`)
    return value.map((item: unknown, index) => decode(item, `${where}[${String(index)}]`))
  }
}

/** Reads the members of a JSON object; own members only, so a name as `constructor` finds nothing that is not there. */
export function decodeObject(value: unknown, where: string): <T>(name: string, decode: Decoder<T>) => T {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FormatError(where, 'expected an object')
  const members = value as Readonly<Record<string, unknown>>
  return (name, decode) => decode(Object.hasOwn(members, name) ? members[name] : undefined, `${where}.${name}`)
}

/** No document that is read here nests by more than a handful. */
const deepest = 100

/** A value of three bytes, as `[],`, becomes a hundred of memory. */
const mostValues = 100_000

/**
 * JSON text of bounded size, depth and number of values to a value; a syntax error is a FormatError. Of depth, since a megabyte of
 * brackets becomes a hundred of memory, and JSON.stringify of what came out of it overflows the stack.
 */
export function parseJson(bytes: Uint8Array, where: string, mostBytes: number, most = mostValues): unknown {
  const text = utf8(bytes.subarray(0, mostBytes))
  const { depth, values } = measureText(text, most)
  if (depth > deepest) throw new FormatError(where, `expected at most ${String(deepest)} levels`)
  if (values > most) throw new FormatError(where, `expected at most ${String(most)} values`)
  if (bytes.length > mostBytes) throw new FormatError(where, `expected at most ${String(mostBytes)} bytes`)
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw new FormatError(where, 'expected JSON', { cause })
  }
}

/** Without parsing it: how deep it nests and how many values it has, a container counted as one. Stops where either is too much. */
export function measureJson(bytes: Uint8Array, most: number): { readonly depth: number; readonly values: number } {
  return measureText(utf8(bytes), most)
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}

function measureText(text: string, most: number): { readonly depth: number; readonly values: number } {
  let [depth, greatest, values] = [0, 0, 1]
  let opened = false
  for (let at = 0; at < text.length && greatest <= deepest && values <= most; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) continue
    const closes = unit === 0x7d || unit === 0x5d
    // The first value inside; each further one follows a comma.
    if ((opened && !closes) || unit === 0x2c) values++
    opened = unit === 0x7b || unit === 0x5b
    if (opened) greatest = Math.max(greatest, ++depth)
    else if (closes) depth--
    else if (unit === 0x22) at = endOfString(text, at)
  }
  return { depth: greatest, values }
}

/** Where the string ends whose quote is at `begin`: its other quote, or the end of all. */
function endOfString(text: string, begin: number): number {
  for (let from = begin; ;) {
    const end = text.indexOf('"', from + 1)
    if (end === -1) return text.length
    let before = end - 1
    while (before > begin && text.charCodeAt(before) === 0x5c) before--
    if ((end - before) % 2 === 1) return end
    from = end
  }
}
