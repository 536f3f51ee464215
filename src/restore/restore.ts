import { isTrouble } from '../errors.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { Log } from '../log.ts'
import type { Foresight } from '../plan/foresight.ts'
import { gather } from '../plan/gather.ts'
import { judgeProject } from '../plan/judge-project.ts'
import { openRecordSource } from '../plan/open-record-source.ts'
import { withUnpublished } from '../plan/publishing.ts'
import { describeReason, plain } from '../report/reason.ts'
import type { BlobsAsked } from '../store/record-source.ts'
import type { Surroundings } from '../use-cases.ts'
import { directoriesOf } from '../workspace/directories.ts'
import { stackerLocks, type Locks } from '../workspace/locks.ts'
import { closeStaging, isStagingLeft, openStaging, removeLeftStaging } from '../workspace/staging-directory.ts'
import { imagesAlone } from './image-alone.ts'
import { isStateLeft } from './left-entries.ts'
import { restoredOf, type RestoredBuild } from './restored.ts'
import { withoutSeen, type Outcome, type RestoreOptions, type Restoring } from './restoring.ts'
import { layInRounds } from './rounds.ts'

/** Plan, fetch, verify, materialise. Trouble with the cache makes fewer hits, never a failure. */
export async function restore(options: RestoreOptions, surroundings: Surroundings): Promise<RestoredBuild> {
  const restored = await restoreLocked(options, surroundings)
  return { ...restored, plan: await withUnpublished(restored.plan, options, surroundings) }
}

async function restoreLocked(options: RestoreOptions, surroundings: Surroundings): Promise<RestoredBuild> {
  const locks = stackerLocks(directoriesOf(options.directories), surroundings.log)
  try {
    return await restoreAlone(options, surroundings, locks)
  } finally {
    await locks.release()
  }
}

async function restoreAlone(options: RestoreOptions, surroundings: Surroundings, locks: Locks): Promise<RestoredBuild> {
  const { log } = surroundings
  const restoring = await begin(options, surroundings)
  const { gathered, records, directories, store } = restoring
  // Before what stands here is judged: what is being built says little of what will have been built.
  let others = options.restore !== 'none' ? await locks.take('existing') : undefined
  const planned = await judgeProject(gathered, options, records)
  const isFound = await isStateLeft(directories)
  const isLeft = options.restore !== 'none' && (await isStagingLeft(directories))
  const finished = (foresight: Foresight, more: Partial<Outcome> = {}): Promise<RestoredBuild> => {
    const nothing = { entries: onDisk(foresight), cleared: !isFound, leftOut: new Map(), fetched: new Map() }
    return restoredOf(restoring, { planned, foresight, ...nothing, ...more })
  }
  const noneOf = async (indexes: readonly number[], why: string): Promise<RestoredBuild> => {
    log.warning(`nothing is restored: ${why}`)
    const leftOut = new Map(indexes.map((index) => [index, why]))
    return finished(await judgeProject(gathered, options, withoutSeen(records), leftOut), { leftOut })
  }
  // By other rules than its own what stands here would be nothing, and be taken away.
  const mayLayDown = options.restore !== 'none' && gathered.sources.releaseKnown
  const isSomething = fromStore(planned).length + imagesAlone(planned).length > 0
  const toLayDown = mayLayDown && store !== undefined && (isFound || isSomething)
  if (toLayDown || isLeft) others ??= await locks.take('both')
  if (others !== undefined) return await noneOf(candidatesOf(planned), others)
  // Somebody else was faster than the lock: the rest of this was judged without what they laid down.
  if (!isFound && (await isStateLeft(directories))) return await restoreAlone(options, surroundings, locks)
  // What an earlier build left is judged like records: what is not good goes, or stacker would believe it.
  if (!toLayDown) {
    if (mayLayDown) tellOfRights(planned, log)
    if (isLeft) await removeLeftStaging(directories, log)
    return finished(planned)
  }

  let staging: string
  try {
    staging = await openStaging(directories)
  } catch (error) {
    if (!isTrouble(error)) throw error
    return await noneOf(fromStore(planned), error.message)
  }
  try {
    const since = surroundings.now()
    const { entries, foresight, ...laid } = await layInRounds(restoring, store, { directories, staging, log }, planned)
    await store.finish('restore')
    return await finished(
      foresight,
      entries === undefined
        ? laid
        : { ...laid, entries, cleared: true, hasLaidDown: true, laying: (surroundings.now() - since) / 1000 },
    )
  } finally {
    await closeStaging(staging, log)
  }
}

/** Opens the store and gathers the facts. */
async function begin(options: RestoreOptions, surroundings: Surroundings): Promise<Restoring> {
  const begun = surroundings.now()
  const opened = await openRecordSource(options, surroundings, blobsAsked(options))
  const gathered = await gather(options, surroundings, opened.records, opened.store)
  return { ...opened, options, surroundings, gathered, directories: directoriesOf(options.directories), begun }
}

/** What is needed later on must be there; of what is fetched now one finds out, and a plan may be content with less. */
function blobsAsked({ restore }: RestoreOptions): BlobsAsked {
  switch (restore) {
    case 'all':
      return 'assumed'
    case 'needed':
      return 'asked'
    case 'none':
      return 'lately'
  }
}

/** Why nothing can be laid down at all, where this process may not do what stacker would have to find done. */
function tellOfRights({ plan }: Foresight, log: Log): void {
  const refused = plan.layers.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'root-needed'))
  if (refused[0] !== undefined) log.warning(`nothing is restored: ${describeReason(refused[0], plain)}`)
}

function candidatesOf({ layers }: Foresight): readonly number[] {
  return [...layers.keys()].filter((index) => layers[index]?.judgement.candidate)
}

function fromStore({ layers }: Foresight): readonly number[] {
  return [...layers.keys()].filter((index) => layers[index]?.judgement.candidate?.record)
}

/** Entries that stand on disk already and are good: nothing has to be laid down for them. */
function onDisk({ layers }: Foresight): ReadonlyMap<number, CacheEntry> {
  return new Map(
    [...layers.entries()].flatMap(([index, { judgement }]) =>
      judgement.candidate && !judgement.candidate.record ? [[index, judgement.candidate.entry] as const] : [],
    ),
  )
}
