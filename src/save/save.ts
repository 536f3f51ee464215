import { isBuilt } from './built-layer.ts'
import { imageTimes } from './image-times.ts'
import { FormatError, isTrouble } from '../errors.ts'
import { cacheName, decodeNote, noteFor, type Note } from '../handover/note.ts'
import { openBuildCache } from '../layer/build-cache.ts'
import { sameUmask } from '../layer/umask.ts'
import { isUnwitnessed } from '../layer/import-dest.ts'
import { logThrough } from '../log.ts'
import type { Options } from '../options/options.ts'
import { openStores } from '../plan/open-stores.ts'
import { gather, type Gathered, type GatherOptions } from '../plan/gather.ts'
import type { SaveTransfer } from '../report/transfer.ts'
import { showWithout } from '../stackerfile/shown-text.ts'
import { storeRecordSource } from '../store/record-source.ts'
import { unreadScope } from '../store/scope.ts'
import type { Store } from '../store/store.ts'
import type { Json, Surroundings } from '../use-cases.ts'
import { directoriesOf } from '../workspace/directories.ts'
import { stackerLocks, type Locks } from '../workspace/locks.ts'
import { readBuildState, removeKeepingTags } from '../workspace/root/by-root.ts'
import { closeStaging, openStaging } from '../workspace/staging-directory.ts'
import { builtLayers } from './built.ts'
import { recallRuns } from './remembered-run.ts'
import { seenLayers } from './seen-layers.ts'
import { saveLayers } from './save-layers.ts'
import type { SaveLimits } from './save-request.ts'
import { differencesFrom } from './surprises.ts'

/** `between`: stacker runs again in this stacker-dir. */
export type SaveMoment = 'between' | 'end'

/**
 * After the build: keeps what is new, and compares what stacker did with what the plan said. What build.cache does not records must
 * have been equal before and after; what cannot be verified is not kept. Trouble makes fewer records, never a failure.
 */
export async function save(
  options: Options,
  surroundings: Surroundings,
  handover: Json | undefined,
  moment: SaveMoment = 'end',
): Promise<SaveTransfer> {
  const begun = surroundings.now()
  const { log } = surroundings
  const found = readNote(handover, surroundings)
  const note = found && noteFor(cacheName(options), found)
  const { patience } = options
  const { outages = [], learnt } = note ?? {}
  const { store } = await openStores(options.store, options.keyPrefix, surroundings, {
    patience,
    outages,
    trust: options.trust,
    learnt,
  })
  const skipped = (why: string): SaveTransfer => ({
    ...nothingSaved(store.name),
    skipped: why,
    seconds: (surroundings.now() - begun) / 1000,
  })
  if (options.save === 'never') return skipped('save is never')
  const unread = options.store[0].kind === 'github' ? unreadScope(surroundings.environment) : undefined
  if (unread !== undefined && options.save === 'auto') return skipped(unread)
  if (store.writable.kind === 'no' && options.save === 'auto') return skipped(store.writable.why)

  const locks = stackerLocks(directoriesOf(options.directories), log)
  try {
    const saved = await saveBuilt(options, surroundings, { store, note, locks, moment })
    return { ...saved, seconds: (surroundings.now() - begun) / 1000 }
  } catch (error) {
    if (!isTrouble(error)) throw error
    log.warning(`nothing is saved: ${error.message}`)
    return skipped(error.message)
  } finally {
    await locks.release()
  }
}

interface SaveSetting {
  readonly store: Store
  readonly note: Note | undefined
  readonly locks: Locks
  readonly moment: SaveMoment
}

