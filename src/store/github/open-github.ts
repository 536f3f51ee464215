import type { Digest } from '../../formats/digest.ts'
import type { Log } from '../../log.ts'
import { runTag } from '../keys.ts'
import type { AnsweredDocument, Learnt } from '../learnt.ts'
import type { OpenIndex } from '../record-index.ts'
import type { Written } from '../store.ts'
import type { Asked } from './client-answer.ts'
import type { NewEntry, StageContent } from './client-writing.ts'
import type { GithubClient } from './github-client.ts'
import type { Patience } from './patience.ts'
import type { ReadIndex } from './github-index.ts'
import { waitFor } from './rate-limit.ts'
import type { Waiting } from './waiting.ts'

export interface OpenGithubOptions {
  readonly client: GithubClient
  readonly keyPrefix: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly patience: Patience
  readonly waiting: Waiting
  readonly unreadable: string | undefined
  readonly unwritable: string | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** What an earlier step of the job learnt. */
  readonly earlier: Learnt | undefined
}

/** The runner's cache as this process has it open. */
export interface OpenGithub extends OpenGithubOptions {
  readonly run: string
  /** Keys that this process reserved and could not fill: the service lets nobody write them any more. */
  readonly stuck: Set<string>
  /** Keys that this process filled: where reading is not allowed, nothing else tells. */
  readonly filled: Set<string>
  /** Why the last question about a layer has no answer, by the hash of its name and architecture. */
  readonly unanswered: Map<string, string>
  /**
   * Blobs that this process saw there, fetched or wrote, so that each is asked for once however many records name it, and those that it
   * did not find; by the second since 1970.
   */
  readonly seen: Map<Digest, number>
  readonly gone: Map<Digest, number>
  /** What questions of this process about documents were answered by, null where by nothing. */
  readonly answers: Map<string, AnsweredDocument | null>
  /** By architecture. */
  readonly indexes: Map<string, Promise<ReadIndex>>
  readonly opened: OpenIndex[]
  /** Was a blob gone that an index had seen? */
  readonly doubt: { isDoubted: boolean }
  readonly wrote: { isNews: boolean }
  /** What this process tells of runs, by architecture and ref. */
  readonly histories: Map<string, Map<string, Buffer>>
  readonly asking: Map<Digest, Promise<boolean>>
  readonly told: { isWarned: boolean }
}

export function openGithub(options: OpenGithubOptions): OpenGithub {
  return {
    ...options,
    run: runTag(options.environment),
    stuck: new Set(),
    filled: new Set(),
    unanswered: new Map(),
    seen: new Map(),
    gone: new Map(),
    answers: new Map(),
    indexes: new Map(),
    opened: [],
    doubt: { isDoubted: false },
    wrote: { isNews: false },
    histories: new Map(),
    asking: new Map(),
    told: { isWarned: false },
  }
}

export function secondsNow({ now }: Pick<OpenGithub, 'now'>): number {
  return Math.floor(now() / 1000)
}

export function unreachable(why: string): string {
  return `the cache could not be reached: ${why}`
}

/** One warning a run: a service that is down would fill the log with one sentence for every layer. */
export function tell({ told, log }: OpenGithub, text: string): void {
  if (told.isWarned) log.info(`github cache: ${text}`)
  else log.warning(`github cache: ${text}`)
  told.isWarned = true
}

/** What was asked for; where there is none for another reason than that it is not there, that is told. */
export function valueOf<T>(store: OpenGithub, what: string, asked: Asked<T>): T | undefined {
  switch (asked.kind) {
    case 'found':
      return asked.value
    case 'miss':
      return undefined
    case 'failed':
      tell(store, `${unreachable(asked.why)}. What it holds counts as not cached`)
      return undefined
    case 'denied':
    case 'broken':
    case 'hindered':
      tell(store, `${what} could not be read and counts as not cached: ${asked.why}`)
      return undefined
  }
}

/** `waits`: for another job that is sending the same. `isNew`: nobody has it, as far as is known. */
export interface StoredEntry extends NewEntry {
  readonly waits: boolean
  readonly isNew: boolean
}

/** Looks first, where somebody may have it: the client would pack and compress all of it before it asks. */
export async function write(
  store: OpenGithub,
  entry: StoredEntry,
  seen: () => Promise<boolean>,
  stage: StageContent,
): Promise<Written> {
  const { client, unwritable, filled, stuck } = store
  if (unwritable !== undefined) return { kind: 'denied', why: unwritable }
  if (filled.has(entry.key) || (!entry.isNew && (await seen()))) return { kind: 'exists' }
  if (stuck.has(entry.key)) return { kind: 'failed', why: 'its key is reserved by an upload that failed' }
  const put = await client.write(entry, stage)
  switch (put.kind) {
    case 'written':
      filled.add(entry.key)
      return { kind: 'written', bytes: entry.size }
    case 'denied':
      tell(store, `nothing can be kept: ${put.why}`)
      return { kind: 'denied', why: put.why }
    case 'failed':
    case 'broken':
    case 'hindered':
      tell(store, `${entry.path} could not be kept: ${put.why}`)
      if (put.kind === 'failed') stuck.add(entry.key)
      return { kind: 'failed', why: put.why }
    case 'taken':
      return await afterOther(store, entry, seen)
  }
}

/** Another job is sending it, or died while it did. Whoever names this content next needs to know which. */
async function afterOther(
  { patience, waiting, unreadable }: OpenGithub,
  { waits }: StoredEntry,
  seen: () => Promise<boolean>,
): Promise<Written> {
  for (let waited = 0; ; waited += patience.pause) {
    if (await seen()) return { kind: 'exists' }
    if (unreadable !== undefined || !waits || waited >= patience.wait) break
    if (waiting.left() < patience.pause) break
    await waitFor(patience.pause, waiting)
  }
  return { kind: 'failed', why: 'its key is reserved by another job that has not finished its upload' }
}
