import type { Digest } from '../formats/digest.ts'
import type { Descriptor } from '../formats/oci/descriptor.ts'
import { decodeManifest } from '../formats/oci/manifest.ts'
import type { Candidate } from './candidate.ts'
import { isDigest } from '../formats/digest.ts'
import { preferredType } from './extraction.ts'
import { neededLayers, type ProvidedLayer } from './needed.ts'
import { baseLayers } from './own-diff.ts'
import type { Provision } from './provision.ts'
import { imageManifests } from './provisions.ts'

/**
 * What is laid down where only what stacker asks for is: a hit that nobody is built on, or takes from, is its entry, its documents, and the
 * bare directory of a build_only layer. stacker cannot build on either without failing (docs/stacker/restoring.md#3), so what is edited
 * later makes no stale image. `isWhole`: see `neededLayers`.
 */
export function leanProvisions<T extends ProvidedLayer>(
  layers: readonly T[],
  layerTypes: readonly string[],
  isWhole: (candidate: Candidate) => boolean,
): readonly T[] {
  const needed = neededLayers(layers, isWhole)
  const isBuilding = layers.some(({ judgement }) => judgement.verdict !== 'hit')
  return layers.map((layer) => {
    const { candidate } = layer.judgement
    if (candidate?.record === undefined || needed.has(candidate.entry.Name)) return layer
    const provision = leanOf(layer.provision, candidate, (image) => (isBuilding ? basesOf(image, layerTypes) : []))
    return { ...layer, provision }
  })
}

function leanOf(
  provision: Provision | undefined,
  candidate: Candidate,
  bases: (candidate: Candidate) => readonly Descriptor[],
): Provision | undefined {
  switch (provision?.kind) {
    case undefined:
    case 'keep':
    case 'left-out':
    case 'documents':
    case 'stub':
    case 'stand-in':
      return provision
    case 'none':
    case 'metadata':
    case 'unpacked':
      return candidate.entry.Layer.BuildOnly ? { kind: 'stub' } : { kind: 'documents', base: bases(candidate) }
  }
}

/** Layers of the registry's image that this one begins with. stacker copies them on every run on which they are not here. */
function basesOf(candidate: Candidate, layerTypes: readonly string[]): readonly Descriptor[] {
  const { entry, record } = candidate
  if (entry.Layer.From.Type !== 'docker' || record === undefined) return []
  const manifests = imageManifests(candidate, layerTypes)
  const type = preferredType(manifests)
  // Of other types they are converted, and not what the registry has.
  if (type?.startsWith('tar') !== true) return []
  const digest = entry.Manifests?.get(type)?.Digest
  const config = isDigest(digest) ? configOf(record.documents, digest) : undefined
  return baseLayers(entry.Name, manifests.get(type)?.layers ?? [], config)
}

function configOf(documents: ReadonlyMap<Digest, Buffer>, manifest: Digest): string | undefined {
  const bytes = documents.get(manifest)
  return bytes && documents.get(decodeManifest(bytes).config.digest)?.toString('utf8')
}
