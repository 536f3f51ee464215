import type { GoField, GoScalar, GoType } from '../../src/formats/go-type.ts'
import { fieldsOf, listOf, textOf } from './harness.ts'

export interface Typed {
  readonly type: GoType
  readonly value: unknown
}

/** A value in the recordings' typed encoding (README, hashstructure.json). What lies in a list or map is an interface there, which no hash shows. */
export function typedValue(node: unknown): Typed {
  const { k } = fieldsOf(
    node,
    'typed value',
    ['k'],
    ['v', 'b64', 'bits', 'elems', 'nil', 'entries', 'name', 'fields', 'marshal_binary_b64'],
  )
  const fields = node as Record<string, unknown>
  const kind = textOf(k, 'kind')
  switch (kind) {
    case 'string':
      if (fields['b64'] !== undefined) return scalar('string', Buffer.from(textOf(fields['b64'], 'b64'), 'base64'))
      return scalar('string', textOf(fields['v'], 'string'))
    case 'bool':
      return scalar('bool', fields['v'] === true)
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
      return scalar(kind, BigInt(textOf(fields['v'], kind)))
    case 'float32':
      return scalar(kind, Buffer.from(textOf(fields['bits'], 'bits').padStart(8, '0'), 'hex').readFloatBE())
    case 'float64':
      return scalar(kind, Buffer.from(textOf(fields['bits'], 'bits').padStart(16, '0'), 'hex').readDoubleBE())
    case 'complex64': {
      const [, re, im] = /^\((.+?)([+-][^+-]+(?:e[+-]\d+)?)i\)$/.exec(textOf(fields['v'], kind)) ?? []
      if (re === undefined || im === undefined) throw new Error(`complex64 ${String(fields['v'])}`)
      return scalar(kind, { re: Number(re), im: Number(im) })
    }
    case 'complex128':
    case 'uintptr':
    case 'chan':
    case 'func':
      return scalar(kind, null)
    case 'time':
      return scalar('time', Buffer.from(textOf(fields['marshal_binary_b64'], 'time'), 'base64'))
    case 'nil':
      return { type: { kind: 'interface' }, value: null }
    case 'ptr': {
      if (fields['v'] === null) return { type: { kind: 'pointer', to: { kind: 'interface' } }, value: null }
      const { type, value } = typedValue(fields['v'])
      return { type: { kind: 'pointer', to: type }, value }
    }
    case 'iface':
      return { type: { kind: 'interface' }, value: fields['v'] === null ? null : typedValue(fields['v']) }
    case 'slice':
    case 'array': {
      const value = listOf(fields['elems'], 'elems').map(typedValue)
      if (kind === 'array') return { type: { kind, of: { kind: 'interface' }, length: value.length }, value }
      return { type: { kind, of: { kind: 'interface' } }, value: fields['nil'] === true ? null : value }
    }
    case 'map': {
      const entries = listOf(fields['entries'], 'entries').map((pair): [Typed, Typed] => {
        const [key, value] = listOf(pair, 'pair')
        return [typedValue(key), typedValue(value)]
      })
      const type: GoType = { kind: 'map', key: { kind: 'interface' }, of: { kind: 'interface' } }
      return { type, value: fields['nil'] === true ? null : new Map(entries) }
    }
    case 'struct':
      return typedStruct(fields)
    default:
      throw new Error(`unknown kind ${kind}`)
  }
}

function scalar(kind: GoScalar['kind'], value: unknown): Typed {
  return { type: { kind }, value }
}

function typedStruct(struct: Record<string, unknown>): Typed {
  const value: Record<string, unknown> = {}
  const fields = listOf(struct['fields'], 'fields').map((item): GoField => {
    const [name, node, options] = listOf(item, 'field')
    const field = { name: textOf(name, 'field name') }
    if (fieldsOf(node, 'field', ['k'], Object.keys(node as object))['k'] === 'unexported') {
      return { ...field, unexported: true, type: { kind: 'interface' } }
    }
    const typed = typedValue(node)
    value[field.name] = typed.value
    const { tag } = fieldsOf(options ?? {}, 'options', [], ['tag'])
    if (tag === undefined) return { ...field, type: typed.type }
    if (tag === 'ignore' || tag === '-' || tag === 'set') return { ...field, type: typed.type, hash: tag }
    // The recording names no methods. That of the type in Str, found from its hash, answers "S7" for 7.
    if (tag === 'string' && struct['name'] === 'Str') {
      return { ...field, type: typed.type, hash: tag, stringer: (inner) => `S${String(inner)}` }
    }
    if (tag === 'string') return { ...field, type: typed.type, hash: tag }
    throw new Error(`unknown tag ${JSON.stringify(tag)}`)
  })
  return { type: { kind: 'struct', name: textOf(struct['name'], 'struct name'), fields }, value }
}
