import type { Problem } from '../errors.ts'
import { grammarOf } from '../release/grammar.ts'
import { readDefinition } from './layer-definition.ts'
import { readOutline, withForeign, type Prerequisite } from './outline.ts'
import type { ParseContext } from './parse-context.ts'
import { fileText, originOf, problemAt, sourceText, type FileText, type SourceText } from '../yaml/source-text.ts'
import type { LayerDefinition } from './stackerfile.ts'
import { substitute } from './substitute.ts'
import type { Refuse } from './typed-value.ts'
import { decodeYamlBytes, firstControlCharacter, normaliseBreaks } from '../yaml/yaml-text.ts'
import { parseSyntax } from '../yaml/yaml-syntax.ts'
import { decodeSyntax, type Decoded, type Value } from '../yaml/yaml-value.ts'

export type ParsedStackerfile =
  | {
      readonly kind: 'read'
      /** In file order; a name that is written twice stands twice, with what the last one says. */
      readonly layers: readonly LayerDefinition[]
      readonly prerequisites: readonly Prerequisite[]
      /** The text after substitutions, which stacker stores in an annotation of the image. */
      readonly afterSubstitutions: string
    }
  /** What stacker would refuse. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** What cannot be decided here. */
  | { readonly kind: 'unsure'; readonly problems: readonly Problem[] }

/** Reads one stackerfile as the given release does, from its bytes. Every input gives a result. */
export function parseStackerfile(bytes: Uint8Array, context: ParseContext): ParsedStackerfile {
  const decoded = decodeYamlBytes(bytes)
  if (decoded.kind === 'refused') {
    const file = fileText(context.path, Buffer.from(bytes).toString())
    // stacker substitutes bytes first (docs/stacker/stackerfile.md#1.1), which could remove the bad ones.
    const certain = !Buffer.from(bytes).includes('$') && !mayEndBefore(file.text, decoded.at)
    return {
      kind: certain ? 'refused' : 'unsure',
      problems: [problemAt(file, decoded.at, decoded.why, 'save the file as UTF-8')],
    }
  }
  const file = fileText(context.path, decoded.text)
  if (decoded.utf16) {
    // The placeholders of substitutions are bytes, which UTF-16 does not hold; almost.
    if (Buffer.from(bytes).includes('${')) return unsure(file, 0, 'a file in UTF-16 that may hold placeholders')
    return parseText(file, sourceText(file.text), context)
  }
  const substituted = substitute(file, sourceText(file.text), context.substitutions, grammarOf(context.release))
  if (substituted.kind !== 'done') return substituted
  return parseText(file, substituted.source, context)
}

function unsure(file: FileText, at: number, message: string): ParsedStackerfile {
  return { kind: 'unsure', problems: [problemAt(file, at, message)] }
}

const correctYaml = 'correct the YAML at this place'

/**
 * Whether the first document may end before `at`: yaml.v2 reads a little further than that, and sees nothing of what follows
 * (docs/stacker/stackerfile.md#3.2).
 */
