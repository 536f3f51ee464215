import { decodeArray, decodeObject, decodeString, nullOr, type Decoder } from '../formats/decode.ts'
import { isDigest, type Digest } from '../formats/digest.ts'

export const ociManifest = 'application/vnd.oci.image.manifest.v1+json'
export const ociIndex = 'application/vnd.oci.image.index.v1+json'
export const dockerManifest = 'application/vnd.docker.distribution.manifest.v2+json'
export const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json'

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

export function isIndex(mediaType: string): boolean {
  return mediaType === ociIndex || mediaType === dockerList
}

export interface Platform {
  readonly os: string
  readonly architecture: string
}

export interface Descriptor {
  readonly digest: Digest
  readonly mediaType: string
  readonly annotations: ReadonlyMap<string, string>
  /** Absent: fits every platform, but only an OCI index may say so. */
  readonly platform: (Platform & { readonly variant: string }) | undefined
}

/** The manifests of an image index, a Docker manifest list or the index.json of an OCI layout. Throws a FormatError. */
export function decodeIndex(value: unknown, where: string): readonly Descriptor[] {
  return decodeObject(value, where)('manifests', orElse(decodeArray(decodeDescriptor, 10_000), []))
}

const decodeDescriptor: Decoder<Descriptor> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    digest: member('digest', decodeSha256),
    mediaType: member('mediaType', orElse(decodeString, '')),
    annotations: member('annotations', decodeAnnotations),
    platform: member('platform', orElse(decodePlatform, undefined)),
  }
}

const decodeSha256: Decoder<Digest> = (value, where) => {
  const text = decodeString(value, where)
  // A digest of another algorithm is legal in an index; the entry is kept so that choosing it can be refused.
  return isDigest(text) ? text : `sha256:${text}`
}

const decodePlatform: Decoder<Descriptor['platform']> = (value, where) => {
  const member = decodeObject(value, where)
  const text = orElse(decodeString, '')
  return { os: member('os', text), architecture: member('architecture', text), variant: member('variant', text) }
}

const decodeAnnotations: Decoder<ReadonlyMap<string, string>> = (value, where) => {
  if (value === undefined || value === null) return new Map()
  decodeObject(value, where)
  return new Map(Object.entries(value).map(([name, text]) => [name, decodeString(text, where)]))
}

function orElse<T, E>(decode: Decoder<T>, otherwise: E): Decoder<T | E> {
  return (value, where) => (value === undefined ? otherwise : (nullOr(decode)(value, where) ?? otherwise))
}

export type Choice =
  | { readonly kind: 'chosen'; readonly descriptor: Descriptor }
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
  manifests: readonly Descriptor[],
  mediaType: string,
  platform: Platform,
  detected: boolean,
): Choice {
  const eligible = manifests.filter((entry) => entry.platform !== undefined || mediaType === ociIndex)
  const chosen = new Map<string, Descriptor>()
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

const noInstance: Descriptor = { digest: 'sha256:', mediaType: '', annotations: new Map(), platform: undefined }

/** Every order of variants that stacker could use: one where the architecture was given, else one for each processor. */
function variantOrders(architecture: string, detected: boolean): readonly (readonly string[])[] {
  const known = variants.get(architecture)
  if (known === undefined) return [['']]
  if (!detected) return [['', ...known]]
  if (architecture === 'arm64') return [['v8', '']]
  return [...known.map((_, index) => [...known.slice(index), '']), ['', ...known]]
}

function bestOf(
  manifests: readonly Descriptor[],
  platform: Platform,
  order: readonly string[],
  preferZstd: boolean,
): Descriptor | undefined {
  let best: { readonly entry: Descriptor; readonly rank: number } | undefined
  for (const entry of manifests) {
    const rank = rankOf(entry, platform, order) * 2 + (preferZstd && !isZstd(entry) ? 1 : 0)
    if (rank >= 0 && (best === undefined || rank < best.rank)) best = { entry, rank }
  }
  return best?.entry
}

function rankOf({ platform }: Descriptor, wanted: Platform, order: readonly string[]): number {
  if (platform === undefined) return order.length
  if (platform.os !== wanted.os || platform.architecture !== wanted.architecture) return -1
  return order.indexOf(platform.variant)
}

function isZstd(entry: Descriptor): boolean {
  return entry.annotations.get('io.github.containers.compression.zstd') === 'true'
}
