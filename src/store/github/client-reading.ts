import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { Content } from '../verified-file.ts'
import { guarded, notWhatItsKeyNames, readOutcome, type Asked } from './client-answer.ts'
import { enterStaging } from './client-staging.ts'
import { call, type OpenClient } from './open-client.ts'
import type { Limited } from './rate-limit.ts'
import { unpackFirst } from './unpack.ts'

/** Which entry is read, and how large it may be. */
export interface EntryQuestion {
  readonly path: string
  /** What its key begins with. */
  readonly question: string
  /** Bytes to expect: they decide how much goes on at once, and how long it may take. */
  readonly usual: number
  /** More bytes are not unpacked. */
  readonly most: number
  /** Where its file is unpacked; where it is not given, where the client works. */
  readonly target?: string
}

/** Is handed what an entry holds, and may move it away. */
export type TakeEntry<T> = (key: string, file: string, content: Content) => Promise<T>

export async function lookAtEntry(client: OpenClient, path: string, question: string): Promise<Asked<undefined>> {
  return judged(
    client,
    await reading(client, 0, async () => {
      const outcome = await call(client, 0, nothing, () =>
        // As a restore key, too: not every server matches the key itself by prefix (docs/stacker/platform.md#1.2).
        client.client.restoreCache([path], question, [question], { lookupOnly: true }),
      )
      const read = readOutcome(outcome)
      return read.kind === 'found' ? { ...read, value: undefined } : read
    }),
  )
}

export async function readEntry<T>(client: OpenClient, asked: EntryQuestion, take: TakeEntry<T>): Promise<Asked<T>> {
  const fetched = await reading(client, asked.usual, () => fetchArchive(client, asked))
  if (fetched.kind !== 'found') return judged(client, fetched)
  const { archive, tar, leave } = fetched.value
  try {
    const unpacked = await client.unpacking(0, () =>
      guarded<Asked<T>>(async () => {
        const file = asked.target ?? `${archive}.content`
        try {
          const content = await unpackFirst(archive, { name: asked.path, most: asked.most, target: file }, tar)
          if (content === undefined) return notWhatItsKeyNames
          return { kind: 'found', key: fetched.key, value: await take(fetched.key, file, content) }
        } finally {
          for (const left of [archive, file]) await rm(left, { force: true })
        }
      }),
    )
    return judged(client, unpacked)
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

/** What came of a question in the end: where nothing that is fetched can be unpacked, it is no better than a service that is unwell. */
function judged<T>({ health }: OpenClient, asked: Asked<T>): Asked<T> {
  if (asked.kind === 'denied') health.denyReading(asked.why)
  health.count(asked)
  return asked
}

interface FetchedArchive {
  readonly archive: string
  readonly tar: string | undefined
  readonly leave: () => void
}

/** Leaves the archive in the staging directory, which is in use until `leave`. */
async function fetchArchive(
  client: OpenClient,
  { path, question, usual }: EntryQuestion,
): Promise<Asked<FetchedArchive> | Limited> {
  const temporary = client.environment['RUNNER_TEMP']
  const forWork = await enterStaging(temporary, false)
  const { root, nonce, tar, leave } = await enterStaging(temporary, false)
  let archive: string | undefined
  try {
    const outcome = await call(client, usual, forWork.leave, () =>
      client.client.restoreCache([path], question, [question]),
    )
    const read = readOutcome(outcome)
    if (read.kind !== 'found') return read
    archive = keptArchive(outcome.lines, nonce, join(root, 'out'))
    return archive === undefined ? notWhatItsKeyNames : { ...read, value: { archive, tar, leave } }
  } finally {
    if (archive === undefined) leave()
  }
}

/** The archive that our tar kept and told of; the client has removed its own name for it. */
function keptArchive(lines: readonly string[], nonce: string, directory: string): string | undefined {
  const [said, ...more] = lines.filter((line) => line.startsWith(`${nonce} `))
  const file = said?.slice(nonce.length + 1)
  if (more.length > 0 || !file?.startsWith(`${directory}/`)) return undefined
  return /^[0-9a-f-]+\.(tgz|tzst)$/.test(file.slice(directory.length + 1)) ? file : undefined
}

function nothing(): void {
  // There is no staging directory to leave.
}
