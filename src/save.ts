import { captureLayer, type Captured } from './capture.ts'
import { builtLayers, isBuilt, type BuiltLayer, type BuiltOrWhy } from './built.ts'
import { FormatError, isTrouble } from './errors.ts'
import type { Digest } from './formats/digest.ts'
import { openBuildCache } from './layer/build-cache.ts'
import { credentialIn } from './layer/credential.ts'
import { encodeRecord } from './layer/record.ts'
import { candidateOfRecord } from './layer/recorded.ts'
import { layerKey } from './layer/stack.ts'
import { sameUmask } from './layer/umask.ts'
import { decodeNote, type Note } from './note.ts'
import type { Options } from './options.ts'
import { gather, type Gathered } from './plan.ts'
import type { LayerName, PlanDifference, SaveTransfer } from './report/transfer.ts'
import { saveResolutions } from './save-resolutions.ts'
import { openSending } from './sending.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { findExactRecord } from './store/records.ts'
import { storeWitness } from './store/witness.ts'
import type { Json, Surroundings } from './use-cases.ts'
import type { BuildState } from './workspace/build-state.ts'
import { readBuildState, removeKeepingTags } from './workspace/by-root.ts'
import { directoriesOf, type StackerDirectories } from './workspace/directories.ts'
import { stackerLocks, type Locks } from './workspace/locks.ts'
import { closeStaging, openStaging } from './workspace/staging.ts'

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
  const store = await openStore(options.store, options.keyPrefix, surroundings)
  const skipped = (why: string): SaveTransfer => ({
    ...nothingSaved(store.name),
    skipped: why,
    seconds: (surroundings.now() - begun) / 1000,
  })
  if (options.save === 'never') return skipped('save is never')
  if (store.writable.kind === 'no' && options.save === 'auto') return skipped(store.writable.why)

  const locks = stackerLocks(directoriesOf(options.directories), log)
  try {
    const saved = await saveBuilt(options, surroundings, store, handover, locks)
    if (typeof saved === 'string') return skipped(saved)
    return { ...saved, seconds: (surroundings.now() - begun) / 1000 }
  } catch (error) {
    if (!isTrouble(error)) throw error
    log.warning(`nothing is saved: ${error.message}`)
    return skipped(error.message)
  } finally {
    await locks.release()
  }
}

