import type { Stats } from 'node:fs'
import { chmod, constants, copyFile, lstat, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { TroubleError } from '../../errors.ts'
import { digestHex, digestOf, type Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { writeBlobFile } from './blob-writing.ts'
import { tagNewStore } from './cache-tag.ts'
import { openClaims } from './claim.ts'
import {
  blobPath,
  nextStampedName,
  outdatableNames,
  recordDirectory,
  stampedNames,
  storePaths,
  type StampedName,
  type StorePaths,
} from './directory-layout.ts'
import { isCode } from '../error-code.ts'
import { keepAsArtifact, refreshIndex } from './directory-index.ts'
import { messageOf } from '../full-disk.ts'
import { makeDirectories } from '../group-access.ts'
import {
  answeredRecord,
  answeredResolution,
  otherRecordQuestion,
  recordKey,
  recordQuestion,
  resolutionKey,
  resolutionQuestion,
} from '../keys.ts'
import { touch } from './last-use.ts'
import { namedBlobs } from './named-blobs.ts'
import type { Log } from '../../log.ts'
import type { FoundRecord, RecordName, Store, Written } from '../store.ts'
import { contentOf, copyHashed, draftName, readStored, writeWhole, type Content } from '../verified-file.ts'
import { writableAt } from './writable.ts'

export interface DirectoryStoreOptions {
  /** Absolute path; made with the first thing that is written. */
  readonly path: string
  readonly keyPrefix: string
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * A store in a directory, safe for several processes at once: whatever appears does so by rename or link, nothing is overwritten,
 * and there is no shared file that is not derived from the others.
 */
export function openDirectoryStore({ path, keyPrefix, log, now }: DirectoryStoreOptions): Store {
  const paths = storePaths(path)
  const name = `dir:${path}`

  /** Blobs of records: a collector spares for a day what was touched, and no run lasts that long. */
  const touched = new Set<Digest>()
  let indexIsOld = false
  const claiming = openClaims()

  const told = new Set<unknown>()
  /** A disk that is full, or a directory that is denied, fails for every layer in the same way: one warning for each such trouble. */
  function tell(what: string, error: unknown): void {
    const trouble = (error as NodeJS.ErrnoException).code ?? messageOf(error)
    const text = `${name}: ${what}: ${messageOf(error)}`
    if (told.has(trouble)) log.info(text)
    else log.warning(text)
    told.add(trouble)
  }

  async function reading<T>(
    what: string,
    otherwise: T,
    read: () => Promise<T>,
    failed: (why: string) => void = () => undefined,
  ): Promise<T> {
    try {
      return await read()
    } catch (error) {
      tell(`${what} could not be read`, error)
      failed(messageOf(error))
      return otherwise
    }
  }

  /** By the hash of the layer's name and architecture. */
  const unanswered = new Map<string, string>()

  async function asking(
    name: Pick<RecordName, 'arch' | 'layer'>,
    what: string,
    ask: () => Promise<FoundRecord | undefined>,
  ): Promise<FoundRecord | undefined> {
    const key = otherRecordQuestion(keyPrefix, name)
    unanswered.delete(key)
    return await reading(what, undefined, ask, (why) => unanswered.set(key, why))
  }

  async function writing(what: string, write: () => Promise<Written>): Promise<Written> {
    try {
      return await write()
    } catch (error) {
      // Node's recursive mkdir answers ENOENT on a read-only file system.
      const writable = writableAt(path)
      const why = writable.kind === 'no' ? writable.why : messageOf(error)
      tell(`${what} could not be written`, writable.kind === 'no' ? new TroubleError(why) : error)
      if (writable.kind === 'no') return { kind: 'denied', why }
      return isCode(error, 'EACCES', 'EPERM', 'EROFS') ? { kind: 'denied', why } : { kind: 'failed', why }
    }
  }

  /** The newest document whose bytes are what its name says; others are told of and taken away. */
  async function newest(
    directory: string,
    idOf: (entry: StampedName) => Digest | undefined,
  ): Promise<Buffer | undefined> {
    for (const entry of await stampedNames(directory)) {
      const id = idOf(entry)
      if (id === undefined) continue
      const file = join(directory, entry.file)
      const bytes = await readStored(file, mostRecordBytes).catch((error: unknown) => {
        // Another process collected it since the listing.
        if (!isCode(error, 'ENOENT')) tell(`${file} could not be read`, error)
        return undefined
      })
      if (bytes === undefined) continue
      if (digestOf(bytes) === id) {
        await touch(paths, file, id)
        return bytes
      }
      log.warning(`${name}: ${file} is not what its name says and is removed`)
      await rm(file, { force: true }).catch(() => undefined)
    }
    return undefined
  }

  async function findRecord(directory: string, question: string): Promise<FoundRecord | undefined> {
    const bytes = await newest(join(paths.records, directory), ({ rest }) =>
      answeredRecord(keyPrefix, question, `${directory}-${rest}`),
    )
    return bytes && { bytes }
  }

  async function writeDocument(parent: string, directory: string, key: string, bytes: Buffer): Promise<Written> {
    const target = join(parent, directory)
    const older = await outdatableNames(target)
    const rest = key.slice(directory.length + 1)
    const question = rest.slice(0, -digestHex(digestOf(bytes)).length)
    const rival = older.find((entry) => entry.rest.startsWith(question))
    if (rival?.rest === rest) {
      await touch(paths, join(target, rival.file), digestOf(bytes))
      return { kind: 'exists' }
    }
    await writeWhole(join(target, nextStampedName(older, now(), rest)), bytes, paths.drafts)
    return { kind: 'written', bytes: bytes.length }
  }

  /** Seen is touched: a collector spares what is young, and the record that will name this blob is still to come. */
  async function seen(digest: Digest): Promise<boolean> {
    const file = blobPath(paths, digest)
    try {
      if (!(await lstat(file)).isFile()) return false
      return await touch(paths, file, digest)
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return false
      throw error
    }
  }

  async function dropWrongBlob(digest: Digest, how: string): Promise<false> {
    touched.delete(digest)
    log.warning(`${name}: blob ${digest} ${how} and is removed`)
    await rm(blobPath(paths, digest), { force: true, recursive: true }).catch(() => undefined)
    return false
  }

  /** One that is not what its digest says is taken away. */
  async function isIntact(digest: Digest): Promise<boolean> {
    const content = await contentOf(blobPath(paths, digest))
    return content.digest === digest || (await dropWrongBlob(digest, 'is not what its digest says'))
  }

  function wrongSize(digest: Digest, bytes: number, wanted: number): false {
    log.warning(`${name}: blob ${digest} has ${bytes} bytes; the ${wanted} that are asked for are not had`)
    return false
  }

  return {
    name,
    writable: writableAt(path),

    findRecord: (record) =>
      asking(record, `the record of ${record.layer}`, () =>
        findRecord(recordDirectory(otherRecordQuestion(keyPrefix, record)), recordQuestion(keyPrefix, record)),
      ),

    findOtherRecord: (record) =>
      asking(record, `a record of ${record.layer}`, () => {
        const question = otherRecordQuestion(keyPrefix, record)
        return findRecord(recordDirectory(question), question)
      }),

    unanswered: (record) => unanswered.get(otherRecordQuestion(keyPrefix, record)),

    outage: () => undefined,

    writeRecord: (record, bytes) =>
      writing(`the record of ${record.layer}`, async () => {
        if (bytes.length > mostRecordBytes)
          return { kind: 'failed', why: `a record of ${bytes.length} bytes is too large` }
        await prepare(paths)
        for (const { digest } of namedBlobs(bytes) ?? []) {
          if (!touched.has(digest) && (await seen(digest))) touched.add(digest)
        }
        await keepAsArtifact(paths, bytes)
        const directory = recordDirectory(otherRecordQuestion(keyPrefix, record))
        indexIsOld = true
        return writeDocument(paths.records, directory, recordKey(keyPrefix, record, bytes), bytes)
      }),

    hasBlobs: async (digests) => {
      const found = new Set<Digest>()
      for (const digest of new Set(digests)) {
        if (await reading(`blob ${digest}`, false, () => seen(digest))) found.add(digest)
      }
      return found
    },

    fetchBlob: (digest, size, file) =>
      reading(`blob ${digest}`, false, async () => {
        const blob = blobPath(paths, digest)
        const stat = await statOf(blob)
        if (stat === undefined) return false
        if (!stat.isFile()) return dropWrongBlob(digest, 'is not a file')
        // The record's size may be what is wrong.
        if (stat.size !== size) return (await isIntact(digest)) && wrongSize(digest, stat.size, size)
        const draft = `${file}.${draftName()}`
        try {
          const copy = await copyApart(blob, draft, size)
          if (copy.digest !== digest) return await dropWrongBlob(digest, 'is not what its digest says')
          await rename(draft, file)
        } finally {
          await rm(draft, { force: true })
        }
        return true
      }),

    writeBlob: (digest, size, file) =>
      writing(`blob ${digest}`, async () => {
        await prepare(paths)
        const standing = async (): Promise<Written | undefined> => {
          const found = (await seen(digest)) ? await statOf(blobPath(paths, digest)) : undefined
          if (found?.size === size) return { kind: 'exists' }
          if (found === undefined || !(await isIntact(digest))) return undefined
          return { kind: 'failed', why: `blob ${digest} has ${found.size} bytes and not ${size}` }
        }
        const claim = join(paths.drafts, `${digestHex(digest)}.claim`)
        const written =
          (await standing()) ??
          (await claiming(claim, looksFor(size), standing, () =>
            writeBlobFile(paths, { digest, size }, file, () => dropWrongBlob(digest, 'is a directory')),
          ))
        if (!('why' in written)) touched.add(digest)
        return written
      }),

    findResolution: (resolution) =>
      reading(`the resolution of ${resolution}`, undefined, () => {
        const question = resolutionQuestion(keyPrefix, resolution)
        const directory = recordDirectory(question)
        return newest(join(paths.resolutions, directory), ({ rest }) =>
          answeredResolution(question, `${directory}-${rest}`),
        )
      }),

    writeResolution: (resolution, bytes) =>
      writing(`the resolution of ${resolution}`, async () => {
        await prepare(paths)
        const directory = recordDirectory(resolutionQuestion(keyPrefix, resolution))
        return writeDocument(paths.resolutions, directory, resolutionKey(keyPrefix, resolution, bytes), bytes)
      }),

    finish: async () => {
      if (!indexIsOld) return
      indexIsOld = false
      // The index only shows the records to other tools: a record without its line in it is still a record.
      await refreshIndex(paths).catch((error: unknown) => {
        log.debug(`${name}: the index was not refreshed: ${messageOf(error)}`)
      })
    },
  }
}

/** Half a minute, and as long as a slow disk takes. */
function looksFor(bytes: number): number {
  return 1_500 + bytes / 200_000
}

async function prepare(paths: StorePaths): Promise<void> {
  await tagNewStore(paths)
  await makeDirectories(paths.blobs)
  await makeDirectories(paths.drafts)
}

async function statOf(file: string): Promise<Stats | undefined> {
  return await lstat(file).catch((error: unknown) => {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  })
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
  return await contentOf(target)
}
