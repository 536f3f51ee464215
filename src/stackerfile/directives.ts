import type { Grammar } from '../release/grammar.ts'
import { goFields, goQuote, goSyntax, goType, trimSpace } from './go-print.ts'
import { readImports } from './imports.ts'
import type { Bind, Bom, BomPackage, ImageSource, Import, Layer, OverlayDir, StringMap } from './layer.ts'
import {
  fieldsOf,
  mismatch,
  readBool,
  readString,
  readStringMap,
  readStringOrList,
  readStrings,
  skipsDecoder,
  type Refuse,
} from './typed-value.ts'
import type { Value } from './yaml-value.ts'

export interface LayerContext {
  readonly grammar: Grammar
  readonly host: { readonly os: string; readonly arch: string }
  readonly refuse: Refuse
  /** For what stacker checks when all is decoded. Of layers with equal names only the last is left by then. */
  readonly refuseDecoded: Refuse
  readonly doubt: (at: number, message: string) => void
}

/** A Layer while directive after directive is decoded into it. */
interface Draft {
  from: ImageSource
  imports: readonly Import[] | null
  legacyImport: readonly Import[] | null
  overlayDirs: readonly OverlayDir[] | null
  binds: readonly Bind[] | null
  lists: Map<string, readonly string[] | null>
  maps: Map<string, StringMap | null>
  texts: Map<string, string>
  flags: Map<string, boolean>
  os: string | null
  arch: string | null
  bom: Bom | null
}

/**
 * A layer as its author wrote it, before paths are made absolute. `pairs` are its directives in the order of the file; one that is
 * written twice is decoded twice into the same field, which some forms add to.
 */
export function readLayer(
  name: string,
  at: number,
  pairs: readonly (readonly [string, Value])[],
  context: LayerContext,
): Layer {
  const draft: Draft = {
    from: { Type: '', Url: '', Tag: '', Insecure: false },
    imports: null,
    legacyImport: null,
    overlayDirs: null,
    binds: null,
    lists: new Map(),
    maps: new Map(),
    texts: new Map(),
    flags: new Map(),
    os: null,
    arch: null,
    bom: null,
  }
  for (const [directive, value] of pairs) readDirective(draft, directive, value, context)
  return finish(name, at, draft, context)
}

function readDirective(draft: Draft, directive: string, value: Value, context: LayerContext): void {
  const { grammar, refuse } = context
  switch (directive) {
    case 'from':
      draft.from = readFrom(value, draft.from, refuse)
      break
    case 'imports':
      draft.imports =
        value.kind === 'null' ? null : [...(draft.imports ?? []), ...readImports(value, grammar, refuse, context.doubt)]
      break
    case 'import':
      draft.legacyImport =
        value.kind === 'null'
          ? null
          : [...(draft.legacyImport ?? []), ...readImports(value, grammar, refuse, context.doubt)]
      break
    case 'overlay_dirs':
      draft.overlayDirs = readOverlayDirs(value, grammar, refuse)
      break
    case 'binds':
      draft.binds = grammar.binds === 'fields' ? readBinds(value, refuse) : readArrows(value, grammar, refuse)
      break
    case 'run':
    case 'generate_labels':
      draft.lists.set(directive, readStringOrList(value, 'types.StringList', grammar, refuse))
      break
    case 'cmd':
    case 'entrypoint':
    case 'full_command':
      draft.lists.set(directive, readStringOrList(value, 'types.Command', grammar, refuse))
      break
    case 'build_env_passthrough':
    case 'volumes':
      draft.lists.set(directive, readStrings(value, refuse))
      break
    case 'build_env':
    case 'environment':
    case 'labels':
    case 'annotations':
      draft.maps.set(directive, readStringMap(value, draft.maps.get(directive) ?? null, refuse))
      break
    case 'working_dir':
    case 'runtime_user':
      draft.texts.set(directive, readString(value, refuse))
      break
    case 'build_only':
    case 'was_legacy_import':
    case 'was_bom':
      draft.flags.set(directive, readBool(value, refuse))
      break
    case 'os':
      draft.os = value.kind === 'null' ? null : readString(value, refuse)
      break
    case 'arch':
      draft.arch = value.kind === 'null' ? null : readString(value, refuse)
      break
    case 'bom':
      draft.bom = value.kind === 'null' ? null : readBom(value, draft.bom, grammar, refuse)
      break
  }
}

