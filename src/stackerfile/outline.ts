import path from 'node:path'

import type { Problem } from '../errors.ts'
import { foreignProgram } from './foreign-file.ts'
import { goPrint, goSyntax } from './go-print.ts'
import type { ParseContext } from './parse-context.ts'
import { absolutePath } from './paths.ts'
import { problemAt, type FileText } from '../yaml/source-text.ts'
import { mismatch, readString, type Refuse } from './typed-value.ts'
import { mergedPairs, type Value } from '../yaml/yaml-value.ts'

export interface Prerequisite {
  /** As stacker looks it up: absolute, and cleaned only if it was written as a relative path (docs/stacker/stackerfile.md#9.2). */
  readonly path: string
  readonly at: Problem
}

/** What stands at the top level, before layers are decoded: top-level keys and `config` (docs/stacker/stackerfile.md#1.2). */
export interface Outline {
  readonly layers: { readonly name: string; readonly key: Value; readonly value: Value }[]
  /** nil after `config:` without a value, on which stacker panics later (docs/stacker/stackerfile.md#1.2). */
  prerequisites: readonly Prerequisite[] | 'nil'
}

export function readOutline(file: FileText, value: Value | undefined, context: ParseContext, refuse: Refuse): Outline {
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
      outline.prerequisites = readConfig(entry, outline.prerequisites, { file, context }, refuse)
    } else outline.layers.push({ name: key.value, key, value: entry })
  }
  return outline
}

function readConfig(
  value: Value,
  before: Outline['prerequisites'],
  { file, context }: { readonly file: FileText; readonly context: ParseContext },
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

/** Of a file that is no stackerfile at all one problem is enough. */
export function withForeign(
  problems: readonly Problem[],
  outline: Outline,
  value: Value | undefined,
): readonly Problem[] {
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
