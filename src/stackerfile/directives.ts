import type { Grammar } from '../release/grammar.ts'
import { checkBom, readBom } from './bom.ts'
import { readImports } from './imports.ts'
import type { Bind, Bom, ImageSource, Import, Layer, OverlayDir, StringMap } from './layer.ts'
import { readArrows, readBinds, readOverlayDirs } from './source-dest.ts'
import { readBool, readString, readStringMap, readStringOrList, readStrings, type Refuse } from './typed-value.ts'
import type { Value } from '../yaml/yaml-value.ts'

export interface LayerContext {
  readonly grammar: Grammar
  readonly host: { readonly os: string; readonly arch: string }
  readonly refuse: Refuse
  /**
   * For what stacker checks when all is decoded. Of layers with equal names only the last is left by then
   * (docs/stacker/stackerfile.md#1.6).
   */
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
 * written twice is decoded twice into the same field, which some forms add to (docs/stacker/stackerfile.md#1.6).
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
  if (draft.bom?.Generate === true && grammar.bom !== 'dropped')
    checkBom(draft.bom, draft.maps.get('annotations') ?? null, grammar, (message, advice) => {
      refuse(at, message, advice)
    })
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
