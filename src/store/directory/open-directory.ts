import type { Stats } from 'node:fs'
import { lstat } from 'node:fs/promises'

import { TroubleError } from '../../errors.ts'
import type { Digest } from '../../formats/digest.ts'
import type { Log } from '../../log.ts'
import { isCode } from '../error-code.ts'
import { messageOf } from '../full-disk.ts'
import { makeDirectories } from '../group-access.ts'
import type { Written } from '../store.ts'
import { tagNewStore } from './cache-tag.ts'
import { openClaims, type Claiming } from './claim.ts'
import { storePaths, type StorePaths } from './directory-layout.ts'
import { writableAt } from './writable.ts'

export interface DirectoryStoreOptions {
  /** Absolute path; made with the first thing that is written. */
  readonly path: string
  readonly keyPrefix: string
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** A store's directory as this process has it open. */
export interface OpenDirectory extends DirectoryStoreOptions {
  /** As the user named it. */
  readonly name: string
  readonly paths: StorePaths
  readonly claiming: Claiming
  /** Blobs of records: a collector spares for a day what was touched, and no run lasts that long. */
  readonly touched: Set<Digest>
  /** Why the last question about a layer has no answer, by the hash of its name and architecture. */
  readonly unanswered: Map<string, string>
  /** Troubles that were warned of. */
  readonly told: Set<unknown>
  /** `adoption`: what stands in it alone was taken among the records, or is about to be. */
  readonly index: { isOld: boolean; adoption: Promise<void> | undefined }
}

export function openDirectory(options: DirectoryStoreOptions): OpenDirectory {
  return {
    ...options,
    name: `dir:${options.path}`,
    paths: storePaths(options.path),
    claiming: openClaims(),
    touched: new Set(),
    unanswered: new Map(),
    told: new Set(),
    index: { isOld: false, adoption: undefined },
  }
}

/** A disk that is full, or a directory that is denied, fails for every layer in the same way: one warning for each such trouble. */
export function tell({ name, told, log }: OpenDirectory, what: string, error: unknown): void {
  const trouble = (error as NodeJS.ErrnoException).code ?? messageOf(error)
  const text = `${name}: ${what}: ${messageOf(error)}`
  if (told.has(trouble)) log.info(text)
  else log.warning(text)
  told.add(trouble)
}

/** What `read` answers; undefined, which is told and handed to `failed`, where it cannot. */
export async function reading<T>(
  directory: OpenDirectory,
  what: string,
  read: () => Promise<T>,
  failed: (why: string) => void = () => undefined,
): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    tell(directory, `${what} could not be read`, error)
    failed(messageOf(error))
    return undefined
  }
}

/** What `write` answers; trouble is told and answered, too. */
export async function writing(directory: OpenDirectory, what: string, write: () => Promise<Written>): Promise<Written> {
  try {
    return await write()
  } catch (error) {
    // Node's recursive mkdir answers ENOENT on a read-only file system.
    const writable = writableAt(directory.path)
    const why = writable.kind === 'no' ? writable.why : messageOf(error)
    tell(directory, `${what} could not be written`, writable.kind === 'no' ? new TroubleError(why) : error)
    if (writable.kind === 'no') return { kind: 'denied', why }
    return isCode(error, 'EACCES', 'EPERM', 'EROFS') ? { kind: 'denied', why } : { kind: 'failed', why }
  }
}

export async function prepare({ paths }: OpenDirectory): Promise<void> {
  await tagNewStore(paths)
  await makeDirectories(paths.blobs)
  await makeDirectories(paths.drafts)
}

/** Undefined where nothing stands. */
export async function statOf(file: string): Promise<Stats | undefined> {
  return await lstat(file).catch((error: unknown) => {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  })
}
