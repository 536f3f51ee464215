// What somebody who can write a cache may make of what is in it: bytes that are not what they were, and JSON that says something else.
import type { Random } from '../conformance/random.ts'

/** Texts that lead elsewhere, end something, or are names of what every object has. `victim`: what must not be touched, absolute. */
export function hostileTexts(victim: string): readonly string[] {
  return [
    '',
    '.',
    '..',
    '/',
    '../victims/file',
    '../../victims/file',
    '../../../../../../../../etc/stack-cache-fuzz',
    victim,
    `${victim}/`,
    `stacker://../${victim}`,
    '__proto__',
    'constructor',
    'toString',
    'a\0b',
    '\x1b[2J\x9b',
    '\u202egnp\u2066',
    '::error::told\n::set-output name=x::y',
    '##[error]told',
    '\ud800',
    'sha256:../../../../etc/passwd',
    `sha256:${'0'.repeat(64)}`,
    `sha256:${'F'.repeat(64)}`,
    'v9.9.9',
    'x'.repeat(5_000),
    'a.'.repeat(2_000),
    '{'.repeat(200),
    '[[[[',
    '-----BEGIN PRIVATE KEY-----',
    'http://ann:pw@127.0.0.1:1/x',
    '${{TOK}}',
    'true',
    '1e999',
  ]
}

const numbers = [0, -0, -1, 1, 0.5, 1e300, -1e300, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 + 2, Number.MIN_VALUE, 0o7777]

function hostileValue(random: Random, texts: readonly string[]): unknown {
  switch (random.int(8)) {
    case 0:
      return null
    case 1:
      return random.chance(0.5)
    case 2:
      return random.pick(numbers)
    case 3:
      return []
    case 4:
      return {}
    case 5:
      return nested(random.pick([3, 99, 101, 2_000]))
    default:
      return random.pick(texts)
  }
}

function nested(depth: number): unknown {
  let value: unknown = 0
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

type Holder = Record<string, unknown>

/** The value with one to three of its parts changed, taken away, doubled or exchanged. JSON texts inside it count as its parts. */
export function mutateJson(random: Random, value: unknown, texts: readonly string[]): unknown {
  const whole = { root: structuredClone(value) }
  for (let times = 1 + random.int(3); times > 0; times -= 1) mutateOnce(random, whole, texts)
  return whole.root
}

function mutateOnce(random: Random, whole: { root: unknown }, texts: readonly string[]): void {
  const places = placesIn(whole)
  if (places.length === 0) return
  const { holder, key } = random.pick(places)
  const old = holder[key]
  if (typeof old === 'string' && /^[[{]/.test(old) && random.chance(0.7)) {
    try {
      holder[key] = JSON.stringify(mutateJson(random, JSON.parse(old), texts))
      return
    } catch {
      // No JSON, or too deep to be written: it is changed as a text.
    }
  }
  switch (random.int(7)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- any member may be missing
      else delete holder[key]
      return
    case 1: {
      const other = random.pick(places)
      ;[holder[key], other.holder[other.key]] = [other.holder[other.key], holder[key]]
      // What now holds itself cannot be written.
      if (isRound(whole)) [holder[key], other.holder[other.key]] = [other.holder[other.key], holder[key]]
      return
    }
    case 2:
      if (Array.isArray(old)) holder[key] = repeated(random, (old as unknown[])[0])
      else holder[random.pick(texts)] = old
      return
    case 3:
      if (typeof old === 'string') holder[key] = mutateBytes(random, Buffer.from(old)).toString('utf8')
      else if (typeof old === 'number') holder[key] = old + random.pick([-1, 1, 0.5, 2 ** 32])
      else holder[key] = hostileValue(random, texts)
      return
    default:
      holder[key] = hostileValue(random, texts)
  }
}

/** A long list, of a few megabytes at most: longer ones are refused for their length alone. */
function repeated(random: Random, item: unknown): unknown[] {
  const most = 2_000_000 / (1 + JSON.stringify([item]).length)
  // Items of their own: what is changed in a shared one later would be as often in the list, and take memory that is not the product's.
  return Array.from({ length: Math.min(most, random.pick([2, 50, 5_000])) }, () => structuredClone(item))
}

function placesIn(root: object): { readonly holder: Holder; readonly key: string }[] {
  const places: { holder: Holder; key: string }[] = []
  const visit = (holder: Holder, depth: number): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key })
      const value = holder[key]
      if (typeof value === 'object' && value !== null && depth < 40 && places.length < 5_000)
        visit(value as Holder, depth + 1)
    }
  }
  visit(root as Holder, 0)
  return places
}

function isRound(value: object): boolean {
  try {
    JSON.stringify(value)
    return false
  } catch {
    return true
  }
}

/** The bytes with one to four changes of a few bytes, or of a whole stretch. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  let mutated: Buffer = Buffer.from(bytes)
  for (let times = 1 + random.int(4); times > 0; times -= 1) {
    const at = random.int(mutated.length + 1)
    const end = Math.min(mutated.length, at + 1 + random.int(random.chance(0.8) ? 8 : 600))
    const [before, middle, after] = [mutated.subarray(0, at), mutated.subarray(at, end), mutated.subarray(end)]
    switch (random.int(6)) {
      case 0:
        mutated = Buffer.concat([before, random.bytes(middle.length), after])
        break
      case 1:
        mutated = Buffer.concat([before, after])
        break
      case 2:
        mutated = Buffer.concat([before, middle, middle, after])
        break
      case 3:
        mutated = Buffer.concat([before, random.bytes(1 + random.int(8)), middle, after])
        break
      case 4:
        mutated = Buffer.concat([before, Buffer.alloc(middle.length, random.pick([0, 0xff, 0x30, 0x37])), after])
        break
      default:
        mutated = random.chance(0.2) ? Buffer.from(before) : flipped(random, mutated)
    }
  }
  return mutated
}

function flipped(random: Random, bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes)
  const at = random.int(Math.max(1, bytes.length))
  if (bytes.length > 0) changed[at] = (bytes[at] ?? 0) ^ (1 << random.int(8))
  return changed
}
