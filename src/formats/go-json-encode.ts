import { FormatError } from '../errors.ts'
import { checkGoJson } from './go-json-scan.ts'
import { decodeUtf8, replaceLoneSurrogates } from './go-utf8.ts'
import {
  fieldsOfStruct,
  isByteSlice,
  zeroValue,
  type GoField,
  type GoMap,
  type GoStruct,
  type GoType,
} from './go-type.ts'

/** encoding/json up to Go 1.21, or from Go 1.22 on: they differ in the escapes of \b and \f (docs/stacker/build-cache.md#4.2). */
export type GoJsonDialect = 'go1.19' | 'go1.23'

/**
 * json.Marshal (docs/stacker/build-cache.md#4.1): fields in declaration order, map keys in byte order, HTML escaped, no blanks, no
 * newline.
 *
 * Throws FormatError where Marshal returns an error: a kind that JSON has not, or a MarshalJSON whose text is not JSON.
 */
export function encodeGoJson(type: GoType, value: unknown, dialect: GoJsonDialect): string {
  const parts: string[] = []
  encode(type, value, dialect, parts)
  return parts.join('')
}

function encode(type: GoType, value: unknown, dialect: GoJsonDialect, parts: string[]): void {
  switch (type.kind) {
    case 'string':
      parts.push(encodeString(value, dialect))
      return
    case 'bool':
      parts.push(String(value === true))
      return
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
      if (typeof value !== 'bigint') throw new TypeError(`not a value of ${type.kind}`)
      parts.push(value.toString())
      return
    case 'pointer':
      if (value === null || value === undefined) parts.push('null')
      else encode(type.to, value, dialect, parts)
      return
    case 'slice':
    case 'array':
      encodeSequence(type, value, dialect, parts)
      return
    case 'map':
      encodeMap(type, value, dialect, parts)
      return
    case 'struct':
      encodeStruct(type, value, dialect, parts)
      return
    case 'interface': {
      if (value === null || value === undefined) {
        parts.push('null')
        return
      }
      const inner = fieldsOfStruct(value)
      encode(inner['type'] as GoType, inner['value'], dialect, parts)
      return
    }
    case 'float32':
    case 'float64':
    case 'complex64':
    case 'complex128':
    case 'uintptr':
    case 'chan':
    case 'func':
    case 'time':
      throw new FormatError('json', `a type that is written here, not ${type.kind}`)
  }
}

function encodeSequence(type: GoType & { of: GoType }, value: unknown, dialect: GoJsonDialect, parts: string[]): void {
  if (value === null || value === undefined) {
    parts.push('null')
  } else if (isByteSlice(type)) {
    if (!(value instanceof Uint8Array)) throw new TypeError('not a value of []byte')
    parts.push(`"${Buffer.from(value).toString('base64')}"`)
  } else {
    if (!Array.isArray(value)) throw new TypeError(`not a value of ${type.kind}`)
    let separator = '['
    for (const element of value as readonly unknown[]) {
      parts.push(separator)
      encode(type.of, element, dialect, parts)
      separator = ','
    }
    parts.push(separator === '[' ? '[]' : ']')
  }
}

function encodeMap(type: GoMap, value: unknown, dialect: GoJsonDialect, parts: string[]): void {
  if (value === null || value === undefined) {
    parts.push('null')
    return
  }
  if (!(value instanceof Map)) throw new TypeError('not a map value')
  const entries = [...(value as ReadonlyMap<unknown, unknown>)].map(([key, element]) => {
    const text = keyText(key)
    return { text, bytes: typeof text === 'string' ? Buffer.from(text) : text, element }
  })
  // By the bytes of the raw key, not by UTF-16 units and not by the escaped text.
  entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes))
  let separator = '{'
  for (const { text, element } of entries) {
    parts.push(separator, encodeString(text, dialect), ':')
    encode(type.of, element, dialect, parts)
    separator = ','
  }
  parts.push(separator === '{' ? '{}' : '}')
}

function keyText(key: unknown): string | Uint8Array {
  if (typeof key === 'string' || key instanceof Uint8Array) return key
  if (typeof key === 'bigint') return key.toString()
  throw new TypeError('not a value that can be a key')
}

function encodeStruct(type: GoStruct, value: unknown, dialect: GoJsonDialect, parts: string[]): void {
  if (type.json?.encode !== undefined) {
    const text = type.json.encode(value)
    checkGoJson(Buffer.from(text), `${type.name}.${type.json.name}`)
    parts.push(text.replaceAll(/[<>&\u2028\u2029]/g, escapeUnit))
    return
  }
  const fields = fieldsOfStruct(value)
  let separator = '{'
  for (const field of type.fields) {
    if (field.json === undefined) continue
    const inner = fields[field.name] ?? zeroValue(field.type)
    if (isOmitted(field, inner)) continue
    parts.push(separator, encodeString(field.json, dialect), ':')
    encode(field.type, inner, dialect, parts)
    separator = ','
  }
  parts.push(separator === '{' ? '{}' : '}')
}

/** omitempty drops nil and empty lists and maps alike, but no pointer that is set and no struct. */
function isOmitted(field: GoField, value: unknown): boolean {
  if (field.omitEmpty !== true) return false
  if (value === null || value === false || value === 0n || value === '')
    return field.type.kind !== 'pointer' || value === null
  if (field.type.kind === 'pointer' || field.type.kind === 'interface') return false
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0
  return value instanceof Map && value.size === 0
}

const shortEscapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

// eslint-disable-next-line no-control-regex -- control characters are what has to be escaped
const escaped = /["\\\u0000-\u001f<>&\u2028\u2029]/g

/** Nearly all texts. */
const plain = /^[ !#-%'-;=?-[\]-~]*$/

function encodeString(value: unknown, dialect: GoJsonDialect): string {
  if (typeof value === 'string' && plain.test(value)) return `"${value}"`
  const escapeAll = (text: string): string => text.replaceAll(escaped, (character) => escape(character, dialect))
  if (typeof value === 'string') return `"${replaceLoneSurrogates(escapeAll(value), '\\ufffd')}"`
  // Each byte that is no UTF-8 is written as an escape, a real U+FFFD as itself.
  if (value instanceof Uint8Array) {
    return `"${replaceLoneSurrogates(escapeAll(decodeUtf8(value, '\ud800')), '\\ufffd')}"`
  }
  throw new TypeError('not a string value')
}

function escape(character: string, dialect: GoJsonDialect): string {
  if (dialect === 'go1.23' && character === '\b') return '\\b'
  if (dialect === 'go1.23' && character === '\f') return '\\f'
  return shortEscapes.get(character) ?? escapeUnit(character)
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
