// Turns the recorded states of real stacker into requests, with as little judgement as a test can have.
import * as fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

import { digestOf, type Digest } from '../../src/formats/digest.ts'
import type { StackerDirectories } from '../../src/workspace/directories.ts'
import type {
  LayDownRequest,
  RootRequest,
  StagedBlob,
  TagRequest,
} from '../../src/workspace/lay-down/lay-down-request.ts'
import { decodeRootManifest, encodeOverlayMetadata, imageMetadata } from '../../src/layer/overlay-metadata.ts'
import { stagingPath } from '../../src/workspace/directories.ts'

const golden = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'scenarios', 'golden')

export interface RecordedState {
  readonly build_cache?: string
  readonly blobs: Readonly<Record<string, { readonly size: number; readonly text?: string }>>
  readonly overlay_metadata?: Readonly<Record<string, unknown>>
  readonly overlays?: Readonly<Record<string, unknown>>
}

export function readStates(release: string): Readonly<Record<string, RecordedState>> {
  const text = fs.readFileSync(path.join(golden, `state-${release}.json`), 'utf8')
  return (JSON.parse(text) as { states: Readonly<Record<string, RecordedState>> }).states
}

let contents: Readonly<Record<string, string>> | undefined

function content(digest: string): Buffer | undefined {
  if (contents === undefined) {
    const file = JSON.parse(fs.readFileSync(path.join(golden, 'content.json'), 'utf8')) as Record<string, unknown>
    contents = (file['content'] ?? file['blobs'] ?? file) as Readonly<Record<string, string>>
  }
  const base64 = contents[digest] ?? contents[digest.slice('sha256:'.length)]
  return base64 === undefined ? undefined : gunzipSync(Buffer.from(base64, 'base64'))
}

export function directoriesIn(project: string): StackerDirectories {
  return {
    workingDirectory: project,
    stackerDir: path.join(project, '.stacker'),
    ociDir: path.join(project, 'oci'),
    rootsDir: path.join(project, 'roots'),
  }
}

interface CachedLayer {
  readonly Manifests: Readonly<Record<string, Readonly<Record<string, unknown>> & { readonly digest: string }>>
  readonly Layer: Readonly<Record<string, unknown>>
}

/**
 * The request that restores the whole recorded state. Entries that a test cannot back (build_only layers whose tree nobody packed,
 * and everything that stands on them) are left out, with their names in `leftOut`.
 */
