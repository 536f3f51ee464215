import { Composer, CST, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from 'yaml'
import type { Document, ParsedNode } from 'yaml'

import type { Mistakes } from './mistakes.ts'
import { quoted } from './mistakes.ts'
import type { Entry, MapNode, Node, TextNode } from './node.ts'

const largest = 1 << 20
const mostLexemes = 300_000
const deepest = 64
const mostNodes = 500_000

/** All but what YAML calls printable; the library lets them through. */
const control = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * The one document of a text by the rules of YAML 1.2 and its core schema; undefined where it is empty. Nothing in it makes this take
 * more than seconds or some hundred megabytes.
 * @throws UserError for what is no YAML, or more than a builds file may be.
 */
export function readDocument(text: string, mistakes: Mistakes): Node | undefined {
  if (Buffer.byteLength(text) > largest) {
    mistakes.stop(0, 'the builds file is larger than 1 MiB', 'use variants and defaults instead of repetition')
  }
  const strange = control.exec(text)
  if (strange !== null) {
    const code = strange[0].charCodeAt(0).toString(16).padStart(4, '0')
    mistakes.stop(strange.index, `the character U+${code} may not stand in YAML`, 'take it away')
  }
  const [document, second] = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
  }).compose(boundedTokens(text, mistakes), true, text.length)
  if (document === undefined) return undefined
  for (const { code, message, pos } of [...document.errors, ...document.warnings].slice(0, 1)) {
    mistakes.stop(pos[0], `this is not YAML: ${message}`, cureOf(code))
  }
  if (second !== undefined) {
    mistakes.stop(second.range[0], 'a second document begins here', 'a builds file is one document: take the line away')
  }
  return builtFrom(document, mistakes)
}

/** The library's tokens, as long as they are no more than its recursive composer can bear. */
function* boundedTokens(text: string, mistakes: Mistakes): Generator<CST.Token> {
  const parser = new Parser()
  let count = 0
  let offset = 0
  let flow = 0
  for (const lexeme of new Lexer().lex(text)) {
    count += 1
    if (count > mostLexemes) {
      mistakes.stop(offset, 'the builds file has too many parts', 'use variants and defaults instead of repetition')
    }
    if (parser.stack.length > deepest)
      mistakes.stop(offset, 'this is nested too deeply', 'a builds file needs few levels')
    const type = CST.tokenType(lexeme)
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow += 1
    if (type === 'flow-map-end' || type === 'flow-seq-end') flow -= 1
    // The library takes seconds for a megabyte of them.
    if (flow < 0) mistakes.stop(offset, 'a closing bracket without an opening one', 'take it away, or quote the text')
    // Marks of the library's lexer that stand for no text.
    if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar') offset += lexeme.length
    yield* parser.next(lexeme)
  }
  yield* parser.end()
}

const indentation = 'indent all keys of a map and all items of a list alike, and close each quote and bracket'

/** What to do about the library's complaints, by their codes. */
const cures: ReadonlyMap<string, string> = new Map([
  ['TAB_AS_INDENT', 'indent with blanks, not with tabs'],
  ['BAD_INDENT', indentation],
  ['MISSING_CHAR', indentation],
  ['BLOCK_AS_IMPLICIT_KEY', indentation],
  ['BLOCK_IN_FLOW', indentation],
  ['TAG_RESOLVE_FAILED', 'leave out the tag; quote a value that begins with "!"'],
  ['BAD_ALIAS', 'quote a value that begins with "&" or "*"'],
])

function cureOf(code: string): string {
  return cures.get(code) ?? 'quote a value that holds ": " or " #", or begins with a special sign'
}

/** Composes the tree with aliases resolved: shared, not copied, and counted as often as they are used. */
function builtFrom(document: Document.Parsed, mistakes: Mistakes): Node | undefined {
  const anchors = new Map<string, Node | 'open'>()
  const sizes = new WeakMap<Node, number>()
  let at = 0
  const sized = (node: Node, parts: readonly Node[]): Node => {
    const size = parts.reduce((sum, part) => sum + (sizes.get(part) ?? 1), 1)
    if (size > mostNodes) {
      mistakes.stop(node.at, 'with its aliases this is larger than can be read', 'use variants and defaults instead')
    }
    sizes.set(node, size)
    return node
  }
  const build = (node: ParsedNode | null): Node => {
    if (node === null) return { kind: 'text', at, text: '', type: 'null' }
    at = node.range[0]
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (target === undefined)
        return mistakes.stop(at, `there is no anchor ${quoted(node.source)} before`, anchorAdvice)
      if (target === 'open')
        return mistakes.stop(at, `the alias ${quoted(node.source)} stands inside itself`, anchorAdvice)
      return target
    }
    const { anchor } = node
    if (anchor !== undefined) anchors.set(anchor, 'open')
    const built = isScalar(node) ? textOf(node, at) : isSeq(node) ? list(node.items, at) : map(node, at)
    if (anchor !== undefined) anchors.set(anchor, built)
    return built
  }
  const list = (items: readonly ParsedNode[], start: number): Node => {
    const built = items.map((item) => build(item))
    return sized({ kind: 'list', at: start, items: built }, built)
  }
  const map = (node: ParsedNode, start: number): Node => {
    const entries = new Map<string, Entry>()
    if (!isMap(node)) throw new TypeError('the library has no other nodes')
    for (const pair of node.items) {
      const key = build(pair.key)
      at = key.at
      const value = build(pair.value)
      if (key.kind !== 'text' || key.text === '') {
        mistakes.tell(key.at, 'a key has to be a text that is not empty', 'write KEY: VALUE')
      } else if (entries.has(key.text)) {
        mistakes.tell(key.at, `the key ${quoted(key.text)} stands twice in this map`, 'keep one of the two')
      } else entries.set(key.text, { at: key.at, value })
    }
    const built: MapNode = { kind: 'map', at: start, entries }
    return sized(
      built,
      [...entries.values()].map(({ value }) => value),
    )
  }
  const { contents } = document
  return contents === null ? undefined : build(contents)
}

const anchorAdvice = 'quote a value that begins with "*", or write what the alias stands for'

function textOf(node: { readonly value: unknown; readonly source?: string | undefined }, at: number): TextNode {
  const { value, source = '' } = node
  const type = value === null ? 'null' : typeof value
  return {
    kind: 'text',
    at,
    text: source,
    type: type === 'number' || type === 'boolean' || type === 'null' ? type : 'string',
  }
}
