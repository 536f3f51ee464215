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
  const members = new Map<string, unknown>(Object.entries(value))
  return (name, decode) => decode(members.get(name), `${where}.${name}`)
}

/** No document that is read here nests by more than a handful. */
const deepest = 100

/**
 * JSON text of bounded size and depth to a value; a syntax error is a FormatError. Of depth, since a megabyte of brackets becomes
 * a hundred of memory, and JSON.stringify of what came out of it overflows the stack.
 */
export function parseJson(bytes: Uint8Array, where: string, mostBytes: number): unknown {
  if (bytes.length > mostBytes) throw new FormatError(where, `expected at most ${String(mostBytes)} bytes`)
  if (isDeeper(bytes, deepest)) throw new FormatError(where, `expected at most ${String(deepest)} levels`)
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')) as unknown
  } catch (cause) {
    throw new FormatError(where, 'expected JSON', { cause })
  }
}

function isDeeper(bytes: Uint8Array, most: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (inString) {
      if (byte === 0x5c) at++
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > most) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}
