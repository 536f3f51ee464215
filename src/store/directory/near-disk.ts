import { statfsSync } from 'node:fs'

import { isTrouble } from '../../errors.ts'

/** Types of file systems on disks and in memory of one machine (statfs(2)): ext, XFS, Btrfs, tmpfs, overlayfs, F2FS, ZFS, bcachefs. */
const nearTypes: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0xf2f52010, 0x2fc12fc1, 0xca451a4e,
])

const known = new Map<string, boolean>()

/**
 * Does the disk answer at once? Then a small file is asked for without a thread, which takes a tenth of the time: a plan of a thousand
 * layers asks for thousands. Over a network questions are to travel side by side.
 */
export function isNearDisk(directory: string): boolean {
  const before = known.get(directory)
  if (before !== undefined) return before
  try {
    const isNear = nearTypes.has(statfsSync(directory).type)
    known.set(directory, isNear)
    return isNear
  } catch (error) {
    // It is not there yet, or not ours to look at.
    if (!isTrouble(error)) throw error
    return false
  }
}
