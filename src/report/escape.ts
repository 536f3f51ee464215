/** Text that others wrote, made harmless for where it is shown. */

// Controls (Cc) steer terminals and end lines of commands; format characters (Cf) reverse or hide parts of a name.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** Control and invisible characters as `\x1b` or `\u202e`; everything else as it is. */
export function visible(text: string): string {
  return text.replace(invisible, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (character === '\n') return '\\n'
    if (character === '\t') return '\\t'
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
}

/**
 * JSON text in which such characters stand as JSON escapes. JSON.stringify leaves those beyond ASCII as they are; what is escaped here
 * can only stand inside strings, since the line feeds of the indentation are left.
 */
export function visibleJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}

/** At most `length` characters, the cut marked. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text)
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}

/**
 * As code in Markdown, fit for a table cell. A code span where nothing in it could end it; else `<code>` with everything but letters
 * and digits as character references, which Markdown never takes for its own signs.
 */
export function markdownCode(text: string): string {
  const shown = visible(text)
  if (/^[^\s`|\\](?:[^`|\\]*[^\s`|\\])?$/u.test(shown)) return `\`${shown}\``
  return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, reference)}</code>`
}

/** As running text in Markdown: nothing in it becomes markup, a link, a mention or a row. */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>#!|~&$@]/g, reference)
    .replaceAll('://', '&#58;//')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`)
}

function reference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`
}

/** As text of an HTML element that stands in Markdown. Only letters, digits and what paths are made of stand as they are. */
export function htmlName(text: string, element: 'code' | 'samp' | 'sub'): string {
  return `<${element}>${visible(text).replace(/[^\p{L}\p{N} ./_-]/gu, reference)}</${element}>`
}

/** As the value of an attribute in quotes. */
export function htmlAttribute(text: string): string {
  return visible(text).replace(/["'&<>`|]/g, reference)
}

/** As a quoted Mermaid label: its own escape is `#NUMBER;`. */
export function mermaidLabel(text: string): string {
  return visible(text).replace(/[^\p{L}\p{N} ./_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)
}
