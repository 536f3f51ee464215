import { existsSync } from 'node:fs'
import path from 'node:path'

import { FormatError } from '../errors.ts'
import { isDigest } from '../formats/digest.ts'
import { decodeManifest } from '../formats/oci/manifest.ts'
import { isPlainName } from '../formats/plain-path.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { rootPath, type StackerDirectories } from './directories.ts'
import { readImageDocument, verifyBlob } from './oci-layout.ts'

/**
 * Whether the images of an entry on disk are whole: stacker checks manifests only, and publishes an image whose layers are missing
 * (docs/stacker/restoring.md#5). A build_only entry is backed by its root; who needs more of it than that it is there looks into
 * it.
 */
export async function isBackedLocally(directories: StackerDirectories, entry: CacheEntry): Promise<boolean> {
  if (!isPlainName(entry.Name)) return false
  if (entry.Layer.BuildOnly) return existsSync(rootPath(directories, entry.Name))
  for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
    const manifest = isDigest(digest) ? await readImageDocument(directories.ociDir, digest) : undefined
    if (manifest === undefined) return false
    try {
      const { config, layers } = decodeManifest(manifest)
      for (const blob of [config, ...layers]) {
        if ((await verifyBlob(directories.ociDir, blob.digest, blob.size)) !== undefined) return false
      }
    } catch (error) {
      if (error instanceof FormatError) return false
      throw error
    }
  }
  return existsSync(path.join(rootPath(directories, entry.Name), 'overlay_metadata.json'))
}
