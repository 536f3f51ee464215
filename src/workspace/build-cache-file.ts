import { FormatError } from '../errors.ts'
import { openRegularFile } from '../formats/regular-file.ts'
import { mostBuildCacheBytes } from '../layer/build-cache.ts'
import { isAbsent } from './oci-layout.ts'

/**
 * The bytes of a build.cache, undefined where there is none. Of a file larger than `limit` it answers `limit + 1` bytes, which
 * `openBuildCache` calls broken.
 * @throws errno errors, and FormatError for what is no regular file.
 */
export async function readBuildCache(file: string, limit: number = mostBuildCacheBytes): Promise<Buffer | undefined> {
  let handle
  try {
    handle = await openRegularFile(file)
  } catch (error) {
    if (isAbsent(error)) return undefined
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
