import { isTrouble } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { hasBinds } from '../layer/seen.ts'
import { isLeaf, layerKey } from '../layer/stack.ts'
import type { Log } from '../log.ts'
import type { SaveTransfer } from '../report/transfer.ts'
import { isBuilt, type BuiltLayer } from './built-layer.ts'
import { captureBuilt, isWorthKeeping } from './capture-built.ts'
import { isSame, isTooOld, keptRecord, mayBeOther } from './kept-record.ts'
import { refusals } from './refusal.ts'
import { saveResolutions } from './save-resolutions.ts'
import { nameOf, notedOf, type CapturedLayer, type SaveRequest } from './save-request.ts'
import { openUpload } from './upload.ts'

/** What became of the layers of a build. */
export type SavedLayers = Pick<SaveTransfer, 'saved' | 'notSaved' | 'bytesUp' | 'outage'>

type NotSaved = SaveTransfer['notSaved'][number]

/** Captures what is new, and sends it. */
export async function saveLayers(request: SaveRequest): Promise<SavedLayers> {
  const { captured, notSaved } = await captureAll(request)
  const sent = await sendAll(request, captured)
  await saveResolutions(request)
  return { ...sent, notSaved: [...notSaved, ...sent.notSaved] }
}

async function captureAll(
  request: SaveRequest,
): Promise<{ readonly captured: readonly CapturedLayer[]; readonly notSaved: readonly NotSaved[] }> {
  const { gathered, built } = request
  const notSaved: NotSaved[] = []
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
    const found = await asKept(request, layer, contents)
    if (typeof found === 'string') {
      notSaved.push({ ...name, why: found })
      continue
    }
    if (found.content) contents.set(layer.index, found.content)
    if (found.fresh !== undefined) captured.push(found.fresh)
  }
  await captureSeen(request, contents, { captured, notSaved })
  return { captured, notSaved }
}

/** What is kept to tell that nothing changed; why not is told of those that bind, and spreads to the others. */
async function captureSeen(
  request: SaveRequest,
  contents: ReadonlyMap<number, Digest>,
  { captured, notSaved }: { readonly captured: CapturedLayer[]; readonly notSaved: NotSaved[] },
): Promise<void> {
  const { gathered, seen = [] } = request
  for (const layer of seen) {
    const kept = isBuilt(layer) ? await asKept(request, layer, contents) : (layer.why ?? '')
    if (typeof kept !== 'string') {
      if (kept.fresh !== undefined) captured.push(kept.fresh)
      continue
    }
    const stacked = gathered.stack[layer.index]
    const isTold = notSaved.some(({ name, why }) => name === nameOf(gathered, layer.index).name && why === kept)
    if (kept !== '' && !isTold && stacked !== undefined && hasBinds(stacked))
      notSaved.push({ ...nameOf(gathered, layer.index), why: kept })
  }
}

interface KeptLayer {
  /** What names its own diff, where that is known. */
  readonly content: Digest | null | undefined
  /** What the store does not have, or has otherwise. */
  readonly fresh?: CapturedLayer
}

/** The layer as the store has it, or is to have it; a text says why it cannot be kept. */
async function asKept(
  request: SaveRequest,
  layer: BuiltLayer,
  contents: ReadonlyMap<number, Digest>,
): Promise<KeptLayer | string> {
  const { note, place } = request
  if (layer.stored) return { content: note && notedOf(note, layer)?.content }
  const kept = await keptRecord(request, layer)
  // Where names are shared the entry is built over in every run, and says nothing.
  if (kept !== undefined && (!mayBeOther(layer) || layer.stacked.sharesName)) return { content: kept.root?.content }
  const found = await orWhy(() => captureBuilt(request, layer, contents), place.log)
  if (typeof found === 'string') return found
  const content = found.record.root?.content
  if (
    kept !== undefined &&
    isSame(kept, found.record, isLeaf(request.gathered.stack, layer.index)) &&
    !isTooOld(kept, request)
  )
    return { content }
  return { content, fresh: { ...found, layer, replaces: kept !== undefined } }
}

async function sendAll(request: SaveRequest, captured: readonly CapturedLayer[]): Promise<SavedLayers> {
  const { gathered, store, place } = request
  const saved: SaveTransfer['saved'][number][] = []
  const notSaved: NotSaved[] = []
  const refused = await refusals(captured, request)
  const upload = openUpload(store, place, request.options.publishTo)
  const uploads = await Promise.all(
    captured.map(async (item) => refused.get(item) ?? (await orWhy(() => upload(item), place.log))),
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
  return { saved: each(saved), notSaved, ...(outage === undefined ? {} : { outage }), bytesUp }
}

/** A layer that is kept by two kinds of facts is one. */
function each(saved: SaveTransfer['saved']): SaveTransfer['saved'] {
  const layers = new Map<string, SaveTransfer['saved'][number]>()
  for (const layer of saved) {
    const key = layerKey(layer)
    const bytes = layer.bytes + (layers.get(key)?.bytes ?? 0)
    layers.set(key, { ...layer, bytes })
  }
  return [...layers.values()]
}

/** One layer that cannot be read or written is one layer less. */
async function orWhy<T>(work: () => Promise<T | string>, log: Log): Promise<T | string> {
  try {
    return await work()
  } catch (error) {
    if (!isTrouble(error)) throw error
    log.debug(error.stack ?? error.message)
    return error.message
  }
}
