import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { isTrouble } from '../errors.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import type { Log } from '../log.ts'
import { namedBlobs, type NamedBlob } from './named-blobs.ts'
import type { RecordName, Store } from './store.ts'

/** Keeps in a store on this machine's disk what stores further away gave, so that the next run has it here. */
export interface ReadThrough {
  /** A record that only a later store has. */
  readonly found: (name: RecordName, bytes: Buffer) => void
  /** `file` holds a blob that a later store gave. It is not looked at any more once the promise is kept. */
  readonly fetched: (blob: NamedBlob, file: string) => Promise<void>
  /**
   * Writes the records whose blobs are here. What was not needed of one is fetched for it, if that is less than what is here: a
   * record that names what is not in its own store would be none there.
   */
  readonly finish: () => Promise<void>
}

export interface ReadThroughOptions {
  readonly nearest: Store
  /** Of a later store. */
  readonly fetch: (digest: Digest, size: number, file: string) => Promise<boolean>
  /** A directory for what is on its way. */
  readonly scratch: string
  readonly log: Log
}

interface NamedRecord {
  readonly name: RecordName
  readonly bytes: Buffer
}

/** Trouble ends the keeping, and nothing else: the store has told of it. */
export function openReadThrough({ nearest, fetch, scratch, log }: ReadThroughOptions): ReadThrough {
  const records = new Map<string, NamedRecord>()
  let hasTrouble = nearest.writable.kind === 'no'

  async function keepBlob({ digest, size }: NamedBlob, file: string): Promise<void> {
    if (!hasTrouble) hasTrouble = 'why' in (await nearest.writeBlob(digest, size, file))
  }

  async function keepRecord(name: RecordName, bytes: Buffer, directory: string): Promise<boolean> {
    const blobs = namedBlobs(bytes)
    if (blobs === undefined) return false
    const here = await nearest.hasBlobs(blobs.map(({ digest }) => digest))
    const lacking = blobs.filter(({ digest }) => !here.has(digest))
    if (weightOf(lacking) > weightOf(blobs) / 2) return false
    for (const blob of lacking) {
      const file = join(directory, digestHex(blob.digest))
      if (!(await fetch(blob.digest, blob.size, file))) return false
      await keepBlob(blob, file)
      await rm(file, { force: true })
      if (hasTrouble) return false
    }
    return (await nearest.writeRecord(name, bytes)).kind === 'written'
  }

  async function keepRecords(left: readonly NamedRecord[], directory: string): Promise<number> {
    let kept = 0
    for (const { name, bytes } of left) if (!hasTrouble && (await keepRecord(name, bytes, directory))) kept += 1
    return kept
  }

  return {
    found: (name, bytes) => {
      records.set(JSON.stringify(name), { name, bytes })
    },
    fetched: (blob, file) => keepBlob(blob, file),
    finish: async () => {
      const left = [...records.values()]
      records.clear()
      if (left.length === 0 || hasTrouble) return
      try {
        const kept = await inScratch(scratch, (directory) => keepRecords(left, directory))
        if (kept > 0) log.info(`${nearest.name} keeps ${String(kept)} layers that were found further away.`)
      } catch (error) {
        if (!isTrouble(error)) throw error
        log.info(`${nearest.name} keeps nothing of what was found further away: ${error.message}`)
      }
    },
  }
}

async function inScratch<T>(scratch: string, work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(scratch, 'stack-cache-copies-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

function weightOf(blobs: readonly NamedBlob[]): number {
  return blobs.reduce((sum, { size }) => sum + size, 0)
}
