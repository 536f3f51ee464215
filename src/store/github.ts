import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { digestHex, digestOf, type Digest } from '../formats/digest.ts'
import { findProgram, ownedName } from './client-staging.ts'
import { isCode } from './directory-layout.ts'
import { githubClient, sleep, usualPatience, type Asked, type GithubClient, type Patience } from './github-client.ts'
import {
  answeredRecord,
  answeredResolution,
  answersBlob,
  blobKey,
  blobQuestion,
  layerTag,
  otherRecordQuestion,
  recordKey,
  recordQuestion,
  resolutionKey,
  resolutionQuestion,
  resolutionTag,
  runTag,
} from './keys.ts'
import type { FoundRecord, Log, Store, Written } from './store.ts'
import { contentOf, copyHashed, draftName } from './verified-file.ts'

/** Records and resolutions are kilobytes; tree texts above 4 kB are blobs. */
const documentExtent = { usual: 256 * 1024, most: 64 * 1024 * 1024 }

export interface GithubStoreOptions {
  readonly keyPrefix: string
  /** What the runner gave this step. The client itself reads process.env, which is the same. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly patience?: Patience
}

/** The Actions cache: one entry for each record, blob and resolution. Where the runner offers none, a store that holds nothing. */
export async function openGithubStore(options: GithubStoreOptions): Promise<Store> {
  const { environment, log, patience = usualPatience } = options
  const client = await import('@actions/cache')
  if (!client.isFeatureAvailable()) {
    log.info('This runner offers no cache service: nothing is restored and nothing is kept.')
    return absentStore('this runner offers no cache service')
  }
  if (findProgram('zstd', environment['PATH']) === undefined) {
    log.warning(
      'zstd is not on the PATH: the cache client falls back to gzip, and does not see what runners with zstd have saved, nor they this',
    )
  }
  const mode = (environment['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase()
  const words = `this job's cache mode is "${mode}"`
  const unreadable = mode === 'none' || mode === 'write-only' ? words : undefined
  const unwritable = mode === 'none' || mode === 'read' ? words : undefined
  if (unreadable !== undefined) log.info(`The cache is not read: ${unreadable}.`)
  return githubStore(githubClient({ client, environment, log, patience, unreadable, unwritable }), {
    ...options,
    patience,
    unreadable,
    unwritable,
  })
}

/** A store that holds nothing and takes nothing. */
function absentStore(why: string): Store {
  const denied = (): Promise<Written> => Promise.resolve({ kind: 'denied', why })
  const nothing = (): Promise<undefined> => Promise.resolve(undefined)
  return {
    name: 'github',
    writable: { kind: 'no', why },
    findRecord: nothing,
    findOtherRecord: nothing,
    writeRecord: denied,
    hasBlobs: () => Promise.resolve(new Set<Digest>()),
    fetchBlob: () => Promise.resolve(false),
    writeBlob: denied,
    findResolution: nothing,
    writeResolution: denied,
  }
}

function githubStore(
  client: GithubClient,
  options: GithubStoreOptions & {
    readonly patience: Patience
    readonly unreadable: string | undefined
    readonly unwritable: string | undefined
  },
): Store {
  const { keyPrefix, environment, log, patience, unreadable, unwritable } = options
  const run = runTag(environment)
  /** Keys that this process reserved and could not fill: the service lets nobody write them any more. */
  const stuck = new Set<string>()
  /** Keys that this process filled: where reading is not allowed, nothing else tells. */
  const filled = new Set<string>()

  let warned = false
  /** One warning a run: a service that is down would fill the log with one sentence for every layer. */
  function tell(text: string): void {
    if (warned) log.info(`github cache: ${text}`)
    else log.warning(`github cache: ${text}`)
    warned = true
  }

  function valueOf<T>(what: string, asked: Asked<T>): T | undefined {
    if (asked.kind === 'found') return asked.value
    if (asked.kind !== 'miss') tell(`${what} could not be read and counts as not cached: ${asked.why}`)
    return undefined
  }

  /** The document of the newest entry that answers; `idOf` says which document the key names, if it is an answer at all. */
  async function document(
    what: string,
    path: string,
    question: string,
    idOf: (key: string) => Digest | undefined,
  ): Promise<Buffer | undefined> {
    const asked = await client.read(path, question, documentExtent, async (key, file) => {
      const id = idOf(key)
      const bytes = id === undefined ? undefined : await readFile(file)
      return bytes !== undefined && digestOf(bytes) === id ? bytes : undefined
    })
    const bytes = valueOf(what, asked)
    if (asked.kind === 'found' && bytes === undefined) tell(`${what} is not what its key says and is not used`)
    return bytes
  }

  async function record(what: string, path: string, question: string): Promise<FoundRecord | undefined> {
    const bytes = await document(what, path, question, (key) => answeredRecord(keyPrefix, question, key))
    return bytes && { bytes }
  }

  /** Looks first: the client would pack and compress all of it before it asks. `answers`: does a key that was found mean this? */
  async function write(
    entry: { path: string; key: string; question: string; file: string; size: number; waits: boolean },
    answers: (key: string) => boolean,
  ): Promise<Written> {
    const seen = async (): Promise<boolean> => {
      const asked = await client.look(entry.path, entry.question)
      return asked.kind === 'found' && answers(asked.key)
    }
    if (unwritable !== undefined) return { kind: 'denied', why: unwritable }
    if (filled.has(entry.key) || (await seen())) return { kind: 'exists' }
    if (stuck.has(entry.key)) return { kind: 'failed', why: 'its key is reserved by an upload that failed' }
    const put = await client.write(entry.path, entry.key, entry.file, entry.size)
    switch (put.kind) {
      case 'written':
        filled.add(entry.key)
        return { kind: 'written', bytes: entry.size }
      case 'denied':
        tell(`nothing can be kept: ${put.why}`)
        return put
      case 'failed':
        tell(`${entry.path} could not be kept: ${put.why}`)
        stuck.add(entry.key)
        return put
      case 'taken':
        // Another job is sending it, or died while it did. Whoever names this content next needs to know which.
        for (let waited = 0; ; waited += patience.pause) {
          if (await seen()) return { kind: 'exists' }
          if (unreadable !== undefined || !entry.waits || waited >= patience.wait) break
          await sleep(patience.pause)
        }
        return { kind: 'failed', why: 'its key is reserved by another job that has not finished its upload' }
    }
  }

  async function writeDocument(path: string, key: string, bytes: Buffer, waits: boolean): Promise<Written> {
    if (bytes.length > documentExtent.most) return { kind: 'failed', why: `${bytes.length} bytes are too many` }
    const name = `${await ownedName(process.pid)}-${randomBytes(8).toString('hex')}`
    const file = join(environment['RUNNER_TEMP'] ?? tmpdir(), name)
    try {
      await writeFile(file, bytes, { flag: 'wx', mode: 0o600 })
      return await write({ path, key, question: key, file, size: bytes.length, waits }, (found) => found === key)
    } catch (error) {
      return { kind: 'failed', why: messageOf(error) }
    } finally {
      await rm(file, { force: true }).catch(() => undefined)
    }
  }

  return {
    name: 'github',
    writable: unwritable === undefined ? { kind: 'yes' } : { kind: 'no', why: unwritable },

    findRecord: (name) =>
      record(`the record of ${name.layer}`, `records/${layerTag(name.layer)}`, recordQuestion(keyPrefix, name)),

    findOtherRecord: (name) =>
      record(`a record of ${name.layer}`, `records/${layerTag(name.layer)}`, otherRecordQuestion(keyPrefix, name)),

    writeRecord: (name, bytes) =>
      writeDocument(`records/${layerTag(name.layer)}`, recordKey(keyPrefix, name, bytes), bytes, true),

    hasBlobs: async (digests) => {
      const found = new Set<Digest>()
      await Promise.all(
        [...new Set(digests)].map(async (digest) => {
          const question = blobQuestion(keyPrefix, digest)
          const asked = await client.look(blobEntry(digest), question)
          if (asked.kind === 'found' && answersBlob(question, asked.key)) found.add(digest)
          valueOf(`blob ${digest}`, asked)
        }),
      )
      return found
    },

    fetchBlob: async (digest, size, file) => {
      const question = blobQuestion(keyPrefix, digest)
      const asked = await client.read(
        blobEntry(digest),
        question,
        { usual: size, most: size },
        async (key, unpacked) => {
          if (!answersBlob(question, key)) return false
          const content = await contentOf(unpacked, size)
          if (content.digest !== digest || content.size !== size) return false
          await move(unpacked, file, digest)
          return true
        },
      )
      const good = valueOf(`blob ${digest}`, asked) ?? false
      if (asked.kind === 'found' && !good) tell(`blob ${digest} is not what its digest says and is not used`)
      return good
    },

    writeBlob: async (digest, size, file) => {
      try {
        const content = await contentOf(file, size)
        if (content.digest !== digest || content.size !== size) {
          return { kind: 'failed', why: `${file} is not the content that ${digest} names` }
        }
        const question = blobQuestion(keyPrefix, digest)
        const key = blobKey(keyPrefix, digest, run)
        return await write({ path: blobEntry(digest), key, question, file, size, waits: true }, (found) =>
          answersBlob(question, found),
        )
      } catch (error) {
        return { kind: 'failed', why: messageOf(error) }
      }
    },

    findResolution: (name) => {
      const question = resolutionQuestion(keyPrefix, name)
      return document(`the resolution of ${name}`, `resolutions/${resolutionTag(name)}`, question, (key) =>
        answeredResolution(question, key),
      )
    },

    // A reservation that a killed job left behind blocks this content for ever; a resolution is not worth waiting for it.
    writeResolution: (name, bytes) =>
      writeDocument(`resolutions/${resolutionTag(name)}`, resolutionKey(keyPrefix, name, bytes), bytes, false),
  }
}

function blobEntry(digest: Digest): string {
  return `blobs/${digestHex(digest)}`
}

/** Between file systems by a copy, which is hashed again as it is written. */
async function move(from: string, to: string, digest: Digest): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!isCode(error, 'EXDEV')) throw error
    const draft = `${to}.${draftName()}`
    const copy = await copyHashed(from, draft)
    if (copy.digest !== digest) {
      await rm(draft, { force: true })
      throw new Error(`${from} changed while it was copied`, { cause: error })
    }
    await rename(draft, to)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
