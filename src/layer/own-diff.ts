import type { Descriptor } from '../formats/oci/descriptor.ts'
import type { OverlayMetadata } from './overlay-metadata.ts'

/**
 * Bytes up to which the tree of a build_only layer is kept and laid down though nobody is built on it: an edit after the restore
 * may build on any layer, and stacker does not look whether the root of a layer that it skips is whole
 * (docs/stacker/restoring.md#3; it then fails).
 */
export const smallTree = 1024 * 1024

/**
 * Where the changes of a build_only layer are, those that its own `run` made: `packed`, in an image of the output layout, since an
 * image was built on it (docs/stacker/restoring.md#49; pack.go, generateLayer: its overlay is emptied); `root`, in
 * roots/NAME/overlay; `nothing`, it changed nothing.
 */
export type OwnDiff = 'packed' | 'root' | 'nothing'

/** `hasContent`: its overlay holds something. */
export function ownDiff(name: string, metadata: OverlayMetadata, hasContent: boolean): OwnDiff {
  if (hasContent) return 'root'
  return packedTypes(name, metadata).length > 0 ? 'packed' : 'nothing'
}

/**
 * The layer types that its own diff is packed in. A layer begins with all of its base's metadata, and with the base's word of
 * having been packed (docs/stacker/restoring.md#46; overlay.go, snapshot); whose diff the last layer of a manifest is, the history
 * of the config tells.
 */
export function packedTypes(name: string, metadata: OverlayMetadata): string[] {
  if (!metadata.hasBuiltOutput) return []
  return [...metadata.configs].flatMap(([type, config]) =>
    metadata.manifests.has(type) && lastStep(config) === `stacker build of ${name}` ? [type] : [],
  )
}

/** The last layer of the manifest of that type. */
export function packedDiff(metadata: OverlayMetadata, type: string): Descriptor | undefined {
  return metadata.manifests.get(type)?.layers.at(-1)
}

/**
 * Layers of an image on a base image that are the base's: those before the first one which stacker says that it made of the named layer
 * (pack.go, generateLayer, overlay-dirs). All of them where the history of its config does not tell.
 */
export function baseLayers(
  name: string,
  layers: readonly Descriptor[],
  config: string | undefined,
): readonly Descriptor[] {
  const history = config === undefined ? undefined : member(JSON.parse(config), 'history')
  const steps = Array.isArray(history) ? history.filter((step) => member(step, 'empty_layer') !== true) : []
  if (steps.length !== layers.length) return layers
  const own = [`stacker build of ${name}`, `stacker overlay dir for ${name}`]
  const first = steps.findIndex((step) => own.some((text) => text === member(step, 'created_by')))
  return first < 0 ? layers : layers.slice(0, first)
}

function lastStep(config: string): unknown {
  const last = member(JSON.parse(config), 'history')
  return Array.isArray(last) ? member(last.at(-1), 'created_by') : undefined
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}
