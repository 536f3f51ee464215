import { createHash, randomFillSync } from 'node:crypto'
import { mkdir, open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { digestHex, digestOf } from '../../src/formats/digest.ts'
import { encodeBuildCache } from '../../src/layer/build-cache.ts'
import { zeroDescriptor, type CacheEntry } from '../../src/layer/entry.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import {
  emptyMetadata,
  encodeOverlayMetadata,
  manifestOfLayers,
  snapshotOf,
  type OverlayMetadata,
} from '../../src/layer/overlay-metadata.ts'
import { findRelease } from '../../src/release/releases.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'
import { gather } from '../../src/plan/gather.ts'
import { readOptions } from '../../src/options/read-options.ts'
import { localRecordSource } from '../../src/workspace/local-record-source.ts'
import { directoriesOf } from '../../src/workspace/directories.ts'

const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip'
const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const piece = 4 * 1024 * 1024

const stackerfile = `tool:
  from: {type: oci, url: "base:v1"}
  build_only: true
  run: install the compiler
compiled:
  from: {type: built, tag: tool}
  build_only: true
  run: compile
`

/**
 * What stacker leaves of a toolchain on a base image of `base` bytes: two build_only layers that no image holds, whose own files weigh
 * `own` bytes each.
 */
export async function pretendToolchain(project: string, base: number, own: number): Promise<void> {
  const release = findRelease('v1.2.0')
  if (release === undefined) throw new Error('v1.2.0 is not in the table')
  const layout = join(project, 'base')
  const copy = join(project, '.stacker', 'layer-bases', 'oci')
  for (const directory of [layout, copy]) await mkdir(join(directory, 'blobs', 'sha256'), { recursive: true })
  await writeFile(join(project, 'stacker.yaml'), stackerfile)
  const layer = { mediaType: gzip, digest: await writeRandom(join(copy, 'blobs', 'sha256'), base), size: base }
  const document = async (value: unknown): Promise<{ digest: string; size: number }> => {
    const bytes = Buffer.from(JSON.stringify(value))
    for (const directory of [layout, copy])
      await writeFile(join(directory, 'blobs', 'sha256', digestHex(digestOf(bytes))), bytes)
    return { digest: digestOf(bytes), size: bytes.length }
  }
  const config = await document({ architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: [] } })
  const manifest = await document({ schemaVersion: 2, mediaType: manifestType, config, layers: [layer] })
  const annotations = { 'org.opencontainers.image.ref.name': 'v1' }
  const index = { schemaVersion: 2, manifests: [{ mediaType: manifestType, ...manifest, annotations }] }
  for (const directory of [layout, copy, join(project, 'oci')]) {
    await mkdir(join(directory, 'blobs', 'sha256'), { recursive: true })
    await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion": "1.0.0"}')
    await writeFile(
      join(directory, 'index.json'),
      JSON.stringify(directory === layout ? index : { schemaVersion: 2, manifests: [] }),
    )
  }

  const definitions = await layersOf(project)
  const entries = new Map<string, CacheEntry>()
  let metadata: OverlayMetadata = { ...emptyMetadata, manifests: new Map([['tar+false', manifestOfLayers([layer])]]) }
  for (const { name, definition } of definitions) {
    const below = definition.From.Type === 'built' ? entries.get(definition.From.Tag) : undefined
    entries.set(name, {
      Manifests: new Map([['tar+false', zeroDescriptor(release)]]),
      Imports: new Map(),
      OverlayDirs: new Map(),
      Name: name,
      Layer: definition,
      Base: below === undefined ? manifest.digest.slice('sha256:'.length) : String(entryHash(below, release)),
      SourceDateEpoch: null,
    })
    if (below !== undefined) metadata = snapshotOf(below.Name, metadata)
    const root = join(project, 'roots', name)
    await mkdir(join(root, 'overlay'), { recursive: true })
    await writeRandom(join(root, 'overlay'), own)
    await writeFile(join(root, 'overlay_metadata.json'), encodeOverlayMetadata(metadata))
  }
  await writeFile(join(project, '.stacker', 'storage.type'), 'overlay')
  await writeFile(join(project, '.stacker', 'build.cache'), encodeBuildCache(entries, release))
}

async function layersOf(project: string): Promise<readonly { name: string; definition: Layer }[]> {
  const options = await readOptions(
    new Map([
      ['stackerfiles', ['stacker.yaml']],
      ['stacker-version', ['v1.2.0']],
      ['stacker-user', ['root']],
    ]),
    {
      cwd: project,
      defaultStore: `dir:${project}/none`,
      expand: (files) => Promise.resolve(files.map((file) => join(project, file))),
    },
  )
  const log = { debug: ignore, info: ignore, warning: ignore }
  const records = localRecordSource(directoriesOf(options.directories))
  const { stack } = await gather(options, { log, environment: {}, now: () => Date.now() }, records, undefined)
  return stack.map(({ facts: { definition } }) => ({ name: definition.name, definition: definition.layer }))
}

function ignore(): void {
  // Nobody reads it.
}

/** A file of that many bytes which nothing compresses, named by its sha256. */
async function writeRandom(directory: string, bytes: number): Promise<ReturnType<typeof digestOf>> {
  const unnamed = join(directory, 'unnamed')
  const hash = createHash('sha256')
  const file = await open(unnamed, 'w')
  try {
    const buffer = Buffer.alloc(piece)
    for (let left = bytes; left > 0; left -= piece) {
      const part = randomFillSync(buffer).subarray(0, Math.min(piece, left))
      hash.update(part)
      await file.write(part)
    }
  } finally {
    await file.close()
  }
  const hex = hash.digest('hex')
  await rename(unnamed, join(directory, hex))
  return `sha256:${hex}`
}
