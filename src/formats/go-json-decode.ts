import { FormatError } from '../errors.ts'
import {
  forEachMember,
  jsonMismatch,
  placeOf,
  quote,
  readKey,
  readJsonString,
  type JsonReader,
  type KnownJson,
} from './go-json-reader.ts'
import { checkGoJson, scanValue, skipBlanks } from './go-json-scan.ts'
import { fieldsOfStruct, integerRange, isByteSlice, zeroValue } from './go-type.ts'
import type { GoMap, GoPointer, GoSlice, GoStruct, GoType, JsonForm, RawJson } from './go-type.ts'

/**
 * json.Unmarshal into a new zero value (docs/stacker/build-cache.md#4.5). JSON.parse would lose digits of 64-bit numbers and hide
 * duplicate keys.
 *
 * Throws FormatError for text that is no JSON and for values that do not fit, with the place. The caller bounds the size; depth is
 * bounded as in Go.
 */
export function decodeGoJson(bytes: Uint8Array, type: GoType, where: string): unknown {
  return goJsonText(bytes, where).as(type)
}

/**
 * The same in two steps, for a text that is read as more than one type. What stands in it as `known` is written need not be decoded again.
 * Throws FormatError for text that is no JSON.
 */
export function goJsonText(bytes: Uint8Array, where: string, known?: KnownJson): RawJson {
  checkGoJson(bytes, where)
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const start = skipBlanks(bytes, 0)
  const written = known && { ...known, text: Buffer.from(known.text).toString('latin1') }
  return { as: (type) => decode({ bytes, latin1, known: written, at: start, place: [where] }, type, zeroValue(type)) }
}

/** What Go's value holds when the decoder comes to it: a key that occurs twice is decoded into what the first one left. */
function decode(reader: JsonReader, type: GoType, current: unknown): unknown {
  const isNull = reader.bytes[reader.at] === letterN
  const form = 'json' in type ? type.json.decode : undefined
  if (form !== undefined) return decodeForm(reader, form)
  switch (type.kind) {
    case 'pointer':
      return isNull ? decodeNull(reader) : decodePointee(reader, type, current)
    case 'slice':
      if (isNull) return decodeNull(reader)
      return isByteSlice(type) ? decodeBytes(reader, current) : decodeSlice(reader, type, current)
    case 'map':
      return isNull ? decodeNull(reader) : decodeMap(reader, type, current)
    case 'string':
      return isNull ? keep(reader, current) : decodeString(reader)
    case 'bool':
      return isNull ? keep(reader, current) : decodeBool(reader)
    case 'struct':
      return isNull ? keep(reader, current) : decodeStruct(reader, type, current)
    case 'int':
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint':
    case 'uint8':
    case 'uint16':
    case 'uint32':
    case 'uint64':
      return isNull ? keep(reader, current) : decodeInteger(reader, type.kind)
    case 'array':
    case 'interface':
    case 'float32':
    case 'float64':
    case 'complex64':
    case 'complex128':
    case 'uintptr':
    case 'chan':
    case 'func':
    case 'time':
      throw jsonMismatch(reader, `a type that is read here, not ${type.kind}`)
  }
}

function decodeForm(reader: JsonReader, form: NonNullable<JsonForm['decode']>): unknown {
  const start = reader.at
  reader.at = scanValue(reader.bytes, start, '')
  try {
    return form({
      as: (type) => decode({ ...reader, at: start, place: [...reader.place] }, type, zeroValue(type)),
    })
  } catch (error) {
    if (error instanceof FormatError) throw new FormatError(placeOf(reader), error.message, { cause: error })
    throw error
  }
}

/** `null` makes a pointer, slice or map nil. */
function decodeNull(reader: JsonReader): null {
  reader.at += 4
  return null
}

/** `null` leaves every other kind as it is. */
function keep(reader: JsonReader, current: unknown): unknown {
  reader.at += 4
  return current
}

function decodePointee(reader: JsonReader, type: GoPointer, current: unknown): unknown {
  return decode(reader, type.to, current ?? zeroValue(type.to))
}

function decodeBool(reader: JsonReader): boolean {
  const first = reader.bytes[reader.at]
  if (first !== letterT && first !== letterF) throw jsonMismatch(reader, 'a bool')
  reader.at += first === letterT ? 4 : 5
  return first === letterT
}

/** No fraction, no exponent, and in range. */
function decodeInteger(reader: JsonReader, kind: GoType['kind']): bigint {
  const { bits, signed } = integerRange(kind) ?? { bits: 64, signed: true }
  const end = scanValue(reader.bytes, reader.at, '')
  const text = reader.latin1.slice(reader.at, Math.min(end, reader.at + 24))
  if (!(signed ? /^-?\d{1,20}$/ : /^\d{1,20}$/).test(text)) throw jsonMismatch(reader, `an integer of type ${kind}`)
  const value = BigInt(text)
  if ((signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) !== value) {
    throw jsonMismatch(reader, `an integer of type ${kind}, not ${text}`)
  }
  reader.at = end
  return value
}

