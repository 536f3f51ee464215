import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { openBaseLayers } from './base-layers.ts'
import { FormatError, isTrouble } from '../errors.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import { encodeBuildCache } from '../layer/build-cache.ts'
import { checkoutEntries, earlierImage } from '../layer/checkout-entries.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { entriesLeft, entriesOfOthers, isStateLeft } from './left-entries.ts'
import { requestOf, wantedBlobs, type WantedBlob } from './laying.ts'
import { cacheName } from '../handover/note.ts'
import { noteOf } from './noted.ts'
import type { Options } from '../options.ts'
import { gather, judgeProject, type Foresight } from '../plan/plan.ts'
import { describeReason, plain } from '../report/reason.ts'
import type { LayerName } from '../report/transfer.ts'
import type { Store } from '../store/store.ts'
import type { Restored, Surroundings } from '../use-cases.ts'
import { openRecordSource } from '../plan/open-record-source.ts'
import { directoriesOf, ownerOf, type StackerDirectories } from '../workspace/directories.ts'
import type { StagedBlob } from '../workspace/lay-down/lay-down-request.ts'
import { verifyBlob } from '../workspace/oci-layout.ts'
import { layDown } from '../workspace/root/by-root.ts'
import { stackerLocks, type Locks } from '../workspace/locks.ts'
import { closeStaging, isStagingLeft, openStaging, removeLeftStaging } from '../workspace/staging-directory.ts'

/** Plan, fetch, verify, materialise. Trouble with the cache makes fewer hits, never a failure. */
export async function restore(options: Options, surroundings: Surroundings): Promise<Restored> {
  const locks = stackerLocks(directoriesOf(options.directories), surroundings.log)
  try {
    return await restoreAlone(options, surroundings, locks)
  } finally {
    await locks.release()
  }
}

async function restoreAlone(options: Options, surroundings: Surroundings, locks: Locks): Promise<Restored> {
  const begun = surroundings.now()
  const blobs = options.restore === 'all' ? 'assumed' : 'asked'
  const { records, without, store } = await openRecordSource(options, surroundings, blobs)
  const gathered = await gather(options, surroundings, records, store)
  // Before what stands here is judged: what is being built says little of what will have been built.
  let others = options.restore === 'all' ? await locks.take('standing') : undefined
  let planned = await judgeProject(gathered, options, records)
  const directories = directoriesOf(options.directories)
  const found = await isStateLeft(directories)
  const left = options.restore === 'all' && (await isStagingLeft(directories))
  const finished = (foresight: Foresight, more: Partial<Finished> = {}): Promise<Restored> =>
    finish(
      {
        ...{ planned, foresight, entries: onDisk(foresight), cleared: !found, leftOut: new Map(), fetched: new Map() },
        ...{ ...more, options, store, begun },
      },
      surroundings,
    )
  const noneOf = async (indexes: readonly number[], why: string): Promise<Restored> => {
    surroundings.log.warning(`nothing is restored: ${why}`)
    const leftOut = new Map(indexes.map((index) => [index, why]))
    return finished(await judgeProject(gathered, options, records, leftOut), { leftOut })
  }
  // By other rules than its own what stands here would be nothing, and be taken away.
  const mayLayDown = options.restore !== 'none' && gathered.sources.releaseKnown
  const toLayDown = mayLayDown && store !== undefined && (found || fromStore(planned).length > 0)
  if (toLayDown || left) others ??= await locks.take('both')
  if (others !== undefined) {
    const candidates = [...planned.layers.keys()].filter((index) => planned.layers[index]?.judgement.candidate)
    return await noneOf(candidates, others)
  }
  // Somebody else was faster than the lock: the rest of this was judged without what they laid down.
  if (!found && (await isStateLeft(directories))) return await restoreAlone(options, surroundings, locks)
  // What an earlier build left is judged like records: what is not good goes, or stacker would believe it.
  if (!toLayDown) {
    const refused = planned.plan.layers.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'root-needed'))
    if (mayLayDown && refused[0] !== undefined)
      surroundings.log.warning(`nothing is restored: ${describeReason(refused[0], plain)}`)
    if (left) await removeLeftStaging(directories, surroundings.log)
    return finished(planned)
  }

  let staging: string
  try {
    staging = await openStaging(directories)
  } catch (error) {
    if (!isTrouble(error)) throw error
    return await noneOf(fromStore(planned), error.message)
  }
  const leftOut = new Map<number, string>()
  const gone = new Set<Digest>()
  /** Those of them that the store does not even claim to have: a plan would have said so. */
  const absent = new Set<Digest>()
  const fetched = new Map<Digest, StagedBlob>()
  const bases = openBaseLayers(directories, staging, surroundings)
  try {
    let foresight = planned
    for (;;) {
      const wanted = await missingHere(
        wantedBlobs(foresight.layers, foresight.sources.layerTypes),
        directories,
        fetched,
      )
      const { staged, failed, left } = await fetchAll(store, wanted, staging)
      for (const [digest, blob] of staged) fetched.set(digest, blob)
      if (failed.length === 0) {
        const lacking = await bases.fetchFor(foresight)
        if (lacking.size > 0) {
          for (const [index, why] of lacking) leftOut.set(index, why)
          for (const why of new Set(lacking.values())) surroundings.log.warning(`layers are left out: ${why}`)
          foresight = await judgeProject(gathered, options, without(gone), leftOut)
          continue
        }
        const ofBases = bases.fetched
        const attempt = await layForesight(foresight, directories, staging, { fetched, ofBases }, surroundings)
        if (attempt.kind === 'laid-down') {
          return await finished(foresight, { entries: attempt.entries, cleared: true, leftOut, fetched })
        }
        // What follows from trouble that was told of already is no news.
        const isNews = gone.size === 0 && (attempt.layers.length > 0 || leftOut.size === 0)
        surroundings.log[isNews ? 'warning' : 'info'](attempt.told)
        for (const index of attempt.layers) leftOut.set(index, attempt.why)
        // Where even the removal of what is stale is refused, nothing that is tried again will do better.
        if (attempt.layers.length === 0) return await finished(foresight, { leftOut, fetched })
      }
      if (failed.length > 0) {
        // What is gone is seldom alone, and each further try is a plan.
        const claimed = await store.hasBlobs([...failed, ...left])
        const lost = [...failed, ...left].filter((digest) => !claimed.has(digest))
        for (const digest of [...failed, ...lost]) gone.add(digest)
        for (const digest of lost) absent.add(digest)
        if (lost.length > 0) planned = await judgeProject(gathered, options, without(absent))
      }
      foresight = await judgeProject(gathered, options, without(gone), leftOut)
    }
  } finally {
    await closeStaging(staging, surroundings.log)
  }
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

