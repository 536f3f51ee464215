// What lies in stacker's directories, read for checks. It shares no code with src: a rule that both had wrong in the same way would
// not be seen.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'

export interface CheckedDirectories {
  readonly stackerDir: string
  readonly ociDir: string
  readonly rootsDir: string
}

export type Json = Readonly<Record<string, unknown>>

export interface Descriptor {
  readonly mediaType?: string
  readonly digest: string
  readonly size: number
  readonly annotations?: Readonly<Record<string, string>>
}

/** An entry of build.cache. */
export interface Entry {
  readonly name: string
  /** By layer type. */
  readonly manifests: ReadonlyMap<string, Descriptor>
  readonly buildOnly: boolean
  readonly baseType: string
  readonly base: string | undefined
  readonly imports: readonly string[]
  readonly overlayDirs: readonly { readonly source: string; readonly dest: string }[]
}

export interface Metadata {
  /** Layers by layer type. */
  readonly manifests: ReadonlyMap<string, readonly Descriptor[]>
  readonly builtLayers: readonly string[]
  /** HasBuiltOCIOutput. */
  readonly packed: boolean
  /** OverlayDirLayers, of all layer types. */
  readonly overlayDirs: readonly Descriptor[]
}

export interface Root {
  /** Undefined where it cannot be read. */
  readonly metadata: Metadata | undefined
  readonly overlay: 'absent' | 'empty' | 'content'
}

export function layerBases({ stackerDir }: CheckedDirectories): string {
  return path.join(stackerDir, 'layer-bases', 'oci')
}

/** Undefined where there is no build.cache; `entries` is undefined where it cannot be read. */
export function readCache(
  stackerDir: string,
): { readonly version: unknown; readonly entries: readonly Entry[] | undefined } | undefined {
  const file = path.join(stackerDir, 'build.cache')
  if (!fs.existsSync(file)) return undefined
  const json = readJson(file)
  const cache = json?.['cache']
  const entries =
    typeof cache === 'object' && cache !== null
      ? Object.entries(cache as Readonly<Record<string, Json>>).map(([name, entry]) => readEntry(name, entry))
      : undefined
  return { version: json?.['version'], entries }
}

/** Both dialects: v0.x writes Go's names, v1.x snake case. */
function readEntry(name: string, entry: Json): Entry {
  const layer = entry['Layer'] as Json
  const from = (layer['from'] ?? layer['From']) as Readonly<Record<string, string>>
  const list = (...keys: readonly string[]): readonly Readonly<Record<string, string>>[] =>
    keys.flatMap((key) => (layer[key] ?? []) as readonly Readonly<Record<string, string>>[])
  const baseType = from['type'] ?? from['Type'] ?? ''
  return {
    name,
    manifests: new Map(Object.entries((entry['Manifests'] ?? {}) as Readonly<Record<string, Descriptor>>)),
    buildOnly: (layer['build_only'] ?? layer['BuildOnly']) === true,
    baseType,
    base: baseType === 'built' ? (from['tag'] ?? from['Tag']) : undefined,
    imports: [
      ...list('imports', 'Imports', 'import').map((item) => item['path'] ?? item['Path'] ?? ''),
      from['url'] ?? from['Url'] ?? '',
    ].filter((text) => text.startsWith('stacker://')),
    overlayDirs: list('overlay_dirs', 'OverlayDirs').map((item) => ({
      source: item['Source'] ?? item['source'] ?? '',
      dest: item['Dest'] ?? item['dest'] ?? '',
    })),
  }
}

export function readRoot(root: string): Root {
  const overlay = path.join(root, 'overlay')
  const found = fs.existsSync(overlay) ? (fs.readdirSync(overlay).length > 0 ? 'content' : 'empty') : 'absent'
  return { metadata: metadataOf(readJson(path.join(root, 'overlay_metadata.json'))), overlay: found }
}

/** overlay_metadata.json. */
export function metadataOf(document: unknown): Metadata | undefined {
  if (document === undefined) return undefined
  const json = document as Json
  const manifests = Object.entries((json['Manifests'] ?? {}) as Readonly<Record<string, Json>>)
  return {
    manifests: new Map(
      manifests.map(([type, manifest]) => [type, (manifest['layers'] ?? []) as readonly Descriptor[]]),
    ),
    builtLayers: (json['BuiltLayers'] ?? []) as readonly string[],
    packed: json['HasBuiltOCIOutput'] === true,
    overlayDirs: Object.values(
      (json['OverlayDirLayers'] ?? {}) as Readonly<Record<string, readonly Descriptor[]>>,
    ).flat(),
  }
}

/** The tags of an index, with their descriptors; undefined where there is no index. */
export function readTags(ociDir: string): readonly (readonly [string, Descriptor])[] | undefined {
  const index = readJson(path.join(ociDir, 'index.json'))
  if (index === undefined) return undefined
  return ((index['manifests'] ?? []) as readonly Descriptor[]).map((descriptor) => [tagOf(descriptor), descriptor])
}

export function tagOf(descriptor: Descriptor): string {
  return descriptor.annotations?.['org.opencontainers.image.ref.name'] ?? descriptor.digest
}

export interface Image {
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
}

export function readImage(layout: string, digest: string): Image | undefined {
  const manifest = readJson(blobFile(layout, digest))
  if (manifest?.['config'] === undefined) return undefined
  return { config: manifest['config'] as Descriptor, layers: (manifest['layers'] ?? []) as readonly Descriptor[] }
}

const verified = new Map<string, string>()

/** What is wrong with a blob of a layout; undefined for a good one. */
export function troubleOfBlob(layout: string, { digest, size }: Descriptor): string | undefined {
  const file = blobFile(layout, digest)
  const stat = fs.lstatSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return 'is not there'
  if (!stat.isFile()) return 'is not a file'
  if (stat.size !== size) return `has ${String(stat.size)} bytes, not ${String(size)}`
  const key = `${String(stat.dev)}:${String(stat.ino)}:${String(stat.mtimeMs)}:${String(stat.ctimeMs)}:${String(stat.size)}`
  const hash = verified.get(key) ?? `sha256:${createHash('sha256').update(fs.readFileSync(file)).digest('hex')}`
  verified.set(key, hash)
  return hash === digest ? undefined : 'is damaged'
}

/** Can stacker extract this layer by itself (releases that do so at all)? Its extractor of tars needs gzip. */
export function extractsItself(layouts: readonly string[], { mediaType = '', digest }: Descriptor): boolean {
  if (mediaType.includes('erofs')) return false
  if (mediaType.includes('squashfs')) return true
  const file = layouts.map((layout) => blobFile(layout, digest)).find((name) => fs.existsSync(name))
  if (file === undefined) return true
  const start = Buffer.alloc(2)
  const handle = fs.openSync(file, 'r')
  fs.readSync(handle, start, 0, 2, 0)
  fs.closeSync(handle)
  return start[0] === 0x1f && start[1] === 0x8b
}

export function blobFile(layout: string, digest: string): string {
  return path.join(layout, 'blobs', 'sha256', digest.replace(/^sha256:/, ''))
}

export function readText(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
}

export function readJson(file: string): Json | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Json
  } catch {
    return undefined
  }
}
