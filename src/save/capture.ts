import { stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { FormatError, isTrouble } from '../errors.ts'
import { digestHex, digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { encodeBuildCache } from '../layer/build-cache.ts'
import { packEntry } from '../layer/entry-facts.ts'
import type { CacheEntry } from '../layer/entry.ts'
import {
  decodeOverlayMetadata,
  decodeRootManifest,
  type OverlayMetadata,
  type RootManifest,
} from '../layer/overlay-metadata.ts'
import { umaskOfEntry } from '../layer/umask.ts'
import { ownDiff, packedDiff, packedTypes, type OwnDiff } from '../layer/own-diff.ts'
import type { PortableFacts } from '../layer/portable.ts'
import { preferredType } from '../layer/extraction.ts'
import type { LayerRecord, RecordedBlob, RecordedContent, RecordedRoot } from '../layer/record.ts'
import type { Log } from '../log.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'
import { umaskOf, type BuildState } from '../workspace/build-state.ts'
import { packRoot, packStaged, readableFile, verifyBlobs } from '../workspace/root/by-root.ts'
import { layerBasesPath, type StackerDirectories } from '../workspace/directories.ts'
import { blobPath, decodeManifest, digestOfFile, readBounded, sizeOfFile } from '../workspace/oci-layout.ts'
import { isAltered } from '../workspace/staged-content.ts'

/** A layer that stacker has built, as it is about to be kept. */
export interface Captured {
  readonly record: LayerRecord
  /** Where the record's blobs lie, by digest. */
  readonly files: ReadonlyMap<Digest, string>
}

export interface CaptureRequest {
  readonly entry: CacheEntry
  readonly facts: PortableFacts
  /** The portable definition. */
  readonly portable: Layer
  readonly release: Release
  readonly directories: StackerDirectories
  readonly state: BuildState
  readonly staging: string
  /** Nothing but its tree can serve those that stand on it. */
  readonly needsTree: boolean
  /** What names the own diff of the build_only layer that it was built on; null where there is none or it is not known. */
  readonly standsOn: Digest | null
  /** Its record tells why it is built again; its content would serve nobody. */
  readonly withoutLayers: boolean
  /** Is the layer of that name built on every run? Then nothing ever stands in for it. */
  readonly isAlwaysBuilt: (producer: string) => boolean
  readonly buildSeconds: number | null
  /** Seconds since 1970. */
  readonly now: number
  readonly log: Log
}

/**
 * Texts of trees up to so many bytes in all stand in the record, the shorter ones first: then a plan names the files that changed, and
 * a restore asks for one blob less. Longer ones are blobs, since a verdict needs their canonical digest only.
 */
const mostInlineTrees = 16 * 1024
const mostDocumentBytes = 16 * 1024 * 1024

/**
 * Reads and verifies all that a record of the layer needs. A text says why the layer cannot be kept: stacker's image lacks a blob,
 * a file does not have its digest, a tree cannot be packed.
 */
export async function captureLayer(request: CaptureRequest): Promise<Captured | string> {
  const { entry, facts, portable, release, state } = request
  const files = new Map<Digest, string>()
  const blobs = new Map<Digest, RecordedBlob>()
  const documents = new Map<Digest, Buffer>()
  try {
    const packed = packEntry(entry, portable)
    const trees = new Map<Digest, Buffer | null>()
    let inlined = 0
    for (const [digest, text] of [...packed.trees].sort(([, a], [, b]) => a.length - b.length)) {
      inlined += text.length
      const inline = inlined <= mostInlineTrees
      trees.set(digest, inline ? text : null)
      if (!inline) await addBytes(request, { files, blobs }, digest, text, 'tree')
    }
    const trouble = strayLink(request) ?? (await addImages(request, { files, blobs }, documents))
    if (trouble !== undefined) return trouble
    const root = entry.Layer.BuildOnly ? await captureRoot(request, { files, blobs }) : null
    if (typeof root === 'string') return root
    const contents = await addContents(request, { files, blobs })
    return {
      files,
      record: {
        release: release.tag,
        facts,
        entry: encodeBuildCache(new Map([[entry.Name, packed.entry]]), release).toString('utf8'),
        trees,
        documents,
        root,
        blobs: [...blobs.values()],
        contents,
        buildSeconds: request.buildSeconds,
        owner: state.buildCache?.uid ?? 0,
        umask: umaskOf(state, entry.Name) ?? umaskOfEntry(entry, release) ?? null,
        savedAt: request.now,
      },
    }
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

interface Collected {
  readonly files: Map<Digest, string>
  readonly blobs: Map<Digest, RecordedBlob>
}

/** Manifests and configs go into the record, the layers of the images are blobs. */
async function addImages(
  request: CaptureRequest,
  collected: Collected,
  documents: Map<Digest, Buffer>,
): Promise<string | undefined> {
  const { entry } = request
  if (entry.Layer.BuildOnly) return undefined
  for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
    if (!isDigest(digest)) return `its entry names the manifest ${JSON.stringify(digest)}`
    const manifest = await readDocument(request, digest)
    if (typeof manifest === 'string') return manifest
    documents.set(digest, manifest)
    const config = decodeManifest(manifest).config.digest
    const bytes = await readDocument(request, config)
    if (typeof bytes === 'string') return bytes
    documents.set(config, bytes)
    const { layers } = decodeRootManifest(manifest)
    const trouble = request.withoutLayers ? undefined : await addLayers(request, collected, layers)
    if (trouble !== undefined) return trouble
  }
  return undefined
}

/**
 * Of a build_only layer its own diff is kept, and the word of what stands below: other layers have records of their own, and a base
 * image is stacker's to fetch again (docs/stacker/restoring.md#38).
 */
async function captureRoot(request: CaptureRequest, collected: Collected): Promise<RecordedRoot | null | string> {
  const { entry, state, standsOn } = request
  const found = state.roots.get(entry.Name)
  if (found?.metadata === undefined) return null
  const metadata = decodeOverlayMetadata(found.metadata)
  const own = ownDiff(entry.Name, metadata, found.hasContent)
  const base = await baseImage(request, metadata, own)
  if (typeof base === 'string') return base
  const kept = { metadata: found.metadata, own, base, standsOn }
  switch (own) {
    case 'nothing':
      return { ...kept, content: digestOf(own) }
    case 'root':
      return { ...kept, content: (await addTree(request, collected, metadata)) ?? null }
    case 'packed': {
      const types = packedTypes(entry.Name, metadata)
      const trouble = await addLayers(
        request,
        collected,
        types.flatMap((type) => packedDiff(metadata, type) ?? []),
      )
      const first = preferredType(new Map(types.map((type) => [type, type]))) ?? ''
      return trouble ?? { ...kept, content: packedDiff(metadata, first)?.digest ?? null }
    }
  }
}

/** The base image that a build_only layer stands on itself, as stacker fetched it; a text says why it is not known. */
async function baseImage(
  { entry, directories, staging, log }: CaptureRequest,
  metadata: OverlayMetadata,
  own: OwnDiff,
): Promise<RecordedRoot['base'] | string> {
  const { Type: type } = entry.Layer.From
  if (type !== 'docker' && type !== 'oci') return null
  const [only] = metadata.manifests
  // Its root is as stacker's Unpack began it (docs/stacker/restoring.md#44; overlay/pack.go): with the manifest of the base. An
  // image without layers has none.
  if (own !== 'packed') return only === undefined ? null : { type: only[0], layers: only[1].layers }
  const digest = `sha256:${entry.Base}`
  if (!isDigest(digest)) return 'its base image is not known'
  const file = blobPath(layerBasesPath(directories), digest)
  if ((await sizeOfFile(file)) === undefined) return 'its base image is missing from layer-bases'
  const name = `base-${entry.Base}`
  const bytes = await readBounded(await readableFile(directories, staging, file, name, log), mostDocumentBytes)
  if (bytes === undefined || digestOf(bytes) !== digest) return 'its base image in layer-bases is damaged'
  const { layers } = decodeRootManifest(bytes)
  if (layers.length === 0) return null
  const isBase = (manifest: RootManifest): boolean =>
    layers.every((layer, index) => manifest.layers[index]?.digest === layer.digest)
  const above = [...metadata.manifests].find(([, manifest]) => isBase(manifest))
  return above === undefined ? 'its image does not stand on its base image' : { type: above[0], layers }
}

async function addLayers(
  { directories, log }: CaptureRequest,
  { files, blobs }: Collected,
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
    files.set(digest, blobPath(directories.ociDir, digest))
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
    const sizes = await Promise.all(blobs.map(({ digest }) => sizeOfFile(blobPath(directories.ociDir, digest))))
    return sizes.map((size, index) =>
      size === undefined ? 'missing' : size === blobs[index]?.size ? undefined : 'size',
    )
  } catch (error) {
    if (!isTrouble(error)) throw error
    return await verifyBlobs(directories, blobs, log)
  }
}

/**
 * What a build_only layer changed that no image holds, where something is built on it (docs/stacker/restoring.md#20), or it is
 * small. Not where overlay dirs lie above it, which are gone: it would never be laid down (provision.ts).
 */
async function addTree(
  request: CaptureRequest,
  collected: Collected,
  metadata: OverlayMetadata,
): Promise<Digest | undefined> {
  const { entry, state, directories, staging, log } = request
  const isSmall = state.roots.get(entry.Name)?.isSmall === true
  if (!(request.needsTree || isSmall) || state.buildCache === undefined || metadata.hasOverlayDirs) return undefined
  const archive = path.join(staging, `tree-${digestHex(digestOf(entry.Name))}`)
  const trouble = await packRoot(directories, staging, entry.Name, archive, state.buildCache, log)
  if (trouble !== undefined) {
    log.warning(`the tree of layer ${entry.Name} is not kept, so it will be built again: ${trouble}`)
    return undefined
  }
  return await addFile(collected, archive, 'packed')
}

/**
 * stacker compares what a staged link leads to (docs/stacker/staging.md#4.4; cache.go, Lookup). Where that is no import of the
 * layer, it is another file elsewhere.
 */
function strayLink({ entry, state }: CaptureRequest): string | undefined {
  for (const { Path: source, Dest: dest } of entry.Layer.Imports ?? []) {
    const link = dest ? undefined : state.imports.get(entry.Name)?.entries.get(path.posix.basename(source))?.link
    if (source.startsWith('stacker://') && link?.within === false)
      return `${source} is a link to ${link.target}, which stacker looks up outside of what the layer imports`
  }
  return undefined
}

/**
 * What the layer took through `stacker://`, as stacker staged it: it can stand in for a producer that hits
 * (docs/stacker/restoring.md#19).
 */
async function addContents(request: CaptureRequest, collected: Collected): Promise<RecordedContent[]> {
  const { entry, state, directories, staging, log } = request
  const contents: RecordedContent[] = []
  for (const [index, { Path: source, Dest: dest }] of (entry.Layer.Imports ?? []).entries()) {
    const [, producer, taken] = /^stacker:\/\/([^/]+)(\/.*)?$/s.exec(source) ?? []
    const staged = state.imports.get(entry.Name)?.entries.get(path.posix.basename(source))
    if (producer === undefined || taken === undefined || dest || staged === undefined || staged.kind === 'other')
      continue
    if (request.isAlwaysBuilt(producer)) continue
    if (
      isAltered(
        entry.Imports?.get(source),
        { kind: staged.kind, file: staged.file, mode: staged.mode },
        { release: request.release, owner: state.buildCache?.uid },
      )
    ) {
      log.warning(`what layer ${entry.Name} took from ${producer} is not kept: ${source} was changed since the build`)
      continue
    }
    let file = path.join(staging, `content-${digestHex(digestOf(`${entry.Name}\0${String(index)}`))}`)
    if (staged.kind === 'directory') {
      const trouble = await packStaged(directories, staging, staged.file, file, log)
      if (trouble !== undefined) {
        log.warning(`what layer ${entry.Name} took from ${producer} is not kept: ${trouble}`)
        continue
      }
    } else if (staged.link !== undefined) {
      await writeFile(file, staged.link.target)
    } else {
      file = await readableFile(directories, staging, staged.file, path.basename(file), log)
    }
    const blob = await addFile(collected, file, 'content')
    contents.push({ producer, path: taken, kind: staged.kind, mode: staged.mode, blob })
  }
  const base = await takenBase(request, collected)
  return base === undefined ? contents : [...contents, base]
}

async function takenBase(request: CaptureRequest, collected: Collected): Promise<RecordedContent | undefined> {
  const { entry, directories, staging, log } = request
  const [, producer, taken = ''] = /^stacker:\/\/([^/]+)(\/.*)?$/s.exec(entry.Layer.From.Url) ?? []
  if (producer === undefined || request.isAlwaysBuilt(producer)) return undefined
  const staged = await stagedBase(request)
  if (staged === undefined) return undefined
  const file = await readableFile(directories, staging, staged.file, `base-${digestHex(digestOf(entry.Name))}`, log)
  return { producer, path: taken, kind: 'file', mode: staged.mode, blob: await addFile(collected, file, 'content') }
}

/**
 * The tar that the layer took from another for its base, where what is staged is still that one: two bases of one file name share the
 * place. Undefined where it is not.
 */
export async function stagedBase({
  entry,
  release,
  directories,
  staging,
  state,
  log,
}: Pick<CaptureRequest, 'entry' | 'release' | 'directories' | 'staging' | 'state' | 'log'>): Promise<
  { readonly file: string; readonly mode: number } | undefined
> {
  const { Type: type, Url: url } = entry.Layer.From
  if (type !== 'tar' || !url.startsWith('stacker://')) return undefined
  const file = path.join(directories.stackerDir, 'layer-bases', path.posix.basename(url))
  if ((await sizeOfFile(file)) === undefined) return undefined
  const mode = (await stat(file)).mode & 0o7777
  const copy = await readableFile(directories, staging, file, `base-${digestHex(digestOf(entry.Name))}`, log)
  const recorded = { Type: 0n, Hash: entry.Base }
  const altered = isAltered(recorded, { kind: 'file', file: copy, mode }, { release, owner: state.buildCache?.uid })
  return altered ? undefined : { file, mode }
}

async function addFile({ files, blobs }: Collected, file: string, kind: RecordedBlob['kind']): Promise<Digest> {
  const { digest, size } = await digestOfFile(file)
  if (!blobs.has(digest)) blobs.set(digest, { digest, size, kind })
  files.set(digest, file)
  return digest
}

async function addBytes(
  { staging }: CaptureRequest,
  { files, blobs }: Collected,
  digest: Digest,
  bytes: Buffer,
  kind: RecordedBlob['kind'],
): Promise<void> {
  const file = path.join(staging, `bytes-${digestHex(digest)}`)
  await writeFile(file, bytes)
  blobs.set(digest, { digest, size: bytes.length, kind })
  files.set(digest, file)
}

/** A manifest or config of the output layout, verified; a text says what is wrong with it. */
async function readDocument({ directories, staging, log }: CaptureRequest, digest: Digest): Promise<Buffer | string> {
  const name = `document-${digestHex(digest)}`
  const blob = blobPath(directories.ociDir, digest)
  if ((await sizeOfFile(blob)) === undefined) return `${digest} is missing from the image layout`
  const bytes = await readBounded(await readableFile(directories, staging, blob, name, log), mostDocumentBytes)
  if (bytes === undefined) return `${digest} is missing from the image layout`
  return digestOf(bytes) === digest ? bytes : `${digest} in the image layout is damaged`
}
