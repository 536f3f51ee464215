import { FormatError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { furtherTypes } from '../layer/further-types.ts'
import type { Foreseen } from '../layer/foreseen.ts'
import type { Candidate, Found, RecordSource } from '../layer/candidate.ts'
import { completeFacts } from '../layer/lookup.ts'
import type { Reason } from '../layer/build-plan.ts'
import { factsDigest, recordedName, type PortableFacts } from '../layer/portable.ts'
import type { LayerRecord } from '../layer/record.ts'
import { candidateOfRecord } from '../layer/recorded.ts'
import type { Log } from '../log.ts'
import type { Release } from '../release/release.ts'
import { findExactRecord, findNewestRecord } from './records.ts'
import { secondQuestion } from './second-question.ts'
import type { Store } from './store.ts'

export interface Freshness {
  /** Does the layer's name stand in `refresh`? */
  readonly refresh: (layer: string) => boolean
  /** Seconds since 1970; older layers are built again. */
  readonly notBefore: number | undefined
}

/** Fifty reasons are more than anybody reads. */
const mostInVain = 50

/** What is asked of the blobs that a record names. */
export type BlobsAsked = 'asked' | 'lately' | 'assumed'

/**
 * The store's records as source of records. Every question is asked once in a run. `blobs`: whoever fetches them next finds out what is gone,
 * and need not ask before; see `unavailable`. Who only plans is content with what was seen `lately`.
 */
export function storeRecordSource(
  store: Store,
  freshness: Freshness,
  outer: Log,
  blobs: BlobsAsked = 'asked',
): RecordSource {
  // One record may answer both questions; what is wrong with it is told once.
  const told = new Set<string>()
  const log: Log = {
    debug: (message) => {
      outer.debug(message)
    },
    info: (message) => {
      outer.info(message)
    },
    warning: (message) => {
      if (!told.has(message)) outer.warning(message)
      told.add(message)
    },
  }
  const exact = new Map<Digest, Promise<LayerRecord | undefined>>()
  const newest = new Map<string, Promise<LayerRecord | undefined>>()
  const asked = new Map<Digest, Promise<ReadonlySet<Digest>>>()

  const newestOf = (facts: NamedFacts): Promise<LayerRecord | undefined> =>
    once(newest, newestKey(facts), () => findNewestRecord(store, facts, log))

  const exactRecord = (facts: PortableFacts, seldom = false): Promise<LayerRecord | undefined> =>
    once(exact, factsDigest(facts), () => findExactRecord(store, facts, log, seldom))

  /** The layer was built from these facts and for more layer types, and another state of it since. Asked at once, the fewest types win. */
  const recordOfMore = async (
    facts: PortableFacts,
    latest: LayerRecord,
    release: Release,
  ): Promise<LayerRecord | undefined> => {
    const wider = furtherTypes(facts.layerTypes, latest.facts.layerTypes, release).map((layerTypes) => ({
      ...facts,
      layerTypes,
    }))
    if (wider.some((more) => factsDigest(more) === factsDigest(latest.facts))) return latest
    return (await Promise.all(wider.map((more) => exactRecord(more, true)))).find((record) => record !== undefined)
  }

  // Two questions, never one: the service searches a branch for all keys before it looks at the default branch, so a fallback of
  // this branch would hide the exact record of the default branch (docs/stacker/platform.md#1.2).
  const explains = secondQuestion<LayerRecord>(mostInVain)
  const findRecord = async (foreseen: Foreseen, release: Release): Promise<LayerRecord | undefined | 'not-asked'> => {
    const facts = namedFacts(foreseen)
    const complete = completeFacts(foreseen)
    // It is the only question then, and what it finds may be laid down.
    if (complete === undefined) return await newestOf(facts)
    const found = await exactRecord(complete)
    if (found !== undefined) return found
    const isAsked = newest.has(newestKey(facts))
    const latest = isAsked ? await newestOf(facts) : await explains(() => newestOf(facts))
    // Nothing is known of a layer without one, so a cold cache is asked nothing more.
    if (latest === undefined || latest === 'not-asked' || complete.layerTypes.length === 0) return latest
    return (await recordOfMore(complete, latest, release)) ?? latest
  }

  /** A layer's record names the blobs of all layers below it, too: only what no other record named is asked for. */
  const presentBlobs = async (digests: readonly Digest[]): Promise<ReadonlySet<Digest>> => {
    const fresh = digests.filter((digest) => !asked.has(digest))
    if (fresh.length > 0) {
      const answer = store.hasBlobs(fresh, blobs === 'lately' ? 'lately' : 'now')
      for (const digest of fresh) asked.set(digest, answer)
    }
    const present = new Set<Digest>()
    for (const digest of digests) if ((await asked.get(digest))?.has(digest)) present.add(digest)
    return present
  }

  return {
    newestRecord: (arch, name) => newestOf({ arch, name }),
    foretell: (arch, layers) => {
      store.foretell?.(layers.map((name) => ({ arch, layer: recordedName({ name }) })))
    },
    async find(_stacked, foreseen, release): Promise<Found> {
      const answer = await findRecord(foreseen, release)
      const record = answer === 'not-asked' ? undefined : answer
      const candidate = record && readCandidate(record, foreseen, log)
      const layer = { arch: foreseen.facts.arch, layer: recordedName(namedFacts(foreseen)) }
      const refused = refusal(store.refused(questionedName(foreseen)))
      if (candidate === undefined) {
        const why = store.unanswered(layer)
        const notCached: Reason =
          answer === 'not-asked' ? { code: 'not-cached', subject: '', detail } : { code: 'not-cached', subject: '' }
        const objection: Reason =
          why === undefined ? (refused ?? notCached) : { code: 'store-unreachable', subject: '', detail: why }
        return { candidate, objections: [objection], present: new Set() }
      }
      const digests = record?.blobs.map(({ digest }) => digest) ?? []
      const present = blobs === 'assumed' ? new Set(digests) : await presentBlobs(digests)
      const objections = objectionsTo(candidate, present, freshness)
      return { candidate, objections: refused === undefined ? objections : [refused, ...objections], present }
    },
  }
}

function questionedName(foreseen: Foreseen): Parameters<Store['refused']>[0] {
  const layer = { arch: foreseen.facts.arch, layer: recordedName(namedFacts(foreseen)) }
  const complete = completeFacts(foreseen)
  return complete === undefined ? layer : { ...layer, shape: complete.shape, facts: factsDigest(complete) }
}

function refusal(why: string | undefined): Reason | undefined {
  return why === undefined ? undefined : { code: 'record-refused', subject: '', detail: why }
}

const detail = 'none of these sources, and after so many layers without any others are not asked for'

type NamedFacts = Pick<PortableFacts, 'arch' | 'name'> & { readonly binds?: unknown }

function namedFacts({ facts: { arch, name }, binds }: Foreseen): NamedFacts {
  return { arch, name, ...(binds && { binds }) }
}

function newestKey(facts: NamedFacts): string {
  return `${facts.arch}\0${recordedName(facts)}`
}

function readCandidate(record: LayerRecord, foreseen: Foreseen, log: Log): Candidate | undefined {
  try {
    return candidateOfRecord(record, foreseen)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    log.warning(`the record of layer ${record.facts.name} is not used: ${error.message}`)
    return undefined
  }
}

function objectionsTo({ record }: Candidate, present: ReadonlySet<Digest>, freshness: Freshness): Reason[] {
  if (record === undefined) return []
  const gone = record.blobs.filter(({ digest, kind }) => (kind === 'layer' || kind === 'tree') && !present.has(digest))
  const { name } = record.facts
  return [
    ...(gone.length === 0
      ? []
      : [{ code: 'content-missing', subject: '', detail: `${String(gone.length)} of its blobs` } as const]),
    ...(freshness.refresh(name) ? [{ code: 'refresh-requested', subject: name } as const] : []),
    ...(freshness.notBefore !== undefined && record.savedAt < freshness.notBefore
      ? [{ code: 'too-old', subject: '' } as const]
      : []),
  ]
}

function once<K, V>(memo: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  let answer = memo.get(key)
  if (answer === undefined) {
    answer = ask()
    memo.set(key, answer)
  }
  return answer
}

/** The same source without the blobs that turned out not to be had; a layer that needs one is a miss (`content-missing`). */
export function unavailable(records: RecordSource, gone: ReadonlySet<Digest>): RecordSource {
  return {
    newestRecord: (arch, layer) => records.newestRecord(arch, layer),
    foretell: (arch, layers) => records.foretell?.(arch, layers),
    async find(stacked, foreseen, release) {
      const found = await records.find(stacked, foreseen, release)
      const blobs = found.candidate?.record?.blobs ?? []
      const lost = blobs.filter(({ digest, kind }) => gone.has(digest) && (kind === 'layer' || kind === 'tree'))
      const detail = `${String(lost.length)} of its blobs could not be fetched`
      return {
        candidate: found.candidate,
        objections:
          lost.length === 0
            ? found.objections
            : [...found.objections, { code: 'content-missing', subject: '', detail }],
        present: new Set([...found.present].filter((digest) => !gone.has(digest))),
      }
    },
  }
}
