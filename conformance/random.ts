/** A seeded source of choices: the same seed gives the same cases on every machine. */
export interface Random {
  /** An integer from 0 up to, but not including, `below`. */
  int(below: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  bytes(length: number): Buffer
  bits64(): bigint
}

/** sfc32 (Chris Doty-Humphrey's small fast counting generator). */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [seed >>> 0, Math.floor(seed / 0x1_0000_0000) >>> 0, 0x9e3779b9, 1]
  const next = (): number => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum
  }
  for (let round = 0; round < 16; round += 1) next()
  const int = (below: number): number => Math.floor((next() / 0x1_0000_0000) * below)
  return {
    int,
    chance: (probability) => next() / 0x1_0000_0000 < probability,
    pick: (list) => {
      const item = list[int(list.length)]
      if (item === undefined && list.length === 0) throw new RangeError('nothing to pick from')
      return item as (typeof list)[number]
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => int(256))),
    bits64: () => (BigInt(next()) << 32n) | BigInt(next()),
  }
}

const letters = 'abcxyzABZ019._-/ '
const spikes = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '\\',
  '\n',
  '\r',
  '\t',
  '\0',
  '\x7f',
  '\x85',
  '\xa0',
  '\u2028',
  '\u2029',
  '\ufeff',
  'é',
  '日',
  '\ufffd',
  '😀',
  '\ud83d',
  '=',
  ':',
  '#',
  '$',
  '%',
  '{',
  '}',
  '[',
  ']',
  ',',
  '*',
  '?',
  '!',
  '|',
  '~',
  '`',
]

/** Mostly plain text, with the characters on which encoders differ. Never a lone surrogate, which no bytes stand for. */
export function text(random: Random, most = 12): string {
  const length = random.int(most + 1)
  let result = ''
  for (let index = 0; index < length; index += 1) {
    result += random.chance(0.75) ? letters.charAt(random.int(letters.length)) : random.pick(spikes)
  }
  return result.replace(/\p{Surrogate}/gu, '')
}

/** Text, or bytes that are not UTF-8. */
export function bytes(random: Random, most = 12): Buffer {
  const plain = Buffer.from(text(random, most))
  if (random.chance(0.85)) return plain
  const broken = random.pick(['ff', 'c0af', 'eda080', 'f4908080', 'e2', '80', 'f09f98', 'c3'])
  const at = random.int(plain.length + 1)
  return Buffer.concat([plain.subarray(0, at), Buffer.from(broken, 'hex'), plain.subarray(at)])
}
