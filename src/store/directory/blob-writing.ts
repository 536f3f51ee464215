import { chmod, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { Digest } from '../../formats/digest.ts'
import { blobPath, type StorePaths } from './directory-layout.ts'
import { isCode } from '../error-code.ts'
import type { BlobFile, Written } from '../store.ts'
import { copyHashed, draftName } from '../verified-file.ts'

/** Copies a file among the blobs, if it is what the digest names. A copy, not a link: what the build does to its file must not reach the store. */
export async function writeBlobFile(
  paths: StorePaths,
  { digest, size }: { readonly digest: Digest; readonly size: number },
  file: BlobFile,
  removeDirectory: () => Promise<unknown>,
): Promise<Written> {
  const draft = join(paths.drafts, draftName())
  const content = await copyHashed(typeof file === 'string' ? file : await file(), draft, size)
  try {
    if (content.digest !== digest || content.size !== size) {
      return { kind: 'failed', why: `the file is not the content that ${digest} names` }
    }
    await chmod(draft, 0o444)
    // Whatever else has that name is replaced, but for a directory.
    await rename(draft, blobPath(paths, digest)).catch(async (error: unknown) => {
      if (!isCode(error, 'EISDIR', 'ENOTEMPTY', 'EEXIST')) throw error
      await removeDirectory()
      await rename(draft, blobPath(paths, digest))
    })
  } finally {
    await rm(draft, { force: true })
  }
  return { kind: 'written', bytes: size }
}
