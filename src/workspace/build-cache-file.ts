import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { FormatError } from '../errors.ts'
import { openRegularFile } from '../formats/regular-file.ts'
import { mostBuildCacheBytes } from '../layer/build-cache.ts'
import type { Owner } from '../archive/owner.ts'

/**
 * The bytes of the build.cache in stacker's directory, undefined where there is none. Of a file larger than `limit` it answers `limit + 1` bytes, which
 * `openBuildCache` calls broken. Throws FormatError for what is no regular file.
 */
export async function readBuildCache(
  stackerDir: string,
  limit: number = mostBuildCacheBytes,
): Promise<Buffer | undefined> {
  const file = path.join(stackerDir, 'build.cache')
  let handle
  try {
    handle = await openRegularFile(file)
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) return undefined
    throw error
  }
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw new FormatError(file, 'expected a regular file')
    const wanted = Math.min(found.size, limit + 1)
    const bytes = Buffer.alloc(wanted)
    let length = 0
    while (length < wanted) {
      const { bytesRead } = await handle.read(bytes, length, wanted - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return bytes.subarray(0, length)
  } finally {
    await handle.close()
  }
}

/**
 * Puts a build.cache there, whole or not at all: what stood there stays when the disk is full. Mode 0600; stacker refuses a file
 * whose owner is not the user who runs it (docs/stacker/build-cache.md#7.4), so `owner` is given where that is another one than
 * ours.
 */
export async function writeBuildCache(stackerDir: string, bytes: Uint8Array, owner?: Owner): Promise<void> {
  const temporary = path.join(stackerDir, `.build.cache-${randomBytes(8).toString('hex')}`)
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.chmod(0o600)
      if (owner !== undefined) await handle.chown(owner.uid, owner.gid)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path.join(stackerDir, 'build.cache'))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
