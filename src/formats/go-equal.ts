import { fieldsOfStruct, zeroValue, type GoType } from './go-type.ts'

/**
 * reflect.DeepEqual of two values of one type (docs/stacker/build-cache.md#5.1): nil and empty differ, unexported fields count,
 * pointers are compared by what they point to.
 */
export function goEqual(type: GoType, a: unknown, b: unknown): boolean {
  const [first, second] = [a ?? zeroValue(type), b ?? zeroValue(type)]
  if (first === null || second === null) return first === second
  switch (type.kind) {
    case 'pointer':
      return goEqual(type.to, first, second)
    case 'interface': {
      const [left, right] = [fieldsOfStruct(first), fieldsOfStruct(second)]
      return left['type'] === right['type'] && goEqual(left['type'] as GoType, left['value'], right['value'])
    }
    case 'slice':
    case 'array':
      if (first instanceof Uint8Array && second instanceof Uint8Array) return sameBytes(first, second)
      return (
        Array.isArray(first) &&
        Array.isArray(second) &&
        first.length === second.length &&
        first.every((element, index) => goEqual(type.of, element, second[index]))
      )
    case 'map':
      return (
        first instanceof Map &&
        second instanceof Map &&
        first.size === second.size &&
        [...(first as Map<unknown, unknown>)].every(
          ([key, value]) => second.has(key) && goEqual(type.of, value, second.get(key)),
        )
      )
    case 'struct': {
      const [left, right] = [fieldsOfStruct(first), fieldsOfStruct(second)]
      return type.fields.every((field) => goEqual(field.type, left[field.name], right[field.name]))
    }
    case 'string':
    case 'time':
      if (typeof first === 'string' && typeof second === 'string') return first === second
      return sameBytes(bytesOf(first), bytesOf(second))
    case 'complex64':
    case 'complex128': {
      const [left, right] = [fieldsOfStruct(first), fieldsOfStruct(second)]
      return left['re'] === right['re'] && left['im'] === right['im']
    }
    case 'bool':
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
    case 'float32':
    case 'float64':
    case 'uintptr':
    case 'chan':
    case 'func':
      return first === second
  }
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (typeof value === 'string') return Buffer.from(value)
  throw new TypeError('not a string value')
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
