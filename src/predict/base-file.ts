import { lstat, readlink, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileHash, hashContent, hashFile, type ReadWatch } from '../formats/file-hash.ts'
import { goFileMode } from '../formats/go-file-mode.ts'
import type { BaseFact } from '../layer/facts.ts'
import type { Release } from '../release/release.ts'

/**
 * Base of a local tarball: HashFile of the copy that stacker makes in `.stacker/layer-bases` (docs/stacker/staging.md#8.2;
 * importFile, FileCopy). A relative one starts where stacker runs, unlike an import (docs/stacker/stackerfile.md#6.10). Nothing is staged yet.
 */
export async function predictFileBase(
  { url, workingDirectory }: { readonly url: string; readonly workingDirectory: string },
  release: Release,
  watch?: ReadWatch,
): Promise<BaseFact> {
  const file = path.resolve(workingDirectory, url)
  try {
    const source = await lstat(file)
    if (source.isSymbolicLink()) return await predictLinkBase(await readlink(file), watch)
    if (!source.isFile())
      return { kind: 'broken', why: `couldn't copy ${path.basename(file)} for hashing: it is no file` }
    return { kind: 'known', base: hashStaged(file, release, watch) }
  } catch (error) {
    return { kind: 'unknown', why: describe(error, path.isAbsolute(url)) }
  }
}

/**
 * A link is staged as it is and read through from `.stacker/layer-bases`, so only an absolute one leads where it led before
 * (docs/stacker/staging.md#4.4).
 */
async function predictLinkBase(target: string, watch: ReadWatch | undefined): Promise<BaseFact> {
  if (!path.isAbsolute(target))
    return { kind: 'unknown', why: 'it is a relative link, which leads elsewhere once staged' }
  const file = await stat(target)
  if (!file.isFile()) return { kind: 'broken', why: "couldn't copy it for hashing: the link leads to no file" }
  return { kind: 'known', base: hashFile(target, { withMode: true, watch }) }
}

/**
 * st_mode after the chown that staging ends with: setuid is cleared, and setgid of what the group may execute
 * (docs/stacker/staging.md#4.2; chown(2)).
 */
export function chownedMode(mode: number): number {
  return mode & ~0o4000 & ((mode & 0o010) === 0 ? ~0 : ~0o2000)
}

function hashStaged(file: string, release: Release, watch: ReadWatch | undefined): string {
  const { content, mode } = hashContent(file, watch)
  return fileHash(content, goFileMode(release.rules.stagingChowns ? chownedMode(mode) : mode))
}

function describe(error: unknown, isAbsolute: boolean): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
  if (code !== 'ENOENT') return `it cannot be read (${code})`
  return `it does not exist before the build${isAbsolute ? '' : ', seen from where stacker runs'}`
}
