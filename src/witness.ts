import type { Witness } from './layer/judgement.ts'
import type { Options } from './options.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { storeWitness, type Freshness } from './store/witness.ts'
import type { Surroundings } from './use-cases.ts'
import { directoriesOf } from './workspace/directories.ts'
import { localWitness } from './workspace/local-witness.ts'

/** Where the options say that built layers are remembered. Without a store nothing is asked but the disk. */
export async function openWitness(
  options: Options,
  surroundings: Surroundings,
): Promise<{ readonly witness: Witness; readonly store: Store | undefined }> {
  if (options.from === 'local') return { witness: localWitness(directoriesOf(options.directories)), store: undefined }
  const store = await openStore(options.store, options.keyPrefix, surroundings)
  return { witness: storeWitness(store, freshnessOf(options, surroundings.now()), surroundings.log), store }
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
