import { chmod, copyFile, lstat, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import path from 'node:path'

import type { Digest } from '../../formats/digest.ts'
import { extractedName, layerBasesPath } from '../directories.ts'
import type { Owner } from '../../archive/owner.ts'
import { pathBelow } from '../../formats/plain-path.ts'
import { extractLayer } from '../../archive/extract.ts'
import type { LayDownRequest, RootForm, RootRequest, StandInContent } from './lay-down-request.ts'
import { blobIn } from '../../formats/oci/layout.ts'
import { isAbsent, readBounded } from '../oci-layout.ts'
import { unpackContent, unpackTree } from './packed-tree.ts'
import { ensureDirectory, exists, giveTo, makeDirectory, writeFileAs } from '../placing.ts'
import { sideBySide } from '../side-by-side.ts'

/** Roots ready in the staging directory, each to appear by one rename. */
export interface StagedRoots {
  readonly kind: 'staged'
  readonly roots: ReadonlyMap<string, string>
  readonly extracted: ReadonlyMap<Digest, string>
  /** Directories to be made below overlay_dirs of roots that are kept as they are. */
  readonly overlayDirs: ReadonlyMap<string, readonly string[]>
  /** New metadata of such roots. */
  readonly metadata: ReadonlyMap<string, string>
}

export async function stageRoots(
  request: LayDownRequest,
): Promise<StagedRoots | { readonly kind: 'refused'; readonly why: string; readonly layer: string }> {
  const { staging, owner } = request
  const tries = path.join(staging, 'roots')
  // A try before this one may have left some.
  await rm(tries, { recursive: true, force: true })
  await mkdir(tries)
  // A path that was never there before: what outlives a killed run still writes to the paths of that one.
  const place = await mkdtemp(`${tries}/`)
  const roots = new Map<string, string>()
  const extracted = new Map<Digest, string>()
  const overlayDirs = new Map<string, readonly string[]>()
  const metadata = new Map<string, string>()
  const stage = async ({ name, root, overlayDirs: wanted }: RootRequest): Promise<string | undefined> => {
    const below = wanted.map((relative) => pathBelow(relative) ?? '')
    if (root.kind === 'keep') {
      overlayDirs.set(name, below)
      if (root.metadata === undefined) return undefined
      const file = path.join(place, `${name}.metadata`)
      await writeFileAs(file, root.metadata, owner, 0o644)
      metadata.set(name, file)
    } else if (root.kind !== 'none' || below.length > 0) {
      const directory = path.join(place, name)
      await makeDirectory(directory, owner)
      const trouble = await fillRoot(directory, root, request)
      if (trouble !== undefined) return trouble
      for (const relative of below) await ensureDirectory(path.join(directory, 'overlay_dirs', relative), owner)
      roots.set(name, directory)
    }
    return undefined
  }
  await sideBySide(
    request.layers.filter(({ root }) => !isFilled(root)),
    stage,
  )
  for (const layer of request.layers) {
    const { name, root, extract } = layer
    const why = isFilled(root) ? await stage(layer) : undefined
    if (why !== undefined) return { kind: 'refused', why, layer: name }
    for (const { digest, mediaType } of extract) {
      if (extracted.has(digest)) continue
      const directory = path.join(place, extractedName(digest))
      await makeDirectory(directory, owner)
      await makeDirectory(path.join(directory, 'overlay'), owner)
      const trouble = await extractLayer({
        blob: await findBlob(request, digest),
        mediaType,
        directory: path.join(directory, 'overlay'),
        opaqueAttribute: request.opaqueAttribute,
        owner,
        madeBy: 'umoci',
      })
      if (trouble !== undefined) return { kind: 'refused', why: `${digest}: ${trouble}`, layer: name }
      extracted.set(digest, directory)
    }
  }
  return { kind: 'staged', roots, extracted, overlayDirs, metadata }
}

/** With content, which takes programs and is done one after the other. */
function isFilled({ kind }: RootForm): boolean {
  return kind === 'packed' || kind === 'diff' || kind === 'stand-in'
}

async function findBlob({ blobs, layerBases, directories }: LayDownRequest, digest: Digest): Promise<string> {
  const staged = (blobs.get(digest) ?? layerBases?.get(digest))?.file
  if (staged !== undefined) return staged
  const output = blobIn(directories.ociDir, digest)
  return (await exists(output)) ? output : blobIn(layerBasesPath(directories), digest)
}

/** What overlay.go's Create makes (docs/stacker/restoring.md#44), and what the form adds to it. Answers what went wrong. */
async function fillRoot(
  directory: string,
  root: RootForm,
  { owner, opaqueAttribute }: LayDownRequest,
): Promise<string | undefined> {
  if (root.kind === 'none' || root.kind === 'stub' || root.kind === 'keep') return undefined
  const overlay = path.join(directory, 'overlay')
  await makeDirectory(overlay, owner)
  await makeDirectory(path.join(directory, 'rootfs'), owner)
  const metadata = root.kind === 'stand-in' ? Buffer.from('{}') : root.metadata
  await writeFileAs(path.join(directory, 'overlay_metadata.json'), metadata, owner, 0o644)
  switch (root.kind) {
    case 'synthesised':
      return undefined
    case 'packed':
      return await unpackTree(root.archive, overlay, owner)
    case 'diff': {
      const { blob, mediaType } = root
      return await extractLayer({ blob, mediaType, directory: overlay, opaqueAttribute, owner, madeBy: 'overlayfs' })
    }
    case 'stand-in':
      for (const content of root.content) {
        const trouble = await standIn(overlay, content, owner)
        if (trouble !== undefined) return trouble
      }
      return undefined
  }
}

/** Two importers may have taken the same file, or a file and the directory it is in: what they took is the same. */
async function standIn(
  overlay: string,
  content: StandInContent,
  owner: Owner | undefined,
): Promise<string | undefined> {
  const below = pathBelow(content.path) ?? ''
  const target = path.join(overlay, below)
  if (content.kind === 'link') return await standInLink(overlay, below, content, owner)
  if (await leadsThroughLink(overlay, below))
    return `${JSON.stringify(content.path)} leads through a link in what was taken before it`
  if (content.kind === 'directory') {
    await ensureDirectory(target, owner)
    return await unpackContent(content.file, target, owner)
  }
  if (below === '') return 'the file system itself cannot be a file'
  await ensureDirectory(path.dirname(target), owner)
  await rm(target, { force: true })
  await copyFile(content.file, target)
  await giveTo(target, owner)
  // After the change of owner, which clears setuid.
  await chmod(target, content.mode & 0o7777)
  return undefined
}

/** The path of a link (PATH_MAX, with the NUL at its end). */
const mostTargetBytes = 4095

/** stacker copies the link itself (docs/stacker/staging.md#9.2; lib/dir.go, CopyThing), so what it leads to need not be there. */
async function standInLink(
  overlay: string,
  below: string,
  { path: at, file }: StandInContent,
  owner: Owner | undefined,
): Promise<string | undefined> {
  if (below === '') return 'the file system itself cannot be a link'
  const leads = await readBounded(file, mostTargetBytes)
  if (leads === undefined || leads.length === 0 || leads.includes(0))
    return `${JSON.stringify(at)} is a link to what is no path`
  const above = path.posix.dirname(below)
  if (above !== '.' && (await leadsThroughLink(overlay, above)))
    return `${JSON.stringify(at)} leads through a link in what was taken before it`
  const target = path.join(overlay, below)
  await ensureDirectory(path.dirname(target), owner)
  await rm(target, { force: true })
  await symlink(leads, target)
  await giveTo(target, owner)
  return undefined
}

/** A directory that was unpacked before may hold a link in place of what is to be written into. */
async function leadsThroughLink(overlay: string, below: string): Promise<boolean> {
  let at = overlay
  for (const part of below.split('/')) {
    at = path.join(at, part)
    const found = await lstat(at).catch((error: unknown) => {
      if (isAbsent(error)) return undefined
      throw error
    })
    if (found === undefined) return false
    if (found.isSymbolicLink()) return true
  }
  return false
}
