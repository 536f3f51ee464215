import { createHash, randomFillSync } from 'node:crypto'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { digestHex, digestOf, type Digest } from '../../src/formats/digest.ts'
import { formatTree } from '../formats/mtree-text.ts'
import { encodeBuildCache, openBuildCache } from '../../src/layer/build-cache.ts'
import type { CacheEntry, ImportHash } from '../../src/layer/entry.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import { readOptions } from '../../src/options/read-options.ts'
import { gather } from '../../src/plan/gather.ts'
import { localRecordSource } from '../../src/workspace/local-record-source.ts'
import { directoriesOf } from '../../src/workspace/directories.ts'

const MiB = 1024 * 1024
const release = 'v1.2.0'

/** What the layers' blobs are made of. All of it is compressed already, as stacker's layers are. */
export type Filling = 'random' | 'gzip'

/** A chain of layers, each built on the one before, with a file and a directory of sixty files to import. */
export async function writeSources(project: string, layers: number): Promise<void> {
  const lines: string[] = []
  for (let number = 1; number <= layers; number++) {
    const name = layerName(number)
    await mkdir(join(project, 'tree', name), { recursive: true })
    await mkdir(join(project, 'conf'), { recursive: true })
    await writeFile(join(project, 'conf', `${name}.conf`), `setting = ${name}\n`)
    for (let file = 1; file <= 60; file++) {
      await writeFile(join(project, 'tree', name, `file-${file}`), `${name} ${file}\n`)
    }
    const below = number === 1 ? ['type: scratch'] : ['type: built', `tag: ${layerName(number - 1)}`]
    lines.push(
      `${name}:`,
      '  from:',
      ...below.map((line) => `    ${line}`),
      '  imports:',
      `    - conf/${name}.conf`,
      `    - tree/${name}`,
      '  run: |',
      `    make install DESTDIR=/opt/${name}`,
      `    cp /stacker/imports/${name}.conf /etc/`,
    )
  }
  await writeFile(join(project, 'stacker.yaml'), `${lines.join('\n')}\n`)
}

export function layerName(number: number): string {
  return `layer-${number}`
}

export function changeLayer(project: string, number: number): Promise<void> {
  return writeFile(join(project, 'conf', `${layerName(number)}.conf`), 'setting = changed\n')
}

export interface BuiltBlob {
  readonly layer: string
  readonly size: number
  /** Bytes of the text of the imported directory's tree. */
  readonly treeText: number
}

/**
 * Leaves what stacker leaves: an image for each layer that has no entry of these sources in build.cache, its blob of `bytes`
 * bytes. The roots are left out: stacker writes the same content there once more, unpacked.
 */
export async function pretendBuild(project: string, bytes: number, filling: Filling): Promise<readonly BuiltBlob[]> {
  const options = await readOptions(
    new Map([
      ['stackerfiles', ['stacker.yaml']],
      ['stacker-version', [release]],
      ['stacker-user', ['root']],
    ]),
    {
      cwd: project,
      defaultStore: `dir:${project}/none`,
      expand: (files) => Promise.resolve(files.map((file) => join(project, file))),
    },
  )
  const directories = directoriesOf(options.directories)
  const log = { debug: ignore, info: ignore, warning: ignore }
  const surroundings = { log, environment: {}, now: () => Date.now() }
  const { sources, stack } = await gather(options, surroundings, localRecordSource(directories), undefined)
  const blobs = join(project, 'oci', 'blobs', 'sha256')
  await mkdir(blobs, { recursive: true })
  await mkdir(join(project, '.stacker'), { recursive: true })
  const buildCache = join(project, '.stacker', 'build.cache')
  const opened = openBuildCache(await readFile(buildCache).catch(() => undefined), sources.release)
  const entries = new Map<string, CacheEntry>(opened.kind === 'opened' ? opened.entries : [])
  const images = new Map<string, Image>()
  const built: BuiltBlob[] = []
  for (const { facts } of stack) {
    const { name, layer } = facts.definition
    const parent = layer.From.Type === 'built' ? layer.From.Tag : undefined
    const parentEntry = parent === undefined ? undefined : entries.get(parent)
    const imports = new Map<string, ImportHash>()
    let treeText = 0
    for (const [index, item] of (layer.Imports ?? []).entries()) {
      const fact = facts.imports[index]
      if (fact?.kind === 'file') imports.set(item.Path, { Type: 0n, Hash: fact.hash })
      if (fact?.kind !== 'directory') continue
      const text = Buffer.from(formatTree(fact.tree), 'latin1')
      treeText += text.length
      imports.set(item.Path, { Type: 1n, Hash: text.toString('base64') })
    }
    const base = parentEntry === undefined ? '' : String(entryHash(parentEntry, sources.release))
    const known = entries.get(name)
    if (known?.Base === base && sameImports(known.Imports, imports)) {
      images.set(name, await readImage(blobs, known))
      continue
    }
    const { digest } = await writeBlob(blobs, bytes, filling)
    built.push({ layer: name, size: bytes, treeText })
    const below = images.get(parent ?? '')
    const image: Image = {
      layers: [
        ...(below?.layers ?? []),
        { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: bytes },
      ],
      history: [...(below?.history ?? []), { created_by: `stacker build of ${name}`, author: 'root@runner' }],
    }
    images.set(name, image)
    const manifest = await writeImage(blobs, image, await readFile(join(project, 'stacker.yaml'), 'utf8'))
    entries.set(name, {
      Manifests: new Map([
        [
          'tar+false',
          {
            MediaType: 'application/vnd.oci.image.manifest.v1+json',
            Digest: manifest.digest,
            Size: BigInt(manifest.size),
            URLs: null,
            Annotations: new Map([['org.opencontainers.image.ref.name', name]]),
            Data: null,
            Platform: null,
            ArtifactType: '',
          },
        ],
      ]),
      Imports: imports,
      OverlayDirs: new Map(),
      Name: name,
      Layer: layer,
      Base: base,
      SourceDateEpoch: facts.epoch,
    })
    const root = join(project, 'roots', name)
    await mkdir(join(root, 'overlay'), { recursive: true })
    await writeFile(
      join(root, 'overlay_metadata.json'),
      JSON.stringify({ Manifests: { 'tar+false': { layers: image.layers } } }),
    )
  }
  await writeFile(join(project, 'oci', 'oci-layout'), '{"imageLayoutVersion": "1.0.0"}')
  await writeFile(join(project, 'oci', 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: tags(entries) }))
  await writeFile(join(project, '.stacker', 'storage.type'), 'overlay')
  await writeFile(buildCache, encodeBuildCache(entries, sources.release))
  return built
}

