import { statfs } from 'node:fs/promises'

import { FormatError, TroubleError } from '../errors.ts'

/** What one archive may unfold to. */
export interface ExtractionLimits {
  /** Bytes of the archive itself, unfolded. A hole of a file with holes takes none, there and on disk. */
  readonly bytes: number
  /** Members, and directories that no member speaks of. */
  readonly members: number
  /** Bytes of names and extended attributes: they stay in memory until the end. */
  readonly names: number
  /** Bytes that have to stay free on the file system, for everybody else; of a small one a sixteenth. */
  readonly spare: number
}

/**
 * What an archive weighs sets no limit: gzip folds zeros to a thousandth and zstd to far less, and layers with a disk image in them
 * are honestly such. So the time is limited by what no layer has (registries take some ten GB, folded), and the disk by what is free
 * while it is written to. A kernel's sources have a tenth of these members.
 */
export const usualLimits: ExtractionLimits = {
  bytes: 64 * 2 ** 30,
  members: 1_000_000,
  names: 512 * 2 ** 20,
  spare: 256 * 2 ** 20,
}

const bytesBetweenLooks = 2 ** 18

/** The archive as it is, up to the limits. Throws FormatError beyond them, and TroubleError where the disk is about to be full. */
export async function* withinLimits(
  source: AsyncIterable<Uint8Array>,
  directory: string,
  limits: ExtractionLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0
  let look = 0
  for await (const chunk of source) {
    bytes += chunk.length
    checkSize(bytes, limits)
    if (bytes >= look) {
      await checkRoom(directory, limits, 0)
      look = bytes + bytesBetweenLooks
    }
    yield chunk
  }
}

/** @throws FormatError */
export function checkSize(bytes: number, limits: ExtractionLimits): void {
  if (bytes > limits.bytes) throw new FormatError('archive', `expected at most ${String(limits.bytes)} bytes unfolded`)
}

/** @throws TroubleError where so many more bytes would leave less than is to be spared, or inodes run out. */
export async function checkRoom(directory: string, { spare }: ExtractionLimits, more: number): Promise<void> {
  const { bavail, blocks, bsize, files, ffree } = await statfs(directory)
  if (bavail * bsize - more < Math.min(spare, (blocks * bsize) / 16)) {
    throw new TroubleError('unpacking is stopped: no space would be left on the disk')
  }
  // File systems that make inodes as they need them say that they have none.
  if (files > 0 && ffree < Math.min(10_000, files / 16)) {
    throw new TroubleError('unpacking is stopped: no inodes would be left on the disk')
  }
}
