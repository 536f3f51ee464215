import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { digestHex, type Digest } from '../formats/digest.ts'

/**
 * A `dir:` store on disk:
 *
 *     oci-layout, index.json, blobs/sha256/HEX     an OCI image layout; the index is derived from records/
 *     records/PREFIX-FORMAT-ARCH-L/STAMP-SHAPE-FACTS-ID
 *     resolutions/PREFIX-resolution-H/STAMP-ID
 *     tmp/                                         drafts, which appear elsewhere by rename; HEX.claim: who writes a blob
 */
export interface StorePaths {
  readonly root: string
  readonly blobs: string
  readonly records: string
  readonly resolutions: string
  readonly drafts: string
  readonly index: string
  readonly layout: string
}

export function storePaths(root: string): StorePaths {
  return {
    root,
    blobs: join(root, 'blobs', 'sha256'),
    records: join(root, 'records'),
    resolutions: join(root, 'resolutions'),
    drafts: join(root, 'tmp'),
    index: join(root, 'index.json'),
    layout: join(root, 'oci-layout'),
  }
}

export function blobPath(paths: StorePaths, digest: Digest): string {
  return join(paths.blobs, digestHex(digest))
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
export async function stampedNames(directory: string): Promise<readonly StampedName[]> {
  return (await namesIn(directory))
    .flatMap((file) => {
      const [, stamp, rest] = stampedName.exec(file) ?? []
      return stamp === undefined || rest === undefined ? [] : [{ file, stamp: Number(stamp), rest }]
    })
    .sort((a, b) => (a.file < b.file ? 1 : -1))
}

/** A name that is newer than all of `older`, whatever the clock says. */
export function nextStampedName(older: readonly StampedName[], now: number, rest: string): string {
  const stamp = Math.max(Math.floor(now * 1000), (older[0]?.stamp ?? 0) + 1)
  return `${String(stamp).padStart(stampDigits, '0')}-${rest}`
}

/** Splits a key into the directory and the rest of the name: the part before ends with the layer's 16 digits. */
export function recordDirectory(question: string): string {
  return question.replace(/-$/, '')
}

export async function namesIn(directory: string): Promise<string[]> {
  // Most layers of a new project have no directory, and an error takes longer than the question.
  if (statSync(directory, { throwIfNoEntry: false }) === undefined) return []
  try {
    return await readdir(directory)
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return []
    throw error
  }
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
