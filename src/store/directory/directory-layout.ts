import { readdirSync, statSync } from 'node:fs'
import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

import type { Digest } from '../../formats/digest.ts'
import { blobIn, blobsPath, indexPath, layoutFile } from '../../formats/oci/layout.ts'
import { isCode } from '../error-code.ts'

/**
 * A `dir:` store on disk:
 *
 *     oci-layout, index.json, blobs/sha256/HEX     an OCI image layout; the index is derived from records/
 *     records/PREFIX-FORMAT-ARCH-L/STAMP-SHAPE-FACTS-ID
 *     resolutions/PREFIX-resolution-H/STAMP-ID
 *     used/HEX/                                    when others than its owner used that document or blob: see last-use.ts
 *     CACHEDIR.TAG                                 says to backups that this is a cache: see cache-tag.ts
 *     tmp/                                         drafts, which appear elsewhere by rename; HEX.claim: who writes a blob
 */
export interface StorePaths {
  readonly root: string
  readonly blobs: string
  readonly records: string
  readonly resolutions: string
  readonly used: string
  readonly drafts: string
  readonly index: string
  readonly layout: string
  readonly tag: string
}

export function storePaths(root: string): StorePaths {
  return {
    root,
    blobs: blobsPath(root),
    records: join(root, 'records'),
    resolutions: join(root, 'resolutions'),
    used: join(root, 'used'),
    drafts: join(root, 'tmp'),
    index: indexPath(root),
    layout: join(root, layoutFile),
    tag: join(root, 'CACHEDIR.TAG'),
  }
}

export function blobPath(paths: StorePaths, digest: Digest): string {
  return blobIn(paths.root, digest)
}

/** A document's file name: when it was written, which orders documents, and the rest of its key. */
export interface StampedName {
  readonly file: string
  /** Microseconds since 1970, made to grow by the writer where its clock does not. */
  readonly stamp: number
  /** The key after the directory's name. */
  readonly rest: string
}

const stampDigits = 16
const stampedName = /^([0-9]{16})-(.+)$/

/** The documents of a directory, newest first; of equal stamps (two writers at once) the order of names decides, alike for all. */
export async function stampedNames(directory: string, isNear = false): Promise<readonly StampedName[]> {
  return (await namesIn(directory, isNear))
    .flatMap((file) => {
      const [, stamp, rest] = stampedName.exec(file) ?? []
      return stamp === undefined || rest === undefined ? [] : [{ file, stamp: Number(stamp), rest }]
    })
    .sort((a, b) => (a.file < b.file ? 1 : -1))
}

/** Beyond it (the year 2255) a stamp cannot be counted up. It has 16 digits. */
const lastStamp = Number.MAX_SAFE_INTEGER

/** A name that is newer than all of `older`, whatever the clock says: also before 1970, and where it tells no time. */
export function nextStampedName(older: readonly StampedName[], now: number, rest: string): string {
  const time = Math.floor(now * 1000)
  const stamp = Math.max(time >= 0 && time < lastStamp ? time : 0, (older[0]?.stamp ?? 0) + 1)
  return stampedNameOf(stamp, rest)
}

function stampedNameOf(stamp: number, rest: string): string {
  return `${String(stamp).padStart(stampDigits, '0')}-${rest}`
}

/** The documents of a directory, such that there is a newer name than the newest: what has a stamp that leaves none becomes the oldest. */
export async function outdatableNames(directory: string): Promise<readonly StampedName[]> {
  const names = await stampedNames(directory)
  const last = names.filter(({ stamp }) => stamp >= lastStamp)
  if (last.length === 0) return names
  for (const { file, rest } of last) {
    await rename(join(directory, file), join(directory, stampedNameOf(0, rest))).catch((error: unknown) => {
      if (!isCode(error, 'ENOENT')) throw error
    })
  }
  return await stampedNames(directory)
}

/** Splits a key into the directory and the rest of the name: the part before ends with the layer's 16 digits. */
export function recordDirectory(question: string): string {
  return question.replace(/-$/, '')
}

/** `isNear`: see `isNearDisk`. */
export async function namesIn(directory: string, isNear = false): Promise<string[]> {
  // Most layers of a new project have no directory, and an error takes longer than the question.
  if (statSync(directory, { throwIfNoEntry: false }) === undefined) return []
  try {
    return isNear ? readdirSync(directory) : await readdir(directory)
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return []
    throw error
  }
}
