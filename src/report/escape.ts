/** Text that others wrote, made harmless for where it is shown. */

// Controls steer terminals and end lines of commands; bidirectional overrides make a name look like another one.
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Control and invisible characters as `\x1b` or `\u202e`; everything else as it is. */
export function visible(text: string): string {
  return text.replace(invisible, (character) => {
    const code = character.charCodeAt(0)
    if (character === '\n') return '\\n'
    if (character === '\t') return '\\t'
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
}

/** At most `length` characters, the cut marked. */
export function shorten(text: string, length: number): string {
  const characters = [...text]
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

/** As a quoted Mermaid label: its own escape is `#NUMBER;`. */
export function mermaidLabel(text: string): string {
  return visible(text).replace(/[^\p{L}\p{N} ./_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)
}
