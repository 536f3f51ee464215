import { parse } from 'yaml'
import { layerSchema } from '../../src/layer/layer-schema.ts'
import { grammarOf } from '../../src/release/grammar.ts'
import type { Release } from '../../src/release/release.ts'
import type { Import, Layer } from '../../src/stackerfile/layer.ts'
import { entriesOf, fieldsOf, listOf, textOf } from './harness.ts'

/** The layers of a stackerfile that uses nothing but plain strings and absolute paths. */
export function plainLayers(yaml: string, release: Release): ReadonlyMap<string, Layer> {
  return new Map(entriesOf(parse(yaml), 'stackerfile').map(([name, layer]) => [name, plainLayer(layer, release)]))
}

const directives = ['run', 'environment', 'import', 'binds', 'full_command', 'working_dir']

function plainLayer(written: unknown, release: Release): Layer {
  const given = fieldsOf(written, 'layer', ['from'], directives)
  const from = fieldsOf(given['from'], 'from', ['type'], ['url', 'tag'])
  const list = (directive: string): readonly string[] | null =>
    given[directive] === undefined ? null : listOf(given[directive], directive).map((item) => textOf(item, directive))
  const imports = list('import')?.map((path) => plainImport(path, release)) ?? null
  const legacy = hasField(release, 'LegacyImport')
  return {
    From: {
      Type: textOf(from['type'], 'type'),
      Url: textOf(from['url'] ?? '', 'url'),
      Tag: textOf(from['tag'] ?? '', 'tag'),
      Insecure: false,
    },
    Imports: imports,
    OverlayDirs: null,
    Run: list('run'),
    Cmd: null,
    Entrypoint: null,
    FullCommand: list('full_command'),
    BuildEnvPt: null,
    BuildEnv: null,
    Environment:
      given['environment'] === undefined
        ? null
        : new Map(entriesOf(given['environment'], 'environment').map(([key, value]) => [key, textOf(value, key)])),
    Volumes: null,
    Labels: null,
    GenerateLabels: null,
    WorkingDir: textOf(given['working_dir'] ?? '', 'working_dir'),
    BuildOnly: false,
    Binds:
      list('binds')?.map((bind) => {
        const [source = '', dest = source] = bind.split(' -> ')
        return { Source: source, Dest: dest }
      }) ?? null,
    RuntimeUser: '',
    ...(hasField(release, 'OS') ? { OS: 'linux', Arch: 'amd64' } : {}),
    ...(legacy ? { LegacyImport: null, WasLegacyImport: imports !== null } : {}),
  }
}

function hasField(release: Release, name: string): boolean {
  return layerSchema(release).fields.some((field) => field.name === name)
}

function hasImportDest(release: Release): boolean {
  const imports = layerSchema(release).fields.find((field) => field.name === 'Imports')?.type
  return (
    imports?.kind === 'slice' && imports.of.kind === 'struct' && imports.of.fields.some(({ name }) => name === 'Dest')
  )
}

/** A string item has uid and gid 0 in v0.40, -1 from v1.0.0-rc1 on. */
function plainImport(path: string, release: Release): Import {
  if (!hasImportDest(release)) return { Path: path, Hash: '' }
  const id = grammarOf(release).stringImportOwner
  return { Path: path, Hash: '', Dest: '', Mode: null, Uid: id, Gid: id }
}
