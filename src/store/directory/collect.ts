import type { Stats } from 'node:fs'
import { lstat, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'

import { TroubleError } from '../../errors.ts'
import { digestOf, isDigest, type Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { adoptIndexed, waitingRecords } from './directory-adoption.ts'
import { artifactManifest, recordFiles, refreshIndex } from './directory-index.ts'
import { blobPath, namesIn, stampedNames, storePaths, type StorePaths } from './directory-layout.ts'
import { isCode } from '../error-code.ts'
import { makeDirectories } from '../group-access.ts'
import type { Collected, CollectRule } from '../inventory.ts'
import { lastUse, markOf } from './last-use.ts'
import { namedBlobs } from '../named-blobs.ts'
import { retireNow, wouldRetire } from './retire.ts'
import { readStored } from '../verified-file.ts'
import { writableAt } from './writable.ts'

const usualSpare = 24 * 60 * 60 * 1000

interface Live {
  readonly file: string
  readonly id: Digest
  readonly key: string
  /** Milliseconds since 1970. */
  readonly used: number
  /** Of its own file. */
  readonly bytes: number
  readonly sizes: ReadonlyMap<Digest, number>
  /** Among those that another tool has copied in, which a run takes among the records first: they are newer than what stands there. */
  readonly taken: number | undefined
}

/**
 * Frees a `dir:` store from what is old, unused or unreachable. Safe beside writers and readers: whoever uses a record or sees a blob
 * touches it, and what was touched since it was chosen is put back.
 * @throws TroubleError where the store cannot be written to, and errno errors.
 */
export async function collectGarbage(path: string, rule: CollectRule, now: number): Promise<Collected> {
  const paths = storePaths(path)
  if (rule.dryRun !== true && (await statOf(path)) !== undefined) {
    const writable = writableAt(path)
    if (writable.kind === 'no') throw new TroubleError(writable.why)
  }
  // Only what is a record can be told from what nothing needs.
  const adopted = rule.dryRun === true ? [] : await adoptIndexed(paths, now)
  const taken = new Map(adopted.map((file, index) => [file, index]))
  const retire = rule.dryRun === true ? wouldRetire : retireNow
  const read: ReadLive[] = []
  for (const { file, key } of await recordFiles(paths)) {
    if (rule.dryRun !== true) await bringBack(file, now)
    const one = await readLive(paths, { file, key, taken: taken.get(file) })
    if (one !== undefined) read.push(one)
  }
  if (rule.dryRun === true) read.push(...(await readWaiting(paths, now)))
  const broken = read.flatMap((one) =>
    one.broken ? [one.live.taken === undefined ? one.live.file : one.live.key] : [],
  )
  const live = read.map((one) => one.live).sort(byUse)

  const holders = new Map<Digest, number>()
  let reachable = 0
  for (const { bytes, sizes } of live) {
    reachable += bytes
    for (const [digest, size] of sizes) {
      const before = holders.get(digest) ?? 0
      holders.set(digest, before + 1)
      if (before === 0) reachable += size
    }
  }

  // Where what is taken away is put first; a store that was copied may be without it.
  if (rule.dryRun !== true && live.length > 0) await makeDirectories(paths.drafts)
  const records: string[] = []
  let bytes = 0
  for (const record of live) {
    const old = rule.unusedFor !== undefined && now - record.used > rule.unusedFor
    const heavy = rule.bytes !== undefined && reachable > rule.bytes
    if (!old && !heavy) continue
    const isWaiting = rule.dryRun === true && record.taken !== undefined
    if (!isWaiting && !(await retire(paths, record.file, record.id, (used) => used <= record.used))) continue
    records.push(record.key)
    bytes += record.bytes
    reachable -= record.bytes
    for (const [digest, size] of record.sizes) {
      const left = (holders.get(digest) ?? 1) - 1
      holders.set(digest, left)
      if (left === 0) reachable -= size
    }
  }

  // Before the blobs go, and whatever went: one that was killed may have left an index of records that are gone.
  if (rule.dryRun !== true && (live.length > 0 || (await statOf(paths.index)) !== undefined)) await refreshIndex(paths)

  const oldest = now - (rule.spare ?? usualSpare)
  const blobs: Digest[] = []
  let spared = 0
  for (const name of await namesIn(paths.blobs)) {
    const digest = `sha256:${name}`
    if (!isDigest(digest) || (holders.get(digest) ?? 0) > 0) continue
    const file = blobPath(paths, digest)
    if (rule.dryRun !== true) await bringBack(file, now)
    const size = freedBy(await statOf(file))
    if (!(await retire(paths, file, digest, (used) => used < oldest))) {
      spared += size
      continue
    }
    blobs.push(digest)
    bytes += size
  }

  if (rule.dryRun === true) return { records, blobs, bytes, kept: reachable, spared, broken }
  await collectResolutions(paths, oldest)
  for (const name of await namesIn(paths.drafts)) {
    const stat = await statOf(join(paths.drafts, name))
    if (stat !== undefined && stat.mtimeMs < oldest)
      await rm(join(paths.drafts, name), { force: true, recursive: true })
  }
  for (const name of await namesIn(paths.used)) {
    const digest = `sha256:${name}`
    if (isDigest(digest) && (await statOf(blobPath(paths, digest))) === undefined)
      await rm(markOf(paths, digest), { force: true, recursive: true })
  }
  return { records, blobs, bytes, kept: reachable, spared, broken }
}

interface ReadLive {
  readonly live: Live
  readonly broken: boolean
}

/** What a record keeps: its blobs, and itself and its manifest, which show it to OCI tools. Undefined when it went meanwhile. */
async function readLive(
  paths: StorePaths,
  { file, key, taken }: Pick<Live, 'file' | 'key' | 'taken'>,
): Promise<ReadLive | undefined> {
  const id = `sha256:${key.slice(-64)}`
  const used = await lastUse(paths, file, isDigest(id) ? id : undefined)
  if (used === undefined) return undefined
  const bytes = await readStored(file, mostRecordBytes).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined
    return Buffer.alloc(0)
  })
  if (bytes === undefined) return undefined
  const freed = freedBy(await statOf(file))
  const live = { file, id: digestOf(bytes), key, used, bytes: freed, sizes: sizesOf(bytes, key), taken }
  return { live, broken: namedBlobs(bytes) === undefined }
}

