import path from 'node:path'

import type { Problem } from '../errors.ts'
import { grammarOf } from '../release/grammar.ts'
import type { Release } from '../release/release.ts'
import { adviseDirective } from './directive-advice.ts'
import { readLayer } from './directives.ts'
import { foreignProgram } from './foreign-file.ts'
import { goPrint, goSyntax, goType } from './go-print.ts'
import type { Layer } from './layer.ts'
import { neverEqual } from './never-equal.ts'
import { absolutePath, absolutify, dockerishUrl } from './paths.ts'
import { fileText, originOf, placeIn, problemAt, sourceText, type FileText, type SourceText } from './source-text.ts'
import type { LayerDefinition } from './stackerfile.ts'
import { substitute } from './substitute.ts'
import { mismatch, readString, type Refuse } from './typed-value.ts'
import { decodeYamlBytes, firstControlCharacter, normaliseBreaks } from './yaml-text.ts'
import { parseSyntax } from './yaml-syntax.ts'
import { decodeSyntax, mergedPairs, type Decoded, type Value } from './yaml-value.ts'

export interface ParseContext {
  /** Absolute path of the stackerfile; relative paths in it begin at its directory. */
  readonly path: string
  readonly release: Release
  /** KEY=VALUE in the order in which stacker applies them, built-in ones included. */
  readonly substitutions: readonly string[]
  readonly host: { readonly os: string; readonly arch: string }
  /** `--require-hash`. */
  readonly requireHash?: boolean
}

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

export interface Prerequisite {
  /** As stacker looks it up: absolute, and cleaned only if it was written as a relative path. */
  readonly path: string
  readonly at: Problem
}

