/**
 * A layer's definition as stacker holds it in memory (types/layer.go), under Go's own field names: the entry hash is computed over
 * those names, so renaming them here would only add a table that can be wrong. Integers are bigint; `null` is Go's nil, which is
 * not the same as empty (docs/stacker/build-cache.md#5.1). Which optional fields exist depends on the release's schema.
 */
export interface Layer {
  readonly From: ImageSource
  readonly Imports: readonly Import[] | null
  readonly LegacyImport?: readonly Import[] | null
  readonly OverlayDirs: readonly OverlayDir[] | null
  readonly Run: readonly string[] | null
  readonly Cmd: readonly string[] | null
  readonly Entrypoint: readonly string[] | null
  readonly FullCommand: readonly string[] | null
  readonly BuildEnvPt: readonly string[] | null
  readonly BuildEnv: StringMap | null
  readonly Environment: StringMap | null
  readonly Volumes: readonly string[] | null
  readonly Labels: StringMap | null
  readonly GenerateLabels: readonly string[] | null
  readonly WorkingDir: string
  readonly BuildOnly: boolean
  readonly Binds: readonly Bind[] | null
  readonly RuntimeUser: string
  readonly Annotations?: StringMap | null
  readonly OS?: string | null
  readonly Arch?: string | null
  readonly Bom?: Bom | null
  readonly WasLegacyImport?: boolean
  readonly WasBom?: boolean
}

export type StringMap = ReadonlyMap<string, string>

export interface ImageSource {
  readonly Type: string
  readonly Url: string
  readonly Tag: string
  readonly Insecure: boolean
}

export interface Import {
  readonly Path: string
  readonly Hash: string
  readonly Dest?: string
  /** Go FileMode bits, not st_mode: 04755 sets no setuid (docs/stacker/mtree.md#6.3). */
  readonly Mode?: bigint | null
  readonly Uid?: bigint
  readonly Gid?: bigint
}

export interface OverlayDir {
  readonly Source: string
  readonly Dest: string
}

export interface Bind {
  readonly Source: string
  readonly Dest: string
}

export interface Bom {
  readonly Generate: boolean
  readonly Namespace?: string
  readonly Packages: readonly BomPackage[] | null
}

export interface BomPackage {
  readonly Name: string
  readonly Version: string
  readonly License: string
  readonly Paths: readonly string[] | null
}
