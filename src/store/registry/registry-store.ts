import { historyResolution } from '../history-resolution.ts'
import { otherRecordQuestion } from '../keys.ts'
import type { Store } from '../store.ts'
import { openRegistry, type RegistryStoreOptions } from './open-registry.ts'
import { fetchBlob, hasBlobs, writeBlob } from './registry-blobs.ts'
import {
  findOtherRecord,
  findRecord,
  findResolution,
  foretell,
  askedQuestion,
  writeRecord,
  writeResolution,
} from './registry-records.ts'

/** A store in a repository of a container registry, shared by all who may read it, and safe for many that write at once. */
export function openRegistryStore(options: RegistryStoreOptions): Store {
  const store = openRegistry(options)
  const { keyPrefix, unanswered, refused, state, seal } = store
  const resolutions: Pick<Store, 'findResolution' | 'writeResolution'> = {
    findResolution: (name) => findResolution(store, name),
    writeResolution: (name, bytes) => writeResolution(store, name, bytes),
  }
  return {
    name: store.name,
    writable: seal.unsignable === undefined ? { kind: 'yes' } : { kind: 'no', why: seal.unsignable },
    findRecord: (name) => findRecord(store, name),
    findOtherRecord: (name) => findOtherRecord(store, name),
    foretell: (names) => {
      foretell(store, names)
    },
    unanswered: (name) => unanswered.get(otherRecordQuestion(keyPrefix, name)),
    refused: (name) => refused.get(askedQuestion(keyPrefix, name)),
    outage: () => state.outage,
    writeRecord: (name, bytes) => writeRecord(store, name, bytes),
    hasBlobs: (digests) => hasBlobs(store, digests),
    fetchBlob: (digest, size, file) => fetchBlob(store, digest, size, file),
    writeBlob: (digest, size, file, elsewhere) => writeBlob(store, { digest, size, file, elsewhere }),
    ...resolutions,
    ...historyResolution(resolutions),
    finish: () => Promise.resolve(),
  }
}
