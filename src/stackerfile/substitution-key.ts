/**
 * KEY of `--substitute KEY=VALUE`, which stacker pastes unescaped into a Go regexp (docs/stacker/stackerfile.md#2.3;
 * types/stackerfile.go). Patterns on which JavaScript and RE2 agree are translated; others cannot be decided here.
 */
export type SubstitutionKey =
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'invalid'; readonly why: string }
  | { readonly kind: 'unsure' }

/** With more of them matching could take longer than linear time, which RE2 never does. */
const mostRepetitions = 2

/** Without special characters it means itself. */
export function isPlainKey(key: string): boolean {
  return !/[\\.+*?()|[\]{}^$]/.test(key)
}

export function substitutionKey(key: string): SubstitutionKey {
  if (isPlainKey(key)) return { kind: 'pattern', source: escapeLiteral(key) }
  let source = ''
  let open = 0
  let repetitions = 0
  // The key stands behind an escaped brace, so a repetition may come first.
  let repeatable: 'atom' | 'group' | 'nothing' = 'atom'
  const tokens = /\\[dw]|\\[!-/:-@[-`{-~]|\[\^?[\w ./,;:@%&=~!-]+\]|[^\\[\]{}]/suy
  for (let at = 0; at < key.length; at = tokens.lastIndex) {
    tokens.lastIndex = at
    const token = tokens.exec(key)?.[0]
    if (token === undefined) return unfinished(key.slice(at))
    if (token === '(') {
      if (key[at + 1] === '?') return { kind: 'unsure' }
      open += 1
      source += token
      repeatable = 'nothing'
    } else if (token === ')') {
      if (open === 0) return { kind: 'invalid', why: 'unexpected )' }
      open -= 1
      source += token
      repeatable = 'group'
    } else if (token === '|' || token === '^' || token === '$') {
      source += token
      repeatable = 'nothing'
    } else if (token === '*' || token === '+' || token === '?') {
      repetitions += 1
      if (repeatable !== 'atom' || repetitions > mostRepetitions) return { kind: 'unsure' }
      source += token
      repeatable = 'nothing'
    } else {
      if (token === '.') source += '[^\\n]'
      else if (/^\\?[^\w[]$|^.$/su.test(token)) source += escapeLiteral(token.replace(/^\\(?=.)/su, ''))
      else source += token
      if (token.startsWith('[') && !isPlainClass(token)) return { kind: 'unsure' }
      repeatable = 'atom'
    }
  }
  if (open > 0) return { kind: 'invalid', why: 'missing closing )' }
  try {
    new RegExp(source, 'u')
  } catch {
    return { kind: 'unsure' }
  }
  return { kind: 'pattern', source }
}

function unfinished(rest: string): SubstitutionKey {
  if (rest === '\\') return { kind: 'invalid', why: 'trailing backslash at end of expression' }
  return { kind: 'unsure' }
}

/** Ranges must ascend, and a class name in brackets means another thing in RE2. */
function isPlainClass(token: string): boolean {
  return (
    !token.includes('[:') && [...token.matchAll(/(.)-(?=([^\]]))/gu)].every(([, low = '', high = '']) => low <= high)
  )
}

function escapeLiteral(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
