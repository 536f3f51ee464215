import { FormatError } from '../errors.ts'
import type { Decoder } from './decode.ts'

/** Checks the members of a JSON object, and that there are no others. A member that may be absent has a decoder that takes undefined. */
export function requireExactly(
  value: unknown,
  where: string,
  members: Readonly<Record<string, Decoder<unknown>>>,
): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FormatError(where, 'expected an object')
  const held = new Map<string, unknown>(Object.entries(value))
  for (const [name, decode] of Object.entries(members)) {
    decode(held.get(name), `${where}.${name}`)
    held.delete(name)
  }
  const [unknown] = held.keys()
  if (unknown !== undefined) throw new FormatError(where, `expected no member ${JSON.stringify(unknown)}`)
}

/** The same as a decoder that keeps the value. */
export function exactly(members: Readonly<Record<string, Decoder<unknown>>>): Decoder<unknown> {
  return (value, where) => {
    requireExactly(value, where, members)
    return value
  }
}

export function optional<T>(decode: Decoder<T>): Decoder<T | undefined> {
  return (value, where) => (value === undefined ? undefined : decode(value, where))
}
