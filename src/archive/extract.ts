import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'

import type { Owner } from './owner.ts'
import { usualLimits, withinLimits, type ExtractionLimits } from './extraction-limits.ts'
import { guardMembers } from './extraction-guard.ts'
import { runTool } from './extraction-tool.ts'
import { asOwnerOfIds, type IdCommand } from './id-space.ts'
import { withCheckedMap } from './sparse-map.ts'
import { extractSquashfs } from './squashfs.ts'
import { existingLeaves } from './existing-leaves.ts'
import { encodeHeader, padding, readTar, tarTrailer, type TarMember, type TarPart } from './tar-member.ts'
import { convertWhiteouts, whiteoutModes } from './whiteout.ts'

export interface ExtractLayerRequest {
  /** The blob's file. */
  readonly blob: string
  readonly mediaType: string
  /** An existing, empty directory. */
  readonly directory: string
  readonly opaqueAttribute: string
  readonly owner: Owner | undefined
  /** Whose directory it stands for: one that umoci unpacked, or the one in which overlayfs kept what a layer changed. */
  readonly madeBy: keyof typeof whiteoutModes
  readonly limits?: ExtractionLimits
}

/** fsck.erofs writes neither owners nor xattrs in the releases that distributions have, and stacker's mount needs stacker. */
export const erofsUnable = 'erofs layers cannot be extracted without mounting them'

/**
 * Extracts a layer as stacker's overlay storage does (docs/stacker/restoring.md#16): owners by number, xattrs, setuid, whiteouts as
 * overlayfs has them. Answers in words why it could not; then the directory is to be thrown away.
 */
export async function extractLayer(request: ExtractLayerRequest): Promise<string | undefined> {
  const { blob, mediaType, directory, owner, opaqueAttribute, madeBy, limits = usualLimits } = request
  const ids = await asOwnerOfIds(owner)
  if (typeof ids === 'string') return ids
  if (mediaType.includes('squashfs')) return await extractSquashfs(blob, directory, ids, limits)
  if (mediaType.includes('erofs')) return erofsUnable
  const convert = convertWhiteouts(opaqueAttribute, whiteoutModes[madeBy])
  return await unpack(await openLayer(blob), { directory, ids, limits }, convert)
}

/** Unpacks an archive of a tree as it is, whiteouts and all. The same answers as `extractLayer`. */
export async function unpackVerbatim(
  archive: string,
  directory: string,
  ids: IdCommand,
  limits = usualLimits,
): Promise<string | undefined> {
  return await unpack(createReadStream(archive), { directory, ids, limits }, (member) => [member])
}

async function unpack(
  source: AsyncIterable<Uint8Array> | string,
  {
    directory,
    ids,
    limits,
  }: { readonly directory: string; readonly ids: IdCommand; readonly limits: ExtractionLimits },
  convert: (member: TarMember) => readonly TarMember[],
): Promise<string | undefined> {
  if (typeof source === 'string') return source
  const guard = guardMembers(await existingLeaves(directory), limits)
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
  const members = readTar(withinLimits(source, directory, limits))
  return await runTool(
    ids,
    'tar',
    args,
    safeMembers(members, (member) => convert(guard(member)), ids),
  )
}

/** The archive written anew, with nothing in it that was not understood and found harmless. */
async function* safeMembers(
  members: AsyncIterable<TarPart>,
  guarded: (member: TarMember) => readonly TarMember[],
  ids: IdCommand,
): AsyncGenerator<Buffer, void, undefined> {
  for await (const { member, content } of members) {
    for (const safe of guarded(member)) {
      yield encodeHeader({ ...safe, uid: ids.uidOnDisk(safe.uid), gid: ids.gidOnDisk(safe.gid) })
      if (safe.size === 0) continue
      yield* withCheckedMap(safe, content)
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
