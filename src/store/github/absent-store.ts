import type { Digest } from '../../formats/digest.ts'
import type { Store, Written } from '../store.ts'

/** A store that holds nothing and takes nothing. */
export function absentStore(why: string): Store {
  const denied = (): Promise<Written> => Promise.resolve({ kind: 'denied', why })
  const nothing = (): Promise<undefined> => Promise.resolve(undefined)
  return {
    name: 'github',
    writable: { kind: 'no', why },
    findRecord: nothing,
    findOtherRecord: nothing,
    unanswered: () => undefined,
    refused: () => undefined,
    outage: () => undefined,
    writeRecord: denied,
    hasBlobs: () => Promise.resolve(new Set<Digest>()),
    fetchBlob: () => Promise.resolve(false),
    writeBlob: denied,
    findResolution: nothing,
    writeResolution: denied,
    findHistory: nothing,
    writeHistory: nothing,
    finish: () => Promise.resolve(),
  }
}
