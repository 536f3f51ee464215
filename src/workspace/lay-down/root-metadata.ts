import { FormatError } from '../../errors.ts'
import { digestOf, isDigest, type Digest } from '../../formats/digest.ts'
import { sliceMembers } from '../../formats/json-slice.ts'
import { describeBytes } from '../../formats/oci/descriptor.ts'
import { emptyConfig, encodeManifest } from '../../formats/oci/manifest.ts'
import { ociConfig } from '../../formats/oci/media-type.ts'

/** A tag of ours that keeps a packed build_only diff alive through stacker's garbage collection. */
export interface KeepingTag {
  readonly tag: string
  readonly manifest: Buffer
  readonly config: Buffer
}

/** Tags of ours start so; no stackerfile layer is expected to. They are removed after the build. */
export const keepingTagPrefix = 'stack-cache-keeps-'

/**
 * The tag for a packed build_only layer that no image reaches (docs/stacker/restoring.md#11b). stacker collects garbage after every
 * stackerfile and would delete the diff before a later file builds on it. The collector parses manifest and config of every index
 * entry, so both are written: the manifest lists the diffs of every layer type, but for those that stacker fetches; the config is
 * the one in the metadata. (The config descriptor inside the metadata's manifest names a blob that was never written: umoci's
 * mutator had not committed.)
 */
export function keepingTag(metadata: Buffer, awaited: readonly Digest[] = []): KeepingTag {
  const where = 'overlay_metadata.json'
  const members = sliceMembers(utf8(metadata, where), where)
  const byType = membersOf(members.get('Manifests'), `${where}.Manifests`)
  const [first] = byType
  if (first === undefined) throw new FormatError(`${where}.Manifests`, 'expected a manifest')
  const [type] = first
  const layers = [...byType.values()]
    .flatMap((text) => (JSON.parse(text) as { readonly layers?: readonly { readonly digest: Digest }[] }).layers ?? [])
    .filter(({ digest }) => !awaited.includes(digest))
  const config = Buffer.from(membersOf(members.get('Configs'), `${where}.Configs`).get(type) ?? emptyConfig)
  const manifest = encodeManifest(describeBytes(ociConfig, config), layers)
  return { tag: keepingTagPrefix + digestOf(manifest).slice('sha256:'.length, 'sha256:'.length + 16), manifest, config }
}

/** Digests and sizes of the layers that a root with this metadata stands on, over all its manifests and overlay-dir layers. */
export function layersOfMetadata(metadata: Buffer): readonly { readonly digest: Digest; readonly size: number }[] {
  const where = 'overlay_metadata.json'
  const members = sliceMembers(utf8(metadata, where), where)
  const found = new Map<Digest, number>()
  const add = (list: unknown): void => {
    if (!Array.isArray(list)) return
    for (const item of list as unknown[]) {
      const { digest, size } = (item ?? {}) as { digest?: unknown; size?: unknown }
      if (!isDigest(digest) || typeof size !== 'number')
        throw new FormatError(where, 'expected layers with digest and size')
      found.set(digest, size)
    }
  }
  for (const manifest of membersOf(members.get('Manifests'), `${where}.Manifests`).values()) {
    add((JSON.parse(manifest) as { layers?: unknown }).layers)
  }
  for (const list of membersOf(members.get('OverlayDirLayers'), `${where}.OverlayDirLayers`).values())
    add(JSON.parse(list))
  return [...found].map(([digest, size]) => ({ digest, size }))
}

/** Has the root's own diff been packed (docs/stacker/restoring.md#11)? */
export function hasBuiltOutput(metadata: Buffer): boolean {
  const where = 'overlay_metadata.json'
  return sliceMembers(utf8(metadata, where), where).get('HasBuiltOCIOutput') === 'true'
}

function membersOf(text: string | undefined, where: string): ReadonlyMap<string, string> {
  return text === undefined || text === 'null' ? new Map() : sliceMembers(text, where)
}

function utf8(bytes: Buffer, where: string): string {
  const text = bytes.toString('utf8')
  if (!Buffer.from(text).equals(bytes)) throw new FormatError(where, 'expected UTF-8')
  return text
}
