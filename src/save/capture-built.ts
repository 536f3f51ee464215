import type { Digest } from '../formats/digest.ts'
import type { Note } from '../handover/note.ts'
import { alwaysReasons, builtOnEveryRun } from '../layer/always-built.ts'
import { isLeaf } from '../layer/stack.ts'
import { packBindTree } from '../layer/bind-tree.ts'
import { neverFoundOfErofs } from '../layer/erofs.ts'
import { encodeRecord, type LayerRecord } from '../layer/record.ts'
import { takenImports } from '../layer/taken.ts'
import type { Gathered } from '../plan/gather.ts'
import { openBuildTimes } from './build-times.ts'
import { isBuilt, type BuiltLayer } from './built-layer.ts'
import { captureLayer } from './capture.ts'
import type { Captured } from './capture-request.ts'
import { credentialIn } from './credential.ts'
import { notedOf, type SaveRequest } from './save-request.ts'
import { stagedBase } from './taken-contents.ts'

/** The layer as it is to be kept; a text says why it cannot be. `contents` are known of the layers below. */
export async function captureBuilt(
  request: SaveRequest,
  layer: BuiltLayer,
  contents: ReadonlyMap<number, Digest>,
): Promise<Captured | string> {
  const { gathered, state, place, now } = request
  const everyRun = builtOnEveryRun(gathered.stack, gathered.sources.release)
  const captured = await captureLayer({
    entry: layer.entry,
    facts: layer.facts,
    portable: layer.form.layer,
    release: gathered.sources.release,
    place,
    state,
    needsTree: isLeaf(gathered.stack, layer.index)
      ? state.roots.get(layer.entry.Name)?.isSmall === true
      : await needsTree(request, layer.index),
    standsOn: standsOn(gathered, layer.index, contents),
    withoutLayers:
      layer.facts.binds === undefined &&
      neverFoundOfErofs(gathered.stack, gathered.sources.layerTypes).has(layer.index),
    isAlwaysBuilt: (producer) => {
      const at = layer.stacked.below.get(producer)
      return at !== undefined && everyRun[at] === true
    },
    buildSeconds: secondsOf(request, layer),
    now: now() / 1000,
  })
  if (typeof captured === 'string') return captured
  const record = { ...asNoted(captured.record, layer, request.note), ...boundTrees(layer) }
  const kept = { ...captured, record }
  const secret = credentialIn(encodeRecord(kept.record).toString('utf8'))
  return secret === undefined
    ? kept
    : `it holds what looks like ${secret}; caches are readable by whoever can open a pull request`
}

/** What stacker did not build again took what it took when it was built. */
function secondsOf({ state, images, note }: SaveRequest, layer: BuiltLayer): number | null {
  const noted = layer.untouched && note ? notedOf(note, layer) : undefined
  const { fresh, entry } = layer
  return noted?.seconds ?? openBuildTimes(state, images)({ name: entry.Name, imageAt: images.get(entry.Name), fresh })
}

/** So much of a record goes to naming files that changed: it is fetched by every plan. */
const mostTreeBytes = 256 * 1024

/** What its binds held, where that is short. */
function boundTrees({ facts, stacked }: BuiltLayer): Pick<LayerRecord, 'bindTrees'> {
  if (facts.binds === undefined) return {}
  const trees = new Map<Digest, string>()
  for (const fact of stacked.facts.binds ?? [])
    if (fact.kind === 'tree' && !trees.has(fact.tree.digest)) trees.set(fact.tree.digest, packBindTree(fact.tree))
  const bytes = [...trees.values()].reduce((sum, { length }) => sum + length, 0)
  return trees.size === 0 || bytes > mostTreeBytes ? {} : { bindTrees: trees }
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
export function isWorthKeeping({ stack, sources }: Gathered, index: number): boolean {
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
  const { gathered, built, state, place } = request
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
    if (entry === undefined || (await stagedBase({ entry, release, state, place })) === undefined) return true
  }
  return false
}
