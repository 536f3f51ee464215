import { FormatError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { otherRecordQuestion } from '../keys.ts'
import { decodeLearnt, encodeLearnt, type Learnt } from '../learnt.ts'
import type { Store } from '../store.ts'
import { absentStore } from './absent-store.ts'
import { findProgram } from './client-staging.ts'
import { fetchBlob, hasBlobs, writeBlob } from './github-blobs.ts'
import { addHistory, findHistory, keepIndexes, learntOf } from './github-index.ts'
import { githubClient } from './github-client.ts'
import { findOtherRecord, findRecord, findResolution, writeRecord, writeResolution } from './github-documents.ts'
import { openGithub, unreachable, type OpenGithub } from './open-github.ts'
import { usualPatience, type Patience } from './patience.ts'
import { waitingOf } from './waiting.ts'

export interface GithubStoreOptions {
  readonly keyPrefix: string
  /** What the runner gave this step. The client itself reads process.env, which is the same. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly patience?: Patience
  /** Why an earlier step of the job did without the service; then this one does, too. */
  readonly outage?: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** What an earlier step of the job learnt, as its note has it. */
  readonly learnt?: unknown
}

/** The Actions cache: one entry for each record, blob and resolution. Where the runner offers none, a store that holds nothing. */
export async function openGithubStore(options: GithubStoreOptions): Promise<Store> {
  const { keyPrefix, environment, log, patience = usualPatience, outage, now } = options
  const client = await import('@actions/cache')
  if (!client.isFeatureAvailable()) {
    log.info('This runner offers no cache service: nothing is restored and nothing is kept.')
    return absentStore('this runner offers no cache service')
  }
  const missing = missingTools(environment['PATH'])
  if (missing.length > 0) {
    const why = `this machine has no ${missing.join(', ')}`
    log.warning(`Nothing is restored and nothing is kept: ${why}; install it (coreutils or busybox)`)
    return absentStore(why)
  }
  // Anything else, and nothing, allows both (docs/stacker/platform.md#2.4).
  const mode = (environment['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase()
  const words = `this job's cache mode is "${mode}"`
  const unreadable = mode === 'none' || mode === 'write-only' ? words : undefined
  const unwritable = mode === 'none' || mode === 'read' ? words : undefined
  if (unreadable !== undefined) log.info(`The cache is not read: ${unreadable}.`)
  const waiting = waitingOf(patience.total ?? usualPatience.total)
  const opened = { environment, log, patience, waiting, unreadable }
  return githubStore(
    openGithub({
      ...opened,
      client: githubClient({ ...opened, client, unwritable, outage }),
      keyPrefix,
      now,
      earlier: earlierOf(options),
      unwritable: unwritable ?? (outage === undefined ? undefined : unreachable(outage)),
    }),
  )
}

/** What the script that stands for `tar` is run by, and what it calls (see `tarScript`). */
function missingTools(path: string | undefined): readonly string[] {
  return [
    ...(findProgram('sh', '/bin') === undefined ? ['/bin/sh'] : []),
    ...(findProgram('mv', path) === undefined ? ['mv'] : []),
  ]
}

function earlierOf({ learnt, log }: GithubStoreOptions): Learnt | undefined {
  if (learnt === undefined) return undefined
  try {
    return decodeLearnt(learnt)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    log.debug(`github cache: what the step before learnt is not used: ${error.message}`)
    return undefined
  }
}

function githubStore(store: OpenGithub): Store {
  const { client, keyPrefix, unwritable, unanswered } = store
  return {
    name: 'github',
    writable: unwritable === undefined ? { kind: 'yes' } : { kind: 'no', why: unwritable },
    findRecord: (name, seldom = false) => findRecord(store, name, seldom),
    findOtherRecord: (name) => findOtherRecord(store, name),
    unanswered: (name) => unanswered.get(otherRecordQuestion(keyPrefix, name)),
    refused: () => undefined,
    outage: () => client.outage(),
    writeRecord: (name, bytes) => writeRecord(store, name, bytes),
    hasBlobs: (digests, when = 'now') => hasBlobs(store, digests, when),
    fetchBlob: (digest, size, file) => fetchBlob(store, digest, size, file),
    writeBlob: (digest, size, file) => writeBlob(store, digest, size, file),
    findResolution: (name) => findResolution(store, name),
    writeResolution: (name, bytes) => writeResolution(store, name, bytes),
    findHistory: (name) => findHistory(store, name),
    writeHistory: (name, bytes) => {
      addHistory(store, name, bytes)
      return Promise.resolve()
    },
    learnt: async () => encodeLearnt(await learntOf(store)),
    finish: async (after) => {
      if (after !== 'restore') await keepIndexes(store)
    },
  }
}