export function requestFor(
  state: RecordedState,
  project: string,
  options: { readonly extractsOnDemand: boolean; readonly owner?: { readonly uid: number; readonly gid: number } },
): { readonly request: LayDownRequest; readonly leftOut: readonly string[] } {
  const directories = directoriesIn(project)
  const staging = stagingPath(directories)
  fs.mkdirSync(path.join(staging, 'blobs'), { recursive: true })
  const blobs = new Map<Digest, StagedBlob>()
  for (const [digest, { size, text }] of Object.entries(state.blobs)) {
    const bytes = text === undefined ? content(digest) : Buffer.from(text)
    if (bytes === undefined || digestOf(bytes) !== digest || bytes.length !== size)
      throw new Error(`${digest} is not recorded`)
    const file = path.join(staging, 'blobs', digest.slice('sha256:'.length))
    fs.writeFileSync(file, bytes)
    blobs.set(digest, { size, file })
  }
  const cache = JSON.parse((state.build_cache ?? '{"cache":{},"version":16}').replaceAll('@PROJECT@', project)) as {
    cache: Record<string, CachedLayer>
    version: number
  }
  const leftOut = new Set<string>()
  const field = (layer: CachedLayer['Layer'], snake: string, go: string): unknown => layer[snake] ?? layer[go]
  const baseOf = ({ Layer }: CachedLayer): string | undefined => {
    const from = field(Layer, 'from', 'From') as Readonly<Record<string, string>>
    return (from['type'] ?? from['Type']) === 'built' ? (from['tag'] ?? from['Tag']) : undefined
  }
  const takes = ({ Layer }: CachedLayer): readonly string[] =>
    JSON.stringify(Layer)
      .split('stacker://')
      .slice(1)
      .map((rest) => rest.split(/[/"]/)[0] ?? '')
  const layers: RootRequest[] = []
  const tags: TagRequest[] = []
  const entries = Object.entries(cache.cache)
  for (const [name, entry] of entries) {
    const buildOnly = field(entry.Layer, 'build_only', 'BuildOnly') === true
    const overlayDirs = (
      (field(entry.Layer, 'overlay_dirs', 'OverlayDirs') ?? []) as Readonly<Record<string, string>>[]
    ).map((item) => `${path.basename(item['Source'] ?? item['source'] ?? '')}/${item['Dest'] ?? item['dest'] ?? ''}`)
    const needed = entries.some(([, other]) => baseOf(other) === name || takes(other).includes(name))
    const types = Object.keys(entry.Manifests).sort(
      (a, b) => Number(!a.startsWith('tar')) - Number(!b.startsWith('tar')),
    )
    const type = types[0] ?? ''
    let metadata: Buffer | undefined
    if (buildOnly) {
      const saved = state.overlay_metadata?.[name]
      const text = saved === undefined ? undefined : Buffer.from(JSON.stringify(saved))
      const packed = (saved as { HasBuiltOCIOutput?: boolean } | undefined)?.HasBuiltOCIOutput === true
      if (text !== undefined && packed) metadata = text
      else if (needed) leftOut.add(name)
    } else {
      const digest = entry.Manifests[type]?.digest ?? ''
      const manifest = fs.readFileSync(blobs.get(digest as Digest)?.file ?? '')
      metadata = encodeOverlayMetadata(imageMetadata(type, decodeRootManifest(manifest)))
      for (const descriptor of Object.values(entry.Manifests)) {
        const annotations = descriptor['annotations'] as Readonly<Record<string, string>> | undefined
        tags.push({ tag: annotations?.['org.opencontainers.image.ref.name'] ?? name, descriptor })
      }
    }
    const manifestLayers =
      metadata === undefined
        ? []
        : Object.values(
            (
              JSON.parse(metadata.toString()) as {
                Manifests: Record<string, { layers: { mediaType: string; digest: Digest }[] }>
              }
            ).Manifests,
          ).flatMap((manifest) => manifest.layers)
    if (manifestLayers.some(({ digest }) => !blobs.has(digest))) leftOut.add(name)
    if (manifestLayers.some(({ mediaType }) => mediaType.includes('erofs')) && needed) leftOut.add(name)
    const isGzip = (digest: Digest): boolean =>
      fs
        .readFileSync(blobs.get(digest)?.file ?? '/dev/null')
        .subarray(0, 2)
        .toString('hex') === '1f8b'
    const extract = manifestLayers.filter(
      ({ mediaType, digest }) =>
        needed &&
        blobs.has(digest) &&
        (!options.extractsOnDemand || (!mediaType.includes('squashfs') && !isGzip(digest))),
    )
    layers.push({
      name,
      root: metadata === undefined ? { kind: 'stub' } : { kind: 'synthesised', metadata },
      overlayDirs,
      extract: mediaTypesAndDigests(extract),
    })
  }
  for (let grew = true; grew;) {
    grew = false
    for (const [name, entry] of entries) {
      const below = [baseOf(entry), ...takes(entry)]
      if (leftOut.has(name) || !below.some((other) => other !== undefined && leftOut.has(other))) continue
      leftOut.add(name)
      grew = true
    }
  }
  cache.cache = Object.fromEntries(entries.filter(([name]) => !leftOut.has(name)))
  const tagNames = new Set(
    Object.values(cache.cache).flatMap((entry) => Object.values(entry.Manifests).map(({ digest }) => digest)),
  )
  return {
    leftOut: [...leftOut],
    request: {
      directories,
      staging,
      buildCache: Buffer.from(JSON.stringify(cache)),
      storageType: 'overlay',
      tags: tags.filter(({ descriptor }) => tagNames.has(String(descriptor['digest']))),
      blobs,
      layers: layers.filter(({ name }) => !leftOut.has(name)),
      removedRoots: [...leftOut],
      baseBlobs: [],
      extractsOnDemand: options.extractsOnDemand,
      opaqueAttribute: 'user.overlay.opaque',
      owner: options.owner,
    },
  }
}

function mediaTypesAndDigests(
  layers: readonly { readonly mediaType: string; readonly digest: Digest }[],
): RootRequest['extract'] {
  return layers.map(({ mediaType, digest }) => ({ mediaType, digest }))
}
