import { createHash, hash as hashOnce, type Hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import type { Digest } from './digest.ts'
import { goFileMode, goFileModeText } from './go-file-mode.ts'
import { requireRegular } from './regular-file.ts'

const largestShot = 1024 * 1024

/**
 * Read into by all: everything here is synchronous, and a buffer for each of 10,000 files would cost more than hashing them. The text
 * of a mode fits behind.
 */
const buffer = Buffer.allocUnsafeSlow(largestShot + 64)

/** Told how many bytes of a file were read, again and again while it is. */
export type ReadWatch = (bytes: number) => void

/**
 * HashFile (docs/stacker/mtree.md#6.1; lib/hash.go): SHA-256 over the content and, with a mode, over the text of Go's FileMode
 * right after it.
 */
export function fileHash(content: Hash, goMode?: bigint): Digest {
  const hash = content.copy()
  if (goMode !== undefined) hash.update(goFileModeText(goMode))
  return `sha256:${hash.digest('hex')}`
}

/** HashFile of a file; follows links. @throws what open, fstat and read throw; EISDIR for a directory. */
export function hashFile(
  path: string | Buffer,
  { withMode, watch }: { readonly withMode: boolean; readonly watch?: ReadWatch | undefined },
): Digest {
  return reading(path, (file) => hashOpened(file, withMode ? goFileMode(fstatSync(file).mode) : undefined, watch))
}

/** HashFile of a file as if its mode were this one. */
export function hashFileAs(path: string | Buffer, goMode: bigint, watch?: ReadWatch): Digest {
  return reading(path, (file) => hashOpened(file, goMode, watch))
}

function hashOpened(file: number, goMode: bigint | undefined, watch: ReadWatch | undefined): Digest {
  return `sha256:${sha256Opened(file, goMode === undefined ? '' : goFileModeText(goMode), watch)}`
}

/** The running hash of a file's content, and its st_mode. Never waits for a writer of a FIFO. */
export function hashContent(
  path: string | Buffer,
  watch?: ReadWatch,
): { readonly content: Hash; readonly mode: number } {
  return reading(path, (file) => {
    const content = createHash('sha256')
    for (;;) {
      const count = readSync(file, buffer, 0, buffer.length, null)
      if (count === 0) break
      content.update(buffer.subarray(0, count))
      watch?.(count)
    }
    return { content, mode: fstatSync(file).mode }
  })
}

/** SHA-256 of a file's content as hexadecimal digits. */
export function contentSha256(path: string | Buffer, watch?: ReadWatch): string {
  return reading(path, (file) => sha256Opened(file, '', watch))
}

/** SHA-256 of the content and a short text behind it: one shot for what fits the buffer, which is faster. */
function sha256Opened(file: number, behind: string, watch: ReadWatch | undefined): string {
  let length = 0
  while (length < largestShot) {
    const count = readSync(file, buffer, length, largestShot - length, null)
    length += count
    watch?.(count)
    if (count === 0) return hashOnce('sha256', buffer.subarray(0, length + buffer.write(behind, length)), 'hex')
  }
  const content = createHash('sha256')
  while (length > 0) {
    content.update(buffer.subarray(0, length))
    length = readSync(file, buffer, 0, largestShot, null)
    watch?.(length)
  }
  return content.update(behind).digest('hex')
}

function reading<T>(path: string | Buffer, read: (file: number) => T): T {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    requireRegular(path.toString(), fstatSync(file))
    return read(file)
  } finally {
    closeSync(file)
  }
}
