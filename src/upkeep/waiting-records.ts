import { digestOf } from '../formats/digest.ts'
import { waitingRecords } from '../store/directory/directory-adoption.ts'
import { storePaths } from '../store/directory/directory-layout.ts'
import type { Inventory, StoredRecord } from '../store/inventory.ts'
import { namedBlobs } from '../store/named-blobs.ts'
import { toldOfRecord } from '../store/told-record.ts'

/**
 * Lists those records of a directory, too, that another tool has copied into its image layout, and that a run takes in once it finds none
 * (docs/format.md). Changes nothing. `path` is absolute; `now` answers milliseconds since 1970.
 */
export function withWaitingRecords(inventory: Inventory, path: string, now: () => number): Inventory {
  const waiting = new Map<string, Buffer>()
  return {
    ...inventory,
    async records() {
      const taken: StoredRecord[] = []
      const began = now()
      for await (const { key, bytes } of waitingRecords(storePaths(path))) {
        waiting.set(key, bytes)
        taken.push(describe(key, bytes, began))
      }
      const standing = await inventory.records()
      // A run began to take them in meanwhile.
      const known = new Set(standing.map(({ key }) => key))
      // Once taken in they are newer than what stands there.
      return [...taken.filter(({ key }) => !known.has(key)), ...standing]
    },
    read: async (record) => waiting.get(record.key) ?? (await inventory.read(record)),
  }
}

/** How many records of a directory no run has taken in yet. `path` is absolute. */
export async function countWaiting(path: string): Promise<number> {
  const keys: string[] = []
  for await (const { key } of waitingRecords(storePaths(path))) keys.push(key)
  return keys.length
}

function describe(key: string, bytes: Buffer, now: number): StoredRecord {
  const { layer, savedAt } = toldOfRecord(bytes)
  const blobs = namedBlobs(bytes)
  return {
    key,
    id: digestOf(bytes),
    layer,
    written: savedAt === undefined ? now : savedAt * 1000,
    used: undefined,
    blobs,
    bytes: (blobs ?? []).reduce((sum, { size }) => sum + size, 0),
  }
}