type Attempt =
  | { readonly kind: 'laid-down'; readonly entries: ReadonlyMap<number, CacheEntry> }
  /** These layers cannot be laid down; the others may. Empty where not even the old state could be taken away. */
  | { readonly kind: 'refused'; readonly layers: readonly number[]; readonly why: string; readonly told: string }

async function layForesight(
  { layers, sources }: Foresight,
  directories: StackerDirectories,
  staging: string,
  { fetched, ofBases }: Record<'fetched' | 'ofBases', ReadonlyMap<Digest, StagedBlob>>,
  { log }: Surroundings,
): Promise<Attempt> {
  const candidates = [...layers.keys()].filter((index) => layers[index]?.judgement.candidate)
  try {
    const trees = await readTrees(layers, fetched)
    const entries = checkoutEntries(layers, sources.release, sources.layerTypes, (digest) => treeText(trees, digest))
    const given = new Set(layers.map(({ stacked }) => stacked.facts.definition.name))
    const others = await entriesOfOthers(directories, staging, given, sources.release, log)
    const standing = new Map([...others, ...entries.values()].map((entry) => [entry.Name, entry]))
    const request = await requestOf({
      layers,
      entries,
      buildCache: standing.size === 0 ? null : encodeBuildCache(standing, sources.release),
      release: sources.release,
      layerTypes: sources.layerTypes,
      owner: ownerOf(sources.rootUser),
      directories,
      staging,
      fetched,
      ofBases,
    })
    const laid = await layDown(request, log)
    if (laid.kind === 'laid-down') return { kind: 'laid-down', entries }
    const named = candidates.filter((index) => layers[index]?.stacked.facts.definition.name === laid.layer)
    return {
      kind: 'refused',
      layers: named.length > 0 ? named : candidates,
      why: laid.why,
      told: `${laid.layer === undefined ? 'nothing is laid down' : `layer ${laid.layer} cannot be laid down`}: ${laid.why}`,
    }
  } catch (error) {
    if (!isTrouble(error)) throw error
    return { kind: 'refused', layers: candidates, why: error.message, told: `nothing is laid down: ${error.message}` }
  }
}

