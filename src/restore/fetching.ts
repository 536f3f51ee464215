import path from 'node:path'

import { isTrouble } from '../errors.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import type { Store } from '../store/store.ts'
import type { StackerDirectories } from '../workspace/directories.ts'
import type { StagedBlob } from '../workspace/lay-down/lay-down-request.ts'
import { verifyBlob } from '../workspace/oci-layout.ts'
import type { WantedBlob } from './laying.ts'

/** What neither lies in the output layout, whole, nor was fetched before. */
export async function missingHere(
  wanted: readonly WantedBlob[],
  directories: StackerDirectories,
  fetched: ReadonlyMap<Digest, StagedBlob>,
): Promise<readonly WantedBlob[]> {
  const missing: WantedBlob[] = []
  for (const blob of wanted) {
    if (fetched.has(blob.digest)) continue
    if (!blob.serves && (await isWhole(directories, blob))) continue
    missing.push(blob)
  }
  return missing
}

/** What another user's stacker left unreadable is not had here. */
async function isWhole({ ociDir }: StackerDirectories, { digest, size }: WantedBlob): Promise<boolean> {
  try {
    return (await verifyBlob(ociDir, digest, size)) === undefined
  } catch (error) {
    if (!isTrouble(error)) throw error
    return false
  }
}

/** The store has its own limits. */
const parallelFetches = 8

interface Fetched {
  readonly staged: ReadonlyMap<Digest, StagedBlob>
  readonly failed: readonly Digest[]
  /** What was not tried any more. */
  readonly left: readonly Digest[]
}

/** Parents first. Once one is gone the rest waits: layers that stand on it may not be wanted any more. */
export async function fetchAll(store: Store, wanted: readonly WantedBlob[], staging: string): Promise<Fetched> {
  const staged = new Map<Digest, StagedBlob>()
  const failed: Digest[] = []
  const queue = [...wanted]
  const work = async (): Promise<void> => {
    while (failed.length === 0) {
      const blob = queue.shift()
      if (blob === undefined) return
      const { digest, size, layout, serves } = blob
      const file = path.join(staging, `blob-${digestHex(digest)}`)
      // A blob of the layout is read and never written to; what serves the laying down may get another mode and owner.
      const use = layout && !serves ? 'read' : 'own'
      if (await store.fetchBlob(digest, size, file, use)) staged.set(digest, { size, file })
      else failed.push(digest)
    }
  }
  await Promise.all(Array.from({ length: parallelFetches }, work))
  return { staged, failed, left: queue.map(({ digest }) => digest) }
}
