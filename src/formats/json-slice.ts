import { FormatError } from '../errors.ts'
import { parseJson } from '../formats/decode.ts'

const mostBytes = 16 * 1024 * 1024

/**
 * The members of a JSON object as slices of the text they stand in. Manifests and configs that stacker wrote are carried over in
 * its own bytes: what JSON.parse makes of them loses digits of large numbers and members that we do not know.
 * @throws FormatError for a text that is not one JSON object.
 */
export function sliceMembers(text: string, where: string): ReadonlyMap<string, string> {
  // Whether it is JSON at all is settled here, so that the scan below only has to find where values end.
  const value = parse(text, where)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FormatError(where, 'expected an object')
  const members = new Map<string, string>()
  let at = skipBlanks(text, text.indexOf('{') + 1)
  while (text[at] === '"') {
    const keyEnd = endOfString(text, at)
    const key = JSON.parse(text.slice(at, keyEnd)) as string
    const start = skipBlanks(text, skipBlanks(text, keyEnd) + 1)
    const end = endOfValue(text, start)
    members.set(key, text.slice(start, end).trimEnd())
    at = skipBlanks(text, end)
    if (text[at] === ',') at = skipBlanks(text, at + 1)
  }
  return members
}

function parse(text: string, where: string): unknown {
  return parseJson(Buffer.from(text), where, mostBytes)
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return at
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** The index after the value: at depth 0, the comma or bracket that follows it. */
function endOfValue(text: string, from: number): number {
  let depth = 0
  let at = from
  while (at < text.length) {
    const character = text[at]
    if (character === '"') {
      at = endOfString(text, at)
      continue
    }
    if (depth === 0 && (character === ',' || character === '}' || character === ']')) return at
    if (character === '{' || character === '[') depth++
    if (character === '}' || character === ']') depth--
    at++
  }
  return at
}
