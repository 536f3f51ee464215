// What stacker mounts below a container (docs/stacker/restoring.md#44; overlay/metadata.go lxcRootfsString): the layers of one
// manifest of the root's metadata, the `overlay` directories of its BuiltLayers, its own. Each directory holds what one layer
// changed, so trees are compared as lists of the layers whose changes they hold, from the bottom up. Overlay dirs are left out:
// they hide nothing of what others made.
import { metadataOf, type Entry, type Metadata, type Root } from './laid-state.ts'
import type { State } from './recorded.ts'
import type { VisibleLayer } from './visible-layers.ts'

/** One directory of a mount, with what it holds; undefined where it is empty. */
export interface Lower {
  readonly place: string
  readonly change: string | undefined
}

/** Whose changes a blob holds, by its digest. Blobs of further layer types hold what that of the first one does. */
export interface KnownChanges {
  /** What a layer changed itself: the same word for a blob and for what is not packed yet. */
  readonly own: (layer: string) => string
  readonly of: (digest: string) => string
  /** From now on this blob holds what the layer changed. */
  readonly packed: (digest: string, layer: string) => void
}

interface LaidDown {
  readonly entries: ReadonlyMap<string, Entry>
  readonly roots: ReadonlyMap<string, Root>
  readonly images: ReadonlyMap<string, readonly string[]>
}

/** `order`: names of the layers, bases first: of two with equal changes the first gives the word. */
export function readChanges({ entries, roots, images }: LaidDown, order: readonly string[]): KnownChanges {
  const first = new Map<string, string>()
  const pair = (lists: readonly (readonly string[])[]): void => {
    for (const [at, digest] of (lists[0] ?? []).entries()) {
      const others = lists.flatMap((list) => list[at] ?? [])
      const known = others.map((other) => first.get(other)).find((other) => other !== undefined) ?? digest
      for (const other of others) if (!first.has(other)) first.set(other, known)
    }
  }
  for (const { metadata } of roots.values())
    pair([...(metadata?.manifests.values() ?? [])].map((layers) => layers.map(({ digest }) => digest)))
  for (const { manifests } of entries.values())
    pair([...manifests.values()].map(({ digest }) => images.get(digest) ?? []))
  const firstOf = (digest: string): string => first.get(digest) ?? digest

  const words = new Map<string, string>()
  const own = new Map<string, string>()
  for (const name of order) {
    const root = roots.get(name)
    const last = [...(root?.metadata?.manifests.values() ?? [])][0]?.at(-1)?.digest
    if (entries.get(name)?.buildOnly !== true || root === undefined || last === undefined || !isPacked(root)) continue
    const word = words.get(firstOf(last)) ?? `what ${name} changed`
    words.set(firstOf(last), word)
    own.set(name, word)
  }
  const ownOf = (layer: string): string => own.get(layer) ?? `what ${layer} changed`
  return {
    own: ownOf,
    of: (digest) => words.get(firstOf(digest)) ?? firstOf(digest).slice(0, 'sha256:'.length + 12),
    packed: (digest, layer) => {
      words.set(digest, ownOf(layer))
    },
  }
}

/**
 * The word of having been packed is inherited (docs/stacker/restoring.md#46; overlay.go, snapshot): it is the layer's own only
 * where its overlay has gone (pack.go).
 */
export function isPacked({ metadata, overlay }: Root): boolean {
  return metadata?.packed === true && overlay !== 'content'
}

/**
 * The layers of the base image, as far as what lies on disk tells them: those of the metadata but the layer's own. stacker fetches
 * them again at each run, before it looks the layer up (base.go, GetBase).
 */
export function layersOfBase(
  { name, buildOnly, baseType }: Pick<VisibleLayer, 'name' | 'buildOnly' | 'baseType'>,
  root: Root | undefined,
): readonly string[] {
  if (baseType !== 'docker' && baseType !== 'oci') return []
  const layers = [...(root?.metadata?.manifests.values() ?? [])][0]?.map(({ digest }) => digest)
  if (!buildOnly || root === undefined || layers === undefined) return [`the base image of ${name}`]
  return isPacked(root) ? layers.slice(0, -1) : layers
}

/** The changes from the bottom up; the same one twice in succession is the same. */
export function treeOf(changes: readonly (string | undefined)[]): readonly string[] {
  const found = changes.filter((change) => change !== undefined)
  return found.filter((change, at) => change !== found[at - 1])
}

/** Any one of the manifests is mounted: one list for each. */
export function mountsOf(
  metadata: Metadata,
  roots: ReadonlyMap<string, Root>,
  changes: KnownChanges,
  placeOf: (digest: string) => string,
): readonly (readonly Lower[])[] {
  const manifests = metadata.manifests.size === 0 ? [[]] : [...metadata.manifests.values()]
  const built = metadata.builtLayers.map((name): Lower => {
    const isFull = roots.get(name)?.overlay === 'content'
    return { place: name, change: isFull ? changes.own(name) : undefined }
  })
  return manifests.map((layers) => [
    ...layers.map(({ digest }) => ({ place: placeOf(digest), change: changes.of(digest) })),
    ...built,
  ])
}

/** overlayfs refuses a directory that stands twice among the lower ones (ELOOP). */
export function mountedTwice(mount: readonly Lower[]): string | undefined {
  const places = mount.map(({ place }) => place)
  return places.find((place, at) => places.indexOf(place) < at)
}

/** Names of build_only layers that were built and changed nothing: their overlays are empty, and no image holds what they changed. */
export function findUnchanging(
  { overlay_metadata: roots = {}, overlays = {} }: Pick<State, 'overlay_metadata' | 'overlays'>,
  layers: readonly VisibleLayer[],
): ReadonlySet<string> {
  const lastOf = (name: string): string | undefined => {
    const [manifest] = [...(metadataOf(roots[name])?.manifests.values() ?? [])]
    return manifest?.at(-1)?.digest
  }
  const unchanging = layers.filter(({ name, buildOnly, base }) => {
    const metadata = metadataOf(roots[name])
    if (!buildOnly || metadata === undefined || Object.keys(overlays[name] ?? {}).length > 0) return false
    return !metadata.packed || (base !== undefined && lastOf(name) === lastOf(base))
  })
  return new Set(unchanging.map(({ name }) => name))
}
