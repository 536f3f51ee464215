import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type Stats } from 'node:fs'
import { chmod, lstat, open, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, createGzip, gunzipSync, gzipSync } from 'node:zlib'

import { FormatError } from '../../errors.ts'
import { digestOf, type Digest } from '../../formats/digest.ts'
import { readRegularFile } from '../../formats/regular-file.ts'
import { isCode } from '../error-code.ts'
import { contentInThreads } from '../hashing-threads.ts'
import { copyHashed, type Content } from '../verified-file.ts'

// An entry is one file: what it keeps, as it is, or the gzip of it where that is smaller (docs/format.md). Layers are compressed already: they
// are moved, and neither packed nor copied.

const fast = { level: constants.Z_BEST_SPEED }

/** As it goes into an entry. */
export function packDocument(bytes: Buffer): Buffer {
  const packed = gzipSync(bytes, fast)
  return isBetter(packed.length, bytes.length) ? packed : bytes
}

/**
 * The document of that digest, of at most `most` bytes; undefined where the entry holds another thing.
 * @throws Error with errno's code where it cannot be read.
 */
export async function takeDocument(entry: string, digest: Digest, most: number): Promise<Buffer | undefined> {
  try {
    const bytes = await readRegularFile(entry, most)
    if (digestOf(bytes) === digest) return bytes
    const unpacked = gunzipSync(bytes, { maxOutputLength: most })
    return digestOf(unpacked) === digest ? unpacked : undefined
  } catch (error) {
    if (isOfContent(error)) return undefined
    throw error
  }
}

/** The service takes no entry without a byte. */
function isBetter(packed: number, plain: number): boolean {
  return packed < plain || plain === 0
}

const sampleBytes = 64 * 1024
/** What becomes no smaller than that is sent as it is. */
const worthwhile = 0.9

/** Puts the gzip of a file in its place, where a piece of it tells that it is worth that. */
export async function packBlob(file: string, size: number): Promise<void> {
  if (size > 0 && !(await shrinks(file, size))) return
  const draft = `${file}.gz`
  try {
    await pipeline(createReadStream(file), createGzip(fast), createWriteStream(draft, { flags: 'wx', mode: 0o600 }))
    if (isBetter((await stat(draft)).size, size)) await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

/** By the middle: a file system's image begins with zeros. */
async function shrinks(file: string, size: number): Promise<boolean> {
  const length = Math.min(size, sampleBytes)
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, Math.floor((size - length) / 2))
    const sample = buffer.subarray(0, bytesRead)
    return gzipSync(sample, fast).length < worthwhile * sample.length
  } finally {
    await handle.close()
  }
}

/**
 * Makes a blob of an entry, at `target`, where nothing is; false where the entry holds another thing, and then nothing is there. The entry may be
 * gone afterwards.
 * @throws Error with errno's code where the file cannot be written.
 */
export async function takeBlob(entry: string, blob: Content, target: string): Promise<boolean> {
  const found = await lstat(entry)
  let isTaken = false
  try {
    if (!found.isFile()) return false
    const content = found.size === blob.size ? await moved(entry, target, found) : await unpacked(entry, target, blob)
    isTaken = content?.digest === blob.digest && content.size === blob.size
    return isTaken
  } finally {
    if (!isTaken) await rm(target, { force: true })
  }
}

async function moved(entry: string, target: string, { mode, size }: Stats): Promise<Content> {
  try {
    await chmod(entry, mode & 0o644)
    await rename(entry, target)
  } catch (error) {
    if (!isCode(error, 'EXDEV')) throw error
    return await copyHashed(entry, target, size)
  }
  return await contentInThreads(target, size)
}

/** Gives up behind as many bytes as are wanted: a bomb would go on for hours. */
async function unpacked(entry: string, target: string, { size: wanted }: Content): Promise<Content | undefined> {
  const hash = createHash('sha256')
  let size = 0
  const measured = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      size += piece.length
      if (size > wanted) throw new FormatError('entry', `expected ${String(wanted)} bytes`)
      hash.update(piece)
      yield piece
    }
  }
  try {
    const into = createWriteStream(target, { flags: 'wx', mode: 0o644 })
    await pipeline(createReadStream(entry), createGunzip(), measured, into)
  } catch (error) {
    if (isOfContent(error)) return undefined
    throw error
  }
  return { digest: `sha256:${hash.digest('hex')}`, size }
}

/** What zlib, or a limit of ours, says of bytes; all else is the machine's trouble. */
function isOfContent(error: unknown): boolean {
  if (error instanceof FormatError) return true
  return error instanceof Error && 'code' in error && /^(?:Z_|ERR_BUFFER_TOO_LARGE$)/.test(String(error.code))
}
