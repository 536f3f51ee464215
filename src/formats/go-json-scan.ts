import { FormatError } from '../errors.ts'

/** encoding/json's maxNestingDepth (docs/stacker/build-cache.md#4.6). */
const deepest = 10_000

/**
 * json.Valid with a reason: one value and blanks around it, nested at most 10,000 deep. Bytes that are no UTF-8 are allowed inside strings.
 * Throws FormatError, which names the byte.
 */
export function checkGoJson(bytes: Uint8Array, where: string): void {
  const end = skipBlanks(bytes, scanValue(bytes, skipBlanks(bytes, 0), where))
  if (end < bytes.length) throw unexpected(bytes, end, where, 'nothing after the value')
}

/** The end of the value that begins at `at`. Not recursive: the depth is the sender's choice. */
export function scanValue(bytes: Uint8Array, at: number, where: string): number {
  if (bytes[at] !== openBrace && bytes[at] !== openBracket) return scanScalar(bytes, at, where)
  const open: number[] = []
  let position = at
  for (;;) {
    const first = bytes[position]
    if (first === openBrace || first === openBracket) {
      open.push(first)
      if (open.length > deepest) throw new FormatError(where, `at most ${String(deepest)} levels`)
      const next = skipBlanks(bytes, position + 1)
      if (bytes[next] === first + 2) {
        open.pop()
        position = next + 1
      } else {
        position = first === openBrace ? scanKey(bytes, next, where) : next
        continue
      }
    } else {
      position = scanScalar(bytes, position, where)
    }
    // A value is complete: close what ends here, or go on to the next member.
    for (;;) {
      const container = open.at(-1)
      if (container === undefined) return position
      position = skipBlanks(bytes, position)
      const separator = bytes[position]
      if (separator === comma) {
        position = skipBlanks(bytes, position + 1)
        if (container === openBrace) position = scanKey(bytes, position, where)
        break
      }
      if (separator !== container + 2) {
        throw unexpected(bytes, position, where, container === openBrace ? '"," or "}"' : '"," or "]"')
      }
      open.pop()
      position += 1
    }
  }
}

/** The position after the quote that ends the string which begins at `at`. */
function scanString(bytes: Uint8Array, at: number, where: string): number {
  for (let position = at + 1; position < bytes.length; position++) {
    const byte = bytes[position] ?? 0
    if (byte === quote) return position + 1
    if (byte < 0x20) throw unexpected(bytes, position, where, 'no control character in a string')
    if (byte !== backslash) continue
    position += 1
    const escape = bytes[position] ?? 0
    if (escape === letterU) {
      for (const last = position + 4; position < last;) {
        position += 1
        if (!isHexDigit(bytes[position] ?? 0)) throw unexpected(bytes, position, where, 'four hexadecimal digits')
      }
    } else if (!shortEscapes.has(escape)) {
      throw unexpected(bytes, position, where, 'an escape that JSON has')
    }
  }
  throw unexpected(bytes, bytes.length, where, 'the end of the string')
}

export function skipBlanks(bytes: Uint8Array, at: number): number {
  let position = at
  for (;;) {
    const byte = bytes[position]
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return position
    position += 1
  }
}

/** From a key to the begin of its value. */
function scanKey(bytes: Uint8Array, at: number, where: string): number {
  if (bytes[at] !== quote) throw unexpected(bytes, at, where, 'a key')
  const colon = skipBlanks(bytes, scanString(bytes, at, where))
  if (bytes[colon] !== 0x3a) throw unexpected(bytes, colon, where, '":"')
  return skipBlanks(bytes, colon + 1)
}

const words = ['true', 'false', 'null'].map((word) => Buffer.from(word))

function scanScalar(bytes: Uint8Array, at: number, where: string): number {
  const first = bytes[at]
  if (first === quote) return scanString(bytes, at, where)
  const word = words.find((candidate) => candidate[0] === first)
  if (word === undefined) return scanNumber(bytes, at, where)
  if (!word.equals(bytes.subarray(at, at + word.length))) throw unexpected(bytes, at, where, word.toString())
  return at + word.length
}

function scanNumber(bytes: Uint8Array, at: number, where: string): number {
  const digitsFrom = (from: number): number => {
    let position = from
    while (isDigit(bytes[position])) position += 1
    if (position === from) throw unexpected(bytes, from, where, from === at ? 'a value' : 'a digit')
    return position
  }
  let position = bytes[at] === minus ? at + 1 : at
  position = bytes[position] === zero ? position + 1 : digitsFrom(position)
  if (bytes[position] === 0x2e) position = digitsFrom(position + 1)
  if (bytes[position] === 0x65 || bytes[position] === 0x45) {
    position += 1
    if (bytes[position] === 0x2b || bytes[position] === minus) position += 1
    position = digitsFrom(position)
  }
  return position
}

function unexpected(bytes: Uint8Array, at: number, where: string, wanted: string): FormatError {
  const byte = bytes[at]
  const got = byte === undefined ? 'the end' : `0x${byte.toString(16).padStart(2, '0')}`
  return new FormatError(where, `at byte ${String(at)}: expected ${wanted}, got ${got}`)
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= 0x39
}

function isHexDigit(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const minus = 0x2d
const zero = 0x30
const letterU = 0x75
const openBrace = 0x7b
const openBracket = 0x5b
const shortEscapes = new Set(Buffer.from('"\\/bfnrt'))