function sizesOf(bytes: Buffer, key: string): ReadonlyMap<Digest, number> {
  const manifest = artifactManifest(bytes, key)
  return new Map([
    ...(namedBlobs(bytes) ?? []).map(({ digest, size }) => [digest, size] as const),
    [digestOf(bytes), bytes.length],
    [digestOf(manifest), manifest.length],
  ])
}

/** What a run would take among the records, one after the other, before it looks at them. */
async function readWaiting(paths: StorePaths, now: number): Promise<readonly ReadLive[]> {
  const waiting: ReadLive[] = []
  for await (const { directory, rest, key, bytes } of waitingRecords(paths)) {
    const [file, sizes] = [join(directory, rest), sizesOf(bytes, key)]
    const live = { file, id: digestOf(bytes), key, used: now, bytes: bytes.length, sizes, taken: waiting.length }
    waiting.push({ live, broken: namedBlobs(bytes) === undefined })
  }
  return waiting
}

/**
 * The first to go is the one that was not used for longest. Those that were taken a moment ago go last, in the order in which they were, which
 * no clock is fine enough to tell.
 */
function byUse(a: Live, b: Live): number {
  const taken = (a.taken ?? -1) - (b.taken ?? -1)
  return taken === 0 ? a.used - b.used || (a.file < b.file ? -1 : 1) : taken
}

/** Of each name only what it last resolved to is ever asked for. */
async function collectResolutions(paths: StorePaths, oldest: number): Promise<void> {
  for (const name of await namesIn(paths.resolutions)) {
    const directory = join(paths.resolutions, name)
    for (const { file } of (await stampedNames(directory)).slice(1)) {
      await retireNow(paths, join(directory, file), undefined, (used) => used < oldest)
    }
  }
}

/** What was used at a time to come, by a clock that was wrong, would never grow old. */
async function bringBack(file: string, now: number): Promise<void> {
  const stat = await statOf(file)
  if (stat === undefined || stat.mtimeMs <= now + usualSpare) return
  const time = new Date(now)
  await utimes(file, time, time).catch(() => undefined)
}

/** A store that was copied by hard links shares its content with the copy. */
function freedBy(stat: Stat | undefined): number {
  return stat?.nlink === 1 ? stat.size : 0
}

type Stat = Pick<Stats, 'size' | 'mtimeMs' | 'nlink'>

async function statOf(file: string): Promise<Stat | undefined> {
  try {
    return await lstat(file)
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}
