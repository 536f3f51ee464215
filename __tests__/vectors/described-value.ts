import type { GoField, GoInteger, GoType } from '../../src/formats/go-type.ts'
import { layerTypeText } from '../../src/release/json-forms.ts'
import type { Typed } from './typed-value.ts'

const string: GoType = { kind: 'string' }
const strings: GoType = { kind: 'slice', of: string }
const bytes: GoType = { kind: 'slice', of: { kind: 'uint8' } }
const integer: GoType = { kind: 'int' }

/** A value that the recording describes by a Go expression, or in words; what words leave open is taken from the text that Go wrote. */
export function describedValue(description: string, out: string): Typed {
  return expression(description) ?? inWords(description) ?? fromText(out)
}

function expression(text: string): Typed | undefined {
  const nil = /^\(?(\S+?)\)?\(nil\)$/.exec(text)
  if (nil?.[1] !== undefined) return { type: typeOf(nil[1]), value: null }
  if (text === 'true' || text === 'false') return { type: { kind: 'bool' }, value: text === 'true' }
  const empty = /^(\S+)\{\}$/.exec(text)
  if (empty?.[1] === '[]string') return { type: strings, value: [] }
  if (empty?.[1] === '[]byte') return { type: bytes, value: new Uint8Array() }
  if (empty?.[1]?.startsWith('map[') === true) return { type: typeOf(empty[1]), value: new Map() }
  const numbers = /^\[\]byte\{([\d,]+)\}$/.exec(text)
  if (numbers?.[1] !== undefined) return { type: bytes, value: Uint8Array.from(numbers[1].split(',').map(Number)) }
  const literal = /^\[\]byte\(["`](.*)["`]\)$/.exec(text)
  if (literal?.[1] !== undefined) return { type: bytes, value: Buffer.from(literal[1]) }
  const mode = /^\*?fs\.FileMode\(0([0-7]*)\)$/.exec(text)
  if (mode?.[1] !== undefined) return { type: { kind: 'uint32' }, value: BigInt(`0o0${mode[1]}`) }
  const number = /^(u?int\d*)(?: |\()(-?\d+)\)?$/.exec(text)
  if (number?.[2] !== undefined) return { type: { kind: number[1] as GoInteger }, value: BigInt(number[2]) }
  const limit = /^(u?)int(\d+) (max|min)$/.exec(text)
  if (limit?.[2] !== undefined) {
    const bits = BigInt(limit[2])
    const unsigned = limit[1] === 'u'
    const value = limit[3] === 'min' ? (unsigned ? 0n : -(2n ** (bits - 1n))) : 2n ** (unsigned ? bits : bits - 1n) - 1n
    return { type: { kind: `${unsigned ? 'u' : ''}int${limit[2]}` as GoInteger }, value }
  }
  return undefined
}

function typeOf(text: string): GoType {
  if (text.startsWith('*')) return { kind: 'pointer', to: typeOf(text.slice(1)) }
  if (text.startsWith('[]')) return { kind: 'slice', of: typeOf(text.slice(2)) }
  const map = /^map\[(\w+)\](.+)$/.exec(text)
  if (map?.[1] !== undefined && map[2] !== undefined) return { kind: 'map', key: typeOf(map[1]), of: typeOf(map[2]) }
  if (text === 'byte') return { kind: 'uint8' }
  if (text === 'string') return string
  return integer
}

/** `OE` and `NE` are the recording's structs with and without omitempty. */
function inWords(description: string): Typed | undefined {
  const field = (name: string, json: string, type: GoType): GoField => ({ name, json, omitEmpty: true, type })
  const omitting: GoType = {
    kind: 'struct',
    name: 'OE',
    fields: [
      field('S', 's', string),
      field('I', 'i', integer),
      field('B', 'b', { kind: 'bool' }),
      field('L', 'l', strings),
      field('M', 'm', { kind: 'map', key: string, of: string }),
      field('P', 'p', { kind: 'pointer', to: string }),
      field('PI', 'pi', { kind: 'pointer', to: integer }),
      field('F', 'f', { kind: 'pointer', to: { kind: 'uint32' } }),
      field('D', 'd', bytes),
      field('St', 'st', { kind: 'struct', name: '', fields: [{ name: 'X', json: 'X', type: integer }] }),
    ],
  }
  if (description === 'OE{}') return { type: omitting, value: {} }
  if (description.startsWith('OE{L: []string{}, M: map{}, D: []byte{}')) {
    return { type: omitting, value: { L: [], M: new Map(), D: new Uint8Array(), P: '', PI: 0n, F: 0n } }
  }
  if (description === 'invalid UTF-8 key') {
    return keyed([
      [Buffer.of(0xff), 1n],
      ['a', 2n],
    ])
  }
  if (description === 'two invalid keys become equal text') {
    return keyed([
      [Buffer.of(0xff), 1n],
      [Buffer.of(0xfe), 2n],
    ])
  }
  if (description === 'struct keys via MarshalText, sorted by text') {
    const key: GoType = { kind: 'struct', name: 'LayerType', fields: [], text: layerTypeText }
    const values = { 'tar+false': 1n, 'squashfs+true': 2n, 'squashfs+false': 3n, 'erofs+true': 4n, '+false': 5n }
    return { type: { kind: 'map', key, of: integer }, value: new Map(Object.entries(values)) }
  }
  return undefined
}

function keyed(entries: readonly (readonly [string | Uint8Array, bigint])[]): Typed {
  return { type: { kind: 'map', key: string, of: integer }, value: new Map(entries) }
}

/** The value that the text itself shows: an object is a map where its keys are in byte order, else a struct; keys are given in reverse. */
function fromText(out: string): Typed {
  const value: unknown = JSON.parse(out)
  return fromJson(value)
}

function fromJson(value: unknown): Typed {
  if (value === null) return { type: { kind: 'pointer', to: string }, value: null }
  if (typeof value === 'string') return { type: string, value }
  if (typeof value === 'boolean') return { type: { kind: 'bool' }, value }
  if (typeof value === 'number') return { type: integer, value: BigInt(value) }
  if (Array.isArray(value)) return { type: { kind: 'slice', of: { kind: 'interface' } }, value: value.map(fromJson) }
  const entries = Object.entries(value as object).map(([key, inner]): [string, Typed] => [key, fromJson(inner)])
  const sorted = entries.every(
    ([key], index) => index === 0 || Buffer.compare(Buffer.from(entries[index - 1]?.[0] ?? ''), Buffer.from(key)) < 0,
  )
  // JSON.parse puts keys that are whole numbers first; only a map has such.
  if (sorted || entries.some(([key]) => /^\d+$/.test(key))) {
    return { type: { kind: 'map', key: string, of: { kind: 'interface' } }, value: new Map(entries.reverse()) }
  }
  const fields = entries.map(([json, typed]): GoField => ({ name: json, json, type: typed.type }))
  return {
    type: { kind: 'struct', name: '', fields },
    value: Object.fromEntries(entries.map(([key, typed]) => [key, typed.value])),
  }
}
