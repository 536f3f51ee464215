import { captureLayer, stagedBase, type Captured } from './capture.ts'
import { builtLayers, isBuilt, type BuiltLayer, type BuiltOrWhy } from './built.ts'
import { FormatError, isTrouble } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { alwaysReasons, builtOnEveryRun } from '../layer/always-built.ts'
import { openBuildCache } from '../layer/build-cache.ts'
import { credentialIn } from './credential.ts'
import { neverFoundOfErofs } from '../layer/erofs.ts'
import { encodeRecord, type LayerRecord } from '../layer/record.ts'
import { candidateOfRecord } from '../layer/recorded.ts'
import { layerKey } from '../layer/stack.ts'
import { takenImports } from '../layer/taken.ts'
import { sameUmask } from '../layer/umask.ts'
import { logThrough } from '../log.ts'
import { cacheName, decodeNote, noteFor, type LayerNote, type Note } from '../handover/note.ts'
import type { Options } from '../options.ts'
import { gather, type Gathered } from '../plan/plan.ts'
import type { LayerName, SaveTransfer } from '../report/transfer.ts'
import { saveResolutions } from './save-resolutions.ts'
import { openUpload } from './upload.ts'
import { showWithout } from '../stackerfile/shown-text.ts'
import { openStore } from '../plan/open-store.ts'
import { unreadScope } from '../store/scope.ts'
import type { Store } from '../store/store.ts'
import { findExactRecord } from '../store/records.ts'
import { differencesFrom } from './surprises.ts'
import { storeRecordSource } from '../store/record-source.ts'
import { freshnessOf } from '../plan/open-record-source.ts'
import type { Json, Surroundings } from '../use-cases.ts'
import type { BuildState } from '../workspace/build-state.ts'
import { readBuildState, removeKeepingTags } from '../workspace/root/by-root.ts'
import { directoriesOf, type StackerDirectories } from '../workspace/directories.ts'
import { stackerLocks, type Locks } from '../workspace/locks.ts'
import { closeStaging, openStaging } from '../workspace/staging-directory.ts'

/**
 * After the build: keeps what is new, and compares what stacker did with what the plan said. What build.cache does not witness must
 * have been equal before and after; what cannot be verified is not kept. Trouble makes fewer records, never a failure.
 */
export async function save(
  options: Options,
  surroundings: Surroundings,
  handover: Json | undefined,
): Promise<SaveTransfer> {
  const begun = surroundings.now()
  const { log } = surroundings
  const found = readNote(handover, surroundings)
  const note = found && noteFor(cacheName(options), found)
  const { patience } = options
  const outage = note?.outage ?? undefined
  const store = await openStore(options.store, options.keyPrefix, surroundings, { patience, outage })
  const skipped = (why: string): SaveTransfer => ({
    ...nothingSaved(store.name),
    skipped: why,
    seconds: (surroundings.now() - begun) / 1000,
  })
  if (options.save === 'never') return skipped('save is never')
  const unread = options.store.kind === 'github' ? unreadScope(surroundings.environment) : undefined
  if (unread !== undefined && options.save === 'auto') return skipped(unread)
  if (store.writable.kind === 'no' && options.save === 'auto') return skipped(store.writable.why)

  const locks = stackerLocks(directoriesOf(options.directories), log)
  try {
    const saved = await saveBuilt(options, surroundings, store, note, locks)
    return { ...saved, seconds: (surroundings.now() - begun) / 1000 }
  } catch (error) {
    if (!isTrouble(error)) throw error
    log.warning(`nothing is saved: ${error.message}`)
    return skipped(error.message)
  } finally {
    await locks.release()
  }
}

