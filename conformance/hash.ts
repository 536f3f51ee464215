import { goHash } from '../src/formats/go-hash.ts'
import type { GoField, GoInteger, GoType } from '../src/formats/go-type.ts'
import { integerRange } from '../src/formats/go-type.ts'
import { isRefusal, smallerList, type Comparison } from './comparison.ts'
import { bytes, type Random } from './random.ts'

interface Typed {
  readonly type: GoType
  readonly value: unknown
}

/** hashstructure.Hash over values of every kind that it knows. */
export const hash: Comparison<Typed> = {
  group: 'hash',
  kind: 'hash',
  unit: 'hashed values',
  cases: 150_000,
  batch: 1000,
  generate(random) {
    const type = typeOf(random, 3)
    return { type, value: valueOf(random, type) }
  },
  question: (one) => nodeOf(one.type, one.value),
  judge(one, theirs) {
    const ours = String(goHash(one.type, one.value))
    if (isRefusal(theirs)) return { outcome: 'refused', difference: { ours, theirs } }
    return ours === theirs ? { outcome: 'equal' } : { outcome: 'different', difference: { ours, theirs } }
  },
  smaller: smallerValues,
  vector: (one, theirs) => ({ generic: { name: 'found', value: nodeOf(one.type, one.value), hash: theirs } }),
}

const integers: readonly GoInteger[] = [
  'int',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
]

/** The structs that the Go side has under a name, with their hash tags. */
const named: Readonly<Record<string, readonly (readonly [string, GoField['hash']?])[]>> = {
  T1: [['A']],
  T2: [['A'], ['B']],
  Layer: [['From'], ['Run'], ['Labels'], ['Os']],
  ImageSource: [['Type'], ['Url'], ['Tag'], ['Insecure']],
  Tagged: [['A', 'ignore'], ['B', '-'], ['C', 'set'], ['D']],
}

function typeOf(random: Random, depth: number): GoType {
  const choice = depth === 0 ? random.int(5) : random.int(12)
  switch (choice) {
    case 0:
    case 1:
      return { kind: 'string' }
    case 2:
      return { kind: 'bool' }
    case 3:
      return { kind: random.pick(integers) }
    case 4:
      return random.chance(0.5) ? { kind: random.pick(['float32', 'float64'] as const) } : { kind: 'string' }
    case 5:
      return { kind: 'pointer', to: typeOf(random, depth - 1) }
    case 6:
    case 7:
      return { kind: 'slice', of: typeOf(random, depth - 1) }
    case 8:
      return {
        kind: 'map',
        key: random.chance(0.8) ? { kind: 'string' } : { kind: random.pick(integers) },
        of: typeOf(random, depth - 1),
      }
    case 9:
      return random.chance(0.7)
        ? { kind: 'interface' }
        : { kind: 'array', of: typeOf(random, depth - 1), length: random.int(4) }
    default:
      return structOf(random, depth)
  }
}

function structOf(random: Random, depth: number): GoType {
  const name = random.chance(0.5) ? random.pick(Object.keys(named)) : ''
  const fields = named[name]
  if (fields !== undefined) {
    return {
      kind: 'struct',
      name,
      fields: fields.map(([field, tag]) => ({
        name: field,
        type: tag === 'set' ? { kind: 'slice', of: typeOf(random, depth - 1) } : typeOf(random, depth - 1),
        ...(tag && { hash: tag }),
      })),
    }
  }
  const names = ['A', 'B', 'Name', 'Url', 'Os', 'Z9'].filter(() => random.chance(0.5))
  return { kind: 'struct', name: '', fields: names.map((field) => ({ name: field, type: typeOf(random, depth - 1) })) }
}

function valueOf(random: Random, type: GoType, depth = 2): unknown {
  switch (type.kind) {
    case 'string': {
      const value = bytes(random, random.chance(0.05) ? 200 : 12)
      const text = value.toString('utf8')
      return Buffer.from(text).equals(value) ? text : new Uint8Array(value)
    }
    case 'bool':
      return random.chance(0.5)
    case 'float32':
      return Math.fround(float(random))
    case 'float64':
      return float(random)
    case 'pointer':
      return random.chance(0.3) ? null : valueOf(random, type.to, depth)
    case 'interface': {
      if (random.chance(0.2)) return null
      const inner = typeOf(random, depth > 0 ? depth - 1 : 0)
      return { type: inner, value: valueOf(random, inner, depth - 1) }
    }
    case 'slice':
      return random.chance(0.1) ? null : Array.from({ length: random.int(5) }, () => valueOf(random, type.of, depth))
    case 'array':
      return Array.from({ length: type.length }, () => valueOf(random, type.of, depth))
    case 'map': {
      if (random.chance(0.1)) return null
      // One key is one entry: byte strings that are equal are other objects in a Map.
      const entries = new Map<string, readonly [unknown, unknown]>()
      for (let count = random.int(5); count > 0; count -= 1) {
        const key = valueOf(random, type.key, depth)
        entries.set(key instanceof Uint8Array ? Buffer.from(key).toString('hex') : `=${String(key)}`, [
          key,
          valueOf(random, type.of, depth),
        ])
      }
      return new Map(entries.values())
    }
    case 'struct':
      return Object.fromEntries(type.fields.map((field) => [field.name, valueOf(random, field.type, depth)]))
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
    case 'chan':
    case 'complex128':
    case 'complex64':
    case 'func':
    case 'time':
    case 'uintptr': {
      const range = integerRange(type.kind)
      if (range === undefined) throw new Error(`no values of ${type.kind}`)
      const bits = random.chance(0.5)
        ? random.bits64()
        : random.pick([0n, 1n, -1n, 127n, 128n, 255n, 420n, 1n << 31n, 1n << 63n])
      return range.signed ? BigInt.asIntN(range.bits, bits) : BigInt.asUintN(range.bits, bits)
    }
  }
}

