/** One command of a shell script, as far as it can be told without running it. */
export interface ShellCommand {
  /** Without quotes; what another command prints into a word is `$()`. */
  readonly words: readonly string[]
  /** Another command reads what it prints. */
  readonly captured: boolean
}

/** A `run` of that many characters nobody writes; what stands behind is not looked at, so that hostile texts cost no time. */
const longestScript = 1 << 18

interface Frame {
  /** What ends it: of `$(` and `(`, of a backquote, or the end of the script. */
  readonly end: ')' | '`' | ''
  /** What it prints goes into a word. */
  readonly captured: boolean
  words: string[]
  word: string | undefined
  quoted: boolean
  /** One of the words is a shell, which runs what a heredoc gives it. */
  feedsShell: boolean
}

/** Characters that mean themselves in a word, and between double quotes. */
const plain = /[^\s\\'"`$;&|()#<>]+/y
const plainQuoted = /[^\\"`$]+/y
const variable = /\$\{[^}\n$]*\}/y
const heredoc = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([\w.-]+))/y
const shell = /(?:^|\/)(?:ba|da|a|k|z)?sh$/

/**
 * The commands of a shell script in one pass: of pipes, lists, substitutions and subshells each; comments and heredocs are left out, but
 * for heredocs that a shell reads. A guess: what variables hold, functions and arithmetic is taken as it is written.
 */
export function shellCommands(text: string): readonly ShellCommand[] {
  const script = text.slice(0, longestScript)
  const commands: ShellCommand[] = []
  const outer: Frame[] = []
  let frame = newFrame('', false)
  let heredocs: { readonly end: string; readonly indented: boolean }[] = []
  let at = 0

  const append = (part: string): void => {
    frame.word = (frame.word ?? '') + part
  }
  const endWord = (): void => {
    if (frame.word === undefined) return
    frame.words.push(frame.word)
    frame.feedsShell ||= shell.test(frame.word)
    frame.word = undefined
  }
  const endCommand = (piped: boolean): void => {
    endWord()
    if (frame.words.length > 0) commands.push({ words: frame.words, captured: piped || frame.captured })
    frame.words = []
    frame.feedsShell = false
  }
  const open = (end: Frame['end'], captured: boolean): void => {
    outer.push(frame)
    frame = newFrame(end, captured)
  }
  const close = (): void => {
    endCommand(false)
    const { captured } = frame
    frame = outer.pop() ?? newFrame('', false)
    if (captured) append('$()')
  }
  /** The sticky pattern here, behind which the reading goes on. */
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(script)
    if (found !== null) at = pattern.lastIndex
    return found
  }

  while (at < script.length) {
    const run = take(frame.quoted ? plainQuoted : plain) ?? take(variable)
    if (run !== null) {
      append(run[0])
      continue
    }
    const character = script.charAt(at)
    const next = script.charAt(at + 1)
    at += 1
    if (character === '\\') {
      at += 1
      if (next !== '\n') append(next)
    } else if (character === '$' && next === '(') {
      at += 1
      open(')', true)
    } else if (character === '`') {
      if (frame.end === '`' && !frame.quoted) close()
      else open('`', true)
    } else if (character === '"') {
      frame.quoted = !frame.quoted
      append('')
    } else if (frame.quoted) append(character)
    else if (character === "'") {
      const end = script.indexOf("'", at)
      append(script.slice(at, end === -1 ? undefined : end))
      at = end === -1 ? script.length : end + 1
    } else if (character === '\n') {
      endCommand(false)
      for (const { end, indented } of heredocs) at = endOfHeredoc(script, at, end, indented)
      heredocs = []
    } else if (character === '#') {
      if (frame.word !== undefined) append(character)
      else at = endOfLine(script, at)
    } else if (character === '(') {
      // A process substitution where < or > stands before it.
      const captured = /[<>]/.test(script.charAt(at - 2))
      if (!captured) endCommand(false)
      open(')', captured)
    } else if (character === ')') {
      // A pattern of `case` has none to close.
      if (frame.end === ')') close()
      else endCommand(false)
    } else if (character === '<' && next === '<') {
      at -= 1
      if (script.startsWith('<<<', at)) at += 3
      else {
        const [opening, dash = '', single, double, bare = ''] = take(heredoc) ?? []
        if (opening === undefined) at += 2
        else {
          endWord()
          if (!frame.feedsShell) heredocs.push({ end: single ?? double ?? bare, indented: dash === '-' })
        }
      }
    } else if (character === ';') endCommand(false)
    else if (character === '|') {
      endCommand(next !== '|')
      if (next === '|') at += 1
    } else if (character === '&') {
      if (next === '>' || /[<>]/.test(script.charAt(at - 2))) append(character)
      else endCommand(false)
    } else if (/\s/.test(character)) endWord()
    else append(character)
  }
  while (outer.length > 0) close()
  endCommand(false)
  return commands
}

function newFrame(end: Frame['end'], captured: boolean): Frame {
  return { end, captured, words: [], word: undefined, quoted: false, feedsShell: false }
}

function endOfLine(script: string, at: number): number {
  const end = script.indexOf('\n', at)
  return end === -1 ? script.length : end
}

/** Behind the line that ends it; the end of the script where none does. */
function endOfHeredoc(script: string, from: number, end: string, indented: boolean): number {
  let at = from
  while (at < script.length) {
    const line = script.slice(at, endOfLine(script, at))
    at += line.length + 1
    if ((indented ? line.replace(/^\t+/, '') : line) === end) return at
  }
  return at
}
