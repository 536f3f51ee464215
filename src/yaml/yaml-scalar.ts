/** A scalar as yaml.v2 2.4.0 resolves it (docs/stacker/stackerfile.md#4.1; resolve.go). int64 and uint64 are bigint. */
export type ScalarValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }

const words = new Map<string, ScalarValue>([
  ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, { kind: 'null' }] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (text) => [text, { kind: 'bool', value: true }] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (text) => [text, { kind: 'bool', value: false }] as const,
  ),
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, { kind: 'float', value: Number.NaN }] as const),
  ...['', '+', '-'].flatMap((sign) =>
    ['.inf', '.Inf', '.INF'].map(
      (text) => [sign + text, { kind: 'float', value: sign === '-' ? -Infinity : Infinity }] as const,
    ),
  ),
])

/** A plain scalar without a tag. */
export function resolvePlain(text: string): ScalarValue {
  return resolve(text, true).value
}

interface Resolved {
  readonly value: ScalarValue
  readonly timestamp?: boolean
}

function resolve(text: string, timestamps: boolean): Resolved {
  // Only these first characters are looked at twice; longer ones are no number either.
  if (!/^(?:$|[-+0-9.~yYnNtTfFoO])/.test(text)) return { value: { kind: 'string', value: text } }
  const word = words.get(text)
  if (word !== undefined) return { value: word }
  if (text.startsWith('.')) {
    const digits = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/.test(text)
    const value = digits ? Number(text.replaceAll('_', '')) : Infinity
    return { value: Number.isFinite(value) ? { kind: 'float', value } : { kind: 'string', value: text } }
  }
  if (/^[-+0-9]/.test(text)) {
    // A timestamp stays its text, since stacker decodes into interface{} and string only (docs/stacker/stackerfile.md#4.2).
    if (timestamps && isTimestamp(text)) return { value: { kind: 'string', value: text }, timestamp: true }
    const number = resolveNumber(text.replaceAll('_', ''))
    if (number !== undefined) return { value: number }
  }
  return { value: { kind: 'string', value: text } }
}

function resolveNumber(plain: string): ScalarValue | undefined {
  const integer = parseInteger(plain)
  if (integer !== undefined) return { kind: 'int', value: integer }
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) {
    const value = Number(plain)
    if (Number.isFinite(value)) return { kind: 'float', value }
  }
  // resolve.go parses what stands behind `0b` by itself, sign and all (docs/stacker/stackerfile.md#4.3).
  const binary = /^0b([-+])([01]+)$/.exec(plain)
  if (binary !== null) {
    const value = inRange(BigInt(`0b${binary[2] ?? ''}`) * (binary[1] === '-' ? -1n : 1n), true)
    if (value !== undefined) return { kind: 'int', value }
  }
  return undefined
}

/** strconv.ParseInt with base 0, then ParseUint, which takes no sign. */
function parseInteger(plain: string): bigint | undefined {
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+|0|[1-9][0-9]*)$/.exec(plain)
  // Far more digits than fit need not be multiplied out.
  if (match === null || plain.length > 100) return longZeros(plain)
  const [, sign = '', digits = ''] = match
  const octal = /^0[0-7]+$/.test(digits)
  const value = BigInt(octal ? `0o${digits.slice(1)}` : digits)
  return inRange(sign === '-' ? -value : value, sign !== '')
}

/** Numbers with a hundred digits are only small where most of them are zeros in front. */
function longZeros(plain: string): bigint | undefined {
  if (plain.length <= 100) return undefined
  const match = /^([-+]?)(0[xX]|0[bB]|0[oO]|0)0*([0-9a-fA-F]+)$/.exec(plain)
  if (match === null || (match[3] ?? '').length > 70) return undefined
  return parseInteger(`${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`)
}

function inRange(value: bigint, signed: boolean): bigint | undefined {
  if (value < -(1n << 63n)) return undefined
  return value < (signed ? 1n << 63n : 1n << 64n) ? value : undefined
}

