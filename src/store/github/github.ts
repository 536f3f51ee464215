import { link, readFile, rename, writeFile } from 'node:fs/promises'

import { digestHex, type Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { findProgram } from './client-staging.ts'
import { isCode } from '../error-code.ts'
import { githubClient, usualPatience, type Asked, type GithubClient, type Patience } from './github-client.ts'
import { contentInThread } from './hash-thread.ts'
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
} from '../keys.ts'
import { waitFor } from './rate-limit.ts'
import type { Log } from '../../log.ts'
import type { FoundRecord, RecordName, Store, Written } from '../store.ts'
import { contentOf, copyHashed, draftName, type Content } from '../verified-file.ts'
import { waitingOf, type Waiting } from './waiting.ts'

/** Records and resolutions are kilobytes; long texts of trees are blobs. */
const documentExtent = { usual: 256 * 1024, most: mostRecordBytes }

export interface GithubStoreOptions {
  readonly keyPrefix: string
  /** What the runner gave this step. The client itself reads process.env, which is the same. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly patience?: Patience
  /** Why an earlier step of the job did without the service; then this one does, too. */
  readonly outage?: string
}

/** The Actions cache: one entry for each record, blob and resolution. Where the runner offers none, a store that holds nothing. */
export async function openGithubStore(options: GithubStoreOptions): Promise<Store> {
  const { environment, log, patience = usualPatience, outage } = options
  const client = await import('@actions/cache')
  if (!client.isFeatureAvailable()) {
    log.info('This runner offers no cache service: nothing is restored and nothing is kept.')
    return absentStore('this runner offers no cache service')
  }
  const hasZstd = findProgram('zstd', environment['PATH']) !== undefined
  const missing = missingTools(environment['PATH'], hasZstd)
  if (missing.length > 0) {
    const why = `this machine has no ${missing.join(', ')}`
    log.warning(`Nothing is restored and nothing is kept: ${why}; install it (coreutils and zstd, or busybox)`)
    return absentStore(why)
  }
  if (!hasZstd) {
    log.warning(
      'zstd is not on the PATH: the cache client falls back to gzip, and does not see what runners with zstd have saved, nor they this; install zstd on all of them or on none',
    )
  }
  // Anything else, and nothing, allows both (docs/stacker/platform.md#2.4).
  const mode = (environment['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase()
  const words = `this job's cache mode is "${mode}"`
  const unreadable = mode === 'none' || mode === 'write-only' ? words : undefined
  const unwritable = mode === 'none' || mode === 'read' ? words : undefined
  if (unreadable !== undefined) log.info(`The cache is not read: ${unreadable}.`)
  const waiting = waitingOf(patience.total ?? usualPatience.total)
  return githubStore(githubClient({ client, environment, log, patience, waiting, unreadable, unwritable, outage }), {
    ...options,
    patience,
    waiting,
    unreadable,
    unwritable: unwritable ?? (outage === undefined ? undefined : unreachable(outage)),
  })
}

/** What the script that stands for `tar` is run by, and what it calls (see `tarScript`). */
function missingTools(path: string | undefined, hasZstd: boolean): readonly string[] {
  const isMissing = (tool: string): boolean => findProgram(tool, path) === undefined
  return [
    ...(findProgram('sh', '/bin') === undefined ? ['/bin/sh'] : []),
    ...['cat', ...(hasZstd ? [] : ['gzip'])].filter(isMissing),
    ...(['mv', 'ln'].every(isMissing) ? ['mv'] : []),
  ]
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
    unanswered: () => undefined,
    outage: () => undefined,
    writeRecord: denied,
    hasBlobs: () => Promise.resolve(new Set<Digest>()),
    fetchBlob: () => Promise.resolve(false),
    writeBlob: denied,
    findResolution: nothing,
    writeResolution: denied,
    finish: () => Promise.resolve(),
  }
}

function githubStore(
  client: GithubClient,
  options: GithubStoreOptions & {
    readonly patience: Patience
    readonly waiting: Waiting
    readonly unreadable: string | undefined
    readonly unwritable: string | undefined
  },
): Store {
  const { keyPrefix, environment, log, patience, waiting, unreadable, unwritable } = options
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
    switch (asked.kind) {
      case 'found':
        return asked.value
      case 'miss':
        return undefined
      case 'failed':
        tell(`${unreachable(asked.why)}. What it holds counts as not cached`)
        return undefined
      case 'denied':
      case 'broken':
      case 'hindered':
        tell(`${what} could not be read and counts as not cached: ${asked.why}`)
        return undefined
    }
  }

  /** The document of the newest entry that answers; `idOf` says which document the key names, if it is an answer at all. */
  async function document(
    what: string,
    path: string,
    question: string,
    idOf: (key: string) => Digest | undefined,
    failed: (why: string) => void = () => undefined,
  ): Promise<Buffer | undefined> {
    const asked = await client.read(path, question, documentExtent, undefined, (key, file, { digest }) =>
      digest === idOf(key) ? readFile(file) : Promise.resolve(undefined),
    )
    const bytes = valueOf(what, asked)
    if ('why' in asked && asked.kind !== 'broken') failed(asked.why)
    else if (asked.kind === 'miss' && client.lost() !== undefined) failed(client.lost() ?? '')
    if (asked.kind === 'found' && bytes === undefined) tell(`${what} is not what its key says and is not used`)
    return bytes
  }

  /** By the hash of the layer's name and architecture. */
  const unanswered = new Map<string, string>()

  async function record(
    name: Pick<RecordName, 'arch' | 'layer'>,
    what: string,
    question: string,
  ): Promise<FoundRecord | undefined> {
    const layer = otherRecordQuestion(keyPrefix, name)
    unanswered.delete(layer)
    const path = `records/${layerTag(name.layer)}`
    const idOf = (key: string): Digest | undefined => answeredRecord(keyPrefix, question, key)
    const bytes = await document(what, path, question, idOf, (why) => unanswered.set(layer, why))
    return bytes && { bytes }
  }

  /** What a look or an upload of this process found there, so that each blob is asked for once however many records name it. */
  const present = new Set<Digest>()
  const asking = new Map<Digest, Promise<boolean>>()

  async function hasBlob(digest: Digest): Promise<boolean> {
    if (present.has(digest)) return true
    const asked = asking.get(digest) ?? askForBlob(digest).finally(() => asking.delete(digest))
    asking.set(digest, asked)
    return await asked
  }

  async function askForBlob(digest: Digest): Promise<boolean> {
    const question = blobQuestion(keyPrefix, digest)
    const asked = await client.look(blobEntry(digest), question)
    valueOf(`blob ${digest}`, asked)
    if (asked.kind !== 'found' || !answersBlob(question, asked.key)) return false
    present.add(digest)
    return true
  }

  /** Looks first: the client would pack and compress all of it before it asks. `stage` puts the content where it is told. */
  async function write(
    entry: { readonly path: string; readonly key: string; readonly size: number; readonly waits: boolean },
    seen: () => Promise<boolean>,
    stage: (target: string) => Promise<string | undefined>,
  ): Promise<Written> {
    if (unwritable !== undefined) return { kind: 'denied', why: unwritable }
    if (filled.has(entry.key) || (await seen())) return { kind: 'exists' }
    if (stuck.has(entry.key)) return { kind: 'failed', why: 'its key is reserved by an upload that failed' }
    const put = await client.write(entry.path, entry.key, entry.size, stage)
    switch (put.kind) {
      case 'written':
        filled.add(entry.key)
        return { kind: 'written', bytes: entry.size }
      case 'denied':
        tell(`nothing can be kept: ${put.why}`)
        return { kind: 'denied', why: put.why }
      case 'failed':
      case 'broken':
      case 'hindered':
        tell(`${entry.path} could not be kept: ${put.why}`)
        if (put.kind === 'failed') stuck.add(entry.key)
        return { kind: 'failed', why: put.why }
      case 'taken':
        // Another job is sending it, or died while it did. Whoever names this content next needs to know which.
        for (let waited = 0; ; waited += patience.pause) {
          if (await seen()) return { kind: 'exists' }
          if (unreadable !== undefined || !entry.waits || waited >= patience.wait) break
          if (waiting.left() < patience.pause) break
          await waitFor(patience.pause, waiting)
        }
        return { kind: 'failed', why: 'its key is reserved by another job that has not finished its upload' }
    }
  }

  async function writeDocument(path: string, key: string, bytes: Buffer, waits: boolean): Promise<Written> {
    const size = bytes.length
    if (size > documentExtent.most) return { kind: 'failed', why: `${size} bytes are too many` }
    const seen = async (): Promise<boolean> => {
      const asked = await client.look(path, key)
      return asked.kind === 'found' && asked.key === key
    }
    return await write({ path, key, size, waits }, seen, async (target) => {
      await writeFile(target, bytes, { flag: 'wx', mode: 0o600 })
      return undefined
    })
  }

  return {
    name: 'github',
    writable: unwritable === undefined ? { kind: 'yes' } : { kind: 'no', why: unwritable },

    findRecord: (name) => record(name, `the record of ${name.layer}`, recordQuestion(keyPrefix, name)),

    findOtherRecord: (name) => record(name, `a record of ${name.layer}`, otherRecordQuestion(keyPrefix, name)),

    unanswered: (name) => unanswered.get(otherRecordQuestion(keyPrefix, name)),

    outage: () => client.outage(),

    writeRecord: (name, bytes) =>
      writeDocument(`records/${layerTag(name.layer)}`, recordKey(keyPrefix, name, bytes), bytes, true),

    hasBlobs: async (digests) => {
      const wanted = [...new Set(digests)]
      const found = await Promise.all(wanted.map(hasBlob))
      return new Set(wanted.filter((_, index) => found[index]))
    },

    fetchBlob: async (digest, size, file) => {
      const question = blobQuestion(keyPrefix, digest)
      const asked = await client.read(
        blobEntry(digest),
        question,
        { usual: size, most: size },
        `${file}.${draftName()}`,
        async (key, draft, content) => {
          if (!answersBlob(question, key) || content.digest !== digest || content.size !== size) return false
          await rename(draft, file)
          return true
        },
      )
      const good = valueOf(`blob ${digest}`, asked) ?? false
      if (asked.kind === 'found' && !good) tell(`blob ${digest} is not what its digest says and is not used`)
      if (!good) present.delete(digest)
      return good
    },

    writeBlob: async (digest, size, file) => {
      const written = await write(
        { path: blobEntry(digest), key: blobKey(keyPrefix, digest, run), size, waits: true },
        () => hasBlob(digest),
        async (target) => {
          const content = await linkHashed(typeof file === 'string' ? file : await file(), target, size)
          return content.digest === digest && content.size === size
            ? undefined
            : `the file is not the content that ${digest} names`
        },
      )
      if (written.kind === 'written') present.add(digest)
      return written
    },

    findResolution: (name) => {
      const question = resolutionQuestion(keyPrefix, name)
      return document(`the resolution of ${name}`, `resolutions/${resolutionTag(name)}`, question, (key) =>
        answeredResolution(question, key),
      )
    },

    // A reservation that a killed job left behind blocks this content for ever (docs/stacker/platform.md#2.1); a resolution is not
    // worth waiting for it.
    writeResolution: (name, bytes) =>
      writeDocument(`resolutions/${resolutionTag(name)}`, resolutionKey(keyPrefix, name, bytes), bytes, false),

    finish: () => Promise.resolve(),
  }
}

function unreachable(why: string): string {
  return `the cache could not be reached: ${why}`
}

function blobEntry(digest: Digest): string {
  return `blobs/${digestHex(digest)}`
}

const mostHashedHere = 1024 * 1024

/** Gives the file a second name, or copies it where it can have none, and says what it holds. */
async function linkHashed(file: string, target: string, most: number): Promise<Content> {
  try {
    await link(file, target)
  } catch (error) {
    if (isCode(error, 'ENOENT')) throw error
    return await copyHashed(file, target, most)
  }
  return most > mostHashedHere ? await contentInThread(target) : await contentOf(target, most)
}
