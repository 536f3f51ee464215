import { link } from 'node:fs/promises'
import path from 'node:path'

import { FormatError, isTrouble } from '../errors.ts'
import type { Log } from '../log.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import type { Descriptor } from '../formats/oci/descriptor.ts'
import { blobIn, indexPath } from '../formats/oci/layout.ts'
import { decodeManifest } from '../formats/oci/manifest.ts'
import type { Options } from '../options/options.ts'
import { openStores } from '../plan/open-stores.ts'
import type { Completed } from '../report/completed.ts'
import type { Store } from '../store/store.ts'
import type { Surroundings } from '../use-cases.ts'
import { directoriesOf, layerBasesPath, type StackerDirectories } from '../workspace/directories.ts'
import type { StagedBlob } from '../workspace/lay-down/lay-down-request.ts'
import { stackerLocks } from '../workspace/locks.ts'
import { documentIn, indexIn, verifyFile } from '../workspace/oci-layout.ts'
import { addBlobs, readableIfThere, verifyBlobs } from '../workspace/root/by-root.ts'
import { closeStaging, openStaging } from '../workspace/staging-directory.ts'
import type { Workplace } from '../workspace/workplace.ts'
import { fetchAll } from './fetching.ts'

type CompleteOptions = Pick<Options, 'directories' | 'store' | 'keyPrefix' | 'patience'>

/**
 * Brings the layers that the images of the output layout lack, or hold damaged: what a restore left out, so that images can be copied
 * out. What cannot be had is named; nothing else is touched.
 */
export async function complete(options: CompleteOptions, surroundings: Surroundings): Promise<Completed> {
  const begun = surroundings.now()
  const directories = directoriesOf(options.directories)
  const { log } = surroundings
  const locks = stackerLocks(directories, log)
  const ended = (more: Partial<Completed>): Completed => ({
    ...{ images: 0, lacking: [], blobs: 0, bytesDown: 0, seconds: (surroundings.now() - begun) / 1000 },
    ...more,
  })
  try {
    const others = await locks.take('existing')
    if (others !== undefined) return ended({ skipped: others })
    const staging = await openStaging(directories)
    try {
      const images = await imagesOf({ directories, staging, log })
      const wanted = await absentLayers(directories, images, log)
      if (wanted.length === 0) return ended({ images: images.length, lacking: lackingOf(images, new Set()) })
      // No record is asked for: what is wanted is named here, by its digest.
      const expected = { patience: options.patience, trust: { kind: 'own' } } as const
      const { store } = await openStores(options.store, options.keyPrefix, surroundings, expected)
      const brought = await bring(wanted, { directories, staging, log }, store)
      const gone = new Set(wanted.flatMap(({ digest }) => (brought.staged.has(digest) ? [] : [digest])))
      const why = await addBlobs({ directories, staging, log }, brought.staged)
      if (why !== undefined) return ended({ images: images.length, skipped: why })
      return ended({
        images: images.length,
        lacking: lackingOf(images, gone),
        blobs: brought.staged.size,
        bytesDown: brought.bytesDown,
      })
    } finally {
      await closeStaging(staging, log)
    }
  } catch (error) {
    if (!isTrouble(error)) throw error
    return ended({ skipped: error.message })
  } finally {
    await locks.release()
  }
}

/** An image of the layout; without layers where not even its documents are whole. */
interface LaidImage {
  readonly name: string
  readonly layers: readonly Descriptor[] | undefined
}

async function imagesOf(place: Workplace): Promise<readonly LaidImage[]> {
  const { ociDir } = place.directories
  const index = await indexIn(await readableIfThere(place, indexPath(ociDir), 'index.json'))
  const images: LaidImage[] = []
  for (const { tag, digest } of index?.manifests ?? []) {
    const file = await readableIfThere(place, blobIn(ociDir, digest), `document-${digestHex(digest)}`)
    const manifest = await documentIn(file, digest)
    try {
      images.push({ name: tag ?? digest, layers: manifest && decodeManifest(manifest).layers })
    } catch (error) {
      // Whole, and of another kind, as an index of images: it is none of stacker's.
      if (!(error instanceof FormatError)) throw error
    }
  }
  return images
}

async function absentLayers(
  directories: StackerDirectories,
  images: readonly LaidImage[],
  log: Log,
): Promise<readonly Descriptor[]> {
  const layers = [
    ...new Map(images.flatMap((image) => image.layers ?? []).map((layer) => [layer.digest, layer])).values(),
  ]
  const troubles = await verifyBlobs(directories, layers, log)
  return layers.filter((_, index) => troubles[index] !== undefined)
}

function lackingOf(images: readonly LaidImage[], gone: ReadonlySet<Digest>): Completed['lacking'] {
  return images.flatMap(({ name, layers }) => {
    if (layers === undefined) return [{ name, digests: [] }]
    const digests = layers.map(({ digest }) => digest).filter((digest) => gone.has(digest))
    return digests.length === 0 ? [] : [{ name, digests }]
  })
}

/** From stacker's own copies of base images where they are whole there, else from the store. */
async function bring(
  wanted: readonly Descriptor[],
  { directories, staging }: Workplace,
  store: Store,
): Promise<{ readonly staged: ReadonlyMap<Digest, StagedBlob>; readonly bytesDown: number }> {
  const staged = new Map<Digest, StagedBlob>()
  const others: Descriptor[] = []
  for (const layer of wanted) {
    const file = path.join(staging, `base-${digestHex(layer.digest)}`)
    if (await linkVerified(blobIn(layerBasesPath(directories), layer.digest), file, layer))
      staged.set(layer.digest, { size: layer.size, file })
    else others.push(layer)
  }
  let bytesDown = 0
  // Fetching stops at the first blob that cannot be had, and here all the others are wanted none the less.
  for (let rest: readonly Descriptor[] = others; rest.length > 0;) {
    const wants = rest.map(({ digest, size }) => ({ digest, size, layout: true, serves: true }))
    const fetched = await fetchAll(store, wants, staging)
    for (const [digest, blob] of fetched.staged) {
      staged.set(digest, blob)
      bytesDown += blob.size
    }
    const left = new Set(fetched.left)
    rest = rest.filter(({ digest }) => left.has(digest))
  }
  return { staged, bytesDown }
}

async function linkVerified(source: string, file: string, { digest, size }: Descriptor): Promise<boolean> {
  try {
    if ((await verifyFile(source, digest, size)) !== undefined) return false
    await link(source, file)
    return true
  } catch (error) {
    // Of another user, or on another file system.
    if (!isTrouble(error)) throw error
    return false
  }
}
