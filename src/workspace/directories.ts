import path from 'node:path'

import type { Digest } from '../formats/digest.ts'
import { digestHex } from '../formats/digest.ts'
import { isPlainName } from '../formats/plain-path.ts'
import type { Owner } from '../archive/owner.ts'
import type { OutputDirectories } from '../stackerfile/substitution-list.ts'

/** Where stacker works; all absolute. */
export interface StackerDirectories extends OutputDirectories {
  /** Where stacker is run. */
  readonly workingDirectory: string
}

export function buildCachePath(directories: StackerDirectories): string {
  return path.join(directories.stackerDir, 'build.cache')
}

/**
 * The layout that stacker copies base images to, and from which v1.0.0 and later extract layers (docs/stacker/restoring.md#10;
 * overlay/pack.go, unpackOne).
 */
export function layerBasesPath(directories: StackerDirectories): string {
  return path.join(directories.stackerDir, 'layer-bases', 'oci')
}

/**
 * Where things are made ready: beside the stacker-dir, so on its file system, and outside `roots`, which stacker searches
 * (docs/stacker/stackerfile.md#9.1). One name for each stacker-dir, so that what a killed run left is found and removed; stacker's
 * own locks, which are held meanwhile, allow one job there at a time.
 */
export function stagingPath(directories: StackerDirectories): string {
  return `${directories.stackerDir}.stack-cache`
}

/**
 * A layer's root. Layer names come from restored entries, so a name that is not one plain file name is refused.
 * @throws RangeError for such a name; ask `isPlainName` first.
 */
export function rootPath(directories: StackerDirectories, name: string): string {
  if (!isPlainName(name)) throw new RangeError(`not a plain name: ${JSON.stringify(name)}`)
  return path.join(directories.rootsDir, name)
}

/**
 * Directories in overlay's lowerdir option cannot hold a colon, so stacker writes `sha256_` (docs/stacker/restoring.md#48;
 * overlay/pack.go, safeOverlayName).
 */
export function extractedName(digest: Digest): string {
  return `sha256_${digestHex(digest)}`
}

/** Those of the options without how they were written: what goes to root names nothing else. */
export function directoriesOf(
  options: Readonly<Record<'working' | 'stacker' | 'oci' | 'roots', string>>,
): StackerDirectories {
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
