import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { Digest } from '../../formats/digest.ts'
import { isCode } from '../error-code.ts'
import { draftName } from '../verified-file.ts'
import type { StorePaths } from './directory-layout.ts'
import { lastUse } from './last-use.ts'

/**
 * Takes a file away, if it is still `unused` once nobody can reach it any more: a user that touched it before that
 * finds it put back, and one that comes after does not find it and acts accordingly.
 */
export async function retireNow(
  paths: StorePaths,
  file: string,
  digest: Digest | undefined,
  unused: (used: number) => boolean,
): Promise<boolean> {
  const used = await lastUse(paths, file, digest)
  if (used === undefined || !unused(used)) return false
  const away = join(paths.drafts, draftName())
  try {
    await rename(file, away)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    throw error
  }
  const again = await lastUse(paths, away, digest)
  if (again !== undefined && !unused(again)) {
    await rename(away, file)
    return false
  }
  await rm(away, { force: true, recursive: true })
  return true
}

/** What `retireNow` would answer. */
export async function wouldRetire(
  paths: StorePaths,
  file: string,
  digest: Digest | undefined,
  unused: (used: number) => boolean,
): Promise<boolean> {
  const used = await lastUse(paths, file, digest)
  return used !== undefined && unused(used)
}
