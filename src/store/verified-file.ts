import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { Digest } from '../formats/digest.ts'
import { openRegularFile, readRegularFile, readRegularFileSync } from '../formats/regular-file.ts'
import { giveToGroup, makeDirectories } from './group-access.ts'

const chunkBytes = 1024 * 1024

export interface Content {
  readonly digest: Digest
  readonly size: number
}

/** Reads a regular file to its end, never through a symbolic link. `most`: stop with more bytes than that, and answer what was seen. */
export async function contentOf(file: string, most = Infinity): Promise<Content> {
  const source = await openRegular(file)
  try {
    return await pump(source, undefined, most)
  } finally {
    await source.close()
  }
}

/**
 * Copies and hashes in one reading, so what lies at `target` (which must not exist) is what the answer says.
 * It is the caller's to remove when the answer is not the wanted one; after an error it is gone already.
 */
export async function copyHashed(file: string, target: string, most = Infinity): Promise<Content> {
  const source = await openRegular(file)
  try {
    const copy = await open(target, 'wx', 0o644)
    try {
      const content = await pump(source, copy, most)
      await copy.close()
      return content
    } catch (error) {
      await copy.close().catch(() => undefined)
      await rm(target, { force: true })
      throw error
    }
  } finally {
    await source.close()
  }
}

/** A file of at most `most` bytes, whole; without a thread where its disk is near. */
export async function readStored(file: string, most: number, isNear = false): Promise<Buffer> {
  if (isNear) return readRegularFileSync(file, most, constants.O_NOFOLLOW)
  return await readRegularFile(file, most, constants.O_NOFOLLOW)
}

/** The file appears at `target` whole or not at all. `scratch` is a directory of the same file system. */
export async function writeWhole(target: string, bytes: Uint8Array, scratch: string): Promise<void> {
  const draft = join(scratch, draftName())
  await makeDirectories(scratch)
  await makeDirectories(dirname(target))
  try {
    await writeFile(draft, bytes, { flag: 'wx', mode: 0o644 })
    await giveToGroup(draft, 0o040)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
}

/** A name that no other process takes. */
export function draftName(): string {
  return `${process.pid}-${randomBytes(8).toString('hex')}`
}

async function openRegular(file: string): Promise<FileHandle> {
  return await openRegularFile(file, constants.O_NOFOLLOW)
}

async function pump(source: FileHandle, copy: FileHandle | undefined, most: number): Promise<Content> {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let size = 0
  for (;;) {
    const { bytesRead } = await source.read(chunk, 0, chunk.length, null)
    if (bytesRead === 0) break
    const part = chunk.subarray(0, bytesRead)
    hash.update(part)
    size += bytesRead
    if (copy) await writeAll(copy, part)
    if (size > most) break
  }
  return { digest: `sha256:${hash.digest('hex')}`, size }
}

async function writeAll(copy: FileHandle, part: Uint8Array): Promise<void> {
  for (let offset = 0; offset < part.length;) {
    offset += (await copy.write(part, offset, part.length - offset)).bytesWritten
  }
}
