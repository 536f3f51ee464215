import { lstatSync } from 'node:fs'
import { chmod, constants, copyFile, link, lstat, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { digestHex, type Digest } from '../../formats/digest.ts'
import { isCode } from '../error-code.ts'
import type { NamedBlob } from '../named-blobs.ts'
import { contentInThreads } from '../hashing-threads.ts'
import type { BlobFile, BlobUse, Written } from '../store.ts'
import { contentOf, copyHashed, draftName, type Content } from '../verified-file.ts'
import { writeBlobFile } from './blob-writing.ts'
import { blobPath } from './directory-layout.ts'
import { touch } from './last-use.ts'
import { isNearDisk } from './near-disk.ts'
import { prepare, reading, statOf, writing, type OpenDirectory } from './open-directory.ts'
import { writableAt } from './writable.ts'

export async function hasBlobs(store: OpenDirectory, digests: readonly Digest[]): Promise<ReadonlySet<Digest>> {
  const found = new Set<Digest>()
  for (const digest of new Set(digests)) {
    if ((await reading(store, `blob ${digest}`, () => seen(store, digest))) === true) found.add(digest)
  }
  return found
}

/** Puts the blob at `file`, verified; false where it cannot be had. */
export async function fetchBlob(
  store: OpenDirectory,
  { digest, size }: NamedBlob,
  file: string,
  use: BlobUse = 'own',
): Promise<boolean> {
  const fetched = await reading(store, `blob ${digest}`, async () => {
    const blob = blobPath(store.paths, digest)
    const stat = await statOf(blob)
    if (stat === undefined) return false
    if (!stat.isFile()) return dropWrongBlob(store, digest, 'is not a file')
    // The record's size may be what is wrong.
    if (stat.size !== size) return (await isIntact(store, digest)) && wrongSize(store, digest, stat.size, size)
    const draft = `${file}.${draftName()}`
    try {
      const copy =
        (use === 'read' ? await linked(store, blob, draft) : undefined) ?? (await copyApart(blob, draft, size))
      if (copy.digest !== digest) return await dropWrongBlob(store, digest, 'is not what its digest says')
      await rename(draft, file)
    } finally {
      await rm(draft, { force: true })
    }
    return true
  })
  return fetched ?? false
}

/** Keeps what `file` holds, or makes, under its digest and size. */
export function writeBlob(store: OpenDirectory, digest: Digest, size: number, file: BlobFile): Promise<Written> {
  const { paths, claiming, touched } = store
  return writing(store, `blob ${digest}`, async () => {
    await prepare(store)
    const isThere = (): Promise<Written | undefined> => present(store, digest, size)
    const claim = join(paths.drafts, `${digestHex(digest)}.claim`)
    const written =
      (await isThere()) ??
      (await claiming(claim, looksFor(size), isThere, () =>
        writeBlobFile(paths, { digest, size }, file, () => dropWrongBlob(store, digest, 'is a directory')),
      ))
    if (!('why' in written)) touched.add(digest)
    return written
  })
}

/** What is to be said of a blob that is there already; undefined where none is that is what its digest says. */
async function present(store: OpenDirectory, digest: Digest, size: number): Promise<Written | undefined> {
  const found = (await seen(store, digest)) ? await statOf(blobPath(store.paths, digest)) : undefined
  if (found?.size === size) return { kind: 'exists' }
  if (found === undefined || !(await isIntact(store, digest))) return undefined
  return { kind: 'failed', why: `blob ${digest} has ${found.size} bytes and not ${size}` }
}

/** Seen is touched: a collector spares what is young, and the record that will name this blob is still to come. */
export async function seen({ paths }: OpenDirectory, digest: Digest): Promise<boolean> {
  const file = blobPath(paths, digest)
  try {
    if (!(isNearDisk(paths.root) ? lstatSync(file) : await lstat(file)).isFile()) return false
    return await touch(paths, file, digest)
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}

async function dropWrongBlob(
  { name, paths, touched, log }: OpenDirectory,
  digest: Digest,
  how: string,
): Promise<false> {
  touched.delete(digest)
  log.warning(`${name}: blob ${digest} ${how} and is removed`)
  await rm(blobPath(paths, digest), { force: true, recursive: true }).catch(() => undefined)
  return false
}

/** One that is not what its digest says is taken away. */
async function isIntact(store: OpenDirectory, digest: Digest): Promise<boolean> {
  const content = await contentOf(blobPath(store.paths, digest))
  return content.digest === digest || (await dropWrongBlob(store, digest, 'is not what its digest says'))
}

function wrongSize({ name, log }: OpenDirectory, digest: Digest, bytes: number, wanted: number): false {
  log.warning(`${name}: blob ${digest} has ${bytes} bytes; the ${wanted} that are asked for are not had`)
  return false
}

/** Half a minute, and as long as a slow disk takes. */
function looksFor(bytes: number): number {
  return 1_500 + bytes / 200_000
}

/**
 * A second name of the blob, and what it holds; undefined where there is to be none. Whoever makes what was laid down his own (`chmod -R`) reaches
 * the store by it, so there is none in a store that is shared with others, of what belongs to another, or may be written to by its owner, and
 * where this process may only read.
 */
async function linked({ path, paths }: OpenDirectory, blob: string, target: string): Promise<Content | undefined> {
  const [{ mode, uid, size }, shared] = await Promise.all([lstat(blob), lstat(paths.blobs)])
  if (writableAt(path).kind === 'no') return undefined
  if (uid !== process.geteuid?.() || (mode & 0o222) !== 0 || (shared.mode & 0o022) !== 0) return undefined
  try {
    await link(blob, target)
  } catch {
    // Another file system, or one without second names.
    return undefined
  }
  return await contentInThreads(target, size)
}

/**
 * A file of its own, and what it holds: what is done to it afterwards (a new mode or owner, writing in place) must not reach the store,
 * so it is no second name of the blob. Where the file system can, the two share their extents.
 */
async function copyApart(blob: string, target: string, size: number): Promise<Content> {
  try {
    await copyFile(blob, target, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL)
  } catch {
    return await copyHashed(blob, target, size)
  }
  await chmod(target, 0o644)
  return await contentInThreads(target, size)
}
