import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'

import { digestOf, type Digest } from '../formats/digest.ts'
import { contentSha256 } from '../formats/file-hash.ts'
import { mostDocumentBytes, mostIndexBytes } from '../formats/oci/document-size.ts'
import { blobIn, indexPath } from '../formats/oci/layout.ts'
import { decodeLayoutIndex, type LayoutIndex } from '../formats/oci/layout-index.ts'
import { openRegularFile, readRegularFile } from '../formats/regular-file.ts'

/** The layout's index; undefined where there is none. @throws FormatError for one that cannot be read as such. */
export async function readIndex(layout: string): Promise<LayoutIndex | undefined> {
  return await indexIn(indexPath(layout))
}

/** The same of the file that holds it. */
export async function indexIn(file: string | undefined): Promise<LayoutIndex | undefined> {
  const bytes = file === undefined ? undefined : await readBounded(file, mostIndexBytes)
  return bytes && decodeLayoutIndex(bytes)
}

/** A manifest or config, its digest checked; undefined where it is missing or is not what its digest says. */
export async function readImageDocument(layout: string, digest: Digest): Promise<Buffer | undefined> {
  return await documentIn(blobIn(layout, digest), digest)
}

/** The same of the file that holds it. */
export async function documentIn(file: string | undefined, digest: Digest): Promise<Buffer | undefined> {
  const bytes = file === undefined ? undefined : await readBounded(file, mostDocumentBytes)
  return bytes !== undefined && digestOf(bytes) === digest ? bytes : undefined
}

/** What is wrong with a blob of the layout: `missing`, `size`, `digest`; undefined for a good one. Reads it whole. */
export async function verifyBlob(
  layout: string,
  digest: Digest,
  size: number,
): Promise<'missing' | 'size' | 'digest' | undefined> {
  return await verifyFile(blobIn(layout, digest), digest, size)
}

export async function verifyFile(
  file: string,
  digest: Digest,
  size: number,
): Promise<'missing' | 'size' | 'digest' | undefined> {
  const actual = await sizeOfFile(file)
  if (actual === undefined) return 'missing'
  if (actual !== size) return 'size'
  // Manifests are as many as layers: to wait for a piece of each takes longer than to read them.
  const found = actual <= smallFileBytes ? `sha256:${contentSha256(file)}` : (await digestOfFile(file)).digest
  return found === digest ? undefined : 'digest'
}

const smallFileBytes = 256 * 1024

/** Reads the file whole, piece by piece. */
export async function digestOfFile(file: string): Promise<{ readonly digest: Digest; readonly size: number }> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafeSlow(1024 * 1024)
  const handle = await openRegularFile(file)
  let size = 0
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, null)
      if (bytesRead === 0) return { digest: `sha256:${hash.digest('hex')}`, size }
      hash.update(piece.subarray(0, bytesRead))
      size += bytesRead
    }
  } finally {
    await handle.close()
  }
}

/** Size of a regular file; undefined where there is none. */
export async function sizeOfFile(file: string): Promise<number | undefined> {
  try {
    const found = await stat(file)
    return found.isFile() ? found.size : undefined
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** A file of bounded size; undefined where it does not exist. @throws FormatError above the bound. */
export async function readBounded(file: string, most: number): Promise<Buffer | undefined> {
  if ((await sizeOfFile(file)) === undefined) return undefined
  return await readRegularFile(file, most)
}

export function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}

export function isDenied(error: unknown): error is NodeJS.ErrnoException {
  const { code } = error as NodeJS.ErrnoException
  return code === 'EACCES' || code === 'EPERM'
}
