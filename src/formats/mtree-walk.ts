import { lstatSync, readdirSync, readlinkSync } from 'node:fs'
import { shownAttributes, type Attribute, type AttributesRead, type AttributesReader } from './extended-attributes.ts'
import { contentSha256, type ReadWatch } from './file-hash.ts'
import type { Tree, TreeEntry } from './mtree-tree.ts'
import { vis } from './mtree-vis.ts'

export type FileType = 'dir' | 'file' | 'link' | 'fifo' | 'socket' | 'char' | 'block'

export interface FileStatus {
  readonly type: FileType
  /** Permissions, setuid, setgid and sticky. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

/** What a walk asks of a file system. Paths are relative to the root, as bytes (latin1); `.` is the root. Calls throw as Node's do. */
export interface TreeSource {
  status(path: string): FileStatus
  list(path: string): readonly string[]
  target(path: string): string
  sha256(path: string): string
  attributes(path: string): readonly Attribute[]
}

export type Walked =
  | { readonly kind: 'tree'; readonly tree: Tree }
  | { readonly kind: 'missing'; readonly why: string }
  /** go-mtree panics or fails at such a root (docs/stacker/mtree.md#2.1). */
  | { readonly kind: 'bad-root'; readonly type: FileType }
  /** Something below cannot be read. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** The attributes could not be looked at. */
  | { readonly kind: 'unseen'; readonly why: string }

/** Walks a directory as go-mtree does with stacker's keywords. A root with a trailing `/` is followed if it is a link. */
export function walkTree(
  root: string | Buffer,
  { readAttributes, asRoot = false }: { readonly readAttributes: AttributesReader; readonly asRoot?: boolean },
): Walked {
  try {
    const { type } = statusOf(root)
    if (type !== 'dir') return { kind: 'bad-root', type }
  } catch (error) {
    return failure(error)
  }
  const read = readAttributes(root, { asRoot })
  if (read.kind === 'unseen') return read
  try {
    return { kind: 'tree', tree: walkSource(directorySource(root, read)) }
  } catch (error) {
    return failure(error)
  }
}

/**
 * @throws what the source throws, except where a file vanishes between being listed and being looked at: it is left out
 * (docs/stacker/mtree.md#1.7).
 */
export function walkSource(source: TreeSource): Tree {
  const entries: TreeEntry[] = []
  const walk = (path: string, status: FileStatus): void => {
    entries.push(entryOf(source, path, status))
    const directories: [string, FileStatus][] = []
    for (const name of [...source.list(path)].sort()) {
      const child = path === '.' ? name : `${path}/${name}`
      const found = statusOrVanished(source, child)
      if (found === undefined) continue
      if (found.type === 'dir') directories.push([child, found])
      else entries.push(entryOf(source, child, found))
    }
    for (const [child, found] of directories) walk(child, found)
  }
  walk('.', source.status('.'))
  return { entries }
}

function entryOf(source: TreeSource, path: string, { type, mode, uid, gid }: FileStatus): TreeEntry {
  const keywords = [`type=${type}`]
  if (type === 'link') {
    const target = targetOf(source, path)
    if (target !== undefined) keywords.push(`link=${vis(target)}`)
  }
  keywords.push(`uid=${String(uid)}`, `gid=${String(gid)}`)
  if (type === 'file' || type === 'dir') {
    for (const { name, value } of shownAttributes(source.attributes(path)))
      keywords.push(`xattr.${vis(name)}=${value.toString('base64')}`)
  }
  keywords.push(`mode=${mode === 0 ? '0' : `0${mode.toString(8)}`}`)
  if (type === 'file') keywords.push(`sha256digest=${source.sha256(path)}`)
  return { path, keywords }
}

/** The files below `root`. */
export function directorySource(
  root: string | Buffer,
  read: Extract<AttributesRead, { readonly kind: 'read' }>,
  watch?: ReadWatch,
): TreeSource {
  const prefix = Buffer.concat([Buffer.from(root), Buffer.from('/')])
  const real = (path: string): Buffer => Buffer.concat([prefix, Buffer.from(path, 'latin1')])
  return {
    status: (path) => statusOf(real(path)),
    list: (path) => readdirSync(real(path), { encoding: 'buffer' }).map((name) => name.toString('latin1')),
    target: (path) => readlinkSync(real(path), { encoding: 'buffer' }).toString('latin1'),
    sha256: (path) => contentSha256(real(path), watch),
    attributes: (path) => read.attributes.get(path) ?? [],
  }
}

const types: ReadonlyMap<number, FileType> = new Map([
  [0o040000, 'dir'],
  [0o100000, 'file'],
  [0o120000, 'link'],
  [0o010000, 'fifo'],
  [0o140000, 'socket'],
  [0o020000, 'char'],
  [0o060000, 'block'],
])

export function statusOf(path: string | Buffer): FileStatus {
  const { mode, uid, gid } = lstatSync(path)
  return { type: types.get(mode & 0o170000) ?? 'file', mode: mode & 0o7777, uid, gid }
}

function statusOrVanished(source: TreeSource, path: string): FileStatus | undefined {
  try {
    return source.status(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function targetOf(source: TreeSource, path: string): string | undefined {
  try {
    return source.target(path)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return undefined
  }
}

/** @throws what is no error of the file system. */
function failure(error: unknown): Walked {
  const code = errorCode(error)
  if (code === undefined) throw error
  const why = error instanceof Error ? error.message : code
  return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing', why } : { kind: 'unreadable', why }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : undefined
}
