import { encodeBuildCache, openBuildCache } from '../src/layer/build-cache.ts'
import { entryHash } from '../src/layer/entry-hash.ts'
import { findRelease } from '../src/release/releases.ts'
import type { GoStruct, GoType } from '../src/formats/go-type.ts'
import { coded, decoded, isRefusal, smallerBytes, type Comparison } from './comparison.ts'
import { bytes, type Random } from './random.ts'

// The Go side has the types of this release.
const release = findRelease('v1.2.0')
if (release === undefined) throw new Error('v1.2.0 is not in the table')
const { entry: schema, cacheVersion } = release

/** A build.cache of v1.2.0 with liberties: what encoding/json reads of it, the hash of each entry, and what it writes again. */
export const entry: Comparison<Buffer> = {
  group: 'hash',
  kind: 'entry',
  unit: 'cache files',
  cases: 20_000,
  share: 0.1,
  batch: 200,
  generate(random) {
    const careless = random.chance(0.5) ? 0 : 0.02
    const entries = Array.from(
      { length: 1 + random.int(2) },
      (_, index) => `"l${index}":${structText(random, schema, careless)}`,
    )
    return Buffer.from(`{"cache":{${entries.join(',')}},"version":${cacheVersion}}`, 'latin1')
  },
  question: coded,
  judge(one, theirs) {
    const opened = openBuildCache(one, release)
    if (opened.kind !== 'opened') {
      const outcome = { outcome: 'refused' }
      return isRefusal(theirs) ? outcome : { ...outcome, difference: { ours: opened, theirs } }
    }
    const hashes = Object.fromEntries([...opened.entries].map(([name, one]) => [name, String(entryHash(one, release))]))
    const written = encodeBuildCache(opened.entries, release).toString('utf8')
    const ours = { hashes, written }
    if (isRefusal(theirs)) return { outcome: 'read', difference: { ours, theirs } }
    const answer = theirs as typeof ours
    const names = new Set([...Object.keys(hashes), ...Object.keys(answer.hashes)])
    const same = written === answer.written && [...names].every((name) => hashes[name] === answer.hashes[name])
    return same ? { outcome: 'read' } : { outcome: 'different', difference: { ours, theirs } }
  },
  smaller: smallerBytes,
  vector: (one, theirs) => ({
    cache_entries: { name: 'found', release: 'v1.2.0', cache_json_in: one.toString('utf8'), result: theirs },
  }),
}

/** JSON text in latin1, so that bytes which are not UTF-8 can stand in it. `careless` is the chance of a value that does not fit. */
function valueText(random: Random, type: GoType, careless: number): string {
  if (random.chance(careless)) {
    return random.pick([
      'null',
      '{}',
      '[]',
      '""',
      '0',
      'true',
      '1.5',
      '-1',
      '1e2',
      '"x"',
      '[null]',
      '{"a":1}',
      '99999999999999999999',
    ])
  }
  const broken = (texts: readonly string[]): readonly string[] => (careless > 0 ? texts : [])
  if ('json' in type) return random.pick([...binds, ...broken(['"a b"', '{}', 'null', '1', '""'])])
  switch (type.kind) {
    case 'string':
      return stringText(random)
    case 'bool':
      return random.pick(['true', 'false'])
    case 'pointer':
      return random.chance(0.2) ? 'null' : valueText(random, type.to, careless)
    case 'slice': {
      if (type.of.kind === 'uint8')
        return random.pick(['null', '""', '"AQI="', '"e30="', '"A\\nQI="', ...broken(['"AQ"'])])
      if (random.chance(0.15)) return random.pick(['null', '[]'])
      return `[${Array.from({ length: random.int(4) }, () => valueText(random, type.of, careless)).join(',')}]`
    }
    case 'map': {
      if (random.chance(0.15)) return random.pick(['null', '{}'])
      const isLayerType = type.key.kind === 'struct'
      const key = (): string =>
        isLayerType
          ? random.pick(['"tar+false"', '"squashfs+true"', '"tar"', '"tar+1"', ...broken(['"tar+x"', '"a+b+c"'])])
          : stringText(random)
      const pairs = Array.from({ length: random.int(3) }, () => `${key()}:${valueText(random, type.of, careless)}`)
      return `{${pairs.join(',')}}`
    }
    case 'struct':
      return structText(random, type, careless)
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
    case 'array':
    case 'interface':
    case 'float32':
    case 'float64':
      return random.pick([...(type.kind === 'uint32' ? ['420', '4294967295'] : integers), ...broken(integers)])
  }
}

function structText(random: Random, type: GoStruct, careless: number): string {
  const members = type.fields.flatMap((field) => {
    if (field.json === undefined || random.chance(0.35)) return []
    const repeats = random.chance(0.03) ? 2 : 1
    return Array.from(
      { length: repeats },
      () => `${keyText(random, field.json ?? '')}:${valueText(random, field.type, careless)}`,
    )
  })
  if (random.chance(0.05)) members.push(`${stringText(random)}:${random.pick(['1', '{"a":[{}]}', 'null'])}`)
  const blank = random.chance(0.1) ? random.pick([' ', '\n', '\t']) : ''
  return `{${blank}${members.join(`${blank},`)}${blank}}`
}

/** encoding/json folds the case of keys, also over the Kelvin sign and the long s. */
function keyText(random: Random, name: string): string {
  if (random.chance(0.95)) return JSON.stringify(name)
  const folded = random.pick([
    name.toUpperCase(),
    name.toLowerCase(),
    name.replace('s', '\u017f'),
    name.replace('k', '\u212a'),
  ])
  return Buffer.from(JSON.stringify(folded)).toString('latin1')
}

function stringText(random: Random): string {
  if (random.chance(0.1))
    return random.pick(['"\\ud83d\\ude00"', '"\\ud83d"', '"\\u0041"', '"\\/"', '"\\u2028"', '"\\udc00\\ud800"'])
  const raw = decoded(coded(bytes(random, 6))).toString('latin1')
  return `"${raw.replace(/["\\\p{Cc}]/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`
}

const integers = [
  '0',
  '1',
  '-1',
  '420',
  '-0',
  '9223372036854775807',
  '-9223372036854775808',
  '4294967295',
  '2147483648',
]

const binds = [
  '"/a"',
  '"/a -> /b"',
  '"a  ->  b"',
  '"/a->/b"',
  '{"source":"/a"}',
  '{"source":"/a","dest":"/b"}',
  '{"Source":"x","dest":""}',
  '"/a\\u00a0->\\u2003/b"',
]
