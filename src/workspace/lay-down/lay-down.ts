import { chmod, mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

import { FormatError } from '../../errors.ts'
import { digestOf, type Digest } from '../../formats/digest.ts'
import { describeBytes } from '../../formats/oci/descriptor.ts'
import {
  blobIn,
  blobsDirectory,
  blobsPath,
  indexFile,
  indexPath,
  layoutFile,
  layoutText,
} from '../../formats/oci/layout.ts'
import { newIndex, tagAnnotation, type LayoutIndex } from '../../formats/oci/layout-index.ts'
import { decodeManifest } from '../../formats/oci/manifest.ts'
import { ociManifest } from '../../formats/oci/media-type.ts'
import type { Log } from '../../log.ts'
import { buildCachePath, layerBasesPath, type StackerDirectories } from '../directories.ts'
import type { Owner } from '../../archive/owner.ts'
import type { LayDownRequest, StagedBlob, TagRequest } from './lay-down-request.ts'
import { findGaps, type Gap } from './gaps.ts'
import { readImageDocument, readIndex, sizeOfFile } from '../oci-layout.ts'
import { placeRoots } from './place-roots.ts'
import { ensureDirectory, exists, giveTo, linkInto, makeReadable, moveInto, setAside, writeFileAs } from '../placing.ts'
import { sideBySide } from '../side-by-side.ts'
import { hasBuiltOutput, keepingTag, keepingTagPrefix, layersOfMetadata, type KeepingTag } from './root-metadata.ts'
import { stageRoots } from './stage-roots.ts'

export type LaidDown = { readonly kind: 'laid-down'; readonly keepingTags: readonly string[] } | Refused

export interface Refused {
  /**
   * Nothing of it is there for stacker to believe: what stood there stands, or after trouble while it appeared there is no
   * build.cache. The same staging directory serves another try as long as nothing had appeared.
   */
  readonly kind: 'refused'
  readonly why: string
  /** The layer without which it may go well. */
  readonly layer?: string
}

/**
 * Lays down what the request says, in this process: everything is made ready in the staging directory first and appears by renames,
 * build.cache last. Killed at any moment it leaves the old state, the new one, or no build.cache at all, over which stacker builds
 * everything and rightly (docs/stacker/restoring.md#6); an old build.cache never stands beside roots that are not its own.
 *
 * Blobs in the request are taken as verified by digest, blobs that lie in the layout already by the caller likewise; sizes are
 * checked again.
 */
export async function layDownHere(request: LayDownRequest, log: Log): Promise<LaidDown> {
  const gaps = await findGaps(request)
  if (gaps.length > 0) return { kind: 'refused', ...refusalOf(gaps) }

  const { directories, staging, owner } = request
  const old = path.join(staging, 'old')
  await mkdir(old, { recursive: true })
  const roots = await stageRoots(request)
  if (roots.kind === 'refused') return roots
  const keeping = keepingTags(request, await reachedLayers(request))

  await ensureDirectory(directories.stackerDir, owner)
  await ensureDirectory(directories.rootsDir, owner)
  // Before the first root: two or more roots without an `overlay` among them and no storage.type is taken for btrfs
  // (docs/stacker/restoring.md#7).
  await placeStorageType(request)
  await placeBlobs(request, keeping, log)
  await placeLayerBases(request)
  await giveLayouts(request)

  await setAside(buildCachePath(directories), old)
  await setAside(path.join(directories.stackerDir, 'imports'), old)
  await placeRoots(request, roots, old)
  await placeIndex(request, keeping, log)
  if (request.buildCache !== null) {
    const file = path.join(staging, 'build.cache')
    await writeFileAs(file, request.buildCache, owner, 0o600)
    await moveInto(file, buildCachePath(directories), directories.stackerDir)
  }
  return { kind: 'laid-down', keepingTags: keeping.map(({ tag }) => tag) }
}

/** One layer at a time is left out; what that does not mend is found in the next round. */
function refusalOf(gaps: readonly Gap[]): { readonly layer?: string; readonly why: string } {
  const [named] = gaps.filter(({ layer }) => layer !== undefined)
  const layer = gaps.every((gap) => gap.layer !== undefined) ? named?.layer : undefined
  const told = layer === undefined ? gaps : gaps.filter((gap) => gap.layer === layer)
  return { ...(layer !== undefined && { layer }), why: told.map(({ what }) => what).join('; ') }
}

/** What root's stacker left would end the build of one who cannot write there (docs/stacker/restoring.md#31); root may write anywhere. */
async function giveLayouts({ directories, owner }: LayDownRequest): Promise<void> {
  if (process.geteuid?.() !== 0 || owner?.uid === 0) return
  const { stackerDir, ociDir, rootsDir } = directories
  const bases = layerBasesPath(directories)
  const ofLayout = ['', path.dirname(blobsDirectory), blobsDirectory, layoutFile, indexFile]
  const layouts = [ociDir, bases].flatMap((layout) => ofLayout.map((name) => path.join(layout, name)))
  for (const file of [stackerDir, rootsDir, path.join(stackerDir, 'storage.type'), path.dirname(bases), ...layouts])
    if (await exists(file)) await giveTo(file, owner)
}

/** Takes our own tags out of the index again, after the build; the diffs they kept are then stacker's to collect. */
export async function removeKeepingTagsHere(directories: StackerDirectories, owner: Owner | undefined): Promise<void> {
  const index = await readIndex(directories.ociDir)
  if (!index?.manifests.some(({ tag }) => tag?.startsWith(keepingTagPrefix))) return
  const manifests = index.manifests.filter(({ tag }) => !tag?.startsWith(keepingTagPrefix)).map(({ json }) => json)
  const file = `${directories.ociDir}.stack-cache-index`
  await rm(file, { force: true })
  await writeFileAs(file, encodeIndex({ ...index.json, manifests }), owner, 0o644)
  await moveInto(file, indexPath(directories.ociDir), directories.ociDir)
}

/** Layers that the images of the request's own tags list. Tags of others may vanish when stacker rebuilds their layers. */
async function reachedLayers(request: LayDownRequest): Promise<ReadonlySet<Digest>> {
  const reached = new Set<Digest>()
  for (const manifest of await sideBySide(request.tags, ({ descriptor }) => readManifestOf(request, descriptor))) {
    for (const layer of layersOfMetadata(Buffer.from(`{"Manifests":{"":${manifest}}}`))) reached.add(layer.digest)
  }
  return reached
}

async function readManifestOf(request: LayDownRequest, descriptor: TagRequest['descriptor']): Promise<string> {
  const digest = descriptor['digest'] as Digest
  const file = request.blobs.get(digest)?.file ?? blobIn(request.directories.ociDir, digest)
  return await readFile(file, 'utf8')
}

function keepingTags(request: LayDownRequest, reached: ReadonlySet<Digest>): readonly KeepingTag[] {
  const tags = new Map<string, KeepingTag>()
  for (const { root, awaited = [] } of request.layers) {
    if (root.kind !== 'synthesised' || !hasBuiltOutput(root.metadata)) continue
    const isKept = ({ digest }: { readonly digest: Digest }): boolean => reached.has(digest) || awaited.includes(digest)
    if (layersOfMetadata(root.metadata).every(isKept)) continue
    const keeping = keepingTag(root.metadata, awaited)
    tags.set(keeping.tag, keeping)
  }
  return [...tags.values()]
}

async function placeStorageType({ directories, staging, storageType, owner }: LayDownRequest): Promise<void> {
  const target = path.join(directories.stackerDir, 'storage.type')
  if (((await sizeOfFile(target)) ?? 0) > 0) return
  const file = path.join(staging, 'storage.type')
  await writeFileAs(file, Buffer.from(storageType), owner, 0o644)
  await moveInto(file, target, directories.stackerDir)
}

/** The layout with all blobs. It appears as a whole where there is none; to one that is there blobs are added. */
async function placeBlobs(request: LayDownRequest, keeping: readonly KeepingTag[], log: Log): Promise<void> {
  const { directories, staging, owner } = request
  const { ociDir } = directories
  const added = new Map([...request.blobs].map(([digest, { file }]) => [digest, file]))
  for (const [number, { manifest, config }] of keeping.entries()) {
    for (const bytes of [manifest, config]) {
      const file = path.join(staging, `keeping-${String(number)}-${bytes === manifest ? 'manifest' : 'config'}`)
      await writeFileAs(file, bytes, owner, 0o644)
      added.set(digestOf(bytes), file)
    }
  }
  const present = await exists(ociDir)
  const layout = present ? ociDir : path.join(staging, 'oci')
  await ensureDirectory(blobsPath(layout), owner)
  await sideBySide(added, async ([digest, file]) => {
    await makeReadable(file, owner)
    await moveInto(file, blobIn(layout, digest), layout)
  })
  if (present && (await exists(path.join(ociDir, layoutFile)))) return
  await writeNew(path.join(layout, layoutFile), layoutText, request, layout)
  if (present) return
  await writeNew(indexPath(layout), encodeIndex(await mergedIndex(request, keeping, undefined, log)), request, layout)
  await ensureDirectory(path.dirname(ociDir), owner)
  await moveInto(layout, ociDir, path.dirname(ociDir))
}

/**
 * The layers that stacker may extract, and the base images, under their second name: stacker reads lower layers from layer-bases only, and
 * with the blobs in `oci` alone builds images whose blobs are missing (docs/stacker/restoring.md#10, docs/stacker/restoring.md#12).
 */
async function placeLayerBases(request: LayDownRequest): Promise<void> {
  const { directories, staging, owner, layerBases = new Map<Digest, StagedBlob>() } = request
  const needed = new Set(request.baseBlobs)
  for (const { root } of request.layers) {
    if ('metadata' in root) for (const { digest } of layersOfMetadata(root.metadata)) needed.add(digest)
  }
  const target = layerBasesPath(directories)
  const present = await exists(target)
  if (!present && needed.size + layerBases.size === 0) return
  const layout = present ? target : path.join(staging, 'layer-bases')
  await ensureDirectory(blobsPath(layout), owner)
  await sideBySide(needed, async (digest) => {
    const source = blobIn(directories.ociDir, digest)
    // A base's layer may lie in layer-bases alone.
    if (await exists(source)) await linkInto(source, blobIn(layout, digest), staging, layout)
  })
  for (const [digest, { file }] of layerBases) {
    await chmod(file, 0o644)
    await giveTo(file, owner)
    await moveInto(file, blobIn(layout, digest), layout)
  }
  if (!(await exists(path.join(layout, layoutFile)))) {
    await writeNew(path.join(layout, layoutFile), layoutText, request, layout)
  }
  if (!(await exists(indexPath(layout)))) {
    await writeNew(indexPath(layout), encodeIndex({ schemaVersion: 2, manifests: [] }), request, layout)
  }
  if (present) return
  await ensureDirectory(path.dirname(target), owner)
  await moveInto(layout, target, path.dirname(target))
}

async function placeIndex(request: LayDownRequest, keeping: readonly KeepingTag[], log: Log): Promise<void> {
  const { ociDir } = request.directories
  const existing = await readIndex(ociDir).catch((error: unknown) => {
    log.warning(`${indexPath(ociDir)} is written anew, it could not be read: ${String(error)}`)
    return undefined
  })
  const bytes = encodeIndex(await mergedIndex(request, keeping, existing, log))
  await writeNew(indexPath(ociDir), bytes, request, ociDir)
}

/**
 * Foreign tags stay. An entry whose manifest or config is missing or damaged ends every build (docs/stacker/restoring.md#5): it is dropped.
 */
async function mergedIndex(
  request: LayDownRequest,
  keeping: readonly KeepingTag[],
  existing: LayoutIndex | undefined,
  log: Log,
): Promise<Record<string, unknown>> {
  const ours = new Map<string, Record<string, unknown>>()
  for (const { tag, descriptor } of request.tags) {
    const annotations = (descriptor['annotations'] ?? {}) as Record<string, unknown>
    ours.set(tag, { ...descriptor, annotations: { ...annotations, [tagAnnotation]: tag } })
  }
  for (const { tag, manifest } of keeping) {
    ours.set(tag, {
      ...describeBytes(ociManifest, manifest),
      annotations: { [tagAnnotation]: tag },
    })
  }
  const foreign: Record<string, unknown>[] = []
  for (const { tag, digest, json } of existing?.manifests ?? []) {
    if (tag !== undefined && (ours.has(tag) || tag.startsWith(keepingTagPrefix))) continue
    const trouble = await troubleOfImage(request.directories.ociDir, digest)
    if (trouble === undefined) foreign.push({ ...json })
    else log.warning(`the tag ${tag ?? digest} is taken out of index.json: its ${trouble} is missing or damaged`)
  }
  const manifests = [...foreign, ...ours.values()]
  // As stacker writes it, of whatever release; what is there keeps its members.
  return existing === undefined ? newIndex(manifests) : { ...existing.json, manifests }
}

/** What of an image stacker's garbage collection would stumble over: it reads manifests and configs, and no layers. */
async function troubleOfImage(layout: string, digest: Digest): Promise<'manifest' | 'config' | undefined> {
  const manifest = await readSound(layout, digest)
  if (manifest === undefined) return 'manifest'
  let config: Digest
  try {
    config = decodeManifest(manifest).config.digest
  } catch (error) {
    // Whole, and of another kind: an index of images.
    if (error instanceof FormatError) return undefined
    throw error
  }
  return (await readSound(layout, config)) === undefined ? 'config' : undefined
}

async function readSound(layout: string, digest: Digest): Promise<Buffer | undefined> {
  try {
    return await readImageDocument(layout, digest)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

function encodeIndex(index: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(JSON.stringify(index))
}

async function writeNew(
  target: string,
  content: string | Buffer,
  { staging, owner }: LayDownRequest,
  room: string,
): Promise<void> {
  const file = path.join(staging, 'file')
  await writeFileAs(file, Buffer.from(content), owner, 0o644)
  await moveInto(file, target, room)
}