function mayEndBefore(text: string, at: number): boolean {
  const lines = text
    .slice(0, at)
    .split(/[\n\r\x85]/)
    .filter((line) => !/^\ufeff?[ \t]*(?:#|%|$)/.test(line))
  const marker = /^\ufeff?(?:---|\.\.\.)(?:\s|$)/
  const content = marker.test(lines[0] ?? '') ? lines.slice(1) : lines
  return /^\ufeff?[ \t]/.test(content[0] ?? '') || content.some((line) => marker.test(line))
}

function parseText(file: FileText, substituted: SourceText, context: ParseContext): ParsedStackerfile {
  const prefix = `couldn't parse stacker file ${file.path}: `
  const control = firstControlCharacter(substituted.text)
  if (control !== undefined) {
    const problem = problemAt(
      file,
      originOf(substituted, control),
      `${prefix}yaml: control characters are not allowed`,
      'remove it',
    )
    return { kind: mayEndBefore(substituted.text, control) ? 'unsure' : 'refused', problems: [problem] }
  }
  const parsed = parseSyntax(normaliseBreaks(substituted))
  if (parsed.kind === 'refused') {
    const { at, message, advice = correctYaml } = parsed
    return { kind: 'refused', problems: [problemAt(file, at, `${prefix}${message}`, advice)] }
  }
  if (parsed.kind === 'unsure') return unsure(file, parsed.at, parsed.message)
  const decoded: Decoded =
    parsed.root === undefined
      ? { value: undefined, refused: [], doubts: [], tooLarge: false }
      : decodeSyntax(parsed.root)
  if (decoded.tooLarge) return unsure(file, 0, 'the file expands to more than can be read')
  if (decoded.refused.length > 0) {
    return {
      kind: 'refused',
      problems: decoded.refused.map(({ message, at }) => problemAt(file, at, `${prefix}${message}`, correctYaml)),
    }
  }
  return readFile(file, { source: parsed.source, afterSubstitutions: substituted.text, decoded }, context)
}

interface ReadText {
  readonly source: SourceText
  readonly afterSubstitutions: string
  readonly decoded: Decoded
}

function readFile(
  file: FileText,
  { source, afterSubstitutions, decoded }: ReadText,
  context: ParseContext,
): ParsedStackerfile {
  const problems: Problem[] = []
  const refuse: Refuse = (at, message, advice) => problems.push(problemAt(file, at, message, advice))
  const { value } = decoded
  if (
    value?.kind === 'list' &&
    value.items.length > 0 &&
    value.items.every(({ kind }) => kind === 'map' || kind === 'null')
  ) {
    return unsure(file, value.at, 'a list of maps at the top level')
  }
  const peculiar = value?.kind === 'map' ? value.pairs.find(([key]) => isPeculiar(key)) : undefined
  if (peculiar !== undefined) return unsure(file, peculiar[0].at, 'a name that yaml.v2 merges or drops')
  const outline = readOutline(file, value, context, refuse)
  const doubts = decoded.doubts.map((doubt) => ({
    offset: doubt.offset,
    problem: problemAt(file, doubt.at, doubt.message),
  }))
  const lasts = new Map(outline.layers.map((entry) => [entry.name, entry]))
  const layers = outline.layers.flatMap((entry) => {
    const refuseDecoded: Refuse = lasts.get(entry.name) === entry ? refuse : () => undefined
    return readDefinition(entry, { file, source, context, refuse, refuseDecoded, doubts }) ?? []
  })
  if (outline.prerequisites === 'nil') {
    const at =
      value?.kind === 'map'
        ? (value.pairs.find(([key]) => key.kind === 'string' && key.value === 'config')?.[0].at ?? 0)
        : 0
    refuse(
      at,
      "runtime error: invalid memory address or nil pointer dereference: 'config' has no value",
      "remove the empty 'config'",
    )
  }
  if (problems.length > 0) return { kind: 'refused', problems: withForeign(problems, outline, value) }
  const outside = doubts.filter(
    ({ offset }) => !outline.layers.some(({ key, value: layer }) => offset >= key.start && offset <= layer.end),
  )
  if (outside.length > 0) return { kind: 'unsure', problems: outside.map(({ problem }) => problem) }
  // The last of equal names is what the map of layers holds (docs/stacker/stackerfile.md#1.6).
  const last = new Map(layers.map((layer) => [layer.name, layer]))
  return {
    kind: 'read',
    layers: layers.map((layer) => ({ ...(last.get(layer.name) ?? layer), line: layer.line, column: layer.column })),
    prerequisites: outline.prerequisites === 'nil' ? [] : outline.prerequisites,
    afterSubstitutions,
  }
}

/**
 * A quoted `<<` turns into a merge in the second decoding (docs/stacker/stackerfile.md#1.5), and an empty list or map as a key
 * takes its pair with it.
 */
function isPeculiar(key: Value): boolean {
  if (key.kind === 'list') return key.items.length === 0
  return key.kind === 'map' ? key.pairs.length === 0 : key.kind === 'string' && key.value === '<<'
}
