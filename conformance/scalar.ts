import { canonicalText, resolvePlain } from '../src/yaml/yaml-scalar.ts'
import { isRefusal, smallerBytes, type Comparison } from './comparison.ts'
import type { Random } from './random.ts'

/**
 * Plain scalars, decoded, marshalled and decoded again by yaml.v2 (docs/stacker/stackerfile.md#1.3): their kind each time, and
 * their text in a string field.
 */
export const scalar: Comparison<string> = {
  group: 'yaml',
  kind: 'scalar',
  unit: 'plain scalars',
  cases: 150_000,
  batch: 2000,
  generate(random) {
    for (;;) {
      const text = scalarText(random)
      if (isPlain(text)) return text
    }
  },
  question: (text) => text,
  judge(text, theirs) {
    const first = resolvePlain(text)
    const canonical = canonicalText(first)
    const second = first.kind === 'string' ? first : resolvePlain(canonical)
    const flag = second.kind === 'bool' ? second.value : second.kind === 'null' ? false : null
    const ours = { first: first.kind, second: second.kind, text: first.kind === 'null' ? '' : canonical, flag }
    if (isRefusal(theirs)) return { outcome: 'refused', difference: { ours, theirs } }
    const answer = theirs as typeof ours
    const same =
      ours.first === answer.first &&
      ours.second === answer.second &&
      ours.text === answer.text &&
      ours.flag === answer.flag
    return same ? { outcome: first.kind } : { outcome: 'different', difference: { ours, theirs } }
  },
  *smaller(text) {
    for (const shorter of smallerBytes(Buffer.from(text, 'latin1'))) {
      const candidate = shorter.toString('latin1')
      if (isPlain(candidate)) yield candidate
    }
  },
  vector: (text, theirs) => ({
    vectors: { id: 'found', category: 'scalar', input: `l: {run: ${text}}\n`, expect: theirs },
  }),
}

const words = [
  'y',
  'Y',
  'yes',
  'Yes',
  'YES',
  'true',
  'True',
  'TRUE',
  'on',
  'On',
  'ON',
  'n',
  'N',
  'no',
  'No',
  'NO',
  'false',
  'False',
  'FALSE',
  'off',
  'Off',
  'OFF',
  '~',
  'null',
  'Null',
  'NULL',
  '.nan',
  '.NaN',
  '.NAN',
  '.inf',
  '.Inf',
  '.INF',
  '+.inf',
  '-.Inf',
  'oN',
  'nULL',
  '.infinity',
  'infinity',
  'inf',
  'nan',
  'Inf',
  '0x',
  '0b',
  '0o',
  '0o17',
  '0b101',
  '0xfF',
  '0X1f',
  '0B1',
  '0O7',
  '0644',
  '08',
  '0o8',
  '1e400',
  '1e-400',
  '-0',
  '+0',
  '-0.0',
  '18446744073709551615',
  '18446744073709551616',
  '9223372036854775808',
  '-9223372036854775808',
  '-9223372036854775809',
  '0x8000000000000000',
  '-0x8000000000000000',
  '0xffffffffffffffff',
  '12:30',
  '1:2:3',
  '190:20:30',
  '1_000',
  '1__0',
  '_1',
  '1_',
  '0x_1',
  '0_7',
  '1_000.5',
  '2001-01-01',
  '2001-1-1',
  '2001-12-14t21:59:43.10-05:00',
  '2001-12-14 21:59:43.10',
  '2001-02-29',
  '2000-02-29',
  '2001-01-01T00:00:00Z',
  '2001-1-1t1:1:1Z',
  '2001-01-01 24:00:00',
  '0x1p-2',
  '.0x1p-2',
  '1.e5',
  '.5e1',
  '1e+06',
  '1e6',
  '123456789.125',
  '0.1',
  '1.10',
  '1.0',
  '644.0',
  '0888',
  '1e3',
  '=',
  '1.2.3',
  '+1',
  '+1.5',
  '-.5',
  '+.5e-3',
]
const alphabet = '0123456789+-._eExXoObB~yYnNtTfFaAlLsSuUrRiI:Zz'

function scalarText(random: Random): string {
  switch (random.int(5)) {
    case 0:
      return random.pick(words)
    case 1:
      return mutated(random, random.pick(words))
    case 2:
      return numberText(random)
    case 3:
      return timestampText(random)
    default:
      return Array.from({ length: 1 + random.int(9) }, () => alphabet.charAt(random.int(alphabet.length))).join('')
  }
}

function mutated(random: Random, text: string): string {
  const at = random.int(text.length + 1)
  const one = alphabet.charAt(random.int(alphabet.length))
  return text.slice(0, at) + (random.chance(0.7) ? one : '') + text.slice(at + random.int(2))
}

function digits(random: Random, most: number, of = '0123456789'): string {
  return Array.from({ length: 1 + random.int(most) }, () =>
    random.chance(0.04) ? '_' : of.charAt(random.int(of.length)),
  ).join('')
}

function numberText(random: Random): string {
  const sign = random.pick(['', '', '', '-', '+'])
  switch (random.int(6)) {
    case 0:
      return `${sign}0x${digits(random, 17, '0123456789abcdefABCDEF')}`
    case 1:
      return `${sign}0b${digits(random, 66, '01')}`
    case 2:
      return `${sign}0${random.pick(['', 'o'])}${digits(random, 23, '01234567')}`
    case 3:
      return sign + digits(random, 21)
    case 4: {
      const bits = Buffer.alloc(8)
      bits.writeBigUInt64BE(random.bits64())
      return String(bits.readDoubleBE())
    }
    default: {
      const fraction = random.chance(0.7) ? `.${random.chance(0.9) ? digits(random, 8) : ''}` : ''
      const exponent = random.chance(0.5)
        ? `${random.pick(['e', 'E'])}${random.pick(['', '-', '+'])}${random.int(400)}`
        : ''
      return sign + (random.chance(0.9) ? digits(random, 9) : '') + fraction + exponent
    }
  }
}

function timestampText(random: Random): string {
  const two = (most: number): string => String(random.int(most)).padStart(1 + random.int(2), '0')
  const date = `${random.pick(['2001', '1999', '0000', '9999', '2024', '20'])}-${two(14)}-${two(33)}`
  if (random.chance(0.4)) return date
  const time = `${two(26)}:${two(62)}:${two(62)}${random.chance(0.4) ? `.${digits(random, 10)}` : ''}`
  return `${date}${random.pick(['T', 't', ' '])}${time}${random.pick(['', 'Z', '+01:00', '-05:30', '+1', ' Z', ' +01:00'])}`
}

/** One plain scalar, whatever stands around it. */
function isPlain(text: string): boolean {
  return /^(?:[\w+.~/=]|-(?=[^\s]))(?:[\w+.~/=-]|:(?=[^\s])| (?=[\w+-]))*$/.test(text) && !text.startsWith('---')
}
