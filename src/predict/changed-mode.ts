import { statSync } from 'node:fs'

import { fileHash, hashContent } from '../formats/file-hash.ts'
import { goFileMode } from '../formats/go-file-mode.ts'

/** Reading more again would take longer than the answer is worth. */
const mostBytes = 256 * 1024 * 1024

/** Permission bits; others are rare, and each takes a hash. */
const modes = Array.from({ length: 0o1000 }, (_, mode) => mode)

/**
 * The modes of which stacker's HashFile gives these two hashes of the file as it is now: HashFile covers the content and then the
 * mode (docs/stacker/mtree.md#6.1), so where both are found the content is the same. Undefined where it is not, or cannot be told.
 */
export function changedMode(
  file: string,
  before: string,
  after: string,
): { readonly before: number; readonly after: number } | undefined {
  try {
    const stat = statSync(file)
    if (!stat.isFile() || stat.size > mostBytes) return undefined
    const { content } = hashContent(file)
    const modeOf = (hash: string): number | undefined =>
      modes.find((mode) => fileHash(content, goFileMode(0o100000 | mode)) === hash)
    const now = modeOf(after)
    const then = now === undefined ? undefined : modeOf(before)
    return now === undefined || then === undefined ? undefined : { before: then, after: now }
  } catch (error) {
    // It only serves a reason: what cannot be read any more has none.
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}
