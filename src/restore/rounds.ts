import type { Digest } from '../formats/digest.ts'
import type { Foresight } from '../plan/foresight.ts'
import { judgeProject } from '../plan/judge-project.ts'
import type { Store } from '../store/store.ts'
import type { StagedBlob } from '../workspace/lay-down/lay-down-request.ts'
import type { Workplace } from '../workspace/workplace.ts'
import { layForesight, type Attempt } from './attempt.ts'
import { openBaseLayers, type BaseLayers } from './base-layers.ts'
import { fetchAll, missingHere } from './fetching.ts'
import { blobsOf, wantedBlobs } from './laying.ts'
import { bytesLeftOut, leanForesight, standingWhole } from './lean-foresight.ts'
import { withoutSeen } from './restoring.ts'
import type { Outcome, Restoring } from './restoring.ts'

interface Rounds {
  readonly store: Store
  readonly place: Workplace
  readonly fetched: Map<Digest, StagedBlob>
  /** Blobs that the store could not give. */
  readonly gone: Set<Digest>
  /** Those of them that it does not even claim to have: a plan would have said so. */
  readonly absent: Set<Digest>
  readonly leftOut: Map<number, string>
}

/** `entries` is undefined where nothing was laid down. */
export type Laid = Omit<Outcome, 'entries' | 'cleared'> & { readonly entries: Outcome['entries'] | undefined }

/** Fetches and lays down, and judges again without what could not be had, until all is there that is left. */
export async function layInRounds(
  { gathered, options, without, surroundings }: Restoring,
  store: Store,
  place: Workplace,
  first: Foresight,
): Promise<Laid> {
  const rounds: Rounds = { store, place, fetched: new Map(), gone: new Set(), absent: new Set(), leftOut: new Map() }
  const { fetched, gone, absent, leftOut } = rounds
  const lean = await leaning(options, gathered, place)
  const bases = openBaseLayers(place.directories, place.staging, surroundings)
  let planned = first
  const nothingLaid = async (): Promise<Laid> => {
    const nothing = await judgeProject(gathered, options, withoutSeen(without(gone)), leftOut)
    return { planned, foresight: nothing, entries: undefined, leftOut, fetched }
  }
  for (let whole = first; ; whole = await judgeProject(gathered, options, without(gone), leftOut)) {
    const foresight = lean?.(whole) ?? whole
    const known = gone.size + leftOut.size
    const had = await fetchWanted(rounds, foresight)
    if (had === 'fewer') planned = await judgeProject(gathered, options, without(absent))
    if (had !== 'all' || !(await haveBases(rounds, bases, foresight))) {
      if (gone.size + leftOut.size > known) continue
      place.log.warning('nothing is laid down: the cache has not what its records name')
      return await nothingLaid()
    }
    const attempt = await layForesight(foresight, place, { fetched, ofBases: bases.fetched })
    if (attempt.kind === 'laid-down') {
      const bytes = lean && (await bytesLeftOut(whole, foresight, place.directories))
      return { planned, foresight, entries: attempt.entries, leftOut, fetched, bytesLeftOut: bytes }
    }
    leaveOut(rounds, attempt)
    // Where even the removal of what is stale is refused, nothing that is tried again will do better.
    if (attempt.layers.length === 0) return await nothingLaid()
  }
}

/** Undefined where all is wanted: of old releases it is not known what they do without the content. */
async function leaning(
  { restore }: Restoring['options'],
  { sources: { release } }: Restoring['gathered'],
  place: Workplace,
): Promise<((foresight: Foresight) => Foresight) | undefined> {
  if (restore !== 'needed' || !release.rules.extractsOnDemand) return undefined
  const isWhole = await standingWhole(place, release)
  return (foresight) => leanForesight(foresight, isWhole)
}

/** `fewer`: some blobs are gone, and the store does not claim to have them; `gone`: it does. */
async function fetchWanted(
  { store, place, fetched, gone, absent, leftOut }: Rounds,
  { layers, sources: { layerTypes } }: Foresight,
): Promise<'all' | 'fewer' | 'gone'> {
  const wanted = await missingHere(wantedBlobs(layers, layerTypes), place.directories, fetched)
  const { staged, failed, left } = await fetchAll(store, wanted, place.staging)
  for (const [digest, blob] of staged) fetched.set(digest, blob)
  if (failed.length === 0) return 'all'
  // What is gone is seldom alone, and each further try is a plan.
  const claimed = await store.hasBlobs([...failed, ...left])
  const lost = [...failed, ...left].filter((digest) => !claimed.has(digest))
  const again = new Set(failed.filter((digest) => gone.has(digest)))
  for (const [index, layer] of layers.entries()) {
    // It wants what its record does not own to, so no word of what is gone keeps it from being good.
    if (blobsOf(layer, layers, layerTypes).some(({ digest }) => again.has(digest)))
      leftOut.set(index, 'its content could not be had')
  }
  for (const digest of [...failed, ...lost]) gone.add(digest)
  for (const digest of lost) absent.add(digest)
  return lost.length > 0 ? 'fewer' : 'gone'
}

/** Layers that stand on a base image that cannot be had are left out, and there is another round. */
async function haveBases({ place, leftOut }: Rounds, bases: BaseLayers, foresight: Foresight): Promise<boolean> {
  const lacking = await bases.fetchFor(foresight)
  for (const [index, why] of lacking) leftOut.set(index, why)
  for (const why of new Set(lacking.values())) place.log.warning(`layers are left out: ${why}`)
  return lacking.size === 0
}

function leaveOut(
  { place, gone, leftOut }: Rounds,
  { layers, why, told }: Extract<Attempt, { readonly kind: 'refused' }>,
): void {
  // What follows from trouble that was told of already is no news.
  const isNews = gone.size === 0 && (layers.length > 0 || leftOut.size === 0)
  place.log[isNews ? 'warning' : 'info'](told)
  for (const index of layers) leftOut.set(index, why)
}
