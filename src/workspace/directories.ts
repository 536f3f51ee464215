import path from 'node:path'

import type { Digest } from '../formats/digest.ts'
import { digestHex } from '../formats/digest.ts'

/** Where stacker works; all absolute. */
export interface StackerDirectories {
  /** Where stacker is run. */
  readonly workingDirectory: string
  /** `.stacker`: build.cache, layer-bases, imports. */
  readonly stackerDir: string
  /** `oci`: the layout with what was built. */
  readonly ociDir: string
  /** `roots`: one directory a layer, and one (`sha256_HEX`) an extracted blob. */
  readonly rootsDir: string
}

/** Uid and gid that stacker will run with. */
export interface Owner {
  readonly uid: number
  readonly gid: number
}

export function buildCachePath(directories: StackerDirectories): string {
  return path.join(directories.stackerDir, 'build.cache')
}

/** The layout that stacker copies base images to, and from which v1.0.0 and later extract layers (overlay/pack.go, unpackOne). */
export function layerBasesPath(directories: StackerDirectories): string {
  return path.join(directories.stackerDir, 'layer-bases', 'oci')
}

/**
 * A layer's root. Layer names come from restored entries, so a name that is not one plain file name is refused.
 * @throws RangeError for such a name; ask `isPlainName` first.
 */
export function rootPath(directories: StackerDirectories, name: string): string {
  if (!isPlainName(name)) throw new RangeError(`not a plain name: ${JSON.stringify(name)}`)
  return path.join(directories.rootsDir, name)
}

/** Directories in overlay's lowerdir option cannot hold a colon, so stacker writes `sha256_` (overlay/pack.go, safeOverlayName). */
export function extractedName(digest: Digest): string {
  return `sha256_${digestHex(digest)}`
}

/** One path component that names something below a directory. */
export function isPlainName(name: string): boolean {
  return (
    name !== '' &&
    name !== '.' &&
    name !== '..' &&
    !name.includes('/') &&
    !name.includes('\0') &&
    Buffer.byteLength(name) <= 255
  )
}

/**
 * A path of components that stay below the directory they are joined to: no `..`, not absolute after leading slashes are dropped
 * (stacker joins `dest` and import paths the same way). Empty for the directory itself; undefined for a path that would leave it.
 */
export function pathBelow(relative: string): string | undefined {
  const parts = relative.split('/').filter((part) => part !== '' && part !== '.')
  return parts.every(isPlainName) ? parts.join('/') : undefined
}

/** Is `file` the directory or below it, by its text alone. Both absolute and normal. */
export function isWithin(directory: string, file: string): boolean {
  return file === directory || file.startsWith(directory === '/' ? '/' : `${directory}/`)
}

/** The directories of the options, under the words of this room. */
export function directoriesOf(options: {
  readonly working: string
  readonly stacker: string
  readonly oci: string
  readonly roots: string
}): StackerDirectories {
  return {
    workingDirectory: options.working,
    stackerDir: options.stacker,
    ociDir: options.oci,
    rootsDir: options.roots,
  }
}

/** Who stacker will be, where that is somebody else; undefined where it is this process's user. */
export function ownerOf(rootUser: boolean): Owner | undefined {
  return rootUser && process.geteuid?.() !== 0 ? { uid: 0, gid: 0 } : undefined
}
