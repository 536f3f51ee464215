import { CST, Lexer, Parser } from 'yaml'

/** Why a text is not read: yaml.v2 refuses it, although the library does not, or it is more than this reader takes on. */
export interface Objection {
  readonly kind: 'refused' | 'unsure'
  readonly message: string
  /** Offset in the text. */
  readonly at: number
  readonly advice?: string
}

const mostLexemes = 100_000
const deepest = 200

/** What may stand before a document without being a part of it. */
const beforeDocument: ReadonlySet<CST.TokenType> = new Set([
  'space',
  'newline',
  'comment',
  'doc-mode',
  'byte-order-mark',
])

const cannotStart = 'yaml: found character that cannot start any token'
export const noTabs = 'indent with blanks, not with tabs'

/** The library's tokens, with what has to be judged by the text itself. Stops before it needs too much memory or stack. */
export function* checkedTokens(text: string, objections: Objection[]): Generator<CST.Token> {
  const object = (kind: Objection['kind'], message: string, at: number): unknown =>
    objections.push({ kind, message, at })
  checkDirectives(text, object)
  const parser = new Parser()
  let count = 0
  let offset = 0
  let flow = 0
  let significant: CST.TokenType | null = null
  let before: CST.TokenType | null = 'newline'
  let lineStart = true
  let cutQuote = false
  let begun = false
  for (const lexeme of new Lexer().lex(text)) {
    count += 1
    if (flow < 0) object('unsure', 'a closing bracket without an opening one', offset)
    if (count > mostLexemes) object('unsure', 'the file has too many parts', offset)
    if (parser.stack.length > deepest) object('unsure', 'the file is nested too deeply', offset)
    if (objections.length > 0) return
    const type = CST.tokenType(lexeme)
    if (type === 'doc-end' && !begun) object('refused', 'yaml: did not find expected node content', offset)
    begun ||= type === null || !beforeDocument.has(type)
    if (type === 'double-quoted-scalar' || type === 'single-quoted-scalar') cutQuote ||= !isClosed(lexeme)
    if (type === 'tag') checkTag(lexeme, text.charAt(offset + lexeme.length), (kind, why) => object(kind, why, offset))
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow += 1
    if (type === 'flow-map-end' || type === 'flow-seq-end') flow -= 1
    if (type === 'space') {
      const tab = lexeme.indexOf('\t')
      // Where a key may begin, the scanner skips blanks only (docs/stacker/stackerfile.md#3.5; scannerc.go, scan_to_next_token).
      const keyMayBegin =
        before === 'seq-item-ind' || before === 'explicit-key-ind' || (lineStart && significant !== 'scalar')
      // Behind a cut quote the tab may stand inside it. The parser complains of the cut, and the text comes back indented.
      if (tab >= 0 && flow === 0 && keyMayBegin && !cutQuote) {
        objections.push({ kind: 'refused', message: cannotStart, at: offset + tab, advice: noTabs })
      }
    } else if (type === 'newline') lineStart = true
    else {
      lineStart = false
      // The text of a plain scalar has no type of its own; a mark stands before it.
      if (type !== 'comment' && type !== null) significant = type
    }
    if (type !== 'space') before = type
    // Marks of the library's lexer that stand for no text.
    if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar') offset += lexeme.length
    yield* parser.next(lexeme)
  }
  yield* parser.end()
}

/**
 * The library ends a quoted scalar at a continuation line that it finds not indented enough; yaml.v2 reads on
 * (docs/stacker/stackerfile.md#3.4).
 */
function isClosed(quoted: string): boolean {
  if (quoted.length < 2 || quoted.at(-1) !== quoted[0]) return false
  if (quoted.startsWith("'")) return quoted.split("'").length % 2 === 1
  let backslashes = 0
  while (quoted[quoted.length - 2 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 0
}

/** The directives before the first document; the library only warns of them (docs/stacker/stackerfile.md#3.7). */
function checkDirectives(
  text: string,
  object: (kind: Objection['kind'], message: string, at: number) => unknown,
): void {
  let versions = 0
  const handles = new Set<string>()
  let at = 0
  for (const line of text.split('\n', 1000)) {
    if (line.startsWith('%')) {
      const name = /^[\w-]*/.exec(line.slice(1))?.[0] ?? ''
      if (name === 'YAML') {
        versions += 1
        if (versions > 1) object('refused', 'yaml: found duplicate %YAML directive', at)
        else checkVersion(line.slice(1 + name.length), (message) => object('refused', message, at))
      } else if (name === 'TAG') {
        const handle = /^[ \t]+(\S+)/.exec(line.slice(4))?.[1] ?? ''
        if (!/^!(?:[\w-]*!)?$/.test(handle)) object('refused', "yaml: did not find expected '!'", at)
        else if (handles.has(handle)) object('refused', 'yaml: found duplicate %TAG directive', at)
        handles.add(handle)
      } else object('refused', 'yaml: found unknown directive name', at)
    } else if (!/^[ \t]*(?:#|$)/.test(line)) return
    at += line.length + 1
  }
}

/** What follows `%YAML` (scannerc.go, yaml_parser_scan_version_directive_value). */
function checkVersion(rest: string, refuse: (message: string) => unknown): void {
  const [, major, minor, behind = ''] = /^[ \t]+(\d{1,9})\.(\d{1,9})(.*)$/.exec(rest) ?? []
  if (major === undefined) refuse('yaml: did not find expected version number')
  else if (!/^[ \t]*(?:#|$)/.test(behind)) refuse('yaml: did not find expected comment or line break')
  else if (Number(major) !== 1 || Number(minor) !== 1) refuse('yaml: found incompatible YAML document')
}

/**
 * A tag of yaml.v2 goes on over brackets and commas (docs/stacker/stackerfile.md#3.7; scannerc.go, yaml_parser_scan_tag_uri), where
 * the library ends it.
 */
function checkTag(tag: string, next: string, object: (kind: Objection['kind'], message: string) => unknown): void {
  if (/[,[\]{}]/.test(next)) object('unsure', 'a tag directly before a flow indicator')
  else if (tag.includes('%')) object('unsure', 'a tag with an escape')
  else if (!/^(?:!<[\w;/?:@&=+$,.!~*'()[\]-]+>|![\w;/?:@&=+$,.!~*'()[\]-]*)$/.test(tag)) {
    object('refused', 'yaml: did not find expected whitespace or line break')
  }
}
