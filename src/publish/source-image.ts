import { isTrouble, type Problem } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import type { LayoutIndex } from '../formats/oci/layout-index.ts'
import { blobIn, indexPath } from '../formats/oci/layout.ts'
import { decodeManifest } from '../formats/oci/manifest.ts'
import { dockerManifest, ociManifest } from '../formats/oci/media-type.ts'
import type { LocalBlob } from '../registry/blob-upload.ts'
import type { RegistryManifest } from '../registry/registry-manifest.ts'
import { documentIn, indexIn } from '../workspace/oci-layout.ts'
import type { LayoutFiles } from './layout-files.ts'
import { repositoryName, type OutputImage } from './output-images.ts'

export type ManifestToPut = Pick<RegistryManifest, 'mediaType' | 'bytes' | 'digest'>

/** An image as it is to be published. */
export interface SourceImage {
  readonly image: OutputImage
  readonly digest: Digest
  /** Undefined where only the registry may have it. */
  readonly manifest: ManifestToPut | undefined
  /** Config and layers, each once; their files need not be there. */
  readonly blobs: readonly LocalBlob[]
}

/** Reads images from layouts, whose indexes it reads once. */
export function openLayouts(files: LayoutFiles): (image: OutputImage) => Promise<SourceImage | Problem> {
  const indexes = new Map<string, Promise<LayoutIndex | undefined>>()
  return async (image) => {
    const { layout, layoutTag, layer } = image
    const problem = (why: string): Problem => ({
      message: `${repositoryName(image)} cannot be published: ${why}`,
      place: { file: layer.definition.stackerfile, line: layer.definition.line },
      advice: 'build or restore it first, in the same directories',
    })
    try {
      const index = indexes.get(layout) ?? files.use(indexPath(layout), indexIn)
      indexes.set(layout, index)
      const entry = (await index)?.manifests.find(({ tag }) => tag === layoutTag)
      if (entry === undefined) return problem(`${layout} has no image ${JSON.stringify(layoutTag)}`)
      const { digest, mediaType } = entry
      if (mediaType !== ociManifest && mediaType !== dockerManifest)
        return problem(`${JSON.stringify(layoutTag)} in ${layout} is no manifest of an image`)
      const bytes = await files.use(blobIn(layout, digest), (file) => documentIn(file, digest))
      if (bytes === undefined) return problem(`its manifest in ${layout} is missing or damaged`)
      return { image, digest, manifest: { mediaType, bytes, digest }, blobs: blobsOf(bytes, layout) }
    } catch (error) {
      if (!isTrouble(error)) throw error
      return problem(error.message)
    }
  }
}

function blobsOf(manifest: Buffer, layout: string): readonly LocalBlob[] {
  const { config, layers } = decodeManifest(manifest)
  const blobs = [config, ...layers].map(({ digest, size }) => ({ digest, size, content: blobIn(layout, digest) }))
  return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()]
}
