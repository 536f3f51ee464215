import type { GoField, GoStruct, GoType } from '../formats/go-type.ts'
import { bindAsArrow, bindFromObjectOrText, bindsFromArrows, layerTypeText } from './json-forms.ts'

/** What distinguishes the struct layouts of the releases. Field order is JSON order; field and type names enter the hash. */
export interface Layout {
  /** Go names with nothing left out (v0.x), or snake_case with omitempty (docs/stacker/build-cache.md#2.6). */
  readonly json: 'names' | 'snake'
  /** Manifests is keyed by a plain string, or by {Type, Verity} as text. */
  readonly verity: boolean
  readonly annotations: boolean
  readonly platform: boolean
  /** Import has Dest, Mode, Uid and Gid. */
  readonly importDest: boolean
  /** image-spec's Descriptor has Data and ArtifactType (docs/stacker/build-cache.md#2.8). */
  readonly descriptorData: boolean
  /** image-spec writes an empty mediaType too (docs/stacker/build-cache.md#2.8). */
  readonly mediaTypeAlways: boolean
  readonly binds: 'object' | 'arrow' | 'either'
  readonly bom: 'none' | 'plain' | 'namespace'
  /**
   * `import` is the legacy name of `imports`; the flag that remembers it was unexported at first (docs/stacker/build-cache.md#1.2).
   */
  readonly legacyImport: 'none' | 'unexported-flag' | 'flag'
  readonly bomFlag: boolean
  readonly epoch: boolean
}

const string: GoType = { kind: 'string' }
const bool: GoType = { kind: 'bool' }
const int: GoType = { kind: 'int' }
const strings: GoType = { kind: 'slice', of: string }
const stringList: GoType = { kind: 'slice', of: string, named: 'StringList' }
const command: GoType = { kind: 'slice', of: string, named: 'Command' }
const stringMap: GoType = { kind: 'map', key: string, of: string }
const optionalString: GoType = { kind: 'pointer', to: string }

/** The struct CacheEntry (docs/stacker/build-cache.md#2.1; cache.go) with all that hangs below it. */
export function entrySchema(layout: Layout): GoStruct {
  return {
    kind: 'struct',
    name: 'CacheEntry',
    fields: [
      plain('Manifests', { kind: 'map', key: layerType(layout), of: descriptor(layout) }),
      plain('Imports', { kind: 'map', key: string, of: importHash }),
      plain('OverlayDirs', { kind: 'map', key: string, of: overlayDirHash }),
      plain('Name', string),
      plain('Layer', layer(layout)),
      plain('Base', string),
      ...when(
        layout.epoch,
        optional('SourceDateEpoch', 'source_date_epoch', { kind: 'pointer', to: { kind: 'int64' } }),
      ),
    ],
  }
}

const importHash: GoStruct = {
  kind: 'struct',
  name: 'ImportHash',
  fields: [plain('Type', { kind: 'int', named: 'ImportType' }), plain('Hash', string)],
}

const overlayDirHash: GoStruct = { kind: 'struct', name: 'OverlayDirHash', fields: [plain('Hash', string)] }

function layerType(layout: Layout): GoType {
  if (!layout.verity) return { kind: 'string', named: 'LayerType' }
  return {
    kind: 'struct',
    name: 'LayerType',
    fields: [plain('Type', string), plain('Verity', { kind: 'bool', named: 'VerityMetadata' })],
    text: layerTypeText,
  }
}

const platform: GoStruct = {
  kind: 'struct',
  name: 'Platform',
  fields: [
    { name: 'Architecture', json: 'architecture', type: string },
    { name: 'OS', json: 'os', type: string },
    optional('OSVersion', 'os.version', string),
    optional('OSFeatures', 'os.features', strings),
    optional('Variant', 'variant', string),
  ],
}

function descriptor(layout: Layout): GoStruct {
  return {
    kind: 'struct',
    name: 'Descriptor',
    fields: [
      { name: 'MediaType', json: 'mediaType', omitEmpty: !layout.mediaTypeAlways, type: string },
      { name: 'Digest', json: 'digest', type: { kind: 'string', named: 'Digest' } },
      { name: 'Size', json: 'size', type: { kind: 'int64' } },
      optional('URLs', 'urls', strings),
      optional('Annotations', 'annotations', stringMap),
      ...when(layout.descriptorData, optional('Data', 'data', { kind: 'slice', of: { kind: 'uint8' } })),
      optional('Platform', 'platform', { kind: 'pointer', to: platform }),
      ...when(layout.descriptorData, optional('ArtifactType', 'artifactType', string)),
    ],
  }
}

