import { FormatError, isTrouble, UserError } from './errors.ts'
import type { Digest } from './formats/digest.ts'
import { lookup } from './layer/lookup.ts'
import type { Found, Witness } from './layer/judgement.ts'
import type { Log } from './log.ts'
import type { Options } from './options.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { storeWitness, unavailable, type Freshness } from './store/witness.ts'
import type { Surroundings } from './use-cases.ts'
import { directoriesOf } from './workspace/directories.ts'
import { isBackedLocally, localWitness } from './workspace/local-witness.ts'

export interface OpenedWitness {
  readonly witness: Witness
  /** The same where the store turned out not to have these blobs. What stands on disk may still serve in place of them. */
  readonly without: (gone: ReadonlySet<Digest>) => Witness
  readonly store: Store | undefined
}

/**
 * Where the options say that built layers are remembered. Without a store nothing is asked but the disk. `blobs`: whether it is asked
 * for the blobs of a record, too, or they are about to be fetched.
 */
export async function openWitness(
  options: Options,
  surroundings: Surroundings,
  blobs: 'asked' | 'assumed',
): Promise<OpenedWitness> {
  const directories = directoriesOf(options.directories)
  const local = localWitness(directories)
  if (options.from === 'local') {
    const witness = explained(local)
    return { witness, without: () => witness, store: undefined }
  }
  const store = await openStore(options.store, options.keyPrefix, surroundings, options)
  const freshness = freshnessOf(options, surroundings.now())
  const stored = storeWitness(store, freshness, surroundings.log, blobs)
  const onDisk = quiet(local, surroundings.log)
  const without = (gone: ReadonlySet<Digest>): Witness =>
    withLocalState(unavailable(stored, gone), onDisk, freshness, directories)
  return { witness: without(new Set()), without, store }
}

/** What cannot be read is the user's to mend where nothing else was asked for. */
function explained(local: Witness): Witness {
  return {
    ...local,
    async find(stacked, foreseen, release) {
      try {
        return await local.find(stacked, foreseen, release)
      } catch (error) {
        if (error instanceof FormatError || isDenied(error)) {
          throw new UserError(`build.cache cannot be read: ${error.message}; run as the user who runs stacker`, {
            cause: error,
          })
        }
        throw error
      }
    },
  }
}

/** Over a store the state on disk is an addition: what cannot be read is none. */
function quiet(local: Witness, log: Log): Witness {
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

function isDenied(error: unknown): error is NodeJS.ErrnoException {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'EACCES' || code === 'EPERM'
}

/**
 * The store's records, and where none serves, what an earlier build left in the workspace (self-hosted runners, a person's checkout).
 * An entry on disk does not witness everything that a record does, so it only counts where it does: no import with `dest`, nothing
 * taken from another layer, and every blob whole.
 */
function withLocalState(
  stored: Witness,
  local: Witness,
  freshness: Freshness,
  directories: Parameters<typeof isBackedLocally>[0],
): Witness {
  return {
    newestRecord: (arch, layer) => stored.newestRecord(arch, layer),
    async find(stacked, foreseen, release) {
      // Asked for every layer: children are known by the entries of their parents.
      const onDisk = await local.find(stacked, foreseen, release)
      const found = await stored.find(stacked, foreseen, release)
      const { candidate } = onDisk
      const { definition, imports } = stacked.facts
      if (
        serves(found, foreseen) ||
        candidate === undefined ||
        !serves(onDisk, foreseen) ||
        freshness.refresh(definition.name) ||
        freshness.notBefore !== undefined ||
        (definition.layer.Imports ?? []).some(({ Dest }) => Dest) ||
        imports.some(({ kind }) => kind === 'produced') ||
        stacked.facts.base.kind === 'produced' ||
        !(await isBacked(directories, candidate.entry))
      ) {
        return found
      }
      return onDisk
    },
  }
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

function serves({ candidate, objections }: Found, foreseen: Parameters<Witness['find']>[1]): boolean {
  return (
    candidate !== undefined &&
    objections.length === 0 &&
    lookup(candidate.recorded, foreseen, noDifferences).length === 0
  )
}

const secondsPerDay = 86_400

/** `now` in milliseconds since 1970. */
export function freshnessOf(options: Options, now: number): Freshness {
  const patterns = options.refresh.map(nameGlob)
  return {
    refresh: (layer) => patterns.some((pattern) => pattern.test(layer)),
    notBefore: options.maxAge === undefined ? undefined : now / 1000 - options.maxAge * secondsPerDay,
  }
}

/** `*` and `?` over a whole layer name; everything else stands for itself. */
function nameGlob(glob: string): RegExp {
  const pattern = glob
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${pattern}$`, 'su')
}
