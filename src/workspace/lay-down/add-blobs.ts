import { chmod, lstat } from 'node:fs/promises'
import path from 'node:path'

import { isDigest, type Digest } from '../../formats/digest.ts'
import { blobIn, blobsPath } from '../../formats/oci/layout.ts'
import { isWithin } from '../../formats/plain-path.ts'
import type { StackerDirectories } from '../directories.ts'
import { sizeOfFile } from '../oci-layout.ts'
import { giveTo, moveInto } from '../placing.ts'
import type { StagedBlob } from './lay-down-request.ts'

/**
 * Blobs from the staging directory into the output layout, each by rename; they belong to whom the layout belongs to. Taken as verified by
 * digest, sizes are checked again. @throws Error for what is not in the staging directory, or not as long as it should be.
 */
export async function addBlobsHere(
  { ociDir }: StackerDirectories,
  staging: string,
  blobs: ReadonlyMap<Digest, StagedBlob>,
): Promise<void> {
  const { uid, gid } = await lstat(blobsPath(ociDir))
  for (const [digest, { size, file }] of blobs) {
    const isStaged = isDigest(digest) && path.resolve(file) === file && file !== staging && isWithin(staging, file)
    if (!isStaged || (await sizeOfFile(file)) !== size) throw new Error(`blob ${digest} is not staged`)
    await chmod(file, 0o644)
    await giveTo(file, process.geteuid?.() === 0 ? { uid, gid } : undefined)
    await moveInto(file, blobIn(ociDir, digest), ociDir)
  }
}
