import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { digestHex, digestOf, type Digest } from '../../src/formats/digest.ts'
import { hashFile } from '../../src/formats/file-hash.ts'
import { encodeBuildCache } from '../../src/layer/build-cache.ts'
import type { CacheEntry } from '../../src/layer/entry.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import type { Release } from '../../src/release/release.ts'
import { loadProject } from '../../src/stackerfile/load.ts'

/**
 * Lays down what stacker leaves of a project: an entry for each layer, its image with a blob of a few bytes, and its root. Bases come
 * from the entries below, hashes from the files as they are (their staged copies have the same content and mode).
 */
export async function layDownBuild(
  directory: string,
  stackerfiles: readonly string[],
  release: Release,
  { arch, substitutions = [] }: { readonly arch: 'amd64' | 'arm64'; readonly substitutions?: readonly string[] },
): Promise<void> {
  const project = await loadProject({
    builds: stackerfiles.map((file) => ({ roots: [file] })),
    release,
    substitutions,
    directories: {
      rootsDir: path.join(directory, 'roots'),
      stackerDir: path.join(directory, '.stacker'),
      ociDir: path.join(directory, 'oci'),
      workDir: undefined,
    },
    host: { os: 'linux', arch },
    workingDirectory: directory,
  })
  const blobs = path.join(directory, 'oci', 'blobs', 'sha256')
  mkdirSync(blobs, { recursive: true })
  const entries = new Map<string, CacheEntry>()
  const images = new Map<string, readonly Blob[]>()
  for (const { name, layer } of project.builds.flatMap(({ layers }) => layers)) {
    const base = layer.From.Type === 'built' ? entries.get(layer.From.Tag) : undefined
    const layers = [...(images.get(layer.From.Tag) ?? []), writeBlob(blobs, gzipType, name)]
    images.set(name, layers)
    const { mediaType, digest, size } = writeImage(blobs, layers, arch)
    entries.set(name, {
      Manifests: new Map([
        [
          'tar+false',
          {
            MediaType: mediaType,
            Digest: digest,
            Size: BigInt(size),
            URLs: null,
            Annotations: new Map([[refName, name]]),
            Data: null,
            Platform: null,
            ArtifactType: '',
          },
        ],
      ]),
      Imports: new Map(
        (layer.Imports ?? []).map(({ Path: file }) => [file, { Type: 0n, Hash: hashFile(file, { withMode: true }) }]),
      ),
      OverlayDirs: new Map(),
      Name: name,
      Layer: layer,
      Base: base === undefined ? '' : String(entryHash(base, release)),
      SourceDateEpoch: null,
    })
    mkdirSync(path.join(directory, 'roots', name, 'overlay'), { recursive: true })
    writeFileSync(
      path.join(directory, 'roots', name, 'overlay_metadata.json'),
      JSON.stringify({ Manifests: { 'tar+false': { layers } } }),
    )
  }
  const manifests = [...entries].map(([name, { Manifests: written }]) => {
    const { MediaType: mediaType, Digest: digest, Size: size } = written?.get('tar+false') ?? {}
    return { mediaType, digest, size: Number(size), annotations: { [refName]: name } }
  })
  writeFileSync(path.join(directory, 'oci', 'oci-layout'), '{"imageLayoutVersion": "1.0.0"}')
  writeFileSync(path.join(directory, 'oci', 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }))
  mkdirSync(path.join(directory, '.stacker'), { recursive: true })
  writeFileSync(path.join(directory, '.stacker', 'storage.type'), 'overlay')
  writeFileSync(path.join(directory, '.stacker', 'build.cache'), encodeBuildCache(entries, release), { mode: 0o600 })
}

const refName = 'org.opencontainers.image.ref.name'
const gzipType = 'application/vnd.oci.image.layer.v1.tar+gzip'

interface Blob {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
}

function writeBlob(blobs: string, mediaType: string, text: string): Blob {
  const digest = digestOf(Buffer.from(text))
  writeFileSync(path.join(blobs, digestHex(digest)), text)
  return { mediaType, digest, size: Buffer.byteLength(text) }
}

function writeImage(blobs: string, layers: readonly Blob[], architecture: string): Blob {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const config = JSON.stringify({
    architecture,
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    history: layers.map(() => ({ created_by: 'stacker build' })),
  })
  const written = writeBlob(blobs, 'application/vnd.oci.image.config.v1+json', config)
  return writeBlob(blobs, mediaType, JSON.stringify({ schemaVersion: 2, mediaType, config: written, layers }))
}
