import { isUtf8 } from 'node:buffer'
import { fieldsOfStruct, zeroValue, type GoStruct, type GoType } from '../../src/formats/go-type.ts'

/**
 * A value printed by Go's `%#v`, where pointers are `PTR`: what they point to is taken from `pointees`, a value of the same type in
 * which everything that has no pointer above it is disregarded.
 */
export function parseDump(text: string, type: GoType, pointees: unknown): unknown {
  const reader = { text, at: 0 }
  const value = readValue(reader, type, pointees)
  if (reader.at !== text.length) throw new Error(`dump: unexpected ${text.slice(reader.at, reader.at + 20)}`)
  return value
}

interface Reader {
  readonly text: string
  at: number
}

function readValue(reader: Reader, type: GoType, pointees: unknown): unknown {
  if (type.kind === 'string') return readString(reader)
  if (type.kind === 'bool') return take(reader, /true|false/y) === 'true'
  if (type.kind === 'pointer') return take(reader, /\([^)]*\)\((?:nil|PTR)\)/y).endsWith('(PTR)') ? pointees : null
  if (type.kind === 'struct') return readStruct(reader, type, pointees)
  if (type.kind !== 'slice' && type.kind !== 'map') return BigInt(take(reader, /-?(?:0x[0-9a-f]+|\d+)/y))
  if (isNil(reader)) return null
  take(reader, /[^{"]*\{/y)
  if (type.kind === 'slice') {
    const list = Array.isArray(pointees) ? (pointees as readonly unknown[]) : []
    return members(reader, (index) => readValue(reader, type.of, list[index]))
  }
  return new Map(
    members(reader, () => {
      const key = readString(reader)
      take(reader, /:/y)
      return [key, readValue(reader, type.of, undefined)]
    }),
  )
}

function readStruct(reader: Reader, type: GoStruct, pointees: unknown): unknown {
  take(reader, /[\w.]*\{/y)
  const inner = fieldsOfStruct(pointees ?? zeroValue(type))
  const fields = members(reader, () => {
    const name = take(reader, /\w+:/y).slice(0, -1)
    const field = type.fields.find((candidate) => candidate.name === name)
    if (field === undefined) throw new Error(`dump: unknown field ${name}`)
    return [name, readValue(reader, field.type, inner[name])] as const
  })
  return Object.fromEntries(fields)
}

function isNil(reader: Reader): boolean {
  const nil = /[\w.[\]]+\(nil\)/y
  nil.lastIndex = reader.at
  const found = nil.exec(reader.text)
  if (found === null) return false
  reader.at += found[0].length
  return true
}

function members<T>(reader: Reader, member: (index: number) => T): T[] {
  const found: T[] = []
  while (reader.text[reader.at] !== '}') {
    found.push(member(found.length))
    take(reader, /(?:, )?/y)
  }
  reader.at += 1
  return found
}

function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)
  if (found === null)
    throw new Error(`dump: ${String(pattern)} does not fit ${reader.text.slice(reader.at, reader.at + 20)}`)
  reader.at += found[0].length
  return found[0]
}

const short = new Map(Object.entries({ a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '"': 34, '\\': 92 }))

/** strconv.Quote undone; or a raw string in backquotes, which %#v prefers where it can. */
function readString(reader: Reader): string | Uint8Array {
  if (reader.text[reader.at] === '`') return take(reader, /`[^`]*`/y).slice(1, -1)
  const quoted = take(reader, /"(?:[^"\\]|\\.)*"/y).slice(1, -1)
  const parts = quoted.split(/(\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.))/)
  const bytes = Buffer.concat(
    parts.map((part) => (part.startsWith('\\') ? unescape(part.slice(1)) : Buffer.from(part))),
  )
  return isUtf8(bytes) ? bytes.toString() : bytes
}

function unescape(escape: string): Buffer {
  const simple = short.get(escape)
  if (simple !== undefined) return Buffer.of(simple)
  const code = Number.parseInt(escape.slice(1), 16)
  return escape.startsWith('x') ? Buffer.of(code) : Buffer.from(String.fromCodePoint(code))
}
