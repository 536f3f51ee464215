import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import type { Reason } from './build-plan.ts'
import { dependencies, type StackedLayer } from './stack.ts'

/**
 * stacker keeps base tarballs by file name and base images by a tag made of the last component of their name, and looks the whole
 * chain up again for each child (docs/stacker/build-cache.md#8.2): when another layer's base of that name came in between, the
 * child's build fails with "couldn't find a cache of base layer" (docs/stacker/staging.md#8.6). `slot` names the place of a layer's
 * base, undefined where it has none.
 */
export function findCollisions(
  layers: readonly StackedLayer[],
  slot: (layer: StackedLayer) => string | undefined,
): ReadonlyMap<number, Reason> {
  const found = new Map<number, Reason>()
  const staged = new Map<string, { readonly base: string; readonly of: StackedLayer }>()
  let build = -1
  for (const [index, layer] of layers.entries()) {
    if (layer.build !== build) staged.clear()
    build = layer.build
    const place = slot(layer)
    if (place !== undefined && layer.facts.base.kind === 'known') {
      staged.set(place, { base: layer.facts.base.base, of: layer })
      continue
    }
    const root = rootOf(layers, index)
    if (root?.facts.base.kind !== 'known') continue
    const rootPlace = slot(root)
    if (rootPlace === undefined || root.build !== layer.build) continue
    const now = staged.get(rootPlace)
    if (now !== undefined && now.base !== root.facts.base.base) {
      const [own, other] = [root.facts.definition, now.of.facts.definition]
      const detail = `${nameOfBase(other, own)}, the base of ${other.name}, is fetched in between and takes its place as ${rootPlace.replace(/^oci:/, '')}; rename one of the two`
      found.set(index, { code: 'colliding-names', subject: own.layer.From.Url, detail })
    }
  }
  return found
}

/** By URL as it is written, and where that is the same by platform. */
function nameOfBase({ written, layer }: LayerDefinition, other: LayerDefinition): string {
  const { Url: url } = written.From
  return url === other.written.From.Url ? `${url} for ${layer.OS ?? ''}/${layer.Arch ?? ''}` : url
}

/** The layer at the foot of a chain of `built` bases; undefined for a layer that is not built on another. */
function rootOf(layers: readonly StackedLayer[], index: number): StackedLayer | undefined {
  let at = layers[index]
  if (at?.facts.base.kind !== 'built') return undefined
  while (at?.facts.base.kind === 'built') at = at.base === undefined ? undefined : layers[at.base]
  return at
}

/**
 * Layers that have binds themselves or through build_only layers below them: no entry witnesses what binds bring in
 * (docs/stacker/restoring.md#33).
 */
export function layersWithBinds(layers: readonly StackedLayer[]): readonly boolean[] {
  const withBinds: boolean[] = []
  for (const layer of layers) {
    const below = dependencies(layer).some(
      (index) => withBinds[index] === true && layers[index]?.facts.definition.layer.BuildOnly,
    )
    withBinds.push((layer.facts.definition.layer.Binds ?? []).length > 0 || below)
  }
  return withBinds
}

/**
 * Layers whose http base may be another's: stacker keeps the download of a build by its file name, and uses what is there unless
 * the server sends a checksum (docs/stacker/staging.md#8.3; network.go, Download). What the second layer of that name gets cannot
 * be told beforehand.
 */
export function reusedDownloads(
  layers: readonly StackedLayer[],
  slot: (layer: StackedLayer) => string | undefined,
): ReadonlyMap<number, Reason> {
  const found = new Map<number, Reason>()
  const first = new Map<string, string>()
  for (const [index, layer] of layers.entries()) {
    const { Type: type, Url: url } = layer.facts.definition.layer.From
    const place = slot(layer)
    if (type !== 'tar' || place === undefined) continue
    const key = `${String(layer.build)}\0${place}`
    const before = first.get(key)
    if (before === undefined) first.set(key, url)
    else if (before !== url && /^https?:/.test(url)) {
      found.set(index, {
        code: 'base-unresolved',
        subject: url,
        detail: 'stacker may take the earlier base of that file name',
      })
    }
  }
  return found
}