/** Reads one stackerfile as the given release does, from its bytes. Every input gives a result. */
export function parseStackerfile(bytes: Uint8Array, context: ParseContext): ParsedStackerfile {
  const decoded = decodeYamlBytes(bytes)
  if (decoded.kind === 'refused') {
    const file = fileText(context.path, Buffer.from(bytes).toString())
    // Stacker substitutes bytes first, which could remove the bad ones.
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

/** Whether the first document may end before `at`: yaml.v2 reads a little further than that, and sees nothing of what follows. */
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
  return readFile(file, parsed.source, substituted.text, decoded, context)
}

/** What stands at the top level, before layers are decoded: sections 3 to 5 of NewStackerfile and parseLayers. */
interface Outline {
  readonly layers: { readonly name: string; readonly key: Value; readonly value: Value }[]
  /** nil after `config:` without a value, on which stacker panics later. */
  prerequisites: readonly Prerequisite[] | 'nil'
}

function readFile(
  file: FileText,
  source: SourceText,
  afterSubstitutions: string,
  decoded: Decoded,
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
  // The last of equal names is what the map of layers holds.
  const last = new Map(layers.map((layer) => [layer.name, layer]))
  return {
    kind: 'read',
    layers: layers.map((layer) => ({ ...(last.get(layer.name) ?? layer), line: layer.line, column: layer.column })),
    prerequisites: outline.prerequisites === 'nil' ? [] : outline.prerequisites,
    afterSubstitutions,
  }
}

/** A quoted `<<` turns into a merge in step 5, and an empty list or map as a key takes its pair with it. */
function isPeculiar(key: Value): boolean {
  if (key.kind === 'list') return key.items.length === 0
  return key.kind === 'map' ? key.pairs.length === 0 : key.kind === 'string' && key.value === '<<'
}

/** Of a file that is no stackerfile at all one problem is enough. */
function withForeign(problems: readonly Problem[], outline: Outline, value: Value | undefined): readonly Problem[] {
  const keys = value?.kind === 'map' ? value.pairs.flatMap(([key]) => (key.kind === 'string' ? [key.value] : [])) : []
  const inner = outline.layers.flatMap(({ value: layer }) =>
    layer.kind === 'map'
      ? layer.pairs.flatMap(([key]) => (key.kind === 'string' && key.value === 'franken' ? [key.value] : []))
      : [],
  )
  const foreign = foreignProgram([...keys, ...inner])
  if (foreign === undefined) return problems
  const advice = `this looks like ${foreign}, not a stackerfile: leave it out of stackerfiles`
  return problems.slice(0, 1).map((problem) => ({ ...problem, advice }))
}

function readOutline(file: FileText, value: Value | undefined, context: ParseContext, refuse: Refuse): Outline {
  const outline: Outline = { layers: [], prerequisites: [] }
  if (value === undefined || value.kind === 'null' || (value.kind === 'list' && value.items.length === 0))
    return outline
  if (value.kind !== 'map') {
    const advice = 'a stackerfile is a map from layer names to their directives'
    mismatch(value, 'yaml.MapSlice', (at, message) => {
      refuse(at, `couldn't parse stacker file ${file.path}: ${message}`, advice)
    })
    return outline
  }
  for (const [key, entry] of value.pairs) {
    if (key.kind !== 'string') {
      refuse(
        key.at,
        `stackerfile: cannot cast ${goPrint(key) ?? goSyntax(key)} to string`,
        'quote the name of the layer',
      )
    } else if (key.value === 'config') {
      outline.prerequisites = readConfig(entry, outline.prerequisites, file, context, refuse)
    } else outline.layers.push({ name: key.value, key, value: entry })
  }
  return outline
}

function readConfig(
  value: Value,
  before: Outline['prerequisites'],
  file: FileText,
  context: ParseContext,
  refuse: Refuse,
): Outline['prerequisites'] {
  if (value.kind === 'null') return 'nil'
  let found: readonly Prerequisite[] = before === 'nil' ? [] : before
  let fits = value.kind === 'map'
  const merged = value.kind === 'map' ? mergedPairs(value) : undefined
  if (merged?.kind === 'refused') fits = false
  const misfit: Refuse = () => {
    fits = false
  }
  for (const [key, item] of merged?.kind === 'pairs' ? merged.pairs : []) {
    if (readString(key, misfit) !== 'prerequisites') continue
    if (item.kind === 'null') found = []
    else if (item.kind === 'list') {
      found = item.items.map((entry) => prerequisite(readString(entry, misfit), entry.at, file, context))
    } else fits = false
  }
  if (fits) return found
  const printed = goPrint(value) ?? goSyntax(value)
  refuse(
    value.at,
    `stackerfile: cannot interpret 'config' value, note the 'config' section in the stackerfile cannot contain a layer definition ${printed}`,
    "'config' holds prerequisites, a list of paths; give a layer of that name another one",
  )
  return found
}

function prerequisite(written: string, at: number, file: FileText, context: ParseContext): Prerequisite {
  const directory = path.dirname(context.path)
  return { path: absolutePath(written, directory), at: problemAt(file, at, '') }
}

interface Reading {
  readonly file: FileText
  readonly source: SourceText
  readonly context: ParseContext
  readonly refuse: Refuse
  readonly refuseDecoded: Refuse
  readonly doubts: readonly { readonly offset: number; readonly problem: Problem }[]
}

function readDefinition(
  { name, key, value }: Outline['layers'][number],
  reading: Reading,
): LayerDefinition | undefined {
  const { file, context, refuse, refuseDecoded } = reading
  const grammar = grammarOf(context.release)
  if (value.kind !== 'map') {
    const found = goType(value).replace('<nil>', 'nil')
    const message = `interface conversion: interface {} is ${found}, not yaml.MapSlice: layer ${name} has no directives`
    refuse(key.at, message, `every top-level key but 'config' is a layer: write its directives below it`)
    return undefined
  }
  const pairs = value.pairs.flatMap(([directive, item]): (readonly [string, Value])[] => {
    if (directive.kind === 'string') {
      checkDirective(directive.value, directive.at, item, reading)
      return [[directive.value, item]]
    }
    const found = goType(directive).replace('<nil>', 'nil')
    refuse(
      directive.at,
      `interface conversion: interface {} is ${found}, not string`,
      'quote the name of the directive',
    )
    return []
  })
  const unsureAt: Problem[] = reading.doubts
    .filter(({ offset }) => offset >= key.start && offset <= value.end)
    .map(({ problem }) => problem)
  const doubt = (at: number, message: string): unknown => unsureAt.push(problemAt(file, at, message))
  const written = readLayer(name, key.at, pairs, { grammar, host: context.host, refuse, refuseDecoded, doubt })
  checkImports(written, pairs, key.at, reading)
  const layer = absolutify(written, path.dirname(context.path), context.release.rules.trailingSlash)
  const { line, column } = placeIn(file, key.at)
  return {
    name,
    stackerfile: context.path,
    line,
    column,
    written,
    layer,
    neverEqual: neverEqual(layer, context.release),
    unsure: unsureAt,
    substitutions: substitutionsOf(value, reading.source),
  }
}

function checkDirective(name: string, at: number, value: Value, { context, refuse }: Reading): void {
  const { directives, fields } = grammarOf(context.release)
  if (!directives.has(name)) {
    refuse(at, `stackerfile: unknown directive ${name}`, adviseDirective(name, directives, context.release))
    return
  }
  if (name === 'from') checkFrom(at, value, refuse)
  if ((name === 'os' || name === 'arch') && fields.has('OS') && value.kind === 'null') {
    refuse(at, `stackerfile: "${name}" value cannot be empty`, `remove it, or write a value`)
  }
}

const sourceFields = new Set(['type', 'url', 'tag', 'insecure'])

function checkFrom(at: number, value: Value, refuse: Refuse): void {
  if (value.kind !== 'map') {
    const found = goType(value).replace('<nil>', 'nil')
    refuse(
      at,
      `interface conversion: interface {} is ${found}, not yaml.MapSlice: 'from' is a map`,
      'write type, and url or tag, below it',
    )
    return
  }
  for (const [key] of value.pairs) {
    if (key.kind !== 'string') {
      refuse(
        key.at,
        `interface conversion: interface {} is ${goType(key).replace('<nil>', 'nil')}, not string`,
        'quote the key',
      )
    } else if (!sourceFields.has(key.value)) {
      refuse(
        key.at,
        `stackerfile: unknown image source directive ${key.value}`,
        `'from' knows: ${[...sourceFields].join(', ')}`,
      )
    }
  }
}

/** What only shows when paths are made absolute. */
function checkImports(
  written: Layer,
  pairs: readonly (readonly [string, Value])[],
  at: number,
  { context, refuseDecoded: refuse }: Reading,
): void {
  const place = pairs.findLast(([name]) => name === 'imports' || name === 'import')?.[1].at ?? at
  for (const { Path, Hash } of written.Imports ?? []) {
    if (Path === '' && context.release.rules.trailingSlash) {
      refuse(place, 'runtime error: slice bounds out of range [-1:]: an import has an empty path', 'write a path')
    }
    // The check comes before `import` is moved to `imports`, so `import` escapes it.
    const scheme = dockerishUrl(Path)?.scheme
    if (
      context.requireHash === true &&
      Hash === '' &&
      written.WasLegacyImport !== true &&
      (scheme === 'http' || scheme === 'https')
    ) {
      refuse(place, `Remote import needs a hash in yaml for path: ${Path}`, 'add the sha256 of the file as hash')
    }
  }
}

/** Which substitutions put text into which directive. */
function substitutionsOf(
  layer: Extract<Value, { kind: 'map' }>,
  { spans, text }: SourceText,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  if (spans.length === 0) return new Map()
  const note = (directive: string, start: number, end: number): void => {
    // An empty value at the end of a line leaves only the blank before it.
    let reach = end
    while (text[reach] === ' ' || text[reach] === '\t') reach += 1
    for (const span of spansFrom(spans, start)) {
      if (span.start > reach) break
      if (span.end < start) continue
      const names = found.get(directive) ?? new Set<string>()
      found.set(directive, names.add(span.name))
    }
  }
  const visit = (directive: string, value: Value, start: number, end: number): void => {
    // What an alias stands for is elsewhere in the text.
    const elsewhere = value.start < start || value.end > end
    if (elsewhere) note(directive, value.start, value.end)
    const [from, to] = elsewhere ? [value.start, value.end] : [start, end]
    if (value.kind === 'list') for (const item of value.items) visit(directive, item, from, to)
    if (value.kind === 'map') {
      for (const [key, item] of value.pairs) {
        visit(directive, key, from, to)
        visit(directive, item, from, to)
      }
    }
  }
  for (const [key, value] of layer.pairs) {
    if (key.kind !== 'string') continue
    note(key.value, key.start, Math.max(key.end, value.start <= key.start ? key.end : value.end))
    visit(key.value, value, key.start, Math.max(key.end, value.end))
  }
  return new Map([...found].map(([directive, names]) => [directive, [...names].sort()]))
}

const furthestEnds = new WeakMap<SourceText['spans'], Int32Array>()

/** Spans, which are sorted by their starts, without those at the begin that all end before `start`. */
function* spansFrom(spans: SourceText['spans'], start: number): Generator<SourceText['spans'][number]> {
  let ends = furthestEnds.get(spans)
  if (ends === undefined) {
    ends = new Int32Array(spans.length)
    for (const [index, { end }] of spans.entries())
      ends[index] = Math.max(end, index === 0 ? end : (ends[index - 1] ?? 0))
    furthestEnds.set(spans, ends)
  }
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) < start) low = middle + 1
    else high = middle
  }
  for (let index = low; index < spans.length; index++) {
    const span = spans[index]
    if (span !== undefined) yield span
  }
}
