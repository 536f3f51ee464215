import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { messageOf } from '../full-disk.ts'
import { oneAtATime } from '../in-flight.ts'
import { guarded, writeOutcome, type Put } from './client-answer.ts'
import { enterStaging } from './client-staging.ts'
import { call, type OpenClient } from './open-client.ts'
import type { Limited } from './rate-limit.ts'

/** What an entry is saved as, and what it weighs. */
export interface NewEntry {
  readonly path: string
  readonly key: string
  readonly size: number
}

/** Puts at `target`, where nothing is, what the entry will be; answers why it cannot. */
export type StageContent = (target: string) => Promise<string | undefined>

/** Of the process, as the staging directory is: what is saved stands there under a path that only its content decides. */
const inTurn = oneAtATime()

export async function writeEntry(client: OpenClient, entry: NewEntry, stage: StageContent): Promise<Put> {
  const { writes, sending, health } = client
  const put = await writes.repeat<Put>((): Promise<Put | Limited> =>
    inTurn(entry.path, () =>
      sending(entry.size, async () => {
        await writes.pause()
        const unwritable = health.unwritable()
        if (unwritable !== undefined) return { kind: 'denied', why: unwritable }
        return guarded(() => saveStaged(client, entry, stage))
      }),
    ),
  )
  if (put.kind === 'denied') health.denyWriting(put.why)
  health.count(put)
  return put
}

async function saveStaged(
  client: OpenClient,
  { path, key, size }: NewEntry,
  stage: StageContent,
): Promise<Put | Limited> {
  const { root, leave } = await enterStaging(client.environment['RUNNER_TEMP'], true)
  const staged = join(root, path)
  let called = false
  try {
    await rm(staged, { force: true })
    const why = await stage(staged).catch(messageOf)
    // The service has no part in it.
    if (why !== undefined) return { kind: 'broken', why }
    called = true
    return writeOutcome(await call(client, size, leave, () => client.client.saveCache([path], key)))
  } finally {
    if (!called) leave()
  }
}
