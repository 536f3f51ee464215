import { closeSync, constants, fstatSync, open, openSync, read, readSync, type Stats } from 'node:fs'
import { open as openHandle, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'

import { FormatError } from '../errors.ts'

const pieceBytes = 64 * 1024
const reading = constants.O_RDONLY | constants.O_NONBLOCK

// By its number: one of Node's handles takes longer to make and to close than a small file takes to read.
const openNumber = promisify(open)
const readNumber = promisify(read)

/**
 * The bytes of a file, links followed. What is no regular file is not read: a pipe would make us wait for a writer, and a device as
 * /dev/zero has no end.
 * @throws what open and read throw (EISDIR for a directory); FormatError with the code EFTYPE for what is no regular file, and EFBIG for one of
 * more than `most` bytes.
 */
export async function readRegularFile(file: string, most: number, flags = 0): Promise<Buffer> {
  const number = await openNumber(file, reading | flags).catch((error: unknown) => {
    throw openingError(file, error)
  })
  try {
    const steps = readInSteps(file, sizeOf(file, fstatSync(number)), most)
    for (let step = steps.next(0); ;) {
      if (step.done === true) return step.value
      const { into, offset, length } = step.value
      step = steps.next((await readNumber(number, into, offset, length, null)).bytesRead)
    }
  } finally {
    closeSync(number)
  }
}

/** The same at once, for the few files without which there is nothing to do. */
export function readRegularFileSync(file: string, most: number, flags = 0): Buffer {
  const number = openNow(file, flags)
  try {
    const steps = readInSteps(file, sizeOf(file, fstatSync(number)), most)
    for (let step = steps.next(0); ;) {
      if (step.done === true) return step.value
      const { into, offset, length } = step.value
      step = steps.next(readSync(number, into, offset, length, null))
    }
  } finally {
    closeSync(number)
  }
}

function openNow(file: string, flags: number): number {
  try {
    return openSync(file, reading | flags)
  } catch (error) {
    throw openingError(file, error)
  }
}

/** Opens it to be read, without waiting; `flags` beside those for reading. Throws as `readRegularFile`, but lets a directory pass, which no read does. */
export async function openRegularFile(file: string, flags = 0): Promise<FileHandle> {
  const source = await openHandle(file, reading | flags).catch((error: unknown) => {
    throw openingError(file, error)
  })
  try {
    requireRegular(file, await source.stat())
    return source
  } catch (error) {
    await source.close()
    throw error
  }
}

/** 0 where it says nothing: a directory's, of which the first read fails, and that of files of /proc, which have content all the same. */
function sizeOf(file: string, found: Stats): number {
  requireRegular(file, found)
  return found.isFile() ? found.size : 0
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

/** open(2): a socket, or a device without a driver. */
function openingError(file: string, error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code === 'ENXIO' ? notRegular(file, 'a socket or a device') : error
}

function notRegular(file: string, kind: string): FormatError {
  return withCode(new FormatError(file, `expected a regular file, and it is ${kind}`), 'EFTYPE')
}

function withCode(error: FormatError, code: string): FormatError {
  return Object.assign(error, { code })
}

interface Step {
  readonly into: Buffer
  readonly offset: number
  readonly length: number
}

/** Asks for bytes until there are enough, and is told how many came. One call for what does not change while it is read, which is all that appears by rename. */
function* readInSteps(file: string, size: number, most: number): Generator<Step, Buffer, number> {
  if (size > most) throw tooLong(file, most)
  if (size > 0) {
    const into = Buffer.allocUnsafeSlow(size)
    let offset = 0
    while (offset < size) {
      const count = yield { into, offset, length: size - offset }
      if (count === 0) break
      offset += count
    }
    return into.subarray(0, offset)
  }
  const pieces: Buffer[] = []
  for (let length = 0; ;) {
    const into = Buffer.allocUnsafeSlow(pieceBytes)
    const count = yield { into, offset: 0, length: pieceBytes }
    if (count === 0) return Buffer.concat(pieces)
    length += count
    if (length > most) throw tooLong(file, most)
    pieces.push(into.subarray(0, count))
  }
}

function tooLong(file: string, most: number): FormatError {
  return withCode(new FormatError(file, `expected at most ${String(most)} bytes`), 'EFBIG')
}
