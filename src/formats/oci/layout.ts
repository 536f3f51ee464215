import path from 'node:path'

import { digestHex, type Digest } from '../digest.ts'

/** An image layout (image-spec, image-layout.md): this file with this text, the index, and blobs by digest. */
export const layoutFile = 'oci-layout'
export const layoutText = '{"imageLayoutVersion": "1.0.0"}'

export const indexFile = 'index.json'

export function indexPath(layout: string): string {
  return path.join(layout, indexFile)
}

export const blobsDirectory = 'blobs/sha256'

export function blobsPath(layout: string): string {
  return path.join(layout, blobsDirectory)
}

export function blobIn(layout: string, digest: Digest): string {
  return path.join(layout, blobsDirectory, digestHex(digest))
}