interface Image {
  readonly layers: readonly { readonly mediaType: string; readonly digest: string; readonly size: number }[]
  readonly history: readonly unknown[]
}

function ignore(): void {
  // Nobody reads it.
}

function sameImports(a: CacheEntry['Imports'], b: CacheEntry['Imports']): boolean {
  const text = (imports: CacheEntry['Imports']): string =>
    JSON.stringify([...(imports ?? [])].map(([path, { Hash }]) => [path, Hash]).sort())
  return text(a) === text(b)
}

async function writeDocument(blobs: string, value: unknown): Promise<{ digest: Digest; size: number }> {
  const bytes = Buffer.from(JSON.stringify(value))
  const digest = digestOf(bytes)
  await writeFile(join(blobs, digestHex(digest)), bytes)
  return { digest, size: bytes.length }
}

async function writeImage(
  blobs: string,
  { layers, history }: Image,
  stackerfile: string,
): Promise<{ digest: Digest; size: number }> {
  const config = await writeDocument(blobs, {
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digestOf(digest)) },
    history,
  })
  return writeDocument(blobs, {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
    layers,
    annotations: { 'com.cisco.stacker.stacker_yaml': stackerfile, 'com.cisco.stacker.git_version': 'f00' },
  })
}

async function readImage(blobs: string, entry: CacheEntry): Promise<Image> {
  const read = async (digest: string): Promise<unknown> =>
    JSON.parse(await readFile(join(blobs, digest.slice('sha256:'.length)), 'utf8'))
  const manifest = (await read(entry.Manifests?.get('tar+false')?.Digest ?? '')) as {
    config: { digest: string }
    layers: Image['layers']
  }
  const config = (await read(manifest.config.digest)) as { history: unknown[] }
  return { layers: manifest.layers, history: config.history }
}

function tags(entries: ReadonlyMap<string, CacheEntry>): readonly unknown[] {
  return [...entries.values()].flatMap(({ Name: name, Manifests: manifests }) =>
    [...(manifests?.values() ?? [])].map(({ MediaType: mediaType, Digest: digest, Size: size }) => ({
      mediaType,
      digest,
      size: Number(size),
      annotations: { 'org.opencontainers.image.ref.name': name },
    })),
  )
}

let gzip: Buffer | undefined
let turned = 0

/** Writes a blob of these many bytes, no two alike. */
async function writeBlob(blobs: string, bytes: number, filling: Filling): Promise<{ digest: Digest }> {
  // What every machine has at hand: the program that runs this.
  if (filling === 'gzip') gzip ??= gzipSync(await readFile(process.execPath), { level: 6 })
  const draft = join(blobs, 'draft')
  const file = await open(draft, 'w')
  const hash = createHash('sha256')
  const chunk = Buffer.alloc(MiB)
  const head = randomFillSync(Buffer.alloc(32))
  let at = gzip === undefined ? 0 : (++turned * 7_654_321) % gzip.length
  for (let left = bytes; left > 0;) {
    let part = chunk.subarray(0, Math.min(left, MiB))
    if (gzip !== undefined && filling === 'gzip') {
      part = Buffer.from(gzip.subarray(at, at + part.length))
      at = at + part.length >= gzip.length ? 0 : at + part.length
    } else randomFillSync(part)
    if (left === bytes) head.copy(part)
    hash.update(part)
    await file.write(part)
    left -= part.length
  }
  await file.close()
  const digest: Digest = `sha256:${hash.digest('hex')}`
  await rename(draft, join(blobs, digestHex(digest)))
  return { digest }
}
