import type { ImageSource } from '../stackerfile/layer.ts'

/** An image in an OCI layout on disk. */
export interface ImageInLayout {
  /** As written; relative to where stacker is run. */
  readonly directory: string
  /** Empty where none is written: then it is the only one there. */
  readonly name: string
}

/**
 * The image that a base names in a layout. A docker base is handed to containers/image as it is written, which also reads
 * `oci:DIR:NAME` (docs/stacker/staging.md#8.9; ContainersImageURL, imagesource.go; localRefParser, lib/image.go).
 */
export function imageInLayout({ Type: type, Url: url }: ImageSource): ImageInLayout | undefined {
  const written =
    type === 'oci' ? url : type === 'docker' && url.startsWith(scheme) ? url.slice(scheme.length) : undefined
  if (written === undefined) return undefined
  const colon = written.indexOf(':')
  return colon === -1
    ? { directory: written, name: '' }
    : { directory: written.slice(0, colon), name: written.slice(colon + 1) }
}

/**
 * May a tag of stacker's output layout be an image of that layer? Tags are names of layers, with the layer type behind them where it is not tar
 * (docs/stacker/restoring.md#1); an empty one is the only image there.
 */
export function mayBeImageOf(tag: string, layer: string): boolean {
  return tag === '' || tag === layer || tag.replace(/-(?:squashfs|erofs)$/, '') === layer
}

const scheme = 'oci:'
