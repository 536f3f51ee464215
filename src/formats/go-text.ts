const shortEscapes = new Map([
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['"', '\\"'],
  ['\\', '\\\\'],
])

/** strconv.Quote, and `%q` of fmt. Some of its escapes are not JSON. */
export function goQuote(text: string): string {
  let quoted = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (shortEscapes.has(character)) quoted += shortEscapes.get(character) ?? ''
    else if (character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)) quoted += character
    else if (code < 0x80) quoted += `\\x${code.toString(16).padStart(2, '0')}`
    else if (code < 0x10000) quoted += `\\u${code.toString(16).padStart(4, '0')}`
    else quoted += `\\U${code.toString(16).padStart(8, '0')}`
  }
  return `"${quoted}"`
}

/** unicode.IsSpace: JavaScript's `\s` has U+FEFF besides and lacks U+0085. */
export const goSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u

const goSpaces = new RegExp(`${goSpace.source}+`, 'gu')
const outerSpaces = new RegExp(`^${goSpace.source}+|${goSpace.source}+$`, 'gu')

/** strings.TrimSpace. */
export function trimSpace(text: string): string {
  return text.replace(outerSpaces, '')
}

/** strings.Fields. */
export function goFields(text: string): string[] {
  return text.split(goSpaces).filter((field) => field !== '')
}
