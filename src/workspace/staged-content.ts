import { existsSync } from 'node:fs'

import { isTrouble } from '../errors.ts'
import { readAttributes } from '../formats/extended-attributes.ts'
import { hashFile, hashFileAs } from '../formats/file-hash.ts'
import { goFileMode } from '../formats/go-file-mode.ts'
import { treeDigest } from '../formats/mtree-tree.ts'
import { walkTree } from '../formats/mtree-walk.ts'
import { treeDigestOfHash } from '../layer/entry-facts.ts'
import type { ImportHash } from '../layer/entry.ts'
import type { Release } from '../release/release.ts'

/**
 * Whether what stacker staged for an import is known to be another than the one its entry is of: then it must not stand in for the
 * layer that it was taken from. What another user's directories hide, and how root sees what a user staged, is not known. `owner`: the
 * uid of build.cache.
 */
export function isAltered(
  recorded: ImportHash | undefined,
  staged: { readonly kind: 'file' | 'directory' | 'link'; readonly file: string; readonly mode: number },
  { release, owner }: { readonly release: Release; readonly owner: number | undefined },
): boolean {
  if (recorded === undefined || (recorded.Type === 1n) !== (staged.kind === 'directory')) return true
  try {
    if (staged.kind === 'link')
      return !existsSync(staged.file) || hashFile(staged.file, { withMode: true }) !== recorded.Hash
    if (staged.kind === 'file') return hashFileAs(staged.file, goFileMode(0o100000 | staged.mode)) !== recorded.Hash
    if (process.getuid?.() !== 0 || owner !== 0) return false
    const walked = walkTree(staged.file, { readAttributes, asRoot: true })
    return walked.kind === 'tree' && treeDigest(walked.tree) !== treeDigestOfHash(recorded.Hash, release)
  } catch (error) {
    if (!isTrouble(error)) throw error
    return false
  }
}
