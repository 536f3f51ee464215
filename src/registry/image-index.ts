import type { Instance, Platform } from '../formats/oci/instance.ts'
import { dockerList, dockerManifest, ociIndex, ociManifest } from '../formats/oci/media-type.ts'

/**
 * What containers/image asks for (docs/stacker/platform.md#4.4; manifest.DefaultRequestedManifestMIMETypes). Registries convert
 * what the list does not name, so another list would get another digest than stacker gets.
 */
export const acceptedManifests = [
  ociManifest,
  dockerManifest,
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
  'application/vnd.docker.distribution.manifest.v1+json',
  dockerList,
  ociIndex,
].join(', ')

export type Choice =
  | { readonly kind: 'chosen'; readonly descriptor: Instance }
  | { readonly kind: 'none'; readonly why: string }
  /** Releases of containers/image, or the processor it finds, decide which. */
  | { readonly kind: 'unsure'; readonly why: string }

/** How containers/image orders the variants that fit, from most to least capable (platform_matcher.go, compatibility). */
const variants: ReadonlyMap<string, readonly string[]> = new Map([
  ['arm', ['v8', 'v7', 'v6', 'v5']],
  ['arm64', ['v8']],
])

/**
 * The instance that containers/image takes (docs/stacker/staging.md#8.7; ChooseInstance). `detected`: os and architecture are the
 * machine's own, so that it prefers the variant of its processor; where it was told the architecture, an instance without variant
 * comes first. Later versions prefer an instance packed with zstd among equals, older ones the first. What depends on facts that
 * are not at hand is not guessed.
 */
export function chooseInstance(
  manifests: readonly Instance[],
  mediaType: string,
  platform: Platform,
  detected: boolean,
): Choice {
  const eligible = manifests.filter((entry) => entry.platform !== undefined || mediaType === ociIndex)
  const chosen = new Map<string, Instance>()
  for (const order of variantOrders(platform.architecture, detected)) {
    for (const preferZstd of [false, true]) {
      const best = bestOf(eligible, platform, order, preferZstd && mediaType === ociIndex)
      chosen.set(best?.digest ?? '', best ?? noInstance)
    }
  }
  const [descriptor, other] = [...chosen.values()]
  const wanted = `${platform.os}/${platform.architecture}`
  if (other !== undefined) return { kind: 'unsure', why: `several instances fit ${wanted}` }
  if (descriptor === undefined || descriptor === noInstance)
    return { kind: 'none', why: `no image for ${wanted} in the index` }
  return { kind: 'chosen', descriptor }
}

const noInstance: Instance = { digest: 'sha256:', mediaType: '', annotations: new Map(), platform: undefined }

/** Every order of variants that stacker could use: one where the architecture was given, else one for each processor. */
function variantOrders(architecture: string, detected: boolean): readonly (readonly string[])[] {
  const known = variants.get(architecture)
  if (known === undefined) return [['']]
  if (!detected) return [['', ...known]]
  if (architecture === 'arm64') return [['v8', '']]
  return [...known.map((_, index) => [...known.slice(index), '']), ['', ...known]]
}

function bestOf(
  manifests: readonly Instance[],
  platform: Platform,
  order: readonly string[],
  preferZstd: boolean,
): Instance | undefined {
  let best: { readonly entry: Instance; readonly rank: number } | undefined
  for (const entry of manifests) {
    const rank = rankOf(entry, platform, order) * 2 + (preferZstd && !isZstd(entry) ? 1 : 0)
    if (rank >= 0 && (best === undefined || rank < best.rank)) best = { entry, rank }
  }
  return best?.entry
}

function rankOf({ platform }: Instance, wanted: Platform, order: readonly string[]): number {
  if (platform === undefined) return order.length
  if (platform.os !== wanted.os || platform.architecture !== wanted.architecture) return -1
  return order.indexOf(platform.variant)
}

function isZstd(entry: Instance): boolean {
  return entry.annotations.get('io.github.containers.compression.zstd') === 'true'
}