function finish(name: string, at: number, draft: Draft, { grammar, host, refuseDecoded: refuse }: LayerContext): Layer {
  const has = (field: string): boolean => grammar.fields.has(field)
  if (draft.from.Type === 'built' && draft.from.Tag === '') {
    refuse(at, `${name}: from tag cannot be empty for image type 'built'`, 'name the layer to build on: tag: NAME')
  }
  if (draft.bom?.Generate === true && grammar.bom !== 'dropped') checkBom(at, draft, grammar, refuse)
  const [imports, legacy] = [draft.imports ?? [], draft.legacyImport ?? []]
  if (imports.length > 0 && legacy.length > 0) {
    refuse(at, `layer '${name}' cannot have both 'import' and 'imports'`, "move all of them to 'imports'")
  }
  const list = (directive: string): readonly string[] | null => draft.lists.get(directive) ?? null
  const map = (directive: string): StringMap | null => draft.maps.get(directive) ?? null
  const all = legacy.length > 0 ? legacy : imports
  const wasLegacy = has('LegacyImport') && (legacy.length > 0 || draft.flags.get('was_legacy_import') === true)
  return {
    From: draft.from,
    Imports: orNull(all),
    ...(has('LegacyImport') ? { LegacyImport: null } : {}),
    OverlayDirs: orNull(draft.overlayDirs ?? []),
    Run: list('run'),
    Cmd: list('cmd'),
    Entrypoint: list('entrypoint'),
    FullCommand: list('full_command'),
    BuildEnvPt: list('build_env_passthrough'),
    BuildEnv: map('build_env'),
    Environment: map('environment'),
    Volumes: list('volumes'),
    Labels: map('labels'),
    GenerateLabels: list('generate_labels'),
    WorkingDir: draft.texts.get('working_dir') ?? '',
    BuildOnly: draft.flags.get('build_only') ?? false,
    Binds: orNull(draft.binds ?? []),
    RuntimeUser: draft.texts.get('runtime_user') ?? '',
    ...(has('Annotations') ? { Annotations: map('annotations') } : {}),
    ...(has('OS') ? { OS: draft.os ?? host.os, Arch: draft.arch ?? host.arch } : {}),
    ...(grammar.bom === 'none' ? {} : { Bom: grammar.bom === 'dropped' ? null : draft.bom }),
    ...(has('LegacyImport') ? { WasLegacyImport: wasLegacy } : {}),
    ...(has('WasBom') ? { WasBom: draft.bom !== null || draft.flags.get('was_bom') === true } : {}),
  }
}

function orNull<Item>(items: readonly Item[]): readonly Item[] | null {
  return items.length === 0 ? null : items
}

/** The form was checked before. */
function readFrom(value: Value, before: ImageSource, refuse: Refuse): ImageSource {
  if (value.kind !== 'map') return before
  const from = { ...before }
  for (const [key, item] of value.pairs) {
    if (key.kind !== 'string') continue
    if (key.value === 'type') from.Type = readString(item, refuse)
    else if (key.value === 'url') from.Url = readString(item, refuse)
    else if (key.value === 'tag') from.Tag = readString(item, refuse)
    else if (key.value === 'insecure') from.Insecure = readBool(item, refuse)
  }
  return from
}

function readOverlayDirs(value: Value, grammar: Grammar, refuse: Refuse): readonly OverlayDir[] | null {
  if (value.kind === 'null') return null
  if (value.kind !== 'list') {
    mismatch(value, grammar.imports === 'path' ? '[]types.OverlayDir' : 'types.OverlayDirs', refuse)
    return null
  }
  return value.items.map((item) => {
    const { source, dest } = readFields(item, 'types.OverlayDir', refuse)
    return { Source: source, Dest: dest }
  })
}

/** A struct of two strings; unknown keys are ignored, null leaves it empty. */
function readFields(item: Value, type: string, refuse: Refuse): { source: string; dest: string } {
  const fields = { source: '', dest: '' }
  if (item.kind === 'null') return fields
  if (item.kind !== 'map') {
    mismatch(item, type, refuse)
    return fields
  }
  for (const [key, field] of fieldsOf(item, refuse)) {
    const name = readString(key, refuse)
    if (name === 'source' || name === 'dest') fields[name] = readString(field, refuse)
  }
  return fields
}

/** rc6 on: a list of `SRC`, `SRC -> DST` or maps. */
function readBinds(value: Value, refuse: Refuse): readonly Bind[] | null {
  if (value.kind === 'null') return null
  if (value.kind !== 'list') {
    mismatch(value, 'types.Binds', refuse)
    return null
  }
  return value.items.map((item) => {
    // Bind's own decoder is not asked: the item stays zero.
    if (item.kind === 'null') return { Source: '', Dest: '' }
    if (skipsDecoder(item)) mismatch(item, 'types.Bind', refuse)
    else if (item.kind === 'list') {
      refuse(item.at, `unexpected 'bind' data of type: ${goType(item)}: ${goSyntax(item)}`, 'write SRC -> DST')
    } else if (item.kind === 'map') return readBindFields(item, refuse)
    else return readBindText(item, refuse)
    return { Source: '', Dest: '' }
  })
}