/** Texts of trees by the digest of their bytes: from the records, and from blobs that were fetched. */
async function readTrees(
  layers: Foresight['layers'],
  fetched: ReadonlyMap<Digest, StagedBlob>,
): Promise<ReadonlyMap<Digest, Buffer>> {
  const trees = new Map<Digest, Buffer>()
  for (const { judgement, found } of layers) {
    const candidate = judgement.candidate ?? earlierImage(judgement, found)
    for (const [digest, text] of candidate?.record?.trees ?? []) {
      const blob = fetched.get(digest)
      if (text !== null) trees.set(digest, text)
      else if (blob !== undefined) trees.set(digest, await readFile(blob.file))
    }
  }
  return trees
}

function treeText(trees: ReadonlyMap<Digest, Buffer>, digest: Digest): Buffer {
  const text = trees.get(digest)
  if (text === undefined) throw new FormatError('record.trees', `expected the tree ${digest}`)
  return text
}

/** What neither lies in the output layout, whole, nor was fetched before. */
async function missingHere(
  wanted: readonly WantedBlob[],
  directories: StackerDirectories,
  fetched: ReadonlyMap<Digest, StagedBlob>,
): Promise<readonly WantedBlob[]> {
  const missing: WantedBlob[] = []
  for (const blob of wanted) {
    if (fetched.has(blob.digest)) continue
    if (!blob.serves && (await isWhole(directories, blob))) continue
    missing.push(blob)
  }
  return missing
}

/** What another user's stacker left unreadable is not had here. */
async function isWhole({ ociDir }: StackerDirectories, { digest, size }: WantedBlob): Promise<boolean> {
  try {
    return (await verifyBlob(ociDir, digest, size)) === undefined
  } catch (error) {
    if (!isTrouble(error)) throw error
    return false
  }
}

/** The store has its own limits. */
const parallelFetches = 8

interface Fetched {
  readonly staged: ReadonlyMap<Digest, StagedBlob>
  readonly failed: readonly Digest[]
  /** What was not tried any more. */
  readonly left: readonly Digest[]
}

/** Parents first. Once one is gone the rest waits: layers that stand on it may not be wanted any more. */
async function fetchAll(store: Store, wanted: readonly WantedBlob[], staging: string): Promise<Fetched> {
  const staged = new Map<Digest, StagedBlob>()
  const failed: Digest[] = []
  const queue = [...wanted]
  const work = async (): Promise<void> => {
    while (failed.length === 0) {
      const blob = queue.shift()
      if (blob === undefined) return
      const { digest, size } = blob
      const file = path.join(staging, `blob-${digestHex(digest)}`)
      if (await store.fetchBlob(digest, size, file)) staged.set(digest, { size, file })
      else failed.push(digest)
    }
  }
  await Promise.all(Array.from({ length: parallelFetches }, work))
  return { staged, failed, left: queue.map(({ digest }) => digest) }
}

interface Finished {
  readonly planned: Foresight
  readonly foresight: Foresight
  readonly entries: ReadonlyMap<number, CacheEntry>
  /** build.cache holds of these layers the entries and nothing else. */
  readonly cleared: boolean
  readonly leftOut: ReadonlyMap<number, string>
  readonly fetched: ReadonlyMap<Digest, StagedBlob>
  readonly options: Options
  readonly store: Store | undefined
  readonly begun: number
}

async function finish(
  { planned, foresight, entries, cleared, leftOut, fetched, options, store, begun }: Finished,
  surroundings: Surroundings,
): Promise<Restored> {
  const { release } = foresight.sources
  const left = cleared ? new Map() : await entriesLeft(directoriesOf(options.directories), release, surroundings.log)
  const nameOf = (index: number): LayerName => {
    const definition = foresight.layers[index]?.stacked.facts.definition
    return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' }
  }
  const hits = [...planned.layers.keys()].filter((index) => planned.layers[index]?.judgement.verdict === 'hit')
  const restoring = options.restore === 'all'
  return {
    plan: foresight.plan,
    transfer: {
      store: storeName(options),
      restored: [...entries.keys()].map((index) => ({
        ...nameOf(index),
        bytes: foresight.plan.layers[index]?.bytes ?? 0,
      })),
      notRestored: hits
        .filter((index) => restoring && !entries.has(index))
        .map((index) => ({ ...nameOf(index), why: leftOut.get(index) ?? 'its content could not be had' })),
      bytesDown: [...fetched.values()].reduce((sum, { size }) => sum + size, 0),
      seconds: (surroundings.now() - begun) / 1000,
    },
    handover: noteOf(foresight, entries, fetched, cleared, left, {
      cache: cacheName(options),
      outage: store?.outage(),
    }),
  }
}

function storeName({ store }: Options): string {
  return store.kind === 'github' ? 'github' : `dir:${store.path}`
}
