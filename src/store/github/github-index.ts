import { writeFile } from 'node:fs/promises'

import { FormatError } from '../../errors.ts'
import type { Digest } from '../../formats/digest.ts'
import { answeredDocument, indexKey, indexQuestion, parseRecordKey } from '../keys.ts'
import type { AnsweredDocument, Learnt } from '../learnt.ts'
import type { HistoryName } from '../store.ts'
import {
  decodeIndex,
  emptyIndex,
  encodeIndex,
  mergedIndex,
  mostPackedIndex,
  openIndex,
  type IndexedRecord,
  type OpenIndex,
  type RecordIndex,
  type Seen,
} from '../record-index.ts'
import { packDocument, takeDocument } from './entry-content.ts'
import { secondsNow, valueOf, write, type OpenGithub } from './open-github.ts'

/** What the newest index says; `unread` where that is not known, and another one would hide it. */
export type ReadIndex =
  | { readonly kind: 'read'; readonly key: string; readonly index: RecordIndex; readonly open: OpenIndex }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread' }

/** The newest index of an architecture: one question, whatever is asked of it afterwards. */
export function indexOf(store: OpenGithub, arch: string): Promise<ReadIndex> {
  const read = store.indexes.get(arch) ?? readIndex(store, arch)
  store.indexes.set(arch, read)
  return read
}

async function readIndex(store: OpenGithub, arch: string): Promise<ReadIndex> {
  const { client, keyPrefix, unreadable, log } = store
  if (unreadable !== undefined) return { kind: 'unread' }
  const question = indexQuestion(keyPrefix, arch)
  const asked = await client.read(
    { path: indexPath(arch), question, usual: mostPackedIndex / 8 },
    async (key, entry) => {
      const id = answeredDocument(question, key)
      const bytes = id === undefined ? undefined : await takeDocument(entry, id, mostPackedIndex)
      return bytes === undefined ? undefined : { key, bytes }
    },
  )
  if (asked.kind === 'miss') return { kind: client.lost() === undefined ? 'none' : 'unread' }
  const found = asked.kind === 'broken' ? undefined : valueOf(store, 'the index of records', asked)
  if (asked.kind !== 'found' && asked.kind !== 'broken') return { kind: 'unread' }
  // One that is damaged is worth no more than none, and the next one takes its place.
  try {
    if (found === undefined) throw new FormatError('index', 'expected what its key names')
    const index = decodeIndex(found.bytes)
    const open = openIndex(index)
    store.opened.push(open)
    return { kind: 'read', key: found.key, index, open }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    log.debug(`github cache: the index of records is not used: ${error.message}`)
    return { kind: 'none' }
  }
}

/** What this process has seen of the service since it began, and what the step before it had. */
function seenOf({ earlier, answers, seen, gone, keyPrefix, histories }: OpenGithub, arch: string): Seen {
  return {
    records: [...(earlier?.answers ?? []), ...answers].flatMap(([, answer]) => indexed(answer, keyPrefix, arch)),
    blobs: new Map([...(earlier?.blobs ?? []), ...seen]),
    gone: new Map([...(earlier?.gone ?? []), ...gone].filter(([digest]) => !seen.has(digest))),
    histories: histories.get(arch) ?? new Map<string, Buffer>(),
  }
}

function indexed(answer: AnsweredDocument | null, keyPrefix: string, arch: string): readonly IndexedRecord[] {
  const seen = answer?.seen ?? null
  if (answer === null || seen === null || parseRecordKey(keyPrefix, answer.key)?.arch !== arch) return []
  return [{ ...answer, seen }]
}

/** The index carries it, so that it costs no question where that is read anyway. */
export async function findHistory(store: OpenGithub, { arch, ref }: HistoryName): Promise<Buffer | undefined> {
  const read = await indexOf(store, arch)
  return read.kind === 'read' ? read.index.histories.get(ref) : undefined
}

/** Goes into the next index. */
export function addHistory({ histories, wrote }: OpenGithub, { arch, ref }: HistoryName, bytes: Buffer): void {
  histories.set(arch, new Map([...(histories.get(arch) ?? []), [ref, bytes]]))
  wrote.isNews = true
}