/** A map whose fields are no strings falls through to the complaint about its type. */
function readBindFields(item: Value, refuse: Refuse): Bind {
  const misfits: string[] = []
  const { source, dest } = readFields(item, 'types.bindType', (_, message) => {
    misfits.push(message)
  })
  if (misfits.length > 0)
    refuse(
      item.at,
      `unexpected 'bind' data of type: ${goType(item)}: ${goSyntax(item)}`,
      'write source and dest as strings',
    )
  else if (source === '') {
    const seen = `&types.bindType{Source:"", Dest:${goQuote(dest)}}`
    refuse(item.at, `unexpected 'bind': missing required field 'source': ${seen}`, 'add a source')
  }
  return { Source: source, Dest: dest === '' ? source : dest }
}

function readBindText(item: Value, refuse: Refuse): Bind {
  const text = readString(item, refuse)
  const [source = '', arrow, dest = '', ...rest] = goFields(text)
  if (source !== '' && arrow === undefined) return { Source: source, Dest: source }
  if (arrow === '->' && dest !== '' && rest.length === 0) return { Source: source, Dest: dest }
  refuse(
    item.at,
    `invalid Bind: ${text}`,
    'write SRC, SRC -> DST with blanks around the arrow, or a map of source and dest',
  )
  return { Source: '', Dest: '' }
}

/** Up to rc5: strings that are divided at the arrow, with or without blanks. */
function readArrows(value: Value, grammar: Grammar, refuse: Refuse): readonly Bind[] | null {
  const texts = readStringOrList(value, 'types.Binds', grammar, refuse)
  if (texts === null) return null
  return texts.map((text) => {
    const [source = '', dest, ...rest] = text.split('->')
    if (rest.length > 0) refuse(value.at, `invalid bind mount ${text}`, 'write SRC -> DST')
    return { Source: trimSpace(source), Dest: trimSpace(dest ?? source) }
  })
}

function readBom(value: Value, before: Bom | null, grammar: Grammar, refuse: Refuse): Bom {
  const withNamespace = grammar.bom !== 'plain'
  const bom: { -readonly [Key in keyof Bom]: Bom[Key] } = {
    ...(before ?? { Generate: false, ...(withNamespace ? { Namespace: '' } : {}), Packages: null }),
  }
  if (value.kind !== 'map') {
    mismatch(value, 'types.Bom', refuse)
    return bom
  }
  for (const [key, item] of fieldsOf(value, refuse)) {
    const name = readString(key, refuse)
    if (name === 'generate') bom.Generate = readBool(item, refuse)
    else if (name === 'namespace' && withNamespace) bom.Namespace = readString(item, refuse)
    else if (name === 'packages') bom.Packages = readPackages(item, refuse)
  }
  return bom
}

function readPackages(value: Value, refuse: Refuse): readonly BomPackage[] | null {
  if (value.kind === 'null') return null
  if (value.kind !== 'list') {
    mismatch(value, '[]types.Package', refuse)
    return null
  }
  return value.items.map((item) => {
    const fields: { -readonly [Key in keyof BomPackage]: BomPackage[Key] } = {
      Name: '',
      Version: '',
      License: '',
      Paths: null,
    }
    if (item.kind === 'null') return fields
    if (item.kind !== 'map') {
      mismatch(item, 'types.Package', refuse)
      return fields
    }
    for (const [key, field] of fieldsOf(item, refuse)) {
      const name = readString(key, refuse)
      if (name === 'name') fields.Name = readString(field, refuse)
      else if (name === 'version') fields.Version = readString(field, refuse)
      else if (name === 'license') fields.License = readString(field, refuse)
      else if (name === 'paths') fields.Paths = readStrings(field, refuse)
    }
    return fields
  })
}

const bomAnnotations = [
  'org.opencontainers.image.authors',
  'org.opencontainers.image.vendor',
  'org.opencontainers.image.licenses',
]

function checkBom(at: number, draft: Draft, grammar: Grammar, refuse: Refuse): void {
  if (grammar.bom === 'namespace' && draft.bom?.Namespace === '') {
    refuse(at, 'for bom generation, namespace must be set', 'add a namespace to bom')
  }
  const annotations = draft.maps.get('annotations') ?? new Map<string, string>()
  if (bomAnnotations.some((name) => !annotations.has(name))) {
    const [author, vendor, licenses] = bomAnnotations
    const message = `for bom generation ${author ?? ''}, ${vendor ?? ''} and ${licenses ?? ''} annotations must be set`
    refuse(at, message, 'add them to annotations')
  }
}
