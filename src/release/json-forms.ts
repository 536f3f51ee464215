import { FormatError } from '../errors.ts'
import { goFields, goQuote, trimSpace } from '../formats/go-text.ts'
import { fieldsOfStruct, type GoStruct, type JsonForm, type TextForm } from '../formats/go-type.ts'

/** strconv.ParseBool. */
const truth = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false] as const),
])

/** `tar+false` (docs/stacker/build-cache.md#2.3; types/layer_type.go). Without the second part the verity bit is off. */
export const layerTypeText: TextForm = {
  name: 'LayerType',
  parse(text) {
    const [type = '', verity, ...rest] = text.split('+')
    if (rest.length > 0) throw new FormatError('layer type', `at most one "+" in ${JSON.stringify(text)}`)
    const bit = verity === undefined ? false : truth.get(verity)
    if (bit === undefined) throw new FormatError('layer type', `a bool after the "+" in ${JSON.stringify(text)}`)
    return { Type: type, Verity: bit }
  },
  format(value) {
    const { Type, Verity } = fieldsOfStruct(value)
    return `${String(Type)}+${String(Verity)}`
  },
}

/**
 * v1.0.0-rc1 to rc5, Bind.MarshalJSON (docs/stacker/build-cache.md#2.7): Go's `%q` of `SRC -> DST`. Where an escape is not JSON,
 * stacker fails to write the cache (docs/stacker/build-cache.md#5.3).
 */
export const bindAsArrow: JsonForm = {
  name: 'MarshalJSON',
  encode(value) {
    const { Source, Dest } = fieldsOfStruct(value)
    const source = stringOf(Source)
    const dest = stringOf(Dest)
    return goQuote(dest === '' ? source : `${source} -> ${dest}`)
  },
}

/** v1.0.0-rc1 to rc5, Binds.UnmarshalJSON: a list of strings. `null` becomes an empty list that is not nil. */
export const bindsFromArrows: JsonForm = {
  name: 'UnmarshalJSON',
  decode(json) {
    const texts = json.as({ kind: 'slice', of: { kind: 'string' } })
    return listOf(texts).map((item) => {
      const text = stringOf(item)
      const parts = text.split('->')
      if (parts.length > 2) throw new FormatError('bind', `at most one "->" in ${JSON.stringify(text)}`)
      const source = trimSpace(parts[0] ?? '')
      return { Source: source, Dest: parts[1] === undefined ? source : trimSpace(parts[1]) }
    })
  },
}

const bindObject: GoStruct = {
  kind: 'struct',
  name: 'bindType',
  fields: [
    { name: 'Source', json: 'source', type: { kind: 'string' } },
    { name: 'Dest', json: 'dest', type: { kind: 'string' } },
  ],
}

/** v1.0.0-rc6 on, Bind.UnmarshalJSON (docs/stacker/build-cache.md#2.7): an object, or the text `SRC` or `SRC -> DST`. */
export const bindFromObjectOrText: JsonForm = {
  name: 'UnmarshalJSON',
  decode(json) {
    let object: unknown
    try {
      object = json.as(bindObject)
    } catch (error) {
      if (error instanceof FormatError) return bindOfText(stringOf(json.as({ kind: 'string' })))
      throw error
    }
    const { Source, Dest } = fieldsOfStruct(object)
    if (Source === '') throw new FormatError('bind', 'a source')
    return { Source, Dest: Dest === '' ? Source : Dest }
  },
}

function bindOfText(text: string): unknown {
  const words = goFields(text)
  const [source, arrow, dest] = words
  if (words.length === 1) return { Source: source, Dest: source }
  if (words.length === 3 && arrow === '->') return { Source: source, Dest: dest }
  throw new FormatError('bind', `SRC or SRC -> DST, not ${JSON.stringify(text)}`)
}

function stringOf(value: unknown): string {
  if (typeof value === 'string') return value
  // %q writes a byte that is no UTF-8 as \x80, which is not JSON.
  if (value instanceof Uint8Array) throw new FormatError('bind', 'UTF-8')
  if (value === undefined) return ''
  throw new TypeError('not a string value')
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
