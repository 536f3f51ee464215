import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'

import { isTrouble } from '../errors.ts'
import { readBuildCache } from './build-cache-file.ts'
import { buildCachePath, type StackerDirectories } from './directories.ts'
import { mostIndexBytes } from '../formats/oci/document-size.ts'
import { indexPath } from '../formats/oci/layout.ts'
import { mostMetadataBytes } from '../layer/overlay-metadata.ts'
import { isPlainName } from '../formats/plain-path.ts'
import { isAbsent, readBounded } from './oci-layout.ts'
import { isSmallTree } from './small-tree.ts'
import { readStagedLink, type StagedLink } from './staged-link.ts'

/** What lies in stacker's directories, as it is: nothing is judged. */
export interface BuildState {
  readonly buildCache: BuildCacheFile | undefined
  /** Bytes of oci/index.json. */
  readonly index: Buffer | undefined
  /** Directories in `roots`, by name. */
  readonly roots: ReadonlyMap<string, RootState>
  /** What is staged in `.stacker/imports`, by layer. */
  readonly imports: ReadonlyMap<string, StagedImports>
}

export interface BuildCacheFile {
  readonly bytes: Buffer
  /** Who ran stacker. */
  readonly uid: number
  readonly gid: number
  /** Milliseconds since 1970: when the last layer was finished. */
  readonly writtenAt: number
}

export interface RootState {
  /** overlay_metadata.json. */
  readonly metadata: Buffer | undefined
  /** Its overlay holds something: a build_only layer that nobody packed. */
  readonly hasContent: boolean
  /** What its overlay holds is small enough to be kept for nobody in particular. */
  readonly isSmall: boolean
  /** Milliseconds since 1970: when stacker began to build it, which it begins with the directory `rootfs`; null where there is none. */
  readonly begunAt: number | null
  /** When the script of its `run` was written, its build having begun; null where it has none. */
  readonly scriptAt: number | null
  /** When its metadata was written, by its own build or in packing a layer above it. */
  readonly metadataAt: number | null
}

export interface StagedImports {
  /**
   * Permission bits of the directory: 0755 without stacker's umask, since stacker makes it so (docs/stacker/staging.md#1.7;
   * import.go, Import).
   */
  readonly mode: number
  readonly entries: ReadonlyMap<string, StagedImport>
}

export interface StagedImport {
  readonly kind: 'file' | 'directory' | 'link' | 'other'
  readonly mode: number
  readonly size: number
  readonly file: string
  /** Of a link. */
  readonly link?: StagedLink
  /** Milliseconds since 1970. */
  readonly stagedAt: number
}

/**
 * Reads it in this process. @throws errno errors (EACCES where root alone may read: see `readBuildState` in by-root.ts) and
 * FormatError for files above their bounds.
 */
export async function readBuildStateHere(directories: StackerDirectories): Promise<BuildState> {
  return {
    buildCache: await readBuildCacheFile(directories),
    index: await readBounded(indexPath(directories.ociDir), mostIndexBytes),
    roots: await readRoots(directories.rootsDir, path.join(directories.stackerDir, 'imports')),
    imports: await readImports(path.join(directories.stackerDir, 'imports')),
  }
}

/**
 * The umask that stacker had when it staged for the layer, or else for another one, as far as the directories that it made tell;
 * undefined where there are none. Bits that neither a directory (0755) nor a download (0644) has are not told, and change nothing.
 */
export function umaskOf({ imports }: Pick<BuildState, 'imports'>, layer?: string): number | undefined {
  const [any] = imports.values()
  const staged = (layer === undefined ? undefined : imports.get(layer)) ?? any
  return staged && 0o777 & ~staged.mode
}

/** The umask of the last build that staged here for one of the layers; undefined where none has, or it cannot be seen. */
export async function leftUmask(
  { stackerDir }: StackerDirectories,
  layers: ReadonlySet<string>,
): Promise<number | undefined> {
  const directory = path.join(stackerDir, 'imports')
  try {
    const staged = (await names(directory)).filter((name) => layers.has(name))
    const found = await Promise.all(staged.map((name) => lstat(path.join(directory, name))))
    const [newest] = found.filter((status) => status.isDirectory()).sort((a, b) => b.mtimeMs - a.mtimeMs)
    return newest && 0o777 & ~newest.mode
  } catch (error) {
    if (!isTrouble(error)) throw error
    return undefined
  }
}