/** The four layouts of resolve.go, with time.Parse's ranges. */
function isTimestamp(text: string): boolean {
  const date =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[-+]\d\d:\d\d)?)?$/.exec(text)
  if (date === null) return false
  const [, year, month, day, separator, hour, minute, second, zone] = date
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (m < 1 || m > 12 || d < 1 || d > daysOf(y, m)) return false
  if (separator === undefined) return true
  if ((separator === ' ') !== (zone === undefined)) return false
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return false
  if (zone === undefined || zone === 'Z') return true
  return Number(zone.slice(1, 3)) <= 24 && Number(zone.slice(4)) < 60
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const yamlTag = 'tag:yaml.org,2002:'

export type TaggedScalar =
  | { readonly kind: 'value'; readonly value: ScalarValue; readonly doubt?: string }
  | { readonly kind: 'refused'; readonly message: string }

/** A scalar with its tag as written in full, and whether it is plain. */
export function resolveScalar(text: string, tag: string | undefined, plain: boolean): TaggedScalar {
  if (tag === undefined || tag === '')
    return { kind: 'value', value: plain ? resolvePlain(text) : { kind: 'string', value: text } }
  const name = tag.startsWith(yamlTag) ? tag.slice(yamlTag.length) : undefined
  if (name === 'binary') return decodeBinary(text)
  const wanted = name === undefined ? undefined : taggedKinds.get(name)
  if (name === undefined || wanted === undefined) return { kind: 'value', value: { kind: 'string', value: text } }
  const { value, timestamp } = resolve(text, name === 'timestamp')
  if (name === 'timestamp' ? timestamp === true : value.kind === wanted) return { kind: 'value', value }
  if (name === 'float' && value.kind === 'int' && value.value < 1n << 63n) {
    return { kind: 'value', value: { kind: 'float', value: Number(value.value) } }
  }
  const found = timestamp === true ? 'timestamp' : value.kind === 'string' ? 'str' : value.kind
  return { kind: 'refused', message: `yaml: cannot decode !!${found} \`${text}\` as a !!${name}` }
}

const taggedKinds = new Map<string, ScalarValue['kind']>([
  ['bool', 'bool'],
  ['int', 'int'],
  ['float', 'float'],
  ['null', 'null'],
  ['timestamp', 'string'],
])

/** Go's base64.StdEncoding: padding is demanded, line ends are skipped (docs/stacker/stackerfile.md#4.5). */
function decodeBinary(text: string): TaggedScalar {
  const code = text.replaceAll(/[\r\n]/g, '')
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(code)) {
    return { kind: 'refused', message: 'yaml: !!binary value contains invalid base64 data' }
  }
  const bytes = Buffer.from(code, 'base64')
  const value = bytes.toString()
  const exact = Buffer.from(value).equals(bytes)
  return {
    kind: 'value',
    value: { kind: 'string', value },
    ...(exact ? {} : { doubt: 'a !!binary value that is not UTF-8' }),
  }
}

/** The text that yaml.v2 writes for the value, which a string field then holds (docs/stacker/stackerfile.md#1.4). */
export function canonicalText(value: ScalarValue): string {
  switch (value.kind) {
    case 'null':
      return ''
    case 'bool':
      return String(value.value)
    case 'int':
      return value.value.toString()
    case 'float':
      if (Number.isNaN(value.value)) return '.nan'
      if (!Number.isFinite(value.value)) return value.value > 0 ? '.inf' : '-.inf'
      return formatFloat(value.value)
    case 'string':
      return value.value
  }
}

/**
 * strconv.FormatFloat(f, 'g', -1, 64): shortest digits, with an exponent below -4 and from 6 on (JavaScript: from 21 on;
 * docs/stacker/stackerfile.md#4.4).
 */
export function formatFloat(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  if (value === 0) return `${sign}0`
  const [mantissa = '', power = ''] = Math.abs(value).toExponential().split('e')
  const exponent = Number(power)
  const digits = mantissa.replace('.', '')
  if (exponent < -4 || exponent >= 6) {
    const size = Math.abs(exponent).toString().padStart(2, '0')
    return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${size}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
