import { FormatError } from '../errors.ts'

const plain = /^[!-~]$/
const glob = '*?[#'

/**
 * vis(3) as go-mtree calls it (docs/stacker/mtree.md#1.5; VisWhite, VisOctal, VisGlob), byte by byte. Strings hold bytes (latin1).
 */
export function vis(bytes: string): string {
  return bytes.replace(/[^]/g, (byte) => {
    if (byte === '\\') return '\\\\'
    if (plain.test(byte) && !glob.includes(byte)) return byte
    return `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`
  })
}

const cStyle: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ['n', '\n'],
  ['r', '\r'],
  ['b', '\b'],
  ['a', '\x07'],
  ['v', '\v'],
  ['t', '\t'],
  ['f', '\f'],
  ['s', ' '],
  ['E', '\x1b'],
  ['\n', ''],
  ['$', ''],
])

/**
 * The reverse (docs/stacker/mtree.md#1.6; govis, unvis.go). It works on runes there: a byte that is no UTF-8 comes out as U+FFFD.
 * Strings hold bytes (latin1).
 * @throws FormatError where go-mtree fails, and with it the whole comparison.
 */
export function unvis(bytes: string, version: '0.6.0' | '0.7.0' = '0.6.0'): string {
  if (!/[\\\x80-\xff]/.test(bytes)) return bytes
  const runes = runesOf(bytes)
  let at = 0
  let out = ''
  const fail = (why: string): never => {
    throw new FormatError('mtree name', `${why} in ${JSON.stringify(bytes)}`)
  }
  const next = (): string => runes[at++] ?? fail('an escape sequence ends early')
  const latin1 = (rune: string): number => {
    const code = rune.codePointAt(0) ?? 0
    return code > 0xff ? fail('a code outside latin-1') : code
  }
  const control = (mask: number): string => {
    const rune = next()
    return String.fromCharCode(mask | (rune === '?' ? 0x7f : latin1(rune) & 0x1f))
  }
  while (at < runes.length) {
    const rune = next()
    if (rune !== '\\') {
      out += Buffer.from(rune, 'utf8').toString('latin1')
      continue
    }
    const escape = next()
    if (/^[0-7]$/.test(escape)) {
      let digits = escape
      while (digits.length < 3 && /^[0-7]$/.test(runes[at] ?? '')) digits += next()
      const code = parseInt(digits, 8)
      out += code > 0xff ? fail('a code outside latin-1') : String.fromCharCode(code)
    } else if (escape === 'x') {
      const digits = next() + next()
      out += /^[0-9a-fA-F]{2}$/.test(digits)
        ? String.fromCharCode(parseInt(digits, 16))
        : fail('bad hexadecimal digits')
    } else if (escape === '^') {
      out += control(0)
    } else if (escape === 'M') {
      const kind = next()
      if (kind === '^') out += control(0x80)
      else if (kind === '-') out += String.fromCharCode((0x80 | latin1(next())) & 0xff)
      else fail('an unknown meta escape')
    } else if (escape === '"' && version === '0.7.0') {
      out += '"'
    } else {
      out += cStyle.get(escape) ?? fail('an unknown escape')
    }
  }
  return out
}

/** Go's []rune(string): each byte that does not belong to valid UTF-8 is one U+FFFD. */
function runesOf(bytes: string): readonly string[] {
  const valid =
    /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[^]/g
  return (bytes.match(valid) ?? []).map((unit) =>
    unit.length === 1 && unit > '\x7f' ? '\ufffd' : Buffer.from(unit, 'latin1').toString('utf8'),
  )
}
