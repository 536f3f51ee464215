import { access, constants, rm } from 'node:fs/promises'
import path from 'node:path'

import { TroubleError } from '../errors.ts'
import { blobIn } from '../formats/oci/layout.ts'
import { isWithin } from '../formats/plain-path.ts'
import type { Log } from '../log.ts'
import type { Blob } from '../registry/blob.ts'
import type { StackerDirectories } from '../workspace/directories.ts'
import { stackerLocks, type Locks } from '../workspace/locks.ts'
import { isAbsent, isDenied, sizeOfFile } from '../workspace/oci-layout.ts'
import { readableFile, verifyBlobs } from '../workspace/root/by-root.ts'
import { closeStaging, openStaging } from '../workspace/staging-directory.ts'
import type { Workplace } from '../workspace/workplace.ts'

/** Files of layouts, of which root's stacker keeps each for root alone (docs/stacker/restoring.md#50). */
export interface LayoutFiles {
  /**
   * Hands over the file, or a copy of it that is gone afterwards; undefined where there is none.
   * @throws TroubleError where neither can be read.
   */
  use<T>(file: string, work: (readable: string | undefined) => Promise<T>): Promise<T>
  /** Is the blob not in the layout, or of another size? */
  lacks(layout: string, blob: Blob): Promise<boolean>
  /** Gives back what copies need, for who is at work in these directories next. More may be asked afterwards. */
  close(): Promise<void>
}

interface Opened {
  readonly place: Workplace
  readonly locks: Locks
}

export function openLayoutFiles(builds: readonly StackerDirectories[], log: Log): LayoutFiles {
  const opened = new Map<string, Promise<Opened>>()
  let copies = 0

  const directoriesOf = (file: string): StackerDirectories => {
    const found = builds.find(({ ociDir }) => isWithin(ociDir, file))
    if (found === undefined) throw new Error(`not in a layout of these builds: ${file}`)
    return found
  }
  const placeOf = async (file: string): Promise<Workplace> => {
    const directories = directoriesOf(file)
    const place = opened.get(directories.stackerDir) ?? openPlace(directories, log)
    opened.set(directories.stackerDir, place)
    return (await place).place
  }
  const useCopy: LayoutFiles['use'] = async (file, work) => {
    const name = `layout-${String(copies++)}-${path.basename(file)}`
    const copy = await readableFile(await placeOf(file), file, name)
    try {
      return await work(copy)
    } finally {
      if (copy !== file) await rm(copy, { force: true })
    }
  }
  return {
    async use(file, work) {
      let readable: string | undefined = file
      try {
        await access(file, constants.R_OK)
      } catch (error) {
        if (isDenied(error)) return await useCopy(file, work)
        if (!isAbsent(error)) throw error
        readable = undefined
      }
      return await work(readable)
    },
    async lacks(layout, { digest, size }) {
      const file = blobIn(layout, digest)
      try {
        return (await sizeOfFile(file)) !== size
      } catch (error) {
        if (!isDenied(error)) throw error
        const [trouble] = await verifyBlobs(directoriesOf(file), [{ digest, size }], log)
        return trouble !== undefined
      }
    },
    async close() {
      const places = await Promise.allSettled(opened.values())
      opened.clear()
      // Who asked has been told why one could not be opened.
      for (const one of places) {
        if (one.status === 'rejected') continue
        await closeStaging(one.value.place.staging, log)
        await one.value.locks.release()
      }
    },
  }
}

async function openPlace(directories: StackerDirectories, log: Log): Promise<Opened> {
  const locks = stackerLocks(directories, log)
  try {
    const others = await locks.take('existing')
    if (others !== undefined) throw new TroubleError(others)
    return { place: { directories, staging: await openStaging(directories), log }, locks }
  } catch (error) {
    await locks.release()
    throw error
  }
}
