import { messageOf } from '../full-disk.ts'
import { historyResolution } from '../history-resolution.ts'
import { otherRecordQuestion } from '../keys.ts'
import type { Store } from '../store.ts'
import { fetchBlob, hasBlobs, writeBlob } from './directory-blobs.ts'
import { findOtherRecord, findRecord, findResolution, writeRecord, writeResolution } from './directory-documents.ts'
import { adoptIndexed } from './directory-adoption.ts'
import { refreshIndex } from './directory-index.ts'
import { openDirectory, type DirectoryStoreOptions, type OpenDirectory } from './open-directory.ts'
import { writableAt } from './writable.ts'

/**
 * A store in a directory, safe for several processes at once: whatever appears does so by rename or link, nothing is overwritten,
 * and there is no shared file that is not derived from the others.
 */
export function openDirectoryStore(options: DirectoryStoreOptions): Store {
  const store = openDirectory(options)
  const resolutions: Pick<Store, 'findResolution' | 'writeResolution'> = {
    findResolution: (name) => findResolution(store, name),
    writeResolution: (name, bytes) => writeResolution(store, name, bytes),
  }
  return {
    name: store.name,
    writable: writableAt(store.path),
    findRecord: (name) => findRecord(store, name),
    findOtherRecord: (name) => findOtherRecord(store, name),
    unanswered: (name) => store.unanswered.get(otherRecordQuestion(store.keyPrefix, name)),
    refused: () => undefined,
    outage: () => undefined,
    writeRecord: (name, bytes) => writeRecord(store, name, bytes),
    hasBlobs: (digests) => hasBlobs(store, digests),
    fetchBlob: (digest, size, file, use) => fetchBlob(store, { digest, size }, file, use),
    writeBlob: (digest, size, file) => writeBlob(store, digest, size, file),
    ...resolutions,
    ...historyResolution(resolutions),
    finish: () => finish(store),
  }
}

async function finish({ name, paths, index, log, now }: OpenDirectory): Promise<void> {
  if (!index.isOld) return
  index.isOld = false
  // The index only shows the records to other tools: a record without its line in it is still a record.
  try {
    await adoptIndexed(paths, now())
    await refreshIndex(paths)
  } catch (error) {
    log.debug(`${name}: the index was not refreshed: ${messageOf(error)}`)
  }
}
