import path from 'node:path'

import type { Problem } from '../errors.ts'
import { grammarOf } from '../release/grammar.ts'
import { adviseDirective } from './directive-advice.ts'
import { readLayer } from './directives.ts'
import { goType } from './go-print.ts'
import { heldSubstitutions } from './held-substitutions.ts'
import type { Layer } from './layer.ts'
import { directivesNeverEqual } from './never-equal.ts'
import type { Outline } from './outline.ts'
import type { ParseContext } from './parse-context.ts'
import { absolutify, dockerishUrl } from './paths.ts'
import { placeIn, problemAt, type FileText, type SourceText } from '../yaml/source-text.ts'
import type { LayerDefinition } from './stackerfile.ts'
import type { Refuse } from './typed-value.ts'
import type { Value } from '../yaml/yaml-value.ts'

export interface Reading {
  readonly file: FileText
  readonly source: SourceText
  readonly context: ParseContext
  readonly refuse: Refuse
  readonly refuseDecoded: Refuse
  readonly doubts: readonly { readonly offset: number; readonly problem: Problem }[]
}

/** One layer as its author wrote it and as stacker takes it; undefined where it is no layer at all. */
export function readDefinition(
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
    neverEqual: directivesNeverEqual(layer, context.release),
    unsure: unsureAt,
    substitutions: heldSubstitutions(value, reading.source),
  }
}

/** What stacker checks before it decodes (docs/stacker/stackerfile.md#5.1). Where it panics, that is a refusal, too. */
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
    // The check comes before `import` is moved to `imports`, so `import` escapes it (docs/stacker/stackerfile.md#6.5).
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
