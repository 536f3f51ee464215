import { chmod, copyFile, lchown, realpath, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

import type { Digest } from '../../formats/digest.ts'
import { requireRegular } from '../../formats/regular-file.ts'
import type { Log } from '../../log.ts'
import { encodeBuildState, readBuildStateHere } from '../build-state.ts'
import type { StackerDirectories } from '../directories.ts'
import type { Owner } from '../../archive/owner.ts'
import { isPlainName, isWithin } from '../../formats/plain-path.ts'
import { addBlobsHere } from '../lay-down/add-blobs.ts'
import { layDownHere, removeKeepingTagsHere } from '../lay-down/lay-down.ts'
import { decodeLayDownRequest } from '../lay-down/lay-down-request.ts'
import { verifyBlob } from '../oci-layout.ts'
import { packContent, packTree } from '../lay-down/packed-tree.ts'
import { firstLine } from './first-line.ts'
import { decodeRootTask } from './root-task.ts'
import { isStaging } from '../staging-directory.ts'

/** What the child that runs as root is asked to do. All paths are absolute. */
export type RootTask =
  | { readonly task: 'lay-down'; readonly request: unknown }
  | { readonly task: 'read-build-state'; readonly directories: StackerDirectories }
  | {
      readonly task: 'remove-keeping-tags'
      readonly directories: StackerDirectories
      readonly owner: Owner | undefined
    }
  | { readonly task: 'verify-blobs'; readonly directories: StackerDirectories; readonly blobs: readonly BlobClaim[] }
  | AddBlobsTask
  | CopyTask
  | PackTask

export interface BlobClaim {
  readonly digest: Digest
  readonly size: number
}

/** Moves blobs from the staging directory into the output layout. */
export interface AddBlobsTask {
  readonly task: 'add-blobs'
  readonly directories: StackerDirectories
  readonly staging: string
  readonly blobs: readonly (BlobClaim & { readonly file: string })[]
}

/** Copies files out of stacker's directories into the staging directory, readable for `reader`. */
export interface CopyTask {
  readonly task: 'copy'
  readonly directories: StackerDirectories
  readonly staging: string
  readonly files: readonly { readonly from: string; readonly to: string }[]
  readonly reader: Owner
}

export interface PackTask {
  readonly task: 'pack'
  readonly directories: StackerDirectories
  readonly staging: string
  readonly source: { readonly kind: 'root'; readonly name: string } | { readonly kind: 'staged'; readonly path: string }
  readonly archive: string
  /** Who ran stacker. */
  readonly owner: Owner
  readonly reader: Owner
}

/** The answer: what was said to the log, and the task's own result. */
export interface RootAnswer {
  readonly log: readonly (readonly ['debug' | 'info' | 'warning', string])[]
  readonly result: unknown
}

/**
 * The child's side: one task as a line of JSON on stdin, its answer on stdout. Whoever asks could become root anyway; what is guarded against
 * is a name or path from a restored archive that leads elsewhere than into stacker's three directories and the staging directory.
 * The child does not outlive who asked: stdin ends before the answer only when the parent was killed, and then the next run of the
 * job may be at work in the same directories.
 * @throws Error for a task that asks for more.
 */
export async function runAsRoot(stdin: Readable): Promise<void> {
  const line = await firstLine(stdin, mostTaskBytes)
  const said: (readonly ['debug' | 'info' | 'warning', string])[] = []
  const log: Log = {
    debug: (message) => said.push(['debug', message]),
    info: (message) => said.push(['info', message]),
    warning: (message) => said.push(['warning', message]),
  }
  const result = await perform(decodeRootTask(JSON.parse(line)), log)
  const answer: RootAnswer = { log: said, result }
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(JSON.stringify(answer), (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
  stdin.removeAllListeners('end').destroy()
}

/** A build.cache of the size that is read at most, in base64, and what is laid down with it. */
const mostTaskBytes = 400 * 1024 * 1024

async function perform(task: RootTask, log: Log): Promise<unknown> {
  switch (task.task) {
    case 'lay-down': {
      const request = decodeLayDownRequest(task.request)
      await requireDirectories(request.directories, request.staging)
      const laid = await layDownHere(request, log)
      // Roots that were set aside may belong to root; the parent could not remove them.
      for (const name of ['old', 'roots']) await rm(path.join(request.staging, name), { recursive: true, force: true })
      return laid
    }
    case 'read-build-state':
      await requireDirectories(task.directories)
      return encodeBuildState(await readBuildStateHere(task.directories))
    case 'remove-keeping-tags':
      await requireDirectories(task.directories)
      await removeKeepingTagsHere(task.directories, task.owner)
      return null
    case 'verify-blobs': {
      await requireDirectories(task.directories)
      const found: unknown[] = []
      for (const { digest, size } of task.blobs) {
        found.push((await verifyBlob(task.directories.ociDir, digest, size)) ?? null)
      }
      return found
    }
    case 'add-blobs':
      await requireDirectories(task.directories, task.staging)
      await addBlobsHere(
        task.directories,
        task.staging,
        new Map(task.blobs.map(({ digest, size, file }) => [digest, { size, file }])),
      )
      return null
    case 'copy':
      await requireDirectories(task.directories, task.staging)
      for (const { from, to } of task.files) {
        await requireReadable(from, task.directories)
        requireRegular(from, await stat(from))
        requireStaged(to, task.staging)
        await copyFile(from, to)
        await chmod(to, 0o644)
        await lchown(to, task.reader.uid, task.reader.gid)
      }
      return null
    case 'pack': {
      const { source, directories, archive } = task
      await requireDirectories(directories, task.staging)
      requireStaged(archive, task.staging)
      if (source.kind === 'root' && !isPlainName(source.name)) throw new Error('not the name of a root')
      if (source.kind === 'staged') await requireReadable(source.path, directories)
      const why =
        source.kind === 'root'
          ? await packTree(path.join(directories.rootsDir, source.name, 'overlay'), archive, task.owner)
          : await packContent(source.path, archive)
      if (why === undefined) await lchown(archive, task.reader.uid, task.reader.gid)
      return why ?? null
    }
  }
}

async function requireDirectories(directories: StackerDirectories, staging?: string): Promise<void> {
  const { workingDirectory, stackerDir, ociDir, rootsDir } = directories
  for (const directory of [workingDirectory, stackerDir, ociDir, rootsDir]) {
    if (!path.isAbsolute(directory) || path.resolve(directory) !== directory || directory === '/') {
      throw new Error(`not a directory of stacker: ${JSON.stringify(directory)}`)
    }
  }
  if (staging !== undefined && !(await isStaging(staging, directories))) throw new Error('not the staging directory')
}

/** A file inside one of stacker's directories, also after its links are followed. */
async function requireReadable(file: string, directories: StackerDirectories): Promise<void> {
  const real = await realpath(file)
  for (const directory of [directories.stackerDir, directories.ociDir, directories.rootsDir]) {
    if (isWithin(await realpath(directory).catch(() => directory), real)) return
  }
  throw new Error(`not in a directory of stacker: ${JSON.stringify(file)}`)
}

function requireStaged(file: string, staging: string): void {
  if (path.resolve(file) !== file || file === staging || !isWithin(staging, file)) {
    throw new Error(`not in the staging directory: ${JSON.stringify(file)}`)
  }
}
