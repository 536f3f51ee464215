import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type CST,
  type Document,
  type ParsedNode,
  type YAMLError,
} from 'yaml'
import { editText, originOf, type SourceText } from './source-text.ts'
import { checkedTokens, noTabs, type Objection } from './yaml-lexemes.ts'
import { certainMistake, likelyCure } from './yaml-mistakes.ts'
import type { Extent, Syntax } from './yaml-node.ts'
import { scalarSyntax } from './yaml-scalar-syntax.ts'

export type ParsedSyntax =
  /** `source` is the text with some lines indented, to which the extents belong. `root` is undefined for an empty document. */
  | { readonly kind: 'tree'; readonly root: Syntax | undefined; readonly source: SourceText }
  | { readonly kind: 'refused'; readonly message: string; readonly at: number; readonly advice?: string }
  /** stacker's parser may read what the library refuses, or otherwise than it. */
  | { readonly kind: 'unsure'; readonly message: string; readonly at: number }

const options = {
  version: '1.1',
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  strict: false,
  keepSourceTokens: true,
  resolveKnownTags: false,
  prettyErrors: false,
} as const

const longestText = 1 << 21
/** Characters that may be parsed again because of indented lines. */
const mostRepeated = 1 << 21
const mostIndented = 200
/** yaml.v2 gives up at 1024, with what stands before the key (docs/stacker/stackerfile.md#3.8). */
const longestKey = 1000

/** The first document of a text whose breaks are normalised. */
export function parseSyntax(source: SourceText): ParsedSyntax {
  const strange = /[\u2028\u2029\ufeff]/.exec(source.text)
  if (strange !== null)
    return unsure('a line separator or byte order mark inside the text', originOf(source, strange.index))
  if (source.text.length > longestText) return unsure('the file is longer than two megabytes', 0)
  let current = source
  const indented = new Set<number>()
  let repeated = 0
  for (;;) {
    const composed = compose(current.text)
    if (composed.kind !== 'document') return { ...composed, at: originOf(current, composed.at) }
    const { document } = composed
    if (document === undefined) return { kind: 'tree', root: undefined, source: current }
    const [error] = document.errors
    if (error === undefined) return buildTree(document.contents, current)
    // Continuation lines of quoted and flow values need no indentation in yaml.v2, and blanks at their begin are no content
    // (docs/stacker/stackerfile.md#3.4).
    const line = lineToIndent(current.text, error)
    if (line === undefined || indented.has(originOf(current, line)) || indented.size >= mostIndented) {
      return judgeError(error, current)
    }
    indented.add(originOf(current, line))
    repeated += current.text.length
    if (repeated > mostRepeated) return unsure('too many lines without indentation', originOf(current, line))
    current = editText(current, [{ start: line, end: line, pieces: [' '.repeat(64)] }])
  }
}

function unsure(message: string, at: number): ParsedSyntax {
  return { kind: 'unsure', message, at }
}

type Composed = { readonly kind: 'document'; readonly document: Document.Parsed | undefined } | Objection

function compose(text: string): Composed {
  const objections: Objection[] = []
  const documents = new Composer(options).compose(checkedTokens(text, objections), true, text.length)
  const first = documents.next()
  const document = first.done === true ? undefined : first.value
  // What is wrong behind the first document is never seen (docs/stacker/stackerfile.md#3.2).
  const end = document?.range[2] ?? text.length
  const objection = objections.find(({ at }) => at <= end)
  return objection ?? { kind: 'document', document }
}

function lineToIndent(text: string, error: YAMLError): number | undefined {
  const [position] = error.pos
  const marker = (line: number): boolean => /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(line, line + 4))
  if (error.code === 'BAD_INDENT' && error.message.includes('must be sufficiently indented and end with')) {
    const line = text.lastIndexOf('\n', position - 1) + 1
    return position < text.length && text[position] !== '\n' && !marker(line) ? line : undefined
  }
  if (error.code === 'MISSING_CHAR' && error.message.includes('Missing closing')) {
    const end = text.indexOf('\n', position)
    return end < 0 || end + 1 >= text.length || marker(end + 1) ? undefined : end + 1
  }
  return undefined
}

/**
 * Most of what the library refuses yaml.v2 refuses too, but not all of it: what is not certain is left to stacker
 * (docs/stacker/stackerfile.md#3.10).
 */
function judgeError(error: YAMLError, source: SourceText): ParsedSyntax {
  const at = originOf(source, error.pos[0])
  const rest = source.text.slice(error.pos[0])
  if (error.code === 'TAB_AS_INDENT') {
    const message = 'yaml: found character that cannot start any token'
    return { kind: 'refused', message, at, advice: noTabs }
  }
  if (error.message.includes('Missing closing') && !rest.includes('\n')) {
    return { kind: 'refused', message: 'yaml: found unexpected end of stream', at, advice: 'close the quote' }
  }
  const mistake = certainMistake(error.message, source.text, error.pos[0])
  if (mistake !== undefined) return { kind: 'refused', ...mistake, at }
  const advice = likelyCure(error.message)
  return advice === undefined
    ? unsure(`${error.message}: this YAML can only be read by stacker`, at)
    : unsure(`${advice}: stacker most likely stops here (${error.message})`, at)
}

