import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { messageOf } from '../full-disk.ts'
import type { Content } from '../verified-file.ts'
import { packInThread } from './content-threads.ts'
import { oneAtATime } from '../in-flight.ts'
import { guarded, writeOutcome, type Put } from './client-answer.ts'
import { enterStaging } from './client-staging.ts'
import { call, type OpenClient } from './open-client.ts'
import type { Limited } from './rate-limit.ts'
import { tarEnds } from './tar-ends.ts'

/** What an entry is saved as, and what it weighs. */
export interface NewEntry {
  readonly path: string
  readonly key: string
  readonly size: number
}

/**
 * Puts the content at `target`; answers why it cannot. `pack` makes the archive of what stands there and says what it holds, in one reading;
 * undefined where it cannot, and then the archive is made later.
 */
export type StageContent = (target: string, pack: () => Promise<Content | undefined>) => Promise<string | undefined>

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
  const { root, packsZstd, leave } = await enterStaging(client.environment['RUNNER_TEMP'], true)
  const [staged, archive] = [join(root, path), join(root, 'ready', `${path}.tzst`)]
  let called = false
  try {
    for (const left of [staged, archive]) await rm(left, { force: true })
    const pack = async (): Promise<Content | undefined> =>
      packsZstd ? await packInThread({ file: staged, archive, ...tarEnds(path, (await stat(staged)).size) }) : undefined
    const why = await stage(staged, pack).catch(messageOf)
    // The service has no part in it.
    if (why !== undefined) return { kind: 'broken', why }
    const { head, tail } = tarEnds(path, (await stat(staged)).size)
    await writeFile(join(root, 'heads', path), head)
    await writeFile(join(root, 'tails', path), tail)
    called = true
    return writeOutcome(await call(client, size, leave, () => client.client.saveCache([path], key)))
  } finally {
    if (!called) leave()
  }
}