function layer(layout: Layout): GoStruct {
  const field = (name: string, yaml: string, type: GoType): GoField =>
    layout.json === 'names'
      ? { name, json: name, yaml, type }
      : { name, json: yaml, omitEmpty: name !== 'From', yaml, type }
  const imports: GoType = { kind: 'slice', of: importOf(layout), named: 'Imports' }
  const overlayDirs: GoType = layout.importDest
    ? { kind: 'slice', of: overlayDir, named: 'OverlayDirs' }
    : { kind: 'slice', of: overlayDir }
  const legacy = layout.legacyImport !== 'none'
  return {
    kind: 'struct',
    name: 'Layer',
    fields: [
      field('From', 'from', imageSource(layout)),
      field('Imports', legacy ? 'imports' : 'import', imports),
      ...when(legacy, field('LegacyImport', 'import', imports)),
      field('OverlayDirs', 'overlay_dirs', overlayDirs),
      field('Run', 'run', stringList),
      field('Cmd', 'cmd', command),
      field('Entrypoint', 'entrypoint', command),
      field('FullCommand', 'full_command', command),
      field('BuildEnvPt', 'build_env_passthrough', strings),
      field('BuildEnv', 'build_env', stringMap),
      field('Environment', 'environment', stringMap),
      field('Volumes', 'volumes', strings),
      field('Labels', 'labels', stringMap),
      field('GenerateLabels', 'generate_labels', stringList),
      field('WorkingDir', 'working_dir', string),
      field('BuildOnly', 'build_only', bool),
      field('Binds', 'binds', binds(layout)),
      field('RuntimeUser', 'runtime_user', string),
      ...when(layout.annotations, field('Annotations', 'annotations', stringMap)),
      ...when(layout.platform, field('OS', 'os', optionalString), field('Arch', 'arch', optionalString)),
      ...when(layout.bom !== 'none', field('Bom', 'bom', { kind: 'pointer', to: bom(layout) })),
      ...when(layout.legacyImport === 'unexported-flag', { name: 'wasLegacyImport', unexported: true, type: bool }),
      ...when(layout.legacyImport === 'flag', field('WasLegacyImport', 'was_legacy_import', bool)),
      ...when(layout.bomFlag, field('WasBom', 'was_bom', bool)),
    ],
  }
}

function imageSource(layout: Layout): GoStruct {
  const field = sometimes(layout)
  return {
    kind: 'struct',
    name: 'ImageSource',
    fields: [
      field('Type', 'type', string, 'always'),
      field('Url', 'url', string),
      field('Tag', 'tag', string),
      field('Insecure', 'insecure', bool),
    ],
  }
}

function importOf(layout: Layout): GoStruct {
  const field = sometimes(layout)
  return {
    kind: 'struct',
    name: 'Import',
    fields: [
      field('Path', 'path', string, 'always'),
      field('Hash', 'hash', string),
      ...when(
        layout.importDest,
        field('Dest', 'dest', string),
        field('Mode', 'mode', { kind: 'pointer', to: { kind: 'uint32', named: 'FileMode' } }),
        field('Uid', 'uid', int),
        field('Gid', 'gid', int),
      ),
    ],
  }
}

const overlayDir: GoStruct = {
  kind: 'struct',
  name: 'OverlayDir',
  fields: [
    { name: 'Source', json: 'Source', yaml: 'source', type: string },
    { name: 'Dest', json: 'Dest', yaml: 'dest', type: string },
  ],
}

function binds(layout: Layout): GoType {
  const named = 'Binds'
  switch (layout.binds) {
    case 'object':
      return {
        kind: 'slice',
        of: { kind: 'struct', name: 'Bind', fields: [plain('Source', string), plain('Dest', string)] },
        named,
      }
    case 'arrow':
      return {
        kind: 'slice',
        of: {
          kind: 'struct',
          name: 'Bind',
          fields: [
            { name: 'Source', json: 'source', yaml: 'source', type: string },
            { name: 'Dest', json: 'dest', yaml: 'dest', type: string },
          ],
          json: bindAsArrow,
        },
        named,
        json: bindsFromArrows,
      }
    case 'either':
      return {
        kind: 'slice',
        of: {
          kind: 'struct',
          name: 'Bind',
          fields: [
            { name: 'Source', json: 'source', omitEmpty: true, yaml: 'source,omitempty', type: string },
            { name: 'Dest', json: 'dest', omitEmpty: true, yaml: 'dest,omitempty', type: string },
          ],
          json: bindFromObjectOrText,
        },
        named,
      }
  }
}

function bom(layout: Layout): GoStruct {
  return {
    kind: 'struct',
    name: 'Bom',
    fields: [
      { name: 'Generate', json: 'generate', yaml: 'generate', type: bool },
      ...when(layout.bom === 'namespace', { name: 'Namespace', json: 'namespace', yaml: 'namespace', type: string }),
      {
        name: 'Packages',
        json: 'packages',
        omitEmpty: true,
        yaml: 'packages',
        type: { kind: 'slice', of: bomPackage },
      },
    ],
  }
}

const bomPackage: GoStruct = {
  kind: 'struct',
  name: 'Package',
  fields: [plain('Name', string), plain('Version', string), plain('License', string), plain('Paths', strings)],
}

function plain(name: string, type: GoType): GoField {
  return { name, json: name, type }
}

function optional(name: string, json: string, type: GoType): GoField {
  return { name, json, omitEmpty: true, type }
}

function sometimes(layout: Layout) {
  return (name: string, yaml: string, type: GoType, always?: 'always'): GoField =>
    layout.json === 'names'
      ? { name, json: name, yaml, type }
      : { name, json: yaml, omitEmpty: always === undefined, yaml, type }
}

function when(condition: boolean, ...fields: readonly GoField[]): readonly GoField[] {
  return condition ? fields : []
}