async function saveBuilt(
  options: Options,
  surroundings: Surroundings,
  store: Store,
  note: Note | undefined,
  locks: Locks,
): Promise<SaveTransfer> {
  const { log } = surroundings
  const records = storeRecordSource(store, { refresh: () => false, notBefore: undefined }, log)
  const gathered = await gather(options, surroundings, records, store)
  const { releaseKnown, askedRelease = '' } = gathered.sources
  if (!releaseKnown) {
    return { ...nothingSaved(store.name), skipped: `stacker ${askedRelease} is not in the table of releases` }
  }
  const asBefore = await gatherAsBefore(gathered, note, (umask) =>
    gather({ ...options, umask }, surroundings, records, store),
  )
  const others = await locks.take('standing')
  if (others !== undefined) {
    log.warning(`nothing is saved: ${others}`)
    return { ...nothingSaved(store.name), skipped: others }
  }
  const show = showWithout(gathered.sources.project.substitutions)
  const directories = directoriesOf(options.directories)
  const state = await readBuildState(directories, log)
  await removeKeepingTags(directories, state.buildCache, log)
  const opened = openBuildCache(state.buildCache?.bytes, gathered.sources.release)
  const entries = opened.kind === 'opened' ? opened.entries : new Map<string, never>()
  const differences = note === undefined || opened.kind === 'broken' ? [] : differencesFrom(note, gathered, entries)
  if (opened.kind !== 'opened') return { ...nothingSaved(store.name), differences, skipped: whyNothing(opened) }

  const built = builtLayers(gathered, opened.entries, options, note, state, asBefore)
  const staging = await openStaging(directories)
  try {
    const shown = { ...surroundings, log: logThrough(log, show) }
    const saved = await saveLayers({
      ...{ gathered, built, directories, state, staging, store, options, note },
      surroundings: shown,
    })
    const notSaved = saved.notSaved.map((layer) => ({ ...layer, why: show(layer.why) }))
    return { ...saved, notSaved, differences }
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
  const isAsked = gathered.stack.some(({ facts }) => facts.definition.layer.Imports?.some(({ Dest }) => Dest))
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

interface SaveRequest {
  readonly gathered: Gathered
  readonly built: readonly BuiltOrWhy[]
  readonly directories: StackerDirectories
  readonly state: BuildState
  readonly staging: string
  readonly store: Store
  readonly options: Options
  readonly note: Note | undefined
  readonly surroundings: Surroundings
}

async function saveLayers(request: SaveRequest): Promise<SaveTransfer> {
  const { gathered, built, store, note } = request
  const saved: SaveTransfer['saved'][number][] = []
  const notSaved: SaveTransfer['notSaved'][number][] = []
  const captured: CapturedLayer[] = []
  /** Names of the own diffs of build_only layers, by index. */
  const contents = new Map<number, Digest>()
  for (const layer of built) {
    const name = nameOf(gathered, layer.index)
    if (!isBuilt(layer)) {
      if (layer.why !== undefined) notSaved.push({ ...name, why: layer.why })
      continue
    }
    if (!isWorthKeeping(gathered, layer.index)) continue
    const noted = note && notedOf(note, layer)
    if (layer.stored) {
      if (noted?.content) contents.set(layer.index, noted.content)
      continue
    }
    const kept = await keptRecord(request, layer)
    // Where names are shared the entry is built over in every run, and says nothing.
    if (kept !== undefined && (!mayBeOther(layer) || layer.stacked.sharesName)) {
      if (kept.root?.content) contents.set(layer.index, kept.root.content)
      continue
    }
    const found = await orWhy(() => capture(request, layer, contents), request.surroundings)
    if (typeof found === 'string') {
      notSaved.push({ ...name, why: found })
      continue
    }
    if (found.record.root?.content) contents.set(layer.index, found.record.root.content)
    if (kept === undefined || !isSame(kept, found.record) || isTooOld(kept, request)) {
      captured.push({ ...found, layer, replaces: kept !== undefined })
    }
  }
  const refused = refusals(captured, request)
  const upload = openUpload(request)
  const uploads = await Promise.all(
    captured.map(
      async (item) => refused.get(item.layer.index) ?? (await orWhy(() => upload(item), request.surroundings)),
    ),
  )
  const gaveUp = store.outage()
  const outage = gaveUp === undefined ? undefined : `the cache could not be reached: ${gaveUp}`
  let bytesUp = 0
  for (const [index, { record, layer }] of captured.entries()) {
    const name = nameOf(gathered, layer.index)
    const sent = uploads[index] ?? ''
    if (typeof sent === 'string') {
      notSaved.push({ ...name, why: sent === gaveUp && outage !== undefined ? outage : sent })
      continue
    }
    bytesUp += sent
    const seconds = record.buildSeconds
    saved.push({ ...name, bytes: sent, ...(seconds === null ? {} : { seconds }) })
  }
  await saveResolutions(request)
  await store.finish()
  return {
    ...nothingSaved(store.name),
    saved,
    notSaved,
    ...(outage === undefined ? {} : { outage }),
    bytesUp,
  }
}

function nameOf({ stack }: Gathered, index: number): LayerName {
  const definition = stack[index]?.facts.definition
  return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' }
}

interface CapturedLayer extends Captured {
  readonly layer: BuiltLayer
  /** The store has a layer of this identity, with all of its blobs. */
  readonly replaces: boolean
}

/** What the store has of this very layer already, if all of it. */
async function keptRecord({ store, surroundings }: SaveRequest, layer: BuiltLayer): Promise<LayerRecord | undefined> {
  const record = await findExactRecord(store, layer.facts, surroundings.log)
  if (record === undefined) return undefined
  try {
    if (candidateOfRecord(record).identity !== layer.identity) return undefined
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
  const digests = record.blobs.map(({ digest }) => digest)
  return (await store.hasBlobs(digests)).size === new Set(digests).size ? record : undefined
}

/** A build_only layer is named by its facts alone: another build of them need not have the same content. */
function mayBeOther({ fresh, untouched, entry }: BuiltLayer): boolean {
  return fresh || (entry.Layer.BuildOnly && !untouched)
}

function notedOf(note: Note, { stacked }: BuiltLayer): LayerNote | undefined {
  return note.layers.find((noted) => layerKey(noted) === layerKey(stacked.facts.definition))
}

/** The same content of one identity. Texts of trees name the checkout that they were walked in. */
function isSame(a: LayerRecord, b: LayerRecord): boolean {
  const content = ({ blobs, contents, root }: LayerRecord): string =>
    JSON.stringify([
      blobs.flatMap(({ digest, kind }) => (kind === 'tree' ? [] : [digest])).sort(),
      contents,
      root && [root.own, root.content, root.standsOn],
    ])
  return content(a) === content(b)
}

function isTooOld({ savedAt }: LayerRecord, { options, surroundings }: SaveRequest): boolean {
  const { notBefore } = freshnessOf(options, surroundings.now())
  return notBefore !== undefined && savedAt < notBefore
}

/**
 * Captured layers that are not sent, and why, by index. A build_only layer that was built again has the name that it had before, so
 * records of those that stand on it or take from it would go on to serve over it: without new ones of all of them it stays as it was.
 */
function refusals(captured: readonly CapturedLayer[], request: SaveRequest): ReadonlyMap<number, string> {
  const { gathered, built } = request
  const within = withinBudget(captured, request)
  const refused = new Map<number, string>()
  for (const { layer } of captured) if (!within.has(layer.index)) refused.set(layer.index, 'the budget is spent')
  // Those above it first.
  for (const { layer, replaces } of [...captured].reverse()) {
    if (!replaces || refused.has(layer.index)) continue
    const above = gathered.stack.findIndex((stacked, index) => {
      if (![...stacked.below.values()].includes(layer.index)) return false
      const other = built[index]
      return refused.has(index) || (other !== undefined && !isBuilt(other) && other.isUnreached)
    })
    if (above === -1) continue
    const { name } = nameOf(gathered, above)
    refused.set(layer.index, `${name} above it is not kept with it; what the cache has of both stays`)
  }
  return refused
}

/** One layer that cannot be read or written is one layer less. */
async function orWhy<T>(work: () => Promise<T | string>, { log }: Surroundings): Promise<T | string> {
  try {
    return await work()
  } catch (error) {
    if (!isTrouble(error)) throw error
    log.debug(error.stack ?? error.message)
    return error.message
  }
}

async function capture(
  request: SaveRequest,
  layer: BuiltLayer,
  contents: ReadonlyMap<number, Digest>,
): Promise<Captured | string> {
  const { gathered, directories, state, staging, surroundings } = request
  const everyRun = builtOnEveryRun(gathered.stack, gathered.sources.release)
  const captured = await captureLayer({
    entry: layer.entry,
    facts: layer.facts,
    portable: layer.form.layer,
    release: gathered.sources.release,
    directories,
    state,
    staging,
    needsTree: await needsTree(request, layer.index),
    standsOn: standsOn(gathered, layer.index, contents),
    withoutLayers: neverFoundOfErofs(gathered.stack, gathered.sources.layerTypes).has(layer.index),
    isAlwaysBuilt: (producer) => {
      const at = layer.stacked.below.get(producer)
      return at !== undefined && everyRun[at] === true
    },
    buildSeconds: state.roots.get(layer.entry.Name)?.buildSeconds ?? null,
    now: surroundings.now() / 1000,
    log: surroundings.log,
  })
  if (typeof captured === 'string') return captured
  const kept = { ...captured, record: asNoted(captured.record, layer, request.note) }
  const secret = credentialIn(encodeRecord(kept.record).toString('utf8'))
  return secret === undefined
    ? kept
    : `it holds what looks like ${secret}; caches are readable by whoever can open a pull request`
}

/** What stacker did not build again is what it was, wherever its diff lies by now. */
function asNoted(record: LayerRecord, layer: BuiltLayer, note: Note | undefined): LayerRecord {
  const noted = layer.untouched && note ? notedOf(note, layer) : undefined
  if (record.root === null || noted === undefined) return record
  const { root } = record
  // What was kept as it stood here has no record that named it.
  const [content, standsOn] = [noted.content ?? root.content, noted.standsOn ?? root.standsOn]
  return { ...record, root: { ...root, content, standsOn } }
}

/** What is built on every run is kept for those alone that may find it equal. */
function isWorthKeeping({ stack, sources }: Gathered, index: number): boolean {
  const definition = stack[index]?.facts.definition
  if (definition === undefined || alwaysReasons(definition, sources.release).length === 0) return true
  return stack.some(({ base, facts }) => base === index && facts.definition.layer.From.Type !== 'tar')
}

/** What names the own diff of the build_only layer below. Parents first, so it is known. */
function standsOn({ stack }: Gathered, index: number, contents: ReadonlyMap<number, Digest>): Digest | null {
  const { base, facts } = stack[index] ?? {}
  return base === undefined || facts?.base.kind !== 'built' ? null : (contents.get(base) ?? null)
}

/** Some layer is built on it, or takes from it in a way that leaves no staged copy. */
async function needsTree(request: SaveRequest, index: number): Promise<boolean> {
  const { gathered, built, state, directories, staging, surroundings } = request
  for (const [at, { facts, base, below }] of gathered.stack.entries()) {
    if (base === index && facts.base.kind === 'built') return true
    const { layer } = facts.definition
    const isUnstaged = takenImports(layer).some(
      (taken) => below.get(taken.producer) === index && layer.Imports?.[taken.index]?.Dest,
    )
    if (isUnstaged) return true
    if (base !== index || layer.From.Type !== 'tar') continue
    const taker = built[at]
    const entry = taker !== undefined && isBuilt(taker) ? taker.entry : undefined
    const { release } = gathered.sources
    const from = { release, state, directories, staging, log: surroundings.log }
    if (entry === undefined || (await stagedBase({ entry, ...from })) === undefined) return true
  }
  return false
}

/**
 * Indexes of what fits, records and blobs: live records of this branch, those that were restored first, since they are paid for, under
 * whatever name; of the new ones those that save the most build seconds for each byte.
 */
function withinBudget(captured: readonly CapturedLayer[], request: SaveRequest): ReadonlySet<number> {
  const { note, options } = request
  const restored = note?.layers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0
  const weight = ({ record }: Captured): number => encodeRecord(record).length
  const worth = (item: Captured): number =>
    (item.record.buildSeconds ?? 1) / (1 + sizeOf(item.record.blobs) + weight(item))
  const isPaid = (layer: BuiltLayer): boolean => note !== undefined && (notedOf(note, layer)?.bytes ?? 0) > 0
  const seen = new Set<Digest>()
  const fits = new Set<number>()
  let left = options.budget - restored
  for (const item of [...captured].sort((a, b) => worth(b) - worth(a))) {
    if (item.layer.untouched && isPaid(item.layer)) {
      fits.add(item.layer.index)
      continue
    }
    const fresh = item.record.blobs.filter(({ digest }) => !seen.has(digest))
    const bytes = sizeOf(fresh) + weight(item)
    if (bytes > left) continue
    left -= bytes
    for (const { digest } of fresh) seen.add(digest)
    fits.add(item.layer.index)
  }
  return fits
}

function sizeOf(blobs: readonly { readonly size: number }[]): number {
  return blobs.reduce((sum, { size }) => sum + size, 0)
}
