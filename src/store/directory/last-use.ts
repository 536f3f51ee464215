import { utimesSync } from 'node:fs'
import { lstat, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { digestHex, type Digest } from '../../formats/digest.ts'
import type { StorePaths } from './directory-layout.ts'
import { isCode } from '../error-code.ts'
import { makeDirectories } from '../group-access.ts'
import { isNearDisk } from './near-disk.ts'
import { draftName } from '../verified-file.ts'

/**
 * When a document or blob was used last is its mtime. That of another user's file nobody else may set (utimensat(2)), so there it is
 * the mtime of the directory used/HEX, which whoever may write in it sets by making a file and taking it away again.
 */
export async function touch(paths: StorePaths, file: string, digest: Digest): Promise<boolean> {
  try {
    const time = new Date()
    if (isNearDisk(paths.root)) utimesSync(file, time, time)
    else await utimes(file, time, time)
    return true
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    // A store that one may not write in is left as it is, which is no harm.
    if (isCode(error, 'EPERM', 'EACCES')) await mark(markOf(paths, digest)).catch(() => undefined)
    return true
  }
}

async function mark(directory: string): Promise<void> {
  const file = join(directory, draftName())
  await makeDirectories(directory)
  await writeFile(file, '', { flag: 'wx' })
  await rm(file)
}

export function markOf(paths: StorePaths, digest: Digest): string {
  return join(paths.used, digestHex(digest))
}

/** Milliseconds since 1970 by whoever used it last; undefined when there is no such file. */
export async function lastUse(
  paths: StorePaths,
  file: string,
  digest: Digest | undefined,
): Promise<number | undefined> {
  const own = await mtimeOf(file)
  if (own === undefined || digest === undefined) return own
  return Math.max(own, (await mtimeOf(markOf(paths, digest))) ?? own)
}

async function mtimeOf(file: string): Promise<number | undefined> {
  try {
    return (await lstat(file)).mtimeMs
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}
