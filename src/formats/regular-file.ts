import { constants, type Stats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

import { FormatError } from '../errors.ts'

const pieceBytes = 64 * 1024

/**
 * The bytes of a file, links followed. What is no regular file is not read: a pipe would make us wait for a writer, and a device as
 * /dev/zero has no end.
 * @throws what open and read throw (EISDIR for a directory); FormatError with the code EFTYPE for what is no regular file, and EFBIG for one of
 * more than `most` bytes.
 */
export async function readRegularFile(file: string, most: number, flags = 0): Promise<Buffer> {
  const { source, size } = await openSized(file, flags)
  try {
    if (size > most) throw tooLong(file, most)
    // Files of /proc have size 0 and content all the same.
    return size === 0 ? await readToEnd(source, file, most) : await readSize(source, size)
  } finally {
    await source.close()
  }
}

/** Opens it to be read, without waiting; `flags` beside those for reading. Throws as `readRegularFile`, but lets a directory pass, which no read does. */
export async function openRegularFile(file: string, flags = 0): Promise<FileHandle> {
  return (await openSized(file, flags)).source
}

async function openSized(file: string, flags: number): Promise<{ readonly source: FileHandle; readonly size: number }> {
  const source = await openNow(file, flags)
  try {
    const found = await source.stat()
    requireRegular(file, found)
    // A directory's size says nothing; the first read of it fails.
    return { source, size: found.isFile() ? found.size : 0 }
  } catch (error) {
    await source.close()
    throw error
  }
}

/** @throws FormatError for what is neither a regular file nor a directory. */
export function requireRegular(file: string, found: Pick<Stats, 'mode'>): void {
  const kind = otherKinds.get(found.mode & 0o170000)
  if (kind !== undefined) throw notRegular(file, kind)
}

const otherKinds: ReadonlyMap<number, string> = new Map([
  [0o010000, 'a pipe'],
  [0o020000, 'a device'],
  [0o060000, 'a device'],
  [0o140000, 'a socket'],
])

async function openNow(file: string, flags: number): Promise<FileHandle> {
  try {
    return await open(file, constants.O_RDONLY | constants.O_NONBLOCK | flags)
  } catch (error) {
    // open(2): a socket, or a device without a driver.
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') throw notRegular(file, 'a socket or a device')
    throw error
  }
}

function notRegular(file: string, kind: string): FormatError {
  return withCode(new FormatError(file, `expected a regular file, and it is ${kind}`), 'EFTYPE')
}

function withCode(error: FormatError, code: string): FormatError {
  return Object.assign(error, { code })
}

/** One call for what does not change while it is read, which is all that appears by rename. */
async function readSize(source: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(size)
  let length = 0
  while (length < size) {
    const { bytesRead } = await source.read(bytes, length, size - length, length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.subarray(0, length)
}

async function readToEnd(source: FileHandle, file: string, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let length = 0; ;) {
    const piece = Buffer.allocUnsafeSlow(pieceBytes)
    const { bytesRead } = await source.read(piece, 0, pieceBytes, null)
    if (bytesRead === 0) return Buffer.concat(pieces)
    length += bytesRead
    if (length > most) throw tooLong(file, most)
    pieces.push(piece.subarray(0, bytesRead))
  }
}

function tooLong(file: string, most: number): FormatError {
  return withCode(new FormatError(file, `expected at most ${String(most)} bytes`), 'EFBIG')
}