function buildTree(root: ParsedNode | null, source: SourceText): ParsedSyntax {
  const doubts: { kind: 'refused' | 'unsure'; message: string; at: number }[] = []
  const anchors = new Map<string, Syntax>()

  const extent = (node: ParsedNode): Extent => ({
    at: originOf(source, node.range[0]),
    start: node.range[0],
    end: node.range[1],
    tag: node.tag,
  })

  const anchored = (node: ParsedNode, built: Syntax): Syntax => {
    const name = isAlias(node) ? undefined : node.anchor
    if (name === undefined) return built
    if (!anchorName.test(name)) doubts.push({ kind: 'unsure', message: `the anchor name ${name}`, at: built.at })
    anchors.set(name, built)
    return built
  }

  const build = (node: ParsedNode | null, at: number, inFlow: boolean): Syntax => {
    if (node === null) {
      return { kind: 'scalar', at: originOf(source, at), start: at, end: at, tag: undefined, text: '', plain: true }
    }
    if (isAlias(node)) {
      const name = node.source
      const target = anchors.get(name)
      const place = extent(node)
      if (!anchorName.test(name)) doubts.push({ kind: 'unsure', message: `the anchor name ${name}`, at: place.at })
      if (target !== undefined) return { kind: 'alias', ...place, name, target }
      doubts.push({ kind: 'refused', message: `yaml: unknown anchor '${name}' referenced`, at: place.at })
      return build(null, node.range[0], inFlow)
    }
    if (isScalar(node)) {
      const scalar = scalarSyntax(node, extent(node), source.text, inFlow)
      if (scalar.refused !== undefined) doubts.push({ kind: 'refused', message: scalar.refused, at: scalar.syntax.at })
      if (scalar.structural !== undefined) {
        doubts.push({ kind: 'unsure', message: scalar.structural, at: scalar.syntax.at })
      }
      return anchored(node, scalar.syntax)
    }
    if (isSeq(node)) {
      const items: Syntax[] = []
      const built = anchored(node, { kind: 'sequence', ...extent(node), items })
      const flow = inFlow || node.flow === true
      for (const item of node.items) items.push(build(item, node.range[0], flow))
      return built
    }
    if (!isMap(node)) throw new TypeError('the library has no other nodes')
    const pairs: (readonly [Syntax, Syntax])[] = []
    const built = anchored(node, { kind: 'mapping', ...extent(node), pairs })
    const flow = inFlow || node.flow === true
    for (const pair of node.items) {
      const key = build(pair.key, node.range[0], flow)
      if (isNothing(pair.key) && !isExplicit(pair.srcToken)) {
        const message = flow ? 'yaml: did not find expected node content' : 'yaml: did not find expected key'
        doubts.push({ kind: 'refused', message, at: key.at })
      }
      if (flow && source.text[node.range[0]] !== '{' && isNothing(pair.key) && pair.value === null) {
        doubts.push({ kind: 'refused', message: "yaml: did not find expected ',' or ']'", at: key.at })
      }
      if (key.end - key.start > longestKey) {
        doubts.push({ kind: 'unsure', message: 'a key of more than a thousand characters', at: key.at })
      }
      if (flow && pair.value !== null && /^:[,\]}]/.test(colonOf(pair.srcToken, source.text))) {
        doubts.push({ kind: 'unsure', message: 'a colon directly before a flow indicator', at: key.at })
      }
      pairs.push([key, build(pair.value, key.end, flow)])
    }
    return built
  }

  const syntax = root === null ? undefined : build(root, 0, false)
  const [worst] = doubts.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'unsure' ? -1 : 1))
  return worst ?? { kind: 'tree', root: syntax, source }
}

/** What yaml.v2 takes for a name (docs/stacker/stackerfile.md#3.7). */
const anchorName = /^[\w-]+$/

/** A key without text, tag or anchor: the library takes a lone colon for one, yaml.v2 only behind a question mark. */
function isNothing(key: ParsedNode | null): boolean {
  return (
    key === null ||
    (isScalar(key) &&
      key.source === '' &&
      key.range[0] === key.range[1] &&
      key.type === 'PLAIN' &&
      key.anchor === undefined &&
      key.tag === undefined)
  )
}

function isExplicit(item: CST.CollectionItem | undefined): boolean {
  return item?.start.some(({ type }) => type === 'explicit-key-ind') === true
}

/** The colon of a flow pair with the character that follows it. */
function colonOf(item: CST.CollectionItem | undefined, text: string): string {
  const colon = item?.sep?.find(({ type }) => type === 'map-value-ind')
  return colon === undefined ? '' : text.slice(colon.offset, colon.offset + 2)
}
