/**
 * Go types as data, so that one description of a struct serves its JSON in both directions, its hash and its comparison.
 *
 * Values follow these conventions:
 * - string: a JavaScript string, or a Uint8Array where the bytes are not UTF-8; []byte: Uint8Array or null
 * - integers: bigint; bool: boolean; floats: number; complex: `{ re, im }`; time.Time: the bytes of its MarshalBinary
 * - struct: a plain object keyed by Go's field names, where a field that is left out has its zero value
 * - slice, array: an array; map: a Map; nil pointer, slice, map or interface: null; a pointer is its pointee
 * - interface: `{ type, value }`; a map key with a text form (MarshalText) is that text
 */
export type GoType = GoScalar | GoPointer | GoSlice | GoArray | GoMap | GoInterface | GoStruct

export type GoInteger = 'int' | 'int8' | 'int16' | 'int32' | 'int64' | 'uint' | 'uint8' | 'uint16' | 'uint32' | 'uint64'

export interface GoScalar {
  readonly kind:
    | 'string'
    | 'bool'
    | GoInteger
    | 'float32'
    | 'float64'
    | 'complex64'
    | 'complex128'
    | 'uintptr'
    | 'chan'
    | 'func'
    | 'time'
  /** The defined type's bare name. It changes neither hash nor JSON. */
  readonly named?: string
}

export interface GoPointer {
  readonly kind: 'pointer'
  readonly to: GoType
}

export interface GoSlice {
  readonly kind: 'slice'
  readonly of: GoType
  readonly named?: string
  readonly json?: JsonForm
}

export interface GoArray {
  readonly kind: 'array'
  readonly of: GoType
  readonly length: number
}

export interface GoMap {
  readonly kind: 'map'
  readonly key: GoType
  readonly of: GoType
  readonly named?: string
}

export interface GoInterface {
  readonly kind: 'interface'
}

export interface GoStruct {
  readonly kind: 'struct'
  /** Bare type name: it is hashed. Empty for an anonymous struct. */
  readonly name: string
  /** In declaration order, which is the order in JSON. */
  readonly fields: readonly GoField[]
  readonly text?: TextForm
  readonly json?: JsonForm
}

export interface GoField {
  readonly name: string
  /** Key in JSON; absent where encoding/json does not see the field. */
  readonly json?: string
  readonly omitEmpty?: boolean
  /** The `yaml` tag as written. */
  readonly yaml?: string
  /** An unexported field is neither hashed nor written, but reflect.DeepEqual compares it. */
  readonly unexported?: boolean
  readonly type: GoType
  /** hashstructure's tag. `set` makes the order of a slice free; `string` hashes what the type's String method says. */
  readonly hash?: 'ignore' | '-' | 'set' | 'string'
  /** The String method, for the tag `string`. */
  readonly stringer?: (value: unknown) => string
}

/** MarshalText and UnmarshalText of a type that is used as a map key. */
export interface TextForm {
  readonly name: string
  /** Throws FormatError for a text that UnmarshalText refuses. */
  parse(text: string): unknown
  format(value: unknown): string
}

/** MarshalJSON or UnmarshalJSON of a type whose JSON is not what its structure says. */
export interface JsonForm {
  readonly name: string
  /** The text that MarshalJSON returns, before encoding/json checks it and escapes HTML. */
  readonly encode?: (value: unknown) => string
  /** Called for `null` too, as encoding/json does with an Unmarshaler. Throws FormatError. */
  readonly decode?: (json: RawJson) => unknown
}

/** A piece of valid JSON that is still to be decoded. `as` throws FormatError where the type does not fit. */
export interface RawJson {
  as(type: GoType): unknown
}

export type GoFields = Readonly<Record<string, unknown>>

/** The fields of a struct value. Throws TypeError for anything else: a value that does not have its type is a bug. */
export function fieldsOfStruct(value: unknown): GoFields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map)) {
    return value as GoFields
  }
  throw new TypeError('not a struct value')
}

const zeroStructs = new WeakMap<GoStruct, GoFields>()

/** One for all, since values are never changed. */
function zeroStruct(type: GoStruct): GoFields {
  let zero = zeroStructs.get(type)
  if (zero === undefined) {
    zero = Object.freeze(Object.fromEntries(type.fields.map((field) => [field.name, zeroValue(field.type)])))
    zeroStructs.set(type, zero)
  }
  return zero
}

/** Go's zero value of the type. */
export function zeroValue(type: GoType): unknown {
  switch (type.kind) {
    case 'string':
      return ''
    case 'bool':
      return false
    case 'pointer':
    case 'slice':
    case 'map':
    case 'interface':
    case 'chan':
    case 'func':
      return null
    case 'array':
      return Array.from({ length: type.length }, () => zeroValue(type.of))
    case 'struct':
      return zeroStruct(type)
    case 'float32':
    case 'float64':
      return 0
    case 'complex64':
    case 'complex128':
      return { re: 0, im: 0 }
    case 'time':
      // MarshalBinary of the zero time: version 1, second 0 of year 1, UTC (offset -1).
      return Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)
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
    case 'uintptr':
      return 0n
  }
}

export interface IntegerRange {
  readonly bits: 8 | 16 | 32 | 64
  readonly signed: boolean
}

/** int and uint as on 64-bit machines. */
const integerRanges: Readonly<Record<GoInteger, IntegerRange>> = {
  int: { bits: 64, signed: true },
  int8: { bits: 8, signed: true },
  int16: { bits: 16, signed: true },
  int32: { bits: 32, signed: true },
  int64: { bits: 64, signed: true },
  uint: { bits: 64, signed: false },
  uint8: { bits: 8, signed: false },
  uint16: { bits: 16, signed: false },
  uint32: { bits: 32, signed: false },
  uint64: { bits: 64, signed: false },
}

/** Undefined for kinds that are no integers. */
export function integerRange(kind: GoType['kind']): IntegerRange | undefined {
  return kind in integerRanges ? integerRanges[kind as GoInteger] : undefined
}

export function isByteSlice(type: GoType): boolean {
  return type.kind === 'slice' && type.of.kind === 'uint8'
}
