import { isDownload, unique, type BlindSpotKind } from './blind-spot.ts'
import type { LayerFacts } from '../layer/facts.ts'
import type { StackedLayer } from '../layer/stack.ts'

export const collidingDownloads: BlindSpotKind = {
  find: findBaseCollisions('download'),
  tell: ({ layers, subjects }) => ({
    message: `${layers}: the bases ${subjects} are kept under one file name, so stacker may take one for the other`,
    advice: 'give one of the files another name',
  }),
}

export const collidingImages: BlindSpotKind = {
  find: findBaseCollisions('image'),
  tell: ({ layers, subjects }) => ({
    message: `${layers}: the bases ${subjects} are kept under one name, so a layer built on the earlier one fails once the later one is fetched`,
    advice:
      'give one of them another name, as an image has by its digest, or move it with its layers to a stackerfile that is built by itself',
  }),
}

/**
 * Bases that take one place below `.stacker/layer-bases`. A downloaded tar gets the file that another one left there unless the
 * server tells a checksum, in other builds of the same stacker-dir too; everything else is fetched anew for each layer and only
 * confuses the children of the earlier one (docs/stacker/staging.md#8.3, docs/stacker/staging.md#8.6).
 */
function findBaseCollisions(wanted: 'download' | 'image'): BlindSpotKind['find'] {
  return ({ layers, baseSlot }) => {
    const slots = new Map<string, number[]>()
    for (const [index, { facts, build }] of layers.entries()) {
      const { layer, unsure } = facts.definition
      const slot = unsure.length > 0 ? undefined : baseSlot(layer)
      if (slot === undefined || (wanted === 'download' && layer.From.Type !== 'tar')) continue
      const scope = wanted === 'download' ? slot : `${String(build)} ${slot}`
      const sharing = slots.get(scope)
      if (sharing === undefined) slots.set(scope, [index])
      else sharing.push(index)
    }
    return [...slots.values()].flatMap((indexes) => {
      const sharing = indexes.flatMap((index) => layers[index]?.facts ?? [])
      const downloaded = sharing.some(({ definition }) => isDownload(definition.layer.From.Url))
      if (downloaded !== (wanted === 'download') || haveOneBase(sharing)) return []
      if (wanted === 'image' && !isTakenForAnother(indexes, layers)) return []
      return [{ layers: indexes, subjects: namesOfBases(sharing) }]
    })
  }
}

/**
 * Is something built on one of them, and looked up when another was fetched? Layers of one stackerfile come in their order, those
 * of different ones beside each other in any (docs/stacker/stackerfile.md#9.6).
 */
function isTakenForAnother(sharing: readonly number[], layers: readonly StackedLayer[]): boolean {
  const feet: number[] = []
  for (const [index, { facts, base }] of layers.entries())
    feet.push(facts.base.kind === 'built' && base !== undefined ? (feet[base] ?? index) : index)
  const fileOf = (index: number): string | undefined => layers[index]?.facts.definition.stackerfile
  const groups = new Set(sharing)
  return feet.some((foot, index) => {
    if (foot === index || !groups.has(foot) || layers[index]?.build !== layers[foot]?.build) return false
    const [first, last] = [fileOf(foot), fileOf(index)]
    return sharing.some((other) => {
      if (foot < other && other < index) return true
      const file = fileOf(other)
      return first !== last && file !== first && file !== last
    })
  })
}

function haveOneBase(sharing: readonly LayerFacts[]): boolean {
  const bases = new Set(sharing.map(({ base }) => (base.kind === 'known' ? base.base : undefined)))
  if (bases.size === 1 && !bases.has(undefined)) return true
  const asked = sharing.map(({ definition: { layer } }) =>
    layer.From.Type === 'tar' ? layer.From.Url : JSON.stringify([layer.From.Url, layer.OS ?? '', layer.Arch ?? '']),
  )
  return new Set(asked).size === 1
}

/** By URL, and where that is the same by platform. */
function namesOfBases(sharing: readonly LayerFacts[]): string[] {
  const urls = unique(sharing.map(({ definition }) => definition.written.From.Url))
  if (urls.length > 1) return urls
  return unique(
    sharing.map(({ definition: { layer } }) => `${layer.From.Url} for ${layer.OS ?? ''}/${layer.Arch ?? ''}`),
  )
}
