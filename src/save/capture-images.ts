import { isTrouble } from '../errors.ts'
import { digestHex, digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { decodeRootManifest } from '../layer/overlay-metadata.ts'
import type { Log } from '../log.ts'
import type { StackerDirectories } from '../workspace/directories.ts'
import { mostDocumentBytes } from '../formats/oci/document-size.ts'
import { blobIn } from '../formats/oci/layout.ts'
import { decodeManifest } from '../formats/oci/manifest.ts'
import { readBounded, sizeOfFile } from '../workspace/oci-layout.ts'
import { readableIfThere, verifyBlobs } from '../workspace/root/by-root.ts'
import type { Workplace } from '../workspace/workplace.ts'
import type { CaptureRequest } from './capture-request.ts'
import type { CollectedBlobs } from './collected.ts'

/** Manifests and configs go into the record, the layers of the images are blobs. */
export async function addImages(
  request: CaptureRequest,
  collected: CollectedBlobs,
  documents: Map<Digest, Buffer>,
): Promise<string | undefined> {
  const { entry } = request
  if (entry.Layer.BuildOnly) return undefined
  for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
    if (!isDigest(digest)) return `its entry names the manifest ${JSON.stringify(digest)}`
    const manifest = await readDocument(request.place, digest)
    if (typeof manifest === 'string') return manifest
    documents.set(digest, manifest)
    const config = decodeManifest(manifest).config.digest
    const bytes = await readDocument(request.place, config)
    if (typeof bytes === 'string') return bytes
    documents.set(config, bytes)
    const { layers } = decodeRootManifest(manifest)
    const trouble = request.withoutLayers ? undefined : await addLayers(request.place, collected, layers)
    if (trouble !== undefined) return trouble
  }
  return undefined
}

/** Layers of the output layout; a text says what is wrong with one of them. */
export async function addLayers(
  { directories, log }: Workplace,
  { files, blobs }: CollectedBlobs,
  layers: readonly { readonly digest: Digest; readonly size: number }[],
): Promise<string | undefined> {
  const fresh = layers.filter(({ digest }) => !blobs.has(digest))
  for (const [index, trouble] of (await checkBlobs(directories, fresh, log)).entries()) {
    const digest = fresh[index]?.digest ?? ''
    if (trouble === 'missing') return `${digest} is missing from the image layout`
    if (trouble !== undefined) return `${digest} in the image layout is damaged`
  }
  for (const { digest, size } of fresh) {
    blobs.set(digest, { digest, size, kind: 'layer' })
    files.set(digest, blobIn(directories.ociDir, digest))
  }
  return undefined
}

/**
 * By size: the content of what the store lacks is verified when it is sent, and what the store has need not be read. An image lists
 * the blobs of all layers below it, so a chain of layers would be read over and over.
 */
async function checkBlobs(
  directories: StackerDirectories,
  blobs: readonly { readonly digest: Digest; readonly size: number }[],
  log: Log,
): Promise<readonly (string | undefined)[]> {
  try {
    const sizes = await Promise.all(blobs.map(({ digest }) => sizeOfFile(blobIn(directories.ociDir, digest))))
    return sizes.map((size, index) =>
      size === undefined ? 'missing' : size === blobs[index]?.size ? undefined : 'size',
    )
  } catch (error) {
    if (!isTrouble(error)) throw error
    return await verifyBlobs(directories, blobs, log)
  }
}

/** A manifest or config of the output layout, verified; a text says what is wrong with it. */
async function readDocument(place: Workplace, digest: Digest): Promise<Buffer | string> {
  const name = `document-${digestHex(digest)}`
  const blob = blobIn(place.directories.ociDir, digest)
  const file = await readableIfThere(place, blob, name)
  const bytes = file === undefined ? undefined : await readBounded(file, mostDocumentBytes)
  if (bytes === undefined) return `${digest} is missing from the image layout`
  return digestOf(bytes) === digest ? bytes : `${digest} in the image layout is damaged`
}
