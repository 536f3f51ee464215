import { FormatError } from '../errors.ts'
import { fnv1, ordered } from './fnv.ts'
import { fieldsOfStruct, integerRange, zeroValue, type GoField, type GoStruct, type GoType } from './go-type.ts'

/**
 * github.com/mitchellh/hashstructure v1.1.0, `Hash(value, nil)` (docs/stacker/build-cache.md#3.1). Anything that differs here by a
 * bit makes every layer that is built on another one a miss.
 *
 * Throws FormatError where Hash returns an error: chan, func, complex128 and uintptr have no hash.
 */
export function goHash(type: GoType, value: unknown): bigint {
  switch (type.kind) {
    case 'string':
      return fnv1(stringBytes(value))
    case 'bool':
      return fnv1(Uint8Array.of(booleanOf(value) ? 1 : 0))
    case 'float32':
    case 'float64':
    case 'complex64':
    case 'time':
      return fnv1(numberBytes(type.kind, value))
    case 'pointer':
      return value === null || value === undefined ? nilHash : goHash(type.to, value)
    case 'interface':
      return hashInterface(value)
    case 'slice':
    case 'array':
      return sequenceOf(type, value).reduce<bigint>((hash, element) => ordered(hash, goHash(type.of, element)), 0n)
    case 'map': {
      let hash = 0n
      for (const [key, element] of mapOf(value)) hash ^= ordered(hashKey(type.key, key), goHash(type.of, element))
      return hash
    }
    case 'struct':
      return hashStruct(type, value)
    case 'chan':
    case 'func':
    case 'complex128':
      throw new FormatError('hashstructure', `a kind that it knows, not ${type.kind}`)
    case 'uintptr':
      throw new FormatError('hashstructure', 'a type of fixed size, not uintptr')
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
      return fnv1(integerBytes(type.kind, value))
  }
}

/**
 * A nil of any kind becomes a zero int, so an unset pointer hashes like one to int64 0 but not like one to ""
 * (docs/stacker/build-cache.md#3.2).
 */
const nilHash = fnv1(new Uint8Array(8))

function hashInterface(value: unknown): bigint {
  if (value === null || value === undefined) return nilHash
  const { type, value: inner } = fieldsOfStruct(value)
  return goHash(type as GoType, inner)
}

/** Map keys are hashed by their structure: MarshalText does not count (docs/stacker/build-cache.md#3.4). */
function hashKey(type: GoType, key: unknown): bigint {
  return type.kind === 'struct' && type.text !== undefined
    ? goHash(type, type.text.parse(String(key)))
    : goHash(type, key)
}

/** Fields are XORed, so their order is free; their names are hashed with them, so equal values do not cancel out. */
function hashStruct(type: GoStruct, value: unknown): bigint {
  const fields = fieldsOfStruct(value)
  let hash = nameHash(type.name)
  for (const field of type.fields) {
    if (field.unexported === true || field.hash === 'ignore' || field.hash === '-') continue
    const zero = zeroField(field)
    const inner = fields[field.name] ?? zero.value
    // Most fields of a layer are not written. A float's -0 is not 0: its bits are others.
    hash ^= Object.is(inner, zero.value) ? zero.hash : namedHash(field, inner)
  }
  return hash
}

function namedHash(field: GoField, value: unknown): bigint {
  return ordered(nameHash(field.name), hashField(field, value))
}

const zeroFields = new WeakMap<GoField, { readonly value: unknown; readonly hash: bigint }>()

function zeroField(field: GoField): { readonly value: unknown; readonly hash: bigint } {
  let zero = zeroFields.get(field)
  if (zero === undefined) {
    const value = zeroValue(field.type)
    zeroFields.set(field, (zero = { value, hash: namedHash(field, value) }))
  }
  return zero
}

function hashField({ name, type, hash, stringer }: GoField, value: unknown): bigint {
  if (hash === 'set' && type.kind === 'slice') return hashSet(type.of, sequenceOf(type, value))
  if (hash !== 'string') return goHash(type, value)
  if (stringer === undefined) throw new FormatError('hashstructure', `a String method of field ${name}`)
  return fnv1(stringBytes(stringer(value)))
}

function hashSet(type: GoType, elements: readonly unknown[]): bigint {
  return elements.reduce<bigint>((hash, element) => hash ^ goHash(type, element), 0n)
}

const nameHashes = new Map<string, bigint>()

/** Names come from schemas, so there are few of them. */
function nameHash(name: string): bigint {
  let hash = nameHashes.get(name)
  if (hash === undefined) nameHashes.set(name, (hash = fnv1(stringBytes(name))))
  return hash
}

function stringBytes(value: unknown): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value)
  if (value instanceof Uint8Array) return value
  throw new TypeError('not a string value')
}

function booleanOf(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new TypeError('not a bool value')
}

const integer = new DataView(new ArrayBuffer(8))

/**
 * int and uint are widened to 64 bits, the sized kinds keep their width: FileMode is four bytes (docs/stacker/build-cache.md#3.3).
 * Good until the next call.
 */
function integerBytes(kind: GoType['kind'], value: unknown): Uint8Array {
  const range = integerRange(kind)
  if (range === undefined || typeof value !== 'bigint') throw new TypeError(`not a value of ${kind}`)
  integer.setBigUint64(0, BigInt.asUintN(range.bits, value), true)
  return new Uint8Array(integer.buffer, 0, range.bits / 8)
}

function numberBytes(kind: 'float32' | 'float64' | 'complex64' | 'time', value: unknown): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8))
  if (kind === 'time' && value instanceof Uint8Array) return value
  if (kind === 'complex64') {
    const { re, im } = fieldsOfStruct(value)
    bytes.setFloat32(0, Number(re), true)
    bytes.setFloat32(4, Number(im), true)
    return new Uint8Array(bytes.buffer)
  }
  if (typeof value !== 'number') throw new TypeError(`not a value of ${kind}`)
  if (kind === 'float64') bytes.setFloat64(0, value, true)
  else bytes.setFloat32(0, value, true)
  return new Uint8Array(bytes.buffer, 0, kind === 'float64' ? 8 : 4)
}

/** nil and empty are alike; []byte is a slice of one-byte numbers. */
function sequenceOf(type: GoType, value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return []
  if (value instanceof Uint8Array) return Array.from(value, BigInt)
  if (Array.isArray(value)) return value
  throw new TypeError(`not a value of ${type.kind}`)
}

function mapOf(value: unknown): ReadonlyMap<unknown, unknown> {
  if (value === null || value === undefined) return new Map()
  if (value instanceof Map) return value
  throw new TypeError('not a map value')
}