/** A text says why there is nothing to keep. */
async function saveBuilt(
  options: Options,
  surroundings: Surroundings,
  store: Store,
  handover: Json | undefined,
  locks: Locks,
): Promise<SaveTransfer | string> {
  const { log } = surroundings
  const note = readNote(handover, surroundings)
  const witness = storeWitness(store, { refresh: () => false, notBefore: undefined }, log)
  const gathered = await gather(options, surroundings, witness, store)
  const asBefore = await gatherAsBefore(gathered, note, (umask) =>
    gather({ ...options, umask }, surroundings, witness, store),
  )
  const others = await locks.take('standing')
  if (others !== undefined) {
    log.warning(`nothing is saved: ${others}`)
    return others
  }
  const directories = directoriesOf(options.directories)
  const state = await readBuildState(directories, log)
  await removeKeepingTags(directories, state.buildCache, log)
  const opened = openBuildCache(state.buildCache?.bytes, gathered.sources.release)
  if (opened.kind !== 'opened') return whyNothing(opened)

  const built = builtLayers(gathered, opened.entries, options, note, asBefore)
  const staging = await openStaging(directories)
  try {
    return await saveLayers({ gathered, built, directories, state, staging, store, options, note, surroundings })
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
  const captured: (Captured & { readonly layer: BuiltLayer })[] = []
  for (const layer of built) {
    const name = nameOf(gathered, layer.index)
    if (!isBuilt(layer)) {
      if (layer.why !== undefined) notSaved.push({ ...name, why: layer.why })
      continue
    }
    if (layer.stored || (await isKept(request, layer))) continue
    const found = await orWhy(() => capture(request, layer), request.surroundings)
    if (typeof found === 'string') notSaved.push({ ...name, why: found })
    else captured.push({ ...found, layer })
  }
  const within = withinBudget(captured, request)
  const send = openSending(request)
  const sending = await Promise.all(
    captured.map(async (item) =>
      within.has(item.layer.index) ? await orWhy(() => send(item), request.surroundings) : 'the budget is spent',
    ),
  )
  let bytesUp = 0
  for (const [index, { record, layer }] of captured.entries()) {
    const name = nameOf(gathered, layer.index)
    const sent = sending[index] ?? ''
    if (typeof sent === 'string') {
      notSaved.push({ ...name, why: sent })
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
    differences: note === undefined ? [] : differencesFrom(note, request),
    bytesUp,
  }
}

function nameOf({ stack }: Gathered, index: number): LayerName {
  const definition = stack[index]?.facts.definition
  return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' }
}

/** Does the store have this very layer already? Asked where no note tells. */
async function isKept({ store, surroundings }: SaveRequest, layer: BuiltLayer): Promise<boolean> {
  const record = await findExactRecord(store, layer.facts, surroundings.log)
  if (record === undefined) return false
  try {
    if (candidateOfRecord(record).identity !== layer.identity) return false
  } catch (error) {
    if (error instanceof FormatError) return false
    throw error
  }
  const digests = record.blobs.map(({ digest }) => digest)
  return (await store.hasBlobs(digests)).size === new Set(digests).size
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

async function capture(request: SaveRequest, layer: BuiltLayer): Promise<Captured | string> {
  const { gathered, directories, state, staging, surroundings } = request
  const captured = await captureLayer({
    entry: layer.entry,
    facts: layer.facts,
    portable: layer.form.layer,
    release: gathered.sources.release,
    directories,
    state,
    staging,
    needsTree: needsTree(gathered, layer.index),
    buildSeconds: state.roots.get(layer.entry.Name)?.buildSeconds ?? null,
    now: surroundings.now() / 1000,
    log: surroundings.log,
  })
  if (typeof captured === 'string') return captured
  const secret = credentialIn(encodeRecord(captured.record).toString('utf8'))
  return secret === undefined
    ? captured
    : `it holds what looks like ${secret}; caches are readable by whoever can open a pull request`
}

/** Some layer is built on it, or takes from it in a way that leaves no staged copy. */
function needsTree({ stack }: Gathered, index: number): boolean {
  return stack.some(({ facts, base, below }) => {
    if (base === index && facts.base.kind === 'built') return true
    return facts.imports.some(
      (fact, at) =>
        fact.kind === 'produced' && below.get(fact.producer) === index && facts.definition.layer.Imports?.[at]?.Dest,
    )
  })
}

/**
 * Indexes of what fits: live records of this branch, those that were restored first, since they are paid for; of the new ones those
 * that save the most build seconds for each byte.
 */
function withinBudget(
  captured: readonly (Captured & { readonly layer: BuiltLayer })[],
  request: SaveRequest,
): ReadonlySet<number> {
  const { note, options } = request
  const restored = note?.layers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0
  const worth = ({ record }: Captured): number => (record.buildSeconds ?? 1) / (1 + sizeOf(record.blobs))
  const seen = new Set<Digest>()
  const fits = new Set<number>()
  let left = options.budget - restored
  for (const item of [...captured].sort((a, b) => worth(b) - worth(a))) {
    const fresh = item.record.blobs.filter(({ digest }) => !seen.has(digest))
    if (sizeOf(fresh) > left) continue
    left -= sizeOf(fresh)
    for (const { digest } of fresh) seen.add(digest)
    fits.add(item.layer.index)
  }
  return fits
}

function sizeOf(blobs: readonly { readonly size: number }[]): number {
  return blobs.reduce((sum, { size }) => sum + size, 0)
}

/** Layers that the build got to, and for which it did not do what the plan said. */
function differencesFrom(note: Note, { gathered, built }: SaveRequest): PlanDifference[] {
  return built.flatMap((layer): PlanDifference[] => {
    const name = nameOf(gathered, layer.index)
    const noted = note.layers.find((candidate) => layerKey(candidate) === layerKey(name))
    if (noted === undefined || !isBuilt(layer)) return []
    const rebuilt = !layer.untouched
    const foretold = noted.verdict === 'hit' ? !rebuilt : noted.verdict === 'unknown' || rebuilt
    return foretold ? [] : [{ ...name, predicted: noted.verdict, rebuilt }]
  })
}