async function readBuildCacheFile(directories: StackerDirectories): Promise<BuildCacheFile | undefined> {
  const file = buildCachePath(directories)
  const bytes = await readBuildCache(file)
  if (bytes === undefined) return undefined
  const { uid, gid, mtimeMs } = await lstat(file)
  return { bytes, uid, gid, writtenAt: mtimeMs }
}

async function readRoots(rootsDir: string, importsDir: string): Promise<ReadonlyMap<string, RootState>> {
  const roots = new Map<string, RootState>()
  for (const name of await names(rootsDir)) {
    const directory = path.join(rootsDir, name)
    if (!isPlainName(name) || !(await lstat(directory)).isDirectory()) continue
    const metadata = path.join(directory, 'overlay_metadata.json')
    const script = path.join(importsDir, name, '.stacker-run.sh')
    const overlay = path.join(directory, 'overlay')
    const hasContent = (await names(overlay)).length > 0
    roots.set(name, {
      metadata: await readBounded(metadata, mostMetadataBytes),
      hasContent,
      isSmall: !hasContent || (await isSmallTree(overlay)),
      begunAt: await writtenAt(path.join(directory, 'rootfs')),
      scriptAt: await writtenAt(script),
      metadataAt: await writtenAt(metadata),
    })
  }
  return roots
}

async function readImports(directory: string): Promise<ReadonlyMap<string, StagedImports>> {
  const imports = new Map<string, StagedImports>()
  for (const layer of await names(directory)) {
    const below = path.join(directory, layer)
    const found = await lstat(below)
    if (!isPlainName(layer) || !found.isDirectory()) continue
    const entries = new Map<string, StagedImport>()
    for (const name of await names(below)) {
      // stacker's own script of the layer's `run` (docs/stacker/staging.md#2.4).
      if (name === '.stacker-run.sh') continue
      const file = path.join(below, name)
      const { mode, size, ctimeMs } = await lstat(file)
      const type = mode & 0o170000
      const link = type === 0o120000 ? await readStagedLink(below, name) : undefined
      const kind = type === 0o100000 ? 'file' : type === 0o040000 ? 'directory' : link ? 'link' : 'other'
      const staged = { kind, mode: mode & 0o7777, size: kind === 'file' ? size : 0, file, stagedAt: ctimeMs } as const
      entries.set(name, { ...staged, ...(link && { link }) })
    }
    imports.set(layer, { mode: found.mode & 0o777, entries })
  }
  return imports
}

async function writtenAt(file: string): Promise<number | null> {
  try {
    return (await lstat(file)).mtimeMs
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

async function names(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).sort()
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

/** The state as JSON, for the answer of the child that runs as root. */
export function encodeBuildState(state: BuildState): unknown {
  return {
    buildCache: state.buildCache && { ...state.buildCache, bytes: state.buildCache.bytes.toString('base64') },
    index: state.index?.toString('base64'),
    roots: [...state.roots].map(([name, root]) => [name, { ...root, metadata: root.metadata?.toString('base64') }]),
    imports: [...state.imports].map(([layer, staged]) => [layer, { ...staged, entries: [...staged.entries] }]),
  }
}

interface EncodedState {
  readonly buildCache?: Omit<BuildCacheFile, 'bytes'> & { readonly bytes: string }
  readonly index?: string
  readonly roots: readonly (readonly [string, Omit<RootState, 'metadata'> & { readonly metadata?: string }])[]
  readonly imports: readonly (readonly [
    string,
    Omit<StagedImports, 'entries'> & { readonly entries: readonly (readonly [string, StagedImport])[] },
  ])[]
}

/** The counterpart; the text comes from our own child. */
export function decodeBuildState(value: unknown): BuildState {
  const state = value as EncodedState
  const bytes = (text: string | undefined): Buffer | undefined =>
    text === undefined ? undefined : Buffer.from(text, 'base64')
  return {
    buildCache: state.buildCache && { ...state.buildCache, bytes: Buffer.from(state.buildCache.bytes, 'base64') },
    index: bytes(state.index),
    roots: new Map(state.roots.map(([name, root]) => [name, { ...root, metadata: bytes(root.metadata) }])),
    imports: new Map(state.imports.map(([layer, staged]) => [layer, { ...staged, entries: new Map(staged.entries) }])),
  }
}
