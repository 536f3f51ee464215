import { goSpace } from '../formats/go-text.ts'

export type Split =
  { readonly kind: 'words'; readonly words: string[] } | { readonly kind: 'refused'; readonly message: string }

/**
 * github.com/anmitsu/go-shlex with posix rules (docs/stacker/stackerfile.md#6.2), by which `cmd: TEXT` becomes a list: a backslash
 * in double quotes escapes only the quote and itself, empty words vanish (quoted ones too), and there are no comments.
 */
export function splitShell(text: string): Split {
  const words: string[] = []
  let word = ''
  let quote = ''
  let escaped = false
  for (const character of text) {
    if (escaped) {
      if (quote !== '' && character !== '\\' && character !== quote) word += '\\'
      word += character
      escaped = false
    } else if (character === '\\' && quote !== "'") escaped = true
    else if (quote !== '') {
      if (character === quote) quote = ''
      else word += character
    } else if (character === "'" || character === '"') quote = character
    else if (!goSpace.test(character)) word += character
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  if (escaped) return { kind: 'refused', message: 'No escaped character' }
  if (quote !== '') return { kind: 'refused', message: 'No closing quotation' }
  if (word !== '') words.push(word)
  return { kind: 'words', words }
}
