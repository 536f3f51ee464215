import { access, constants, lstat } from 'node:fs/promises'
import path from 'node:path'

import { isTrouble, TroubleError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { BlobClaim, RootAnswer, RootTask } from './as-root.ts'
import { decodeBuildState, readBuildStateHere, type BuildState } from '../build-state.ts'
import { buildCachePath, layerBasesPath, type StackerDirectories } from '../directories.ts'
import type { Owner } from '../../archive/owner.ts'
import type { Digest } from '../../formats/digest.ts'
import { blobsPath } from '../../formats/oci/layout.ts'
import { isPlainName } from '../../formats/plain-path.ts'
import { addBlobsHere } from '../lay-down/add-blobs.ts'
import { layDownHere, removeKeepingTagsHere, type LaidDown } from '../lay-down/lay-down.ts'
import { encodeLayDownRequest, type LayDownRequest, type StagedBlob } from '../lay-down/lay-down-request.ts'
import { isAbsent, isDenied, verifyBlob } from '../oci-layout.ts'
import { packContent, packTree } from '../lay-down/packed-tree.ts'
import type { Workplace } from '../workplace.ts'
import { askRoot, canBecomeRoot, ownProgram, type OwnProgram } from './privilege.ts'

/**
 * Lays down the request, in this process where that is enough, else in a child under sudo: build.cache must belong to who runs
 * stacker (docs/stacker/build-cache.md#7.4), and what root's stacker left can be replaced by root only. Without sudo nothing is laid
 * down.
 */
export async function layDown(
  request: LayDownRequest,
  log: Log,
  program: OwnProgram = ownProgram(),
): Promise<LaidDown> {
  try {
    const reason = await whyRoot(request)
    if (reason === undefined) return await layDownHere(request, log)
    const root = await canBecomeRoot()
    if (root.kind === 'no') return { kind: 'refused', why: `${reason}, and ${root.why}` }
    const owner = request.owner ?? ourselves()
    const task: RootTask = { task: 'lay-down', request: encodeLayDownRequest({ ...request, owner }) }
    return (await ask(task, log, program)) as LaidDown
  } catch (error) {
    if (!isTrouble(error)) throw error
    return { kind: 'refused', why: error.message }
  }
}

/** Blobs from the staging directory into the output layout. Answers why that cannot be done. */
export async function addBlobs(
  { directories, staging, log }: Workplace,
  blobs: ReadonlyMap<Digest, StagedBlob>,
  program: OwnProgram = ownProgram(),
): Promise<string | undefined> {
  const place = blobsPath(directories.ociDir)
  const [us, uid] = [ourselves().uid, await ownerOf(place)]
  if (us === 0 || uid === us) {
    await addBlobsHere(directories, staging, blobs)
    return undefined
  }
  const root = await canBecomeRoot()
  if (root.kind === 'no') return `${place} belongs to user ${String(uid)}, and ${root.why}`
  const claims = [...blobs].map(([digest, { size, file }]) => ({ digest, size, file }))
  await ask({ task: 'add-blobs', directories, staging, blobs: claims }, log, program)
  return undefined
}

/** What is there after a build. build.cache of root's stacker is for root alone (mode 0600). */
export async function readBuildState(
  directories: StackerDirectories,
  log: Log,
  program: OwnProgram = ownProgram(),
): Promise<BuildState> {
  return await orAsRoot(
    () => readBuildStateHere(directories),
    async () => decodeBuildState(await ask({ task: 'read-build-state', directories }, log, program)),
  )
}

/** What is wrong with each of these blobs in the output layout, in their order: see `verifyBlob`. */
export async function verifyBlobs(
  directories: StackerDirectories,
  blobs: readonly BlobClaim[],
  log: Log,
  program: OwnProgram = ownProgram(),
): Promise<readonly (string | undefined)[]> {
  return await orAsRoot(
    async () => {
      const found: (string | undefined)[] = []
      for (const { digest, size } of blobs) found.push(await verifyBlob(directories.ociDir, digest, size))
      return found
    },
    async () => {
      // Whoever has descriptors knows more of a blob than root is told.
      const claims = blobs.map(({ digest, size }) => ({ digest, size }))
      const found = (await ask({ task: 'verify-blobs', directories, blobs: claims }, log, program)) as readonly (
        string | null
      )[]
      return found.map((trouble) => trouble ?? undefined)
    },
  )
}

/**
 * The file itself where we can read it, else a copy in the staging directory: umoci makes blobs that their owner alone may read
 * (docs/stacker/restoring.md#50). `name` is the copy's name there.
 */
export async function readableFile(
  { directories, staging, log }: Workplace,
  file: string,
  name: string,
  program: OwnProgram = ownProgram(),
): Promise<string> {
  const to = path.join(staging, name)
  return await orAsRoot(
    async () => {
      await access(file, constants.R_OK)
      return file
    },
    async () => {
      const reader = ourselves()
      await ask({ task: 'copy', directories, staging, files: [{ from: file, to }], reader }, log, program)
      return to
    },
  )
}

/** The same; undefined where there is no such file. */
export async function readableIfThere(...asked: Parameters<typeof readableFile>): Promise<string | undefined> {
  try {
    return await readableFile(...asked)
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** Packs roots/NAME/overlay into `archive` (in the staging directory). `owner` ran stacker. Answers why it could not. */
export async function packRoot(
  { directories, staging, log }: Workplace,
  { name, archive, owner }: { readonly name: string; readonly archive: string; readonly owner: Owner },
  program: OwnProgram = ownProgram(),
): Promise<string | undefined> {
  if (!isPlainName(name)) return `${JSON.stringify(name)} cannot be the name of a root`
  const us = ourselves()
  if (us.uid === owner.uid) return await packTree(path.join(directories.rootsDir, name, 'overlay'), archive, owner)
  if (owner.uid !== 0) return `only user ${String(owner.uid)} can read what its subordinate ids own`
  const root = await canBecomeRoot()
  if (root.kind === 'no') return `only root can read all of the tree, and ${root.why}`
  const source = { kind: 'root', name } as const
  const task: RootTask = { task: 'pack', directories, staging, source, archive, owner: idsOf(owner), reader: us }
  return ((await ask(task, log, program)) as string | null) ?? undefined
}

/** Packs a directory that is staged for an importer into a tar of its content. Answers why it could not. */
export async function packStaged(
  { directories, staging, log }: Workplace,
  directory: string,
  archive: string,
  program: OwnProgram = ownProgram(),
): Promise<string | undefined> {
  const why = await packContent(directory, archive)
  if (why === undefined || ourselves().uid === 0 || (await canBecomeRoot()).kind === 'no') return why
  const source = { kind: 'staged', path: directory } as const
  const us = ourselves()
  const task: RootTask = { task: 'pack', directories, staging, source, archive, owner: us, reader: us }
  return ((await ask(task, log, program)) as string | null) ?? undefined
}

/** Takes our own tags out of oci/index.json, after the build. */
export async function removeKeepingTags(
  directories: StackerDirectories,
  owner: Owner | undefined,
  log: Log,
  program: OwnProgram = ownProgram(),
): Promise<void> {
  await orAsRoot(
    () => removeKeepingTagsHere(directories, owner),
    async () => {
      await ask({ task: 'remove-keeping-tags', directories, owner: owner && idsOf(owner) }, log, program)
    },
  )
}

/** Why this process cannot lay the request down itself; undefined where it can. */
async function whyRoot({ directories, owner, layers, removedRoots }: LayDownRequest): Promise<string | undefined> {
  const us = ourselves()
  if (us.uid === 0) return undefined
  if (owner !== undefined && owner.uid !== us.uid) {
    return owner.uid === 0
      ? 'stacker runs as root, so what it is to find must belong to root'
      : `stacker runs as user ${String(owner.uid)}, so what it is to find must belong to that user`
  }
  const { stackerDir, ociDir, rootsDir } = directories
  const replaced = [...layers.filter(({ root }) => root.kind !== 'keep').map(({ name }) => name), ...removedRoots]
  const touched = [
    stackerDir,
    buildCachePath(directories),
    path.join(stackerDir, 'imports'),
    path.join(stackerDir, 'layer-bases'),
    layerBasesPath(directories),
    blobsPath(layerBasesPath(directories)),
    ociDir,
    blobsPath(ociDir),
    rootsDir,
    ...replaced.filter(isPlainName).map((name) => path.join(rootsDir, name)),
  ]
  for (const file of touched) {
    const uid = await ownerOf(file)
    if (uid !== undefined && uid !== us.uid) return `${file} belongs to user ${String(uid)}`
  }
  return undefined
}

async function ownerOf(file: string): Promise<number | undefined> {
  try {
    return (await lstat(file)).uid
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

async function orAsRoot<T>(here: () => Promise<T>, asRoot: () => Promise<T>): Promise<T> {
  try {
    return await here()
  } catch (error) {
    if (!isDenied(error)) throw error
    const root = await canBecomeRoot()
    if (root.kind === 'sudo') return await asRoot()
    throw new TroubleError(`${(error as Error).message}${root.kind === 'no' ? `, and ${root.why}` : ''}`, {
      cause: error,
    })
  }
}

async function ask(task: RootTask, log: Log, program: OwnProgram): Promise<unknown> {
  const answer = (await askRoot(task, program)) as RootAnswer
  for (const [level, message] of answer.log) log[level](message)
  return answer.result
}

/** Whoever has an owner may know more of it; the child that runs as root is told no more than it needs. */
function idsOf({ uid, gid }: Owner): Owner {
  return { uid, gid }
}

function ourselves(): Owner {
  return { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 }
}
