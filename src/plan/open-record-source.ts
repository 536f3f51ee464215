import { FormatError, isTrouble, UserError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { lookup } from '../layer/lookup.ts'
import type { Foreseen } from '../layer/foreseen.ts'
import type { Found, RecordSource } from '../layer/candidate.ts'
import type { StackedLayer } from '../layer/stack.ts'
import { takenImports } from '../layer/taken.ts'
import { isUnwitnessed } from '../layer/import-dest.ts'
import type { Log } from '../log.ts'
import type { Options } from '../options/options.ts'
import { nameGlob } from './name-glob.ts'
import { layerTypeKey } from '../release/layer-type.ts'
import type { LearntNote } from '../store/learnt.ts'
import type { Outage } from '../store/outage.ts'
import type { Store } from '../store/store.ts'
import { storeRecordSource, unavailable, type BlobsAsked, type Freshness } from '../store/record-source.ts'
import type { Surroundings } from '../use-cases.ts'
import { isBackedLocally } from '../workspace/backed-entry.ts'
import { buildCachePath, directoriesOf, type StackerDirectories } from '../workspace/directories.ts'
import { localRecordSource } from '../workspace/local-record-source.ts'
import { isDenied } from '../workspace/oci-layout.ts'

export type RecordSourceOptions = Pick<
  Options,
  'directories' | 'layerTypes' | 'verity' | 'from' | 'store' | 'keyPrefix' | 'trust' | 'patience' | 'binds'
> &
  FreshnessOptions

export interface OpenedRecordSource {
  readonly records: RecordSource
  /** The same where the store turned out not to have these blobs. What stands on disk may still serve in place of them. */
  readonly without: (gone: ReadonlySet<Digest>) => RecordSource
  readonly store: Store | undefined
  /** Which stores are not asked any more by now. */
  readonly outages: () => readonly Outage[]
  /** What the next step need not ask the store again. */
  readonly learnt: () => Promise<LearntNote | undefined>
}

/**
 * Where the options say that built layers are remembered. Without a store nothing is asked but the disk. `blobs`: whether it is asked
 * for the blobs of a record, too, or they are about to be fetched.
 */
export async function openRecordSource(
  options: RecordSourceOptions,
  surroundings: Surroundings,
  blobs: BlobsAsked,
): Promise<OpenedRecordSource> {
  const directories = directoriesOf(options.directories)
  const local = localRecordSource(directories, (release) =>
    layerTypeKey(options.layerTypes[0] ?? 'tar', options.verity, release),
  )
  if (options.from === 'local') {
    const records = explained(local, directories)
    return {
      records,
      without: () => records,
      store: undefined,
      outages: () => [],
      learnt: () => Promise.resolve(undefined),
    }
  }
  const { openStores } = await import('./open-stores.ts')
  const { store, outages, learnt } = await openStores(options.store, options.keyPrefix, surroundings, options)
  const freshness = freshnessOf(options, surroundings.now())
  const stored = storeRecordSource(store, freshness, surroundings.log, blobs)
  const onDisk = quiet(local, surroundings.log)
  const without = (gone: ReadonlySet<Digest>): RecordSource => {
    const present = unavailable(stored, gone)
    const records = withLocalState(present, onDisk, freshness, directories)
    if (options.binds === 'stacker') return records
    return { ...records, findSeen: (stacked, foreseen, release) => present.find(stacked, foreseen, release) }
  }
  return { records: without(new Set()), without, store, outages, learnt }
}

/** What cannot be read is the user's to mend where nothing else was asked for. */
function explained(local: RecordSource, directories: StackerDirectories): RecordSource {
  return {
    ...local,
    async find(stacked, foreseen, release) {
      try {
        return await local.find(stacked, foreseen, release)
      } catch (error) {
        const cause = error
        const told = (message: string, advice: string): UserError =>
          new UserError({ message: `build.cache cannot be read: ${message}`, advice }, { cause })
        if (isDenied(error)) throw told(error.message, readable(directories))
        if (error instanceof FormatError) throw told(error.message, 'if it is damaged, remove it and build again')
        throw error
      }
    },
  }
}

/** stacker leaves its cache and its blobs to its own user alone. What it has staged keeps its modes, since they are part of what it compares. */
function readable(directories: StackerDirectories): string {
  const paths = [buildCachePath(directories), directories.ociDir].map((path) => JSON.stringify(path)).join(' ')
  return `it belongs to the user who ran stacker: run as that user, or let others read it: sudo chmod -R a+rX ${paths}`
}

/** Over a store the state on disk is an addition: what cannot be read is none. */
function quiet(local: RecordSource, log: Log): RecordSource {
  return {
    ...local,
    async find(stacked, foreseen, release): Promise<Found> {
      try {
        return await local.find(stacked, foreseen, release)
      } catch (error) {
        if (!isTrouble(error)) throw error
        log.debug(`the state on disk is not used: ${error.message}`)
        return { candidate: undefined, objections: [], present: new Set() }
      }
    },
  }
}

/**
 * The store's records, and where none serves, what an earlier build left in the workspace (self-hosted runners, a person's checkout).
 * An entry on disk does not witness everything that a record does, so it only counts where it does: no import with `dest`, in it or in a
 * build_only layer below, and every blob whole. What it took from another layer it knows by its content, which stacker compares on every run: so it counts where that
 * layer is the very one that it took from, an image, or a build_only layer that is kept as it stands here.
 */
function withLocalState(
  stored: RecordSource,
  local: RecordSource,
  freshness: Freshness,
  directories: Parameters<typeof isBackedLocally>[0],
): RecordSource {
  /**
   * By name: build_only layers whose entry is the same whatever was imported with `dest` into them, or into such a one below, so that the
   * Base of a layer on them does not tell on which of their builds it stands (docs/stacker/staging.md#8.12).
   */
  const unwitnessed = new Set<string>()
  const standsOnUnwitnessed = ({ facts: { base } }: StackedLayer): boolean =>
    base.kind === 'built' && unwitnessed.has(base.layer)
  const note = (stacked: StackedLayer): void => {
    const { name, layer } = stacked.facts.definition
    if (layer.BuildOnly && ((layer.Imports ?? []).some(isUnwitnessed) || standsOnUnwitnessed(stacked)))
      unwitnessed.add(name)
  }
  const isGood = async (stacked: StackedLayer, foreseen: Foreseen, onDisk: Found): Promise<boolean> => {
    const { definition } = stacked.facts
    return (
      onDisk.candidate !== undefined &&
      serves(onDisk, foreseen) &&
      !freshness.refresh(definition.name) &&
      freshness.notBefore === undefined &&
      !(definition.layer.Imports ?? []).some(isUnwitnessed) &&
      !standsOnUnwitnessed(stacked) &&
      (await isBacked(directories, onDisk.candidate.entry))
    )
  }
  // Of layers that the store has and that stand here too, by their identity there: which they are here.
  const counterparts = new Map<Digest, { readonly name: string; readonly identity: Digest }>()
  // Build_only layers of equal facts are not one build. By name: those that will come from the store, those that are kept as they
  // stand here, and layers that are to be kept, since what stands on them, or took from them, is on disk alone.
  const replaced = new Set<string>()
  const kept = new Set<string>()
  const wanted = new Set<string>()
  /** Those that stand here and are good, whatever the store has of them. */
  const goodHere = new Set<string>()
  let isSettled = true
  const want = (names: readonly string[]): void => {
    for (const name of names.filter((one) => !wanted.has(one))) {
      wanted.add(name)
      isSettled = false
    }
  }
  /** The same if all that it names were kept as it stands here. */
  const atHome = (foreseen: Foreseen): Foreseen => {
    const swap = <T extends object>(fact: T): T => {
      const counterpart = 'identity' in fact ? counterparts.get(fact.identity as Digest) : undefined
      return counterpart ? { ...fact, identity: counterpart.identity } : fact
    }
    return { ...foreseen, base: swap(foreseen.base), imports: foreseen.imports.map(swap) }
  }
  const choose = async (stacked: StackedLayer, foreseen: Foreseen, onDisk: Found, found: Found): Promise<Found> => {
    const producers = producersOf(stacked)
    const { base } = stacked.facts
    const below = base.kind === 'built' ? [...producers, base.layer] : producers
    const isStored = serves(found, foreseen)
    const { name: own } = stacked.facts.definition
    const isAtHome = wanted.has(own) || below.some((name) => kept.has(name))
    // Of layers of one name the first has the entry.
    const candidate = stacked.sharesName ? undefined : onDisk.candidate
    if (candidate && !serves(onDisk, foreseen) && serves(onDisk, atHome(foreseen))) {
      const others = [...counterparts.values()].filter(({ name }) => below.includes(name)).map(({ name }) => name)
      if (!isStored || wanted.has(own)) want(others)
    }
    if (isStored && found.candidate && candidate && serves(onDisk, atHome(foreseen))) {
      counterparts.set(found.candidate.identity, { name: own, identity: candidate.identity })
    }
    if (candidate && serves(onDisk, atHome(foreseen))) goodHere.add(own)
    if ((isStored && !isAtHome) || !(await isGood(stacked, foreseen, onDisk))) return found
    if (isStored && below.some((name) => replaced.has(name))) return found
    want(below.filter((name) => replaced.has(name)))
    return producers.some((name) => replaced.has(name)) ? found : onDisk
  }
  return {
    newestRecord: (arch, layer) => stored.newestRecord(arch, layer),
    foretell: (arch, layers) => stored.foretell?.(arch, layers),
    async find(stacked, foreseen, release) {
      // Asked for every layer, bases and producers first: those above are known by their entries.
      note(stacked)
      const onDisk = await local.find(stacked, foreseen, release)
      const found = await stored.find(stacked, foreseen, release)
      const chosen = await choose(stacked, foreseen, onDisk, found)
      const { name, layer } = stacked.facts.definition
      if (layer.BuildOnly && !stacked.sharesName) {
        const [now, before] = chosen === onDisk ? [kept, replaced] : [replaced, kept]
        now.add(name)
        before.delete(name)
      }
      return chosen
    },
    keepHere(name) {
      if (!goodHere.has(name) || wanted.has(name)) return false
      want([name])
      return true
    },
    settle() {
      const wasSettled = isSettled
      isSettled = true
      return wasSettled
    },
  }
}

function producersOf({ facts: { base, definition } }: StackedLayer): readonly string[] {
  const files = takenImports(definition.layer).map(({ producer }) => producer)
  return base.kind === 'produced' ? [...files, base.layer] : files
}

async function isBacked(...asked: Parameters<typeof isBackedLocally>): Promise<boolean> {
  try {
    return await isBackedLocally(...asked)
  } catch (error) {
    if (!isTrouble(error)) throw error
    return false
  }
}

const noDifferences = { definitions: () => [], trees: () => undefined }

function serves({ candidate, objections }: Found, foreseen: Foreseen): boolean {
  return (
    candidate !== undefined &&
    objections.length === 0 &&
    lookup(candidate.recorded, foreseen, noDifferences).length === 0
  )
}

const secondsPerDay = 86_400

/** The options by which a good record may not serve. */
export type FreshnessOptions = Pick<Options, 'refresh' | 'maxAge'>

/** `now` in milliseconds since 1970. */
export function freshnessOf(options: FreshnessOptions, now: number): Freshness {
  const patterns = options.refresh.map(nameGlob)
  return {
    refresh: (layer) => patterns.some((pattern) => pattern.test(layer)),
    notBefore: options.maxAge === undefined ? undefined : now / 1000 - options.maxAge * secondsPerDay,
  }
}