/** What the next step of the job need not ask again. */
export async function learntOf(store: OpenGithub): Promise<Learnt> {
  const reads = await Promise.all([...store.indexes].map(async ([arch, read]) => ({ arch, read: await read })))
  const now = secondsNow(store)
  const isNews = reads.some(
    ({ arch, read }) =>
      read.kind !== 'unread' &&
      mergedIndex(read.kind === 'read' ? read.index : emptyIndex, seenOf(store, arch), now) !== undefined,
  )
  return {
    arches: reads.map(({ arch }) => arch),
    answers: store.answers,
    blobs: store.seen,
    gone: store.gone,
    listed: listedBy(
      reads.map(({ read }) => read),
      store.answers,
    ),
    isNews,
  }
}

/** Every blob that may be there; undefined where others may. Where no index is, and no record either, there is nothing. */
function listedBy(
  reads: readonly ReadIndex[],
  answers: ReadonlyMap<string, AnsweredDocument | null>,
): ReadonlySet<Digest> | undefined {
  if (reads.length === 0) return undefined
  if (reads.every(({ kind }) => kind === 'none'))
    return [...answers.values()].every((answer) => answer === null) ? new Set() : undefined
  const whole = reads.flatMap((read) => (read.kind === 'read' && read.index.whole ? [...read.index.blobs.keys()] : []))
  return reads.every((read) => read.kind === 'read' && read.index.whole) ? new Set(whole) : undefined
}

/** May the service have the blob? Only whoever knows all that it has can tell that it does not. */
export function mayHave({ earlier, opened }: OpenGithub, digest: Digest): boolean {
  if (opened.some((index) => index.lists(digest))) return true
  if (earlier?.listed !== undefined) return earlier.listed.has(digest)
  return opened.length === 0 || opened.some((index) => !index.whole)
}

/** Was the blob there, not long ago? Where one turned out not to be, nothing is believed any more. */
export function wasSeenLately(store: OpenGithub, digest: Digest): boolean {
  return !store.doubt.isDoubted && store.opened.some((index) => index.hasSeen(digest, secondsNow(store)))
}

/**
 * Adds what this job has seen to the newest index, where that is news. Of indexes that are written at once the last one counts, and what
 * only the others knew is asked for again.
 */
export async function keepIndexes(store: OpenGithub): Promise<void> {
  const { earlier, indexes, answers, histories, unwritable } = store
  if (unwritable !== undefined) return
  const isNews = earlier?.isNews === true || store.wrote.isNews || (await learntOf(store)).isNews
  if (!isNews) return
  const written = [...answers.values()].flatMap(
    (answer) => (answer && parseRecordKey(store.keyPrefix, answer.key)?.arch) ?? [],
  )
  const arches = [...(earlier?.arches ?? []), ...indexes.keys(), ...written, ...histories.keys()]
  for (const arch of new Set(arches)) await keepIndex(store, arch)
}

async function keepIndex(store: OpenGithub, arch: string): Promise<void> {
  if (!(await isNewest(store, arch))) store.indexes.delete(arch)
  const read = await indexOf(store, arch)
  if (read.kind === 'unread') return
  const before = read.kind === 'read' ? read.index : emptyIndex
  const merged = mergedIndex(before, seenOf(store, arch), secondsNow(store))
  if (merged === undefined) return
  const bytes = encodeIndex(merged)
  const entry = { path: indexPath(arch), key: indexKey(store.keyPrefix, arch, bytes), size: bytes.length }
  await write(
    store,
    { ...entry, waits: false, isNew: true },
    () => Promise.resolve(false),
    async (target) => {
      await writeFile(target, packDocument(bytes), { flag: 'wx', mode: 0o600 })
      return undefined
    },
  )
}

/** Another job may have written one since this one read it, and what that knows is to stay. */
async function isNewest(store: OpenGithub, arch: string): Promise<boolean> {
  const before = await store.indexes.get(arch)
  if (before === undefined || before.kind === 'unread') return false
  const asked = await store.client.look(indexPath(arch), indexQuestion(store.keyPrefix, arch))
  if (asked.kind === 'miss') return before.kind === 'none'
  return asked.kind === 'found' && before.kind === 'read' && asked.key === before.key
}

function indexPath(arch: string): string {
  return `indexes/${arch}`
}
