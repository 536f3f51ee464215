import path from 'node:path'

import { isDigest, type Digest } from '../../formats/digest.ts'
import { decodeOldDescriptor } from '../../formats/oci/descriptor.ts'
import { mostDocumentBytes } from '../../formats/oci/document-size.ts'
import { blobIn } from '../../formats/oci/layout.ts'
import { decodeManifest } from '../../formats/oci/manifest.ts'
import { layerBasesPath } from '../directories.ts'
import { isPlainName, isWithin, pathBelow } from '../../formats/plain-path.ts'
import type { LayDownRequest, RootRequest, StagedBlob, TagRequest } from './lay-down-request.ts'
import { readBounded, sizeOfFile } from '../oci-layout.ts'
import { sideBySide } from '../side-by-side.ts'
import { layersOfMetadata } from './root-metadata.ts'

export interface Gap {
  /** The layer that can be left out for it; undefined where that would not help, or is not known to. */
  readonly layer?: string
  readonly what: string
}

/**
 * What the request lacks of the checklist (docs/stacker/restoring.md#43); empty where it is whole. Asked before anything appears:
 * stacker does not miss a layer blob, it publishes an image without it.
 */
export async function findGaps(request: LayDownRequest): Promise<readonly Gap[]> {
  const { directories, staging, blobs, layerBases = new Map<Digest, StagedBlob>() } = request
  const gaps: Gap[] = []
  const inside = (file: string): boolean => isWithin(staging, path.resolve(file)) && path.resolve(file) === file

  const staged = await sideBySide([...blobs, ...layerBases], async ([digest, { size, file }]) => {
    if (!isDigest(digest) || !inside(file)) return [{ what: `blob ${digest} is not in the staging directory` }]
    if ((await sizeOfFile(file)) === size) return []
    return [{ what: `blob ${digest} does not have its ${String(size)} bytes` }]
  })
  gaps.push(...staged.flat())
  if (gaps.length > 0) return gaps

  const hasBlob = async (digest: Digest, size: number | undefined, layouts: readonly string[]): Promise<boolean> => {
    const staged = blobs.get(digest) ?? (layouts === anywhere ? layerBases.get(digest) : undefined)
    if (staged !== undefined) return size === undefined || staged.size === size
    for (const layout of layouts) {
      const found = await sizeOfFile(blobIn(layout, digest))
      if (found !== undefined && (size === undefined || found === size)) return true
    }
    return false
  }
  const output = [directories.ociDir]
  const anywhere = [directories.ociDir, layerBasesPath(directories)]

  const gapsOfTag = async ({ tag, descriptor, withoutLayers = false }: TagRequest): Promise<readonly Gap[]> => {
    const { digest, size } = decodeOldDescriptor(descriptor, `the descriptor of ${tag}`)
    if (!(await hasBlob(digest, size, output))) return [{ what: `the manifest of ${tag} is missing` }]
    const bytes = await readBounded(blobs.get(digest)?.file ?? blobIn(directories.ociDir, digest), mostDocumentBytes)
    if (bytes === undefined) throw new Error(`${digest} went away while it was read`)
    const manifest = decodeManifest(bytes)
    const lacking: Gap[] = []
    for (const part of [manifest.config, ...(withoutLayers ? [] : manifest.layers)]) {
      if (!(await hasBlob(part.digest, part.size, output))) lacking.push({ what: `${tag} lacks ${part.digest}` })
    }
    return lacking
  }
  gaps.push(...(await sideBySide(request.tags, gapsOfTag)).flat())
  for (const layer of request.layers)
    gaps.push(...namesThatLeave(layer, inside).map((what) => ({ layer: layer.name, what })))
  if (gaps.length > 0) return gaps
  for (const { name, root, extract, awaited = [] } of request.layers) {
    const layers = root.kind !== 'keep' && 'metadata' in root ? layersOfMetadata(root.metadata) : []
    for (const { digest, size } of layers) {
      if (!awaited.includes(digest) && !(await hasBlob(digest, size, anywhere)))
        gaps.push({ layer: name, what: `the root of ${name} lacks ${digest}` })
    }
    for (const { digest } of extract) {
      if (!isDigest(digest) || !(await hasBlob(digest, undefined, anywhere)))
        gaps.push({ layer: name, what: `the root of ${name} lacks ${digest}` })
    }
  }
  for (const digest of request.baseBlobs) {
    if (!isDigest(digest) || !(await hasBlob(digest, undefined, anywhere)))
      gaps.push({ what: `base blob ${digest} is missing` })
  }
  return gaps
}

function namesThatLeave(
  { name, root, overlayDirs, twins = [] }: RootRequest,
  inside: (file: string) => boolean,
): readonly string[] {
  const gaps: string[] = []
  if (!isPlainName(name)) gaps.push(`${JSON.stringify(name)} cannot be the name of a root`)
  for (const relative of overlayDirs) {
    if (pathBelow(relative) === undefined)
      gaps.push(`the overlay dir ${JSON.stringify(relative)} of ${name} leaves its directory`)
  }
  for (const digest of twins.flatMap((layer) => [layer.digest, layer.of]))
    if (!isDigest(digest)) gaps.push(`the root of ${name} names ${JSON.stringify(digest)}`)
  if (root.kind === 'stand-in') {
    for (const content of root.content) {
      if (pathBelow(content.path) === undefined) gaps.push(`${JSON.stringify(content.path)} leaves the root of ${name}`)
      if (!inside(content.file)) gaps.push(`the content ${JSON.stringify(content.path)} of ${name} is not staged`)
    }
  }
  if (root.kind === 'packed' && !inside(root.archive)) gaps.push(`the tree of ${name} is not staged`)
  if (root.kind === 'diff' && !inside(root.blob)) gaps.push(`the diff of ${name} is not staged`)
  return gaps
}
