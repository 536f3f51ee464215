import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'

import { FormatError } from '../errors.ts'
import type { Owner } from './directories.ts'
import { guardMembers } from './extraction-guard.ts'
import { asOwnerOfIds, type IdCommand } from './id-space.ts'
import { encodeHeader, padding, readTar, tarTrailer, type TarMember, type TarPart } from './tar-member.ts'
import { convertWhiteouts } from './whiteout.ts'

export interface ExtractLayerRequest {
  /** The blob's file. */
  readonly blob: string
  readonly mediaType: string
  /** An existing, empty directory. */
  readonly directory: string
  readonly opaqueAttribute: string
  readonly owner: Owner | undefined
}

/**
 * Extracts a layer as stacker's overlay storage does: owners by number, xattrs, setuid, whiteouts as overlayfs has them. Answers in
 * words why it could not; then the directory is to be thrown away.
 */
export async function extractLayer(request: ExtractLayerRequest): Promise<string | undefined> {
  const { blob, mediaType, directory, owner, opaqueAttribute } = request
  const ids = await asOwnerOfIds(owner)
  if (typeof ids === 'string') return ids
  // stacker's squashfs layers are made from overlay directories as they are, so they hold devices and xattrs already.
  if (mediaType.includes('squashfs')) {
    return await runTool(
      ids,
      'unsquashfs',
      ['-no-progress', '-quiet', '-force', '-xattrs', '-dest', directory, blob],
      undefined,
    )
  }
  if (mediaType.includes('erofs')) return 'erofs layers cannot be extracted without mounting them'
  const convert = convertWhiteouts(opaqueAttribute)
  return await unpack(await openLayer(blob), directory, ids, convert)
}

/** Unpacks an archive of a tree as it is, whiteouts and all. The same answers as `extractLayer`. */
export async function unpackVerbatim(archive: string, directory: string, ids: IdCommand): Promise<string | undefined> {
  return await unpack(createReadStream(archive), directory, ids, (member) => [member])
}

async function unpack(
  source: AsyncIterable<Uint8Array> | string,
  directory: string,
  ids: IdCommand,
  convert: (member: TarMember) => readonly TarMember[],
): Promise<string | undefined> {
  if (typeof source === 'string') return source
  const args = [
    '--extract',
    '--file=-',
    `--directory=${directory}`,
    '--numeric-owner',
    '--same-owner',
    '--same-permissions',
    '--acls',
    '--xattrs',
    '--xattrs-include=*',
    '--warning=no-timestamp',
  ]
  return await runTool(ids, 'tar', args, safeMembers(source, convert, ids))
}

/** The archive written anew, with nothing in it that was not understood and found harmless. */
async function* safeMembers(
  source: AsyncIterable<Uint8Array>,
  convert: (member: TarMember) => readonly TarMember[],
  ids: IdCommand,
): AsyncGenerator<Buffer, void, undefined> {
  const guard = guardMembers()
  for await (const { member, content } of readTar(source) as AsyncIterable<TarPart>) {
    for (const safe of convert(guard(member))) {
      yield encodeHeader({ ...safe, uid: ids.uidOnDisk(safe.uid), gid: ids.gidOnDisk(safe.gid) })
      if (safe.size === 0) continue
      yield* content
      yield Buffer.alloc(padding(safe.size))
    }
  }
  yield tarTrailer
}

/** The tar inside a layer blob, by its first bytes: stacker names uncompressed layers of overlay dirs as it does any other. */
async function openLayer(blob: string): Promise<AsyncIterable<Uint8Array> | string> {
  const handle = await open(blob)
  const start = Buffer.alloc(4)
  await handle.read(start, 0, 4, 0)
  await handle.close()
  const file = createReadStream(blob)
  if (start[0] === 0x1f && start[1] === 0x8b) return piped(file, zlib.createGunzip())
  if (start.readUInt32LE(0) === 0xfd2fb528) {
    if (!('createZstdDecompress' in zlib)) return 'this Node cannot read zstd'
    return piped(file, zlib.createZstdDecompress())
  }
  return file
}

function piped(file: Readable, decompress: NodeJS.ReadWriteStream & AsyncIterable<Buffer>): AsyncIterable<Uint8Array> {
  // Its failure reaches the reader through `decompress`, which pipeline destroys with the error.
  pipeline(file, decompress).catch(() => undefined)
  return decompress
}

/** Runs a tool on files of the owner's ids, fed with `input`; answers what it complained about, or undefined. */
export async function runTool(
  ids: IdCommand,
  tool: string,
  args: readonly string[],
  input: AsyncIterable<Buffer> | undefined,
): Promise<string | undefined> {
  const [program = tool, ...rest] = [...ids.command, tool, ...args]
  const child = spawn(program, rest, {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
    // Only LC_ALL matters: in another locale tar converts names.
    env: { ...process.env, LC_ALL: 'C' },
  })
  const complaint: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 16) complaint.push(chunk)
  })
  const ended = new Promise<string | undefined>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ENOENT' ? `${program} is not installed` : String(error))
    })
    child.on('close', (code, signal) => {
      const said = Buffer.concat(complaint).toString('utf8').trim().slice(0, 500)
      resolve(code === 0 ? undefined : `${tool} ended with ${String(code ?? signal)}${said === '' ? '' : `: ${said}`}`)
    })
  })
  if (input === undefined || child.stdin === null) return await ended
  const { stdin } = child
  try {
    await pipeline(Readable.from(input, { objectMode: false }), stdin)
  } catch (error) {
    child.kill('SIGKILL')
    const why = await ended
    // tar that ends early closes its pipe; what it said is the reason. Otherwise the archive was at fault.
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE') return why ?? String(error)
    if (error instanceof FormatError || code !== undefined) return (error as Error).message
    throw error
  }
  return await ended
}
