import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { guarded, notHandedOver, readOutcome, type Asked } from './client-answer.ts'
import { enterStaging } from './client-staging.ts'
import { call, type OpenClient } from './open-client.ts'
import type { Limited } from './rate-limit.ts'

/** Which entry is read. */
export interface EntryQuestion {
  readonly path: string
  /** What its key begins with. */
  readonly question: string
  /** Bytes to expect: they decide how much goes on at once, and how long it may take. */
  readonly usual: number
}

/** Is handed the file that an entry is, which it may move away. */
export type TakeEntry<T> = (key: string, entry: string) => Promise<T>

export async function lookAtEntry(client: OpenClient, path: string, question: string): Promise<Asked<undefined>> {
  return judged(
    client,
    await reading(client, 0, async () => {
      const { leave } = await enterStaging(client.environment['RUNNER_TEMP'], false)
      const outcome = await call(client, 0, leave, () =>
        // As a restore key, too: not every server matches the key itself by prefix (docs/stacker/platform.md#1.2).
        client.client.restoreCache([path], question, [question], { lookupOnly: true }),
      )
      const read = readOutcome(outcome)
      return read.kind === 'found' ? { ...read, value: undefined } : read
    }),
  )
}

export async function readEntry<T>(client: OpenClient, asked: EntryQuestion, take: TakeEntry<T>): Promise<Asked<T>> {
  const fetched = await reading(client, asked.usual, () => fetchEntry(client, asked))
  if (fetched.kind !== 'found') return judged(client, fetched)
  const { entry, leave } = fetched.value
  try {
    const taken = await client.taking(0, () =>
      guarded<Asked<T>>(async () => {
        try {
          return { kind: 'found', key: fetched.key, value: await take(fetched.key, entry) }
        } finally {
          await rm(entry, { force: true })
        }
      }),
    )
    return judged(client, taken)
  } finally {
    leave()
  }
}

async function reading<T>(
  { reads, fetching, health }: OpenClient,
  weight: number,
  ask: () => Promise<Asked<T> | Limited>,
): Promise<Asked<T>> {
  return await reads.repeat<Asked<T>>(() =>
    fetching(weight, async () => {
      await reads.pause()
      return health.unreadable() === undefined ? await guarded(ask) : ({ kind: 'miss' } as const)
    }),
  )
}

/** What came of a question in the end: where nothing that is fetched can be taken, it is no better than a service that is unwell. */
function judged<T>({ health }: OpenClient, asked: Asked<T>): Asked<T> {
  if (asked.kind === 'denied') health.denyReading(asked.why)
  health.count(asked)
  return asked
}

interface FetchedEntry {
  readonly entry: string
  readonly leave: () => void
}

/** Leaves the entry in the staging directory, which is in use until `leave`. */
async function fetchEntry(
  client: OpenClient,
  { path, question, usual }: EntryQuestion,
): Promise<Asked<FetchedEntry> | Limited> {
  const temporary = client.environment['RUNNER_TEMP']
  const forWork = await enterStaging(temporary, false)
  const { root, nonce, leave } = await enterStaging(temporary, false)
  let entry: string | undefined
  try {
    const outcome = await call(client, usual, forWork.leave, () =>
      client.client.restoreCache([path], question, [question]),
    )
    const read = readOutcome(outcome)
    if (read.kind !== 'found') return read
    entry = keptEntry(outcome.lines, nonce, join(root, 'out'))
    return entry === undefined ? notHandedOver : { ...read, value: { entry, leave } }
  } finally {
    if (entry === undefined) leave()
  }
}

/** The file that our tar kept and told of; the client has removed its own name for it. */
function keptEntry(lines: readonly string[], nonce: string, directory: string): string | undefined {
  const [said, ...more] = lines.filter((line) => line.startsWith(`${nonce} `))
  const file = said?.slice(nonce.length + 1)
  if (more.length > 0 || !file?.startsWith(`${directory}/`)) return undefined
  return /^[0-9a-f-]+$/.test(file.slice(directory.length + 1)) ? file : undefined
}
