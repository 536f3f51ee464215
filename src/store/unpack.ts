import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { open, rm, type FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'

import { writeAll, type Content } from './verified-file.ts'

/** What is taken out of an archive. */
export interface Wanted {
  /** The first member's name, as it must stand there. */
  readonly name: string
  /** More bytes are not unpacked. */
  readonly most: number
  /** Made by this; nothing stands there. */
  readonly target: string
}

/**
 * Writes the content of an archive's first member to a file, and hashes it on the way. No name of the archive is written anywhere:
 * the member counts only if it is a regular file of exactly the wanted name and of no more bytes than are waited for, and nothing
 * behind it is looked at. Undefined for any other archive; no file is left then.
 */
export async function unpackFirst(archive: string, wanted: Wanted): Promise<Content | undefined> {
  const file = await open(wanted.target, 'wx', 0o644)
  let content: Content | undefined
  try {
    content = await unpackInto(file, archive, wanted)
  } finally {
    await file.close()
    if (content === undefined) await rm(wanted.target, { force: true })
  }
  return content
}

async function unpackInto(file: FileHandle, archive: string, wanted: Wanted): Promise<Content | undefined> {
  const program = archive.endsWith('.tgz') ? 'gzip' : 'zstd'
  const child = spawn(program, ['-dcq', archive], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<void>((resolve) => {
    child.on('close', resolve)
    child.on('error', () => {
      resolve()
    })
  })
  try {
    // At once: what nobody has begun to read when a child ends, Node throws away (child_process, flushStdio).
    return await takeFirst(child.stdout, file, wanted)
  } finally {
    // No bomb unfolds: what the program has not written yet it never will.
    child.kill('SIGKILL')
    await ended
  }
}

const blockBytes = 512

async function takeFirst(stream: Readable, file: FileHandle, { name, most }: Wanted): Promise<Content | undefined> {
  const hash = createHash('sha256')
  let header = Buffer.alloc(0)
  let size: number | undefined
  let left = 0
  const writer = gatheringWriter(file)
  for await (const part of stream as AsyncIterable<Buffer>) {
    let content = part
    if (size === undefined) {
      header = Buffer.concat([header, part])
      if (header.length < blockBytes) continue
      size = sizeOfMember(header.subarray(0, blockBytes), name)
      if (size === undefined || size > most) return undefined
      left = size
      content = header.subarray(blockBytes)
    }
    content = content.subarray(0, left)
    left -= content.length
    hash.update(content)
    await writer.write(content)
    if (left === 0) break
  }
  await writer.end()
  return size === undefined || left > 0 ? undefined : { digest: `sha256:${hash.digest('hex')}`, size }
}

const gatheredBytes = 1024 * 1024

/** A pipe gives 64 KiB at a time; so few bytes a write would cost more than the bytes do. One write is on its way at a time. */
function gatheringWriter(file: FileHandle): { write: (part: Buffer) => Promise<void>; end: () => Promise<void> } {
  let parts: Buffer[] = []
  let bytes = 0
  let writing: Promise<void> = Promise.resolve()
  const flush = async (): Promise<void> => {
    await writing
    const next = Buffer.concat(parts)
    parts = []
    bytes = 0
    writing = writeAll(file, next)
    // Told by the next flush; until then nobody listens.
    writing.catch(() => undefined)
  }
  return {
    write: async (part) => {
      parts.push(part)
      bytes += part.length
      if (bytes >= gatheredBytes) await flush()
    },
    end: async () => {
      await flush()
      await writing
    },
  }
}

/**
 * The size that a header of the `ustar` kind, POSIX or GNU, gives a regular file of that name; undefined where it is anything else.
 * Our archives need no extended header: names are short.
 */
function sizeOfMember(header: Buffer, name: string): number | undefined {
  const text = (from: number, length: number): string => {
    const field = header.subarray(from, from + length)
    const end = field.indexOf(0)
    return field.subarray(0, end < 0 ? length : end).toString('latin1')
  }
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0)
  if (Number.parseInt(text(148, 8), 8) !== sum) return undefined
  const isRegular = header[156] === 0x30 || header[156] === 0
  const isPrefixed = text(257, 6) === 'ustar' && header[263] === 0x30 && text(345, 155) !== ''
  if (!isRegular || isPrefixed || text(0, 100) !== name) return undefined
  const digits = /^ *([0-7]{1,12}) *$/.exec(text(124, 12))?.[1]
  if (digits !== undefined) return Number.parseInt(digits, 8)
  // Above 8 GiB GNU tar writes the number in base 256, marked by the first bit (tar manual, "Basic Tar Format").
  return header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : undefined
}