function float(random: Random): number {
  if (random.chance(0.3)) return random.pick([0, -0, 1, -1, 0.1, Infinity, -Infinity, 5e-324, 1e308])
  const bits = Buffer.alloc(8)
  bits.writeBigUInt64BE(random.bits64())
  const value = bits.readDoubleBE()
  // JavaScript may change the bits of a NaN, and stacker hashes no floats.
  return Number.isNaN(value) ? 1.5 : value
}

/** The typed encoding of the recordings (vectors/README.md). */
function nodeOf(type: GoType, value: unknown): unknown {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string'
        ? { k: 'string', v: value }
        : { k: 'string', b64: Buffer.from(value as Uint8Array).toString('base64') }
    case 'bool':
      return { k: 'bool', v: value }
    case 'float32':
    case 'float64': {
      const bits = Buffer.alloc(type.kind === 'float32' ? 4 : 8)
      if (type.kind === 'float32') bits.writeFloatBE(value as number)
      else bits.writeDoubleBE(value as number)
      return { k: type.kind, bits: bits.toString('hex') }
    }
    case 'pointer':
      return { k: 'ptr', v: value === null ? null : nodeOf(type.to, value) }
    case 'interface': {
      if (value === null) return { k: 'nil' }
      const inner = value as Typed
      return { k: 'iface', v: nodeOf(inner.type, inner.value) }
    }
    case 'slice':
    case 'array': {
      const elems = ((value ?? []) as readonly unknown[]).map((item) => nodeOf(type.of, item))
      return { k: type.kind, elems, ...(value === null && { nil: true }) }
    }
    case 'map': {
      const entries = [...((value ?? new Map()) as ReadonlyMap<unknown, unknown>)].map(([key, item]) => [
        nodeOf(type.key, key),
        nodeOf(type.of, item),
      ])
      return { k: 'map', entries, ...(value === null && { nil: true }) }
    }
    case 'struct': {
      const values = value as Readonly<Record<string, unknown>>
      const fields = type.fields.map((field) => [
        field.name,
        nodeOf(field.type, values[field.name]),
        ...(field.hash === undefined ? [] : [{ tag: field.hash }]),
      ])
      return { k: 'struct', name: type.name, fields }
    }
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
    case 'chan':
    case 'complex128':
    case 'complex64':
    case 'func':
    case 'time':
    case 'uintptr':
      return { k: type.kind, v: String(value) }
  }
}

/** Parts of the value first, then the value with less in it. */
function* smallerValues({ type, value }: Typed): Iterable<Typed> {
  switch (type.kind) {
    case 'pointer':
      if (value !== null) yield { type: type.to, value }
      return
    case 'interface':
      if (value !== null) yield value as Typed
      return
    case 'slice':
      for (const item of (value ?? []) as readonly unknown[]) yield { type: type.of, value: item }
      for (const items of smallerList((value ?? []) as readonly unknown[])) yield { type, value: items }
      return
    case 'map':
      for (const [key, item] of (value ?? new Map()) as ReadonlyMap<unknown, unknown>) {
        yield { type: type.key, value: key }
        yield { type: type.of, value: item }
      }
      for (const entries of smallerList([...((value ?? new Map()) as ReadonlyMap<unknown, unknown>)])) {
        yield { type, value: new Map(entries) }
      }
      return
    case 'struct': {
      const values = value as Readonly<Record<string, unknown>>
      for (const field of type.fields) yield { type: field.type, value: values[field.name] }
      for (const field of type.fields) {
        for (const smaller of smallerValues({ type: field.type, value: values[field.name] })) {
          const fields = type.fields.map((other) => (other === field ? { ...other, type: smaller.type } : other))
          yield { type: { ...type, fields }, value: { ...values, [field.name]: smaller.value } }
        }
      }
      return
    }
    case 'string': {
      const whole = Buffer.from(value as Uint8Array)
      if (whole.length > 1) yield { type, value: new Uint8Array(whole.subarray(whole.length >> 1)) }
      return
    }
    case 'array':
    case 'bool':
    case 'float32':
    case 'float64':
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
    case 'chan':
    case 'complex128':
    case 'complex64':
    case 'func':
    case 'time':
    case 'uintptr':
      return
  }
}