function decodeString(reader: JsonReader): string {
  if (reader.bytes[reader.at] !== quote) throw jsonMismatch(reader, 'a string')
  return readJsonString(reader)
}

/** Padded standard base64; CR and LF are skipped, trailing bits may be set (base64.StdEncoding). Or a list of numbers. */
function decodeBytes(reader: JsonReader, current: unknown): Uint8Array {
  if (reader.bytes[reader.at] === openBracket) {
    // Go would fill the old array's memory; nobody writes that, so it is refused rather than modelled.
    if (current !== null) throw jsonMismatch(reader, 'bytes given once')
    const numbers = decodeSlice(reader, { kind: 'slice', of: { kind: 'uint8' } }, null)
    return Uint8Array.from(numbers.map(Number))
  }
  const text = decodeString(reader).replaceAll(/[\r\n]/g, '')
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
    throw jsonMismatch(reader, 'base64')
  return Uint8Array.from(Buffer.from(text, 'base64'))
}

/** What lies in a slice's memory, beyond its length too: Go decodes a second list of the same key over it. */
const memory = new WeakMap<readonly unknown[], unknown[]>()

function decodeSlice(reader: JsonReader, type: GoSlice, current: unknown): readonly unknown[] {
  if (reader.bytes[reader.at] !== openBracket) throw jsonMismatch(reader, 'a list')
  const cells = Array.isArray(current) ? (memory.get(current) ?? [...(current as readonly unknown[])]) : []
  let length = 0
  forEachMember(reader, () => {
    reader.place.push(length)
    cells[length] = decode(reader, type.of, length < cells.length ? cells[length] : zeroValue(type.of))
    reader.place.pop()
    length += 1
  })
  const slice = cells.slice(0, length)
  if (length > 0) memory.set(slice, cells)
  return slice
}

/** Maps merge key by key; the value of a key that is there already is replaced, not merged. */
function decodeMap(reader: JsonReader, type: GoMap, current: unknown): ReadonlyMap<string, unknown> {
  if (reader.bytes[reader.at] !== openBrace) throw jsonMismatch(reader, 'an object')
  const map = new Map(current instanceof Map ? (current as ReadonlyMap<string, unknown>) : [])
  const text = type.key.kind === 'struct' ? type.key.text : undefined
  forEachMember(reader, () => {
    const written = readKey(reader)
    let key = written
    try {
      if (text !== undefined) key = text.format(text.parse(written))
    } catch (error) {
      if (error instanceof FormatError) throw new FormatError(placeOf(reader), error.message, { cause: error })
      throw error
    }
    reader.place.push(key)
    map.set(key, decode(reader, type.of, zeroValue(type.of)))
    reader.place.pop()
  })
  return map
}

function decodeStruct(reader: JsonReader, type: GoStruct, current: unknown): unknown {
  if (reader.bytes[reader.at] !== openBrace) throw jsonMismatch(reader, 'an object')
  const { known } = reader
  // An object that begins with all of another one is that one. What an earlier key left is not gone over by it.
  if (known?.type === type && current === zeroValue(type) && reader.latin1.startsWith(known.text, reader.at)) {
    reader.at += known.text.length
    return known.value
  }
  const fields: Record<string, unknown> = { ...fieldsOfStruct(current) }
  let next = 0
  forEachMember(reader, () => {
    const key = readKey(reader)
    const at = findField(type, key, next)
    const field = type.fields[at]
    if (field === undefined) {
      reader.at = scanValue(reader.bytes, reader.at, '')
      return
    }
    next = at + 1
    reader.place.push(key)
    fields[field.name] = decode(reader, field.type, fields[field.name])
    reader.place.pop()
  })
  return fields
}

/** An exact key first, else the first field that is equal under Unicode case folding. `next` is where it stands if Go wrote the text. */
function findField({ fields }: GoStruct, key: string, next: number): number {
  for (let at = next; at < fields.length; at++) if (fields[at]?.json === key) return at
  for (let at = 0; at < next; at++) if (fields[at]?.json === key) return at
  const folded = fold(key)
  return fields.findIndex((field) => field.json !== undefined && fold(field.json) === folded)
}

/** Of the letters beyond ASCII only these two fold to ASCII, which is all that field names hold. */
function fold(key: string): string {
  return key
    .replaceAll('\u017f', 's')
    .replaceAll('\u212a', 'k')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}

const openBracket = 0x5b
const letterF = 0x66
const letterN = 0x6e
const letterT = 0x74
const openBrace = 0x7b
