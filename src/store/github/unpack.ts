import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import * as zlib from 'node:zlib'

import { digestOf } from '../../formats/digest.ts'
import { isCode } from '../error-code.ts'
import { tellsOfFullDisk } from '../full-disk.ts'
import { contentInThreads } from '../hashing-threads.ts'
import { writeAll, type Content } from '../verified-file.ts'
import { cutInThread } from './content-threads.ts'

/** What is taken out of an archive. */
export interface Wanted {
  /** The first member's name, as it must stand there. */
  readonly name: string
  /** More bytes are not unpacked. */
  readonly most: number
  /** Made by this; nothing stands there. */
  readonly target: string
}

/** From here on the bytes go through a thread, or, where Node does not read them, by GNU tar past this process. */
const mostHere = 1024 * 1024

/**
 * Writes the content of an archive's first member to a file, and hashes it. No name of the archive is written anywhere: the member
 * counts only if it is a regular file of exactly the wanted name and of no more bytes than are waited for. Undefined for any other
 * archive; no file is left then. `tar`: the machine's GNU tar; without it the bytes go through here, which takes longer.
 */
export async function unpackFirst(
  archive: string,
  wanted: Wanted,
  tar: string | undefined,
  inThread = unfoldsHere(archive),
): Promise<Content | undefined> {
  const file = await open(wanted.target, 'wx', 0o644)
  let content: Content | undefined
  try {
    const taken = await takeFirst(archive, file, wanted)
    if (taken === undefined || !('large' in taken)) content = taken
    else if (inThread) {
      content = await cutInThread({
        archive,
        packing: packingOf(archive),
        skip: blockBytes,
        size: taken.large,
        target: wanted.target,
      })
    } else if (tar !== undefined) content = await takeLarge(archive, file, { ...wanted, size: taken.large }, tar)
    else content = await takeHere(archive, file, wanted, taken.large)
  } finally {
    await file.close()
    if (content === undefined) await rm(wanted.target, { force: true })
  }
  return content
}

function packingOf(archive: string): 'gzip' | 'zstd' {
  return archive.endsWith('.tgz') ? 'gzip' : 'zstd'
}

/** Node before 22.15 reads no zstd. */
function unfoldsHere(archive: string): boolean {
  return packingOf(archive) === 'gzip' || 'createZstdDecompress' in zlib
}

/** Tells of a member that is too large for here by its size. */
function takeFirst(
  archive: string,
  file: FileHandle,
  wanted: Wanted,
): Promise<Content | { readonly large: number } | undefined> {
  return unfolded(archive, (stream) => readFirst(stream, file, wanted))
}

/** The member that `takeFirst` has told of, without tar. */
async function takeHere(
  archive: string,
  file: FileHandle,
  { target }: Wanted,
  size: number,
): Promise<Content | undefined> {
  const written = await unfolded(archive, async (stream) => {
    let at = 0
    try {
      for await (const part of stream as AsyncIterable<Buffer>) {
        const content = part.subarray(Math.max(0, blockBytes - at), Math.max(0, blockBytes + size - at))
        at += part.length
        await writeAll(file, content)
        if (at >= blockBytes + size) return true
      }
    } catch (error) {
      // What does not unfold is not what its key names; a disk that is full is another matter.
      if (isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT')) throw error
    }
    return false
  })
  return written ? await contentInThreads(target, size) : undefined
}

async function unfolded<T>(archive: string, read: (stream: Readable) => Promise<T>): Promise<T> {
  const program = packingOf(archive)
  if (program === 'gzip') return await read(decompressed(archive, zlib.createGunzip()))
  if ('createZstdDecompress' in zlib) return await read(decompressed(archive, zlib.createZstdDecompress()))
  const child = spawn(program, ['-dcq', archive], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = endOf(child)
  try {
    // At once: what nobody has begun to read when a child ends, Node throws away (child_process, flushStdio).
    return await read(child.stdout)
  } finally {
    // No bomb unfolds: what the program has not written yet it never will.
    child.kill('SIGKILL')
    await ended
  }
}

function decompressed(archive: string, stream: zlib.Gunzip | zlib.ZstdDecompress): Readable {
  return pipeline(createReadStream(archive), stream, () => {
    // A broken archive reaches the reader through the stream, which is destroyed with the error.
  })
}

function endOf(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve()
    })
    child.on('error', () => {
      resolve()
    })
  })
}

/**
 * `$1` in blocks of 512 bytes (POSIX sh; some count in 1024). --occurrence ends tar behind the first member: without it a bomb there
 * would unfold for hours, to be skipped. With -O no name of the archive is ever made; the content of a link or device is nothing.
 */
const extractToStandardOutput =
  'ulimit -f "$1" && exec "$2" --use-compress-program="$3" --extract --to-stdout --occurrence=1 --blocking-factor=128 --file="$4" -- "$5"'

async function takeLarge(
  archive: string,
  file: FileHandle,
  { name, target, size }: Wanted & { readonly size: number },
  tar: string,
): Promise<Content | undefined> {
  const program = packingOf(archive)
  const blocks = String(Math.ceil(size / blockBytes))
  const child = spawn('sh', ['-c', extractToStandardOutput, 'sh', blocks, tar, program, archive, name], {
    stdio: ['ignore', file.fd, 'pipe'],
    env: { ...process.env, TAR_OPTIONS: '', LC_ALL: 'C' },
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    if (said.length < mostSaid) said += chunk.toString('latin1')
  })
  await endOf(child)
  if ((await file.stat()).size < size) {
    const full = said.split('\n').find(tellsOfFullDisk)
    // The archive may be whole.
    if (full !== undefined) throw new Error(full)
    return undefined
  }
  await file.truncate(size)
  return await contentInThreads(target, size)
}

const blockBytes = 512
const mostSaid = 4096

async function readFirst(
  stream: Readable,
  file: FileHandle,
  wanted: Wanted,
): Promise<Content | { readonly large: number } | undefined> {
  // What does not unfold is not what its key names.
  const found = await contentOfFirst(stream, wanted).catch(() => undefined)
  if (!Buffer.isBuffer(found)) return found
  await writeAll(file, found)
  return { digest: digestOf(found), size: found.length }
}

async function contentOfFirst(
  stream: Readable,
  { name, most }: Wanted,
): Promise<Buffer | { readonly large: number } | undefined> {
  const parts: Buffer[] = []
  let length = 0
  let size: number | undefined
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.length
    if (length < blockBytes) continue
    if (size === undefined) {
      size = sizeOfMember(Buffer.concat(parts).subarray(0, blockBytes), name)
      if (size === undefined || size > most) return undefined
      if (size > mostHere) return { large: size }
    }
    if (length >= blockBytes + size) return Buffer.concat(parts).subarray(blockBytes, blockBytes + size)
  }
  return undefined
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
