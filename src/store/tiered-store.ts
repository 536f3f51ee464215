import { FormatError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { decodeRecord, type LayerRecord } from '../layer/record.ts'
import type { Log } from '../log.ts'
import { openReadThrough, type ReadThrough } from './read-through.ts'
import { recordNameOf } from './record-name.ts'
import type { FoundRecord, RecordName, Store } from './store.ts'

export interface Tiers {
  /** Does the nearest store keep what the others gave? */
  readonly keeps: boolean
  /** A directory for what is on its way. */
  readonly scratch: string
  readonly log: Log
}

/**
 * Several stores as one: each question goes to the nearest first, and to the next where that has no answer, for whatever reason;
 * what is written goes to the nearest alone.
 */
export function tieredStore(nearest: Store, later: readonly Store[], { keeps, scratch, log }: Tiers): Store {
  if (later.length === 0) return nearest
  const stores = [nearest, ...later]
  const fetch = (digest: Digest, size: number, file: string): Promise<boolean> => fetchFrom(later, digest, size, file)
  const answered = new Set<string>()
  const copies = keeps ? openReadThrough({ nearest, fetch, scratch, log }) : undefined
  return {
    name: stores.map(({ name }) => name).join(', then '),
    writable: nearest.writable,
    async findRecord(name, seldom) {
      answered.delete(keyOf(name))
      const found = await findRecord(stores, { name, seldom }, copies)
      if (found !== undefined) answered.add(keyOf(name))
      return found
    },
    findOtherRecord: (name) => findOtherRecord(stores, name, copies),
    // The others are asked for what the nearest lacks.
    foretell: (names) => {
      nearest.foretell?.(names)
    },
    unanswered: (name) => unanswered(stores, name),
    // What one store has is believed, whatever another one has of the same facts.
    refused: (name) => (answered.has(keyOf(name)) ? undefined : refused(stores, name)),
    outage: () => nearest.outage(),
    writeRecord: (name, bytes) => nearest.writeRecord(name, bytes),
    hasBlobs: (digests, when) => hasBlobs(stores, digests, when),
    fetchBlob: async (digest, size, file, use) => {
      if (await nearest.fetchBlob(digest, size, file, use)) return true
      if (!(await fetch(digest, size, file))) return false
      await copies?.fetched({ digest, size }, file)
      return true
    },
    writeBlob: (digest, size, file, elsewhere) => nearest.writeBlob(digest, size, file, elsewhere),
    findResolution: (name) => firstOf(stores, (store) => store.findResolution(name)),
    writeResolution: (name, bytes) => nearest.writeResolution(name, bytes),
    findHistory: (name) => firstOf(stores, (store) => store.findHistory(name)),
    writeHistory: (name, bytes) => nearest.writeHistory(name, bytes),
    finish: async (after) => {
      await copies?.finish()
      await nearest.finish(after)
    },
  }
}

/** Of exactly these facts any record is right, so the nearest one serves, be there a newer one further away. */
async function findRecord(
  stores: readonly Store[],
  { name, seldom }: { readonly name: RecordName; readonly seldom: boolean | undefined },
  copies: ReadThrough | undefined,
): Promise<FoundRecord | undefined> {
  for (const [index, store] of stores.entries()) {
    const found = await store.findRecord(name, seldom)
    if (found === undefined) continue
    if (index > 0) copies?.found(name, found.bytes)
    return found
  }
  return undefined
}

/** What was built last somewhere tells best what has changed since, so all are asked. */
async function findOtherRecord(
  stores: readonly Store[],
  name: Pick<RecordName, 'arch' | 'layer'>,
  copies: ReadThrough | undefined,
): Promise<FoundRecord | undefined> {
  const answers = await Promise.all(stores.map((store) => store.findOtherRecord(name)))
  let newest:
    { readonly found: FoundRecord; readonly index: number; readonly record: LayerRecord | undefined } | undefined
  for (const [index, found] of answers.entries()) {
    if (found === undefined) continue
    const record = decoded(found.bytes)
    if (newest === undefined || savedAt(record) > savedAt(newest.record)) newest = { found, index, record }
  }
  // Where a layer's facts are not known before the build, this may be what is laid down.
  if (newest?.record && newest.index > 0) copies?.found(recordNameOf(newest.record), newest.found.bytes)
  return newest?.found
}

function savedAt(record: LayerRecord | undefined): number {
  return record?.savedAt ?? -1
}

function decoded(bytes: Buffer): LayerRecord | undefined {
  try {
    return decodeRecord(bytes)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return undefined
  }
}

/** What one of them did not answer may be there all the same, whatever the others said. */
function unanswered(stores: readonly Store[], name: Pick<RecordName, 'arch' | 'layer'>): string | undefined {
  const silent = stores.flatMap((store) => {
    const why = store.unanswered(name)
    return why === undefined ? [] : [`${store.name}: ${why}`]
  })
  return silent.length === 0 ? undefined : silent.join('; ')
}

function refused(stores: readonly Store[], name: Parameters<Store['refused']>[0]): string | undefined {
  return stores.map((store) => store.refused(name)).find((why) => why !== undefined)
}

function keyOf(name: Parameters<Store['refused']>[0]): string {
  const { arch, layer } = name
  return JSON.stringify('facts' in name ? [arch, layer, name.shape, name.facts] : [arch, layer])
}

async function hasBlobs(
  stores: readonly Store[],
  digests: readonly Digest[],
  when: 'now' | 'lately' | undefined,
): Promise<ReadonlySet<Digest>> {
  const present = new Set<Digest>()
  for (const store of stores) {
    const lacking = digests.filter((digest) => !present.has(digest))
    if (lacking.length === 0) break
    for (const digest of await store.hasBlobs(lacking, when)) present.add(digest)
  }
  return present
}

async function fetchFrom(stores: readonly Store[], digest: Digest, size: number, file: string): Promise<boolean> {
  for (const store of stores) if (await store.fetchBlob(digest, size, file)) return true
  return false
}

/** What moves is compared with what is there now, or told to people alone: an old answer costs little. */
async function firstOf(
  stores: readonly Store[],
  ask: (store: Store) => Promise<Buffer | undefined>,
): Promise<Buffer | undefined> {
  for (const store of stores) {
    const found = await ask(store)
    if (found !== undefined) return found
  }
  return undefined
}