async function saveBuilt(
  options: GatherOptions & SaveLimits,
  surroundings: Surroundings,
  { store, note, locks, moment }: SaveSetting,
): Promise<SaveTransfer> {
  const { log, now } = surroundings
  const records = storeRecordSource(store, { refresh: () => false, notBefore: undefined }, log)
  const foreseen = note === undefined ? {} : { foreseenUmask: note.umask }
  const gathered = await gather({ ...options, ...foreseen }, surroundings, records, store)
  const { releaseKnown, askedRelease = '' } = gathered.sources
  if (!releaseKnown) {
    return { ...nothingSaved(store.name), skipped: `stacker ${askedRelease} is not in the table of releases` }
  }
  const asBefore = await gatherAsBefore(gathered, note, (umask) =>
    gather({ ...options, umask }, surroundings, records, store),
  )
  const others = await locks.take('existing')
  if (others !== undefined) {
    log.warning(`nothing is saved: ${others}`)
    return { ...nothingSaved(store.name), skipped: others }
  }
  const show = showWithout(gathered.sources.project.substitutions)
  const directories = directoriesOf(options.directories)
  const state = await readBuildState(directories, log)
  // Until then stacker's garbage collection would take what they keep (docs/stacker/restoring.md#11b).
  if (moment === 'end') await removeKeepingTags(directories, state.buildCache, log)
  const opened = openBuildCache(state.buildCache?.bytes, gathered.sources.release)
  const entries = opened.kind === 'opened' ? opened.entries : new Map<string, never>()
  const differences = note === undefined || opened.kind === 'broken' ? [] : differencesFrom(note, gathered, entries)
  if (opened.kind !== 'opened') return { ...nothingSaved(store.name), differences, skipped: whyNothing(opened) }

  const remains = { gathered, asBefore, entries: opened.entries, note, state, directories }
  const built = builtLayers(remains)
  const seen = options.binds === 'content' ? seenLayers(remains) : []
  const images = await imageTimes(built.filter(isBuilt), directories.ociDir)
  const staging = await openStaging(directories)
  try {
    const place = { directories, staging, log: logThrough(log, show) }
    const run = recallRuns(note, gathered, options.directories.working, { store, surroundings })
    const request = { gathered, built, seen, state, images, note, store, options, place, now }
    const saved = await saveLayers({ ...request, ...(run !== undefined && { notWorth: run.notWorth }) })
    const notSaved = saved.notSaved.map((layer) => ({ ...layer, why: show(layer.why) }))
    const isNews = saved.saved.length > 0 || differences.length > 0
    const isTold = moment === 'end' && (isNews || options.store[0].kind === 'directory')
    const history = isTold ? await run?.remember(differences) : undefined
    await store.finish()
    return {
      ...nothingSaved(store.name),
      ...saved,
      notSaved,
      differences,
      ...(history !== undefined && { history }),
    }
  } finally {
    await closeStaging(staging, log)
  }
}

/** The sources with the umask that restore foresaw: what it noted of them was seen with that one. */
async function gatherAsBefore(
  gathered: Gathered,
  note: Note | undefined,
  gatherWith: (umask: number) => Promise<Gathered>,
): Promise<Gathered> {
  const umask = note?.umask ?? null
  const now = gathered.sources.umask
  const isSame = umask === null || now === undefined || sameUmask(umask, now)
  const isAsked = gathered.stack.some(({ facts }) => facts.definition.layer.Imports?.some(isUnwitnessed))
  return isSame || !isAsked ? gathered : await gatherWith(umask)
}

function nothingSaved(store: string): SaveTransfer {
  return { store, saved: [], notSaved: [], differences: [], bytesDown: 0, bytesUp: 0, seconds: 0 }
}

function whyNothing(opened: Exclude<ReturnType<typeof openBuildCache>, { kind: 'opened' }>): string {
  switch (opened.kind) {
    case 'missing':
      return 'stacker left no build.cache: nothing was built'
    case 'discarded':
      return `build.cache is of version ${String(opened.version)}, another release's`
    case 'broken':
      return `build.cache cannot be read: ${opened.why}`
  }
}

function readNote(handover: Json | undefined, { log }: Surroundings): Note | undefined {
  if (handover === undefined) return undefined
  try {
    return decodeNote(handover)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    log.warning(`what restore noted is not used: ${error.message}`)
    return undefined
  }
}
