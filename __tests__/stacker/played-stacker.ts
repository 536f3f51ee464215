// Plays `stacker build` v1.x in a project, for tests that need the state after a build where no stacker is: it stages, looks up,
// builds and packs by the rules of docs/stacker, with images that hold a few bytes. It shares the reading of stackerfiles, the
// entry hash and the file formats with src, which recordings of real stacker hold; staging, lookup and packing are its own.
import * as fs from 'node:fs'
import path from 'node:path'
import { gzipSync, gunzipSync } from 'node:zlib'

import { digestHex, digestOf, type Digest } from '../../src/formats/digest.ts'
import { hashFile } from '../../src/formats/file-hash.ts'
import { encodeBuildCache, openBuildCache } from '../../src/layer/build-cache.ts'
import { pruneBuildCache } from '../../src/layer/pruning.ts'
import { sameDefinition } from '../../src/layer/definition.ts'
import { imageTag, zeroDescriptor, type EntryDescriptor } from '../../src/layer/entry.ts'
import { layerTypeKey } from '../../src/release/layer-type.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import { findRelease } from '../../src/release/releases.ts'
import type { Release } from '../../src/release/release.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'
import { loadProject } from '../../src/stackerfile/load.ts'
import type { LayerDefinition } from '../../src/stackerfile/stackerfile.ts'
import { archive, member } from '../archive/tar-archive.ts'
import { copy, download, importHashes, stage, treeText } from './played-staging.ts'

type LayerType = 'tar' | 'squashfs' | 'erofs'

export interface PlayedBuild {
  /** The checkout, in which stacker is run. */
  readonly directory: string
  /** Relative to it: one `stacker build -f` each. */
  readonly stackerfiles: readonly string[]
  /** They are what one `stacker recursive-build` found. */
  readonly together?: boolean
  /** Relative to the checkout; stacker's own where they are not given. */
  readonly directories?: { readonly stacker: string; readonly oci: string; readonly roots: string }
  /** Of the machine on which stacker runs; that of this one where it is not given. */
  readonly arch?: 'amd64' | 'arm64'
  /** `--no-verity` where it is false. */
  readonly verity?: boolean
  readonly substitute?: readonly string[]
  readonly layerTypes?: readonly LayerType[]
  readonly release?: string
  /** Copies a docker base and answers what its manifest's digest is then, without `sha256:`. */
  readonly pull?: (image: string) => Promise<string>
  /** What the `run` of a layer makes in place of the text that tells all that went in. */
  readonly makes?: (layer: string, text: string) => string
  /** Takes the lines that stacker writes on standard error (docs/stacker/staging.md#2.7). */
  readonly tells?: (line: string) => void
  /** Runs where a layer has been staged and is about to be built. */
  readonly before?: (layer: string) => void
  /** What the layer of a docker base holds; something short where it does not matter. */
  readonly baseContent?: string
  /** SOURCE_DATE_EPOCH. */
  readonly epoch?: bigint
  /** Layers that change nothing of what is below them, and images that come out the same whatever goes in. */
  readonly idle?: readonly string[]
  /** Runs between the builds of two layers, as a `run` that writes into a bind or a step beside stacker would. */
  readonly after?: (layer: string) => void
}

export interface PlayedLayer {
  readonly stackerfile: string
  readonly name: string
  readonly did: 'cached' | 'built'
}

/** Builds what is to be built and answers what was done with each layer, in order. Throws where stacker would stop. */
export async function playBuild(build: PlayedBuild): Promise<PlayedLayer[]> {
  const release = findRelease(build.release ?? 'v1.2.0')
  if (release === undefined) throw new Error('no such release')
  const files = build.stackerfiles.map((file) => path.resolve(build.directory, file))
  const { stacker, oci, roots } = directoriesOf(build)
  const project = await loadProject({
    builds: build.together === true ? [{ roots: files }] : files.map((file) => ({ roots: [file] })),
    release,
    substitutions: build.substitute ?? [],
    directories: { rootsDir: roots, stackerDir: stacker, ociDir: oci, workDir: '' },
    host: { os: 'linux', arch: build.arch ?? (process.arch === 'x64' ? 'amd64' : 'arm64') },
    workingDirectory: build.directory,
  })
  const done: PlayedLayer[] = []
  for (const { layers } of project.builds) {
    const run = openRun(build, release)
    for (const layer of layers) {
      const did = await run.work(layer)
      done.push({ stackerfile: path.relative(build.directory, layer.stackerfile), name: layer.name, did })
      build.after?.(layer.name)
    }
  }
  return done
}

function directoriesOf({ directory, directories }: PlayedBuild): NonNullable<PlayedBuild['directories']> {
  const { stacker, oci, roots } = directories ?? { stacker: '.stacker', oci: 'oci', roots: 'roots' }
  const at = (name: string): string => path.resolve(directory, name)
  return { stacker: at(stacker), oci: at(oci), roots: at(roots) }
}

type Json = Readonly<Record<string, unknown>>

interface Metadata {
  Manifests: Record<string, { layers: Json[] }> | null
  Configs: Json | null
  BuiltLayers: string[] | null
  HasBuiltOCIOutput: boolean
  OverlayDirLayers: null
}

const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const configType = 'application/vnd.oci.image.config.v1+json'
const tagName = 'org.opencontainers.image.ref.name'
const blobTypes = {
  tar: 'application/vnd.oci.image.layer.v1.tar+gzip',
  squashfs: 'application/vnd.stacker.image.layer.squashfs+zstd+verity',
  erofs: 'application/vnd.stacker.image.layer.erofs+zstd+verity',
}

/** No two builds of a layer make the same image, those of two processes neither: stacker writes the time into it. */
let clock = Math.floor(performance.timeOrigin)

/** One `stacker build` (docs/stacker/staging.md#2.1). */
function openRun(
  build: PlayedBuild,
  release: Release,
): { readonly work: (definition: LayerDefinition) => Promise<'cached' | 'built'> } {
  const { stacker, oci, roots } = directoriesOf(build)
  const types = build.layerTypes ?? ['tar']
  for (const layout of [oci, path.join(stacker, 'layer-bases', 'oci')]) {
    fs.mkdirSync(path.join(layout, 'blobs', 'sha256'), { recursive: true })
    if (!fs.existsSync(path.join(layout, 'index.json'))) {
      fs.writeFileSync(path.join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
      fs.writeFileSync(path.join(layout, 'index.json'), '{"schemaVersion":2,"manifests":[]}')
    }
  }
  fs.mkdirSync(roots, { recursive: true })
  fs.writeFileSync(path.join(stacker, 'storage.type'), 'overlay')
  const file = path.join(stacker, 'build.cache')
  const opened = openBuildCache(fs.existsSync(file) ? fs.readFileSync(file) : undefined, release)
  if (opened.kind === 'broken') throw new Error(opened.why)
  const entries = pruneBuildCache(opened.kind === 'opened' ? opened.entries : new Map(), {
    hasRoot: (name) => fs.existsSync(path.join(roots, name)),
    hasManifest: ({ Digest: digest }) => fs.existsSync(blobFile(digest)),
  }).kept
  return { work }

  async function work({ name, layer, neverEqual }: LayerDefinition): Promise<'cached' | 'built'> {
    build.tells?.(`preparing image ${name}...`)
    const staged = path.join(stacker, 'imports', name)
    await stage(layer, staged, release, (producer, file) => readProduced(producer, file))
    const base = await baseOf(layer)
    const imports = importHashes(layer, staged)
    const entry = entries.get(name)
    const isHit =
      entry !== undefined &&
      neverEqual.length === 0 &&
      sameDefinition(entry.Layer, layer, release) &&
      entry.Base === base &&
      [...imports].every(([source, hash]) => isSame(hash, entry.Imports?.get(source))) &&
      (layer.OverlayDirs ?? []).every(({ Source, Dest }) => {
        const recorded = entry.OverlayDirs?.get(Source)
        const laid = path.join(roots, name, 'overlay_dirs', path.basename(Source), Dest)
        return recorded && fs.existsSync(laid) && withoutComments(treeText(Source)) === withoutComments(recorded.Hash)
      }) &&
      (layer.Binds ?? []).length === 0 &&
      (entry.SourceDateEpoch ?? undefined) === build.epoch &&
      (layer.BuildOnly || keys().every((key) => entry.Manifests?.has(key)))
    if (isHit) {
      if (!layer.BuildOnly) for (const key of keys()) build.tells?.(`found cached layer ${imageTag(name, key)}`)
      return 'cached'
    }
    if (layer.Run !== null) fs.writeFileSync(path.join(staged, '.stacker-run.sh'), '')
    build.before?.(name)
    const manifests = make(
      name,
      layer,
      base,
      [...imports.values()].map(({ Hash }) => Hash),
    )
    entries.set(name, {
      Manifests: manifests,
      Imports: imports,
      OverlayDirs: new Map((layer.OverlayDirs ?? []).map(({ Source }) => [Source, { Hash: treeText(Source) }])),
      Name: name,
      Layer: layer,
      Base: base,
      ...(release.rules.comparesEpoch ? { SourceDateEpoch: build.epoch ?? null } : {}),
    })
    fs.writeFileSync(path.join(stacker, 'build.cache'), encodeBuildCache(entries, release), {
      mode: 0o600,
    })
    if (!layer.BuildOnly) build.tells?.(`filesystem ${name} built successfully`)
    return 'built'
  }

  function keys(): readonly string[] {
    return types.map((type) => layerTypeKey(type, build.verity ?? true, release))
  }

  async function baseOf({ From: from }: Layer): Promise<string> {
    switch (from.Type) {
      case 'scratch':
        return ''
      case 'built': {
        const parent = entries.get(from.Tag)
        if (parent === undefined) throw new Error(`couldn't find a cache of base layer: ${from.Tag}`)
        return String(entryHash(parent, release))
      }
      case 'tar': {
        const target = path.join(stacker, 'layer-bases', path.posix.basename(from.Url))
        fs.rmSync(target, { force: true })
        const [, producer, taken] = /^stacker:\/\/([^/]+)(\/.*)$/s.exec(from.Url) ?? []
        if (producer !== undefined && taken !== undefined) {
          const produced = readProduced(producer, taken)
          if (!Buffer.isBuffer(produced)) throw new Error(`${from.Url} is a link`)
          fs.writeFileSync(target, produced)
        } else if (/^https?:/.test(from.Url)) await download(from.Url, target, release)
        else copy(path.resolve(build.directory, from.Url), target)
        return hashFile(target, { withMode: true })
      }
      case 'oci':
        return baseInLayout(from.Url)
      default:
        if (from.Url.startsWith('oci:')) return baseInLayout(from.Url.slice('oci:'.length))
        if (build.pull === undefined) throw new Error(`no way to pull ${from.Url}`)
        return pulled(from, await build.pull(from.Url.replace(/^docker:\/\//, '')))
    }
  }

  /** base.go, GetBase: the image lies in layer-bases before anything is looked up (docs/stacker/restoring.md#10). */
  function pulled(from: Layer['From'], base: string): string {
    foundation({ From: from }, base)
    return base
  }

  function baseInLayout(reference: string): string {
    const colon = reference.indexOf(':')
    const layout = path.resolve(build.directory, reference.slice(0, colon))
    const tag = reference.slice(colon + 1)
    const found = readIndex(layout).find(({ annotations }) => annotations?.[tagName] === tag)
    if (found === undefined) throw new Error(`no image ${tag} in ${layout}`)
    return digestHex(found.digest)
  }

  /** Runs the layer: what it makes depends on all that goes in, and on nothing else. Then packs it, or leaves it in its root. */
  function make(name: string, layer: Layer, base: string, imports: readonly string[]): Map<string, EntryDescriptor> {
    const isIdle = (build.idle ?? []).includes(name)
    const goesIn = isIdle ? [] : [base, layer.Run, imports.map(withoutComments)]
    const told = `made by ${name} from ${JSON.stringify(goesIn)}\n`
    const text = build.makes?.(name, told) ?? told
    const root = path.join(roots, name)
    fs.rmSync(root, { recursive: true, force: true })
    fs.mkdirSync(path.join(root, 'overlay'), { recursive: true })
    fs.mkdirSync(path.join(root, 'rootfs'))
    for (const { Source, Dest } of layer.OverlayDirs ?? []) {
      copy(Source, path.join(root, 'overlay_dirs', path.basename(Source), Dest))
    }
    if (layer.From.Type === 'built') mount(layer.From.Tag)
    const below = unpacked(layer)
    if (layer.BuildOnly) {
      if (!isIdle) fs.writeFileSync(path.join(root, 'overlay', 'made'), text)
      for (const [, target = '', at = ''] of (layer.Run ?? []).join('\n').matchAll(/^ln -s (\S+) (\S+)$/gm)) {
        fs.mkdirSync(path.dirname(path.join(root, 'overlay', at)), { recursive: true })
        fs.symlinkSync(target, path.join(root, 'overlay', at))
      }
      const parent = layer.From.Type === 'built' ? readMetadata(layer.From.Tag) : foundation(layer, base)
      writeMetadata(name, {
        Manifests: parent?.Manifests ?? null,
        Configs: parent?.Configs ?? null,
        BuiltLayers: layer.From.Type === 'built' ? [...(parent?.BuiltLayers ?? []), layer.From.Tag] : null,
        // overlay.go, snapshot (docs/stacker/restoring.md#46): all of it is the base's, this word too.
        HasBuiltOCIOutput: parent?.HasBuiltOCIOutput ?? false,
        OverlayDirLayers: null,
      })
      return new Map([[keys()[0] ?? '', zeroDescriptor(release)]])
    }
    return pack(name, layer, base, below, text)
  }

  /** What a root on a docker base knows of it: its image, whose layers are in `layer-bases` alone. */
  function foundation({ From: from }: Pick<Layer, 'From'>, base: string): Metadata | undefined {
    if (from.Type !== 'docker') return undefined
    const bases = path.join(stacker, 'layer-bases', 'oci')
    const write = (text: string): { digest: Digest; size: number } => {
      const bytes = gzipSync(text)
      const digest = digestOf(bytes)
      fs.writeFileSync(blobFile(digest, bases), bytes)
      return { digest, size: bytes.length }
    }
    const config = { mediaType: configType, ...write(`config of ${base}`) }
    const layers = [{ mediaType: blobTypes.tar, ...write(build.baseContent ?? `the files of ${base}`) }]
    const manifest = { schemaVersion: 2, mediaType: manifestType, config, layers }
    return { ...emptyMetadata(), Manifests: { [layerTypeKey('tar', build.verity ?? true, release)]: manifest } }
  }

  /** overlay.go, snapshot: what is not extracted yet comes from layer-bases alone (docs/stacker/restoring.md#10, docs/stacker/restoring.md#40). */
  function mount(parent: string): void {
    const [manifest] = Object.values(readMetadata(parent).Manifests ?? {})
    for (const layer of manifest?.layers ?? []) {
      const digest = String(layer['digest'])
      const blob = blobFile(digest, path.join(stacker, 'layer-bases', 'oci'))
      if (!fs.existsSync(extracted(digest)) && !fs.existsSync(blob))
        throw new Error(`Failed mounting ${digest}: open ${blob}: no such file or directory`)
    }
  }

  function extracted(digest: string): string {
    return path.join(roots, digest.replace(':', '_'), 'overlay')
  }

  /** The build_only ancestors above the last output layer, bottom first. */
  function unpacked(layer: Layer): readonly string[] {
    const result: string[] = []
    for (let at = layer; at.From.Type === 'built';) {
      const parent = entries.get(at.From.Tag)
      if (parent?.Layer.BuildOnly !== true) break
      result.unshift(parent.Name)
      at = parent.Layer
    }
    return result
  }

  function pack(
    name: string,
    layer: Layer,
    base: string,
    below: readonly string[],
    text: string,
  ): Map<string, EntryDescriptor> {
    const manifests = new Map<string, EntryDescriptor>()
    const own: Metadata = emptyMetadata()
    for (const type of types) {
      const key = layerTypeKey(type, build.verity ?? true, release)
      const lowest = entries.get(below[0] ?? '')
      const bottom = lowest?.Layer ?? layer
      const start =
        bottom.From.Type === 'built' ? readMetadata(bottom.From.Tag) : foundation(bottom, lowest?.Base ?? base)
      const layers = [...(start?.Manifests?.[key]?.layers ?? [])]
      for (const { digest } of layers) copyFromBases(String(digest))
      for (const ancestor of below) {
        const content = path.join(roots, ancestor, 'overlay', 'made')
        const packed = readMetadata(ancestor)
        let config = packed.Configs?.[key]
        if (fs.existsSync(content)) {
          layers.push(writeLayer(type, fs.readFileSync(content, 'utf8')))
          config = { history: [{ created_by: `stacker build of ${ancestor}` }] }
        } else if (packed.HasBuiltOCIOutput) layers.push(...(packed.Manifests?.[key]?.layers.slice(-1) ?? []))
        else continue
        writeMetadata(ancestor, {
          ...packed,
          Manifests: { ...packed.Manifests, [key]: manifestOf(layers) },
          Configs: { ...packed.Configs, [key]: config },
          HasBuiltOCIOutput: true,
        })
      }
      layers.push(writeLayer(type, text))
      const manifest = manifestOf(layers)
      const bytes = Buffer.from(JSON.stringify(manifest))
      const digest = writeBlob(bytes)
      const tag = imageTag(name, key)
      own.Manifests = { ...own.Manifests, [key]: manifest }
      putTag(tag, digest, bytes.length)
      manifests.set(key, {
        MediaType: manifestType,
        Digest: digest,
        Size: BigInt(bytes.length),
        URLs: null,
        Annotations: new Map([[tagName, tag]]),
        Data: null,
        Platform: null,
        ArtifactType: '',
      })
    }
    for (const ancestor of below) fs.rmSync(path.join(roots, ancestor, 'overlay', 'made'), { force: true })
    writeMetadata(name, own)
    return manifests
  }

  function manifestOf(layers: readonly Json[]): { layers: Json[] } {
    const config = Buffer.from(
      JSON.stringify({
        created: build.epoch === undefined ? (clock += 1) : Number(build.epoch),
        architecture: build.arch ?? 'amd64',
        os: 'linux',
      }),
    )
    const descriptor = {
      mediaType: configType,
      digest: writeBlob(config),
      size: config.length,
    }
    return { schemaVersion: 2, mediaType: manifestType, config: descriptor, layers: [...layers] } as { layers: Json[] }
  }

  function writeLayer(type: LayerType, text: string): Json {
    const whole =
      type === 'tar' ? Buffer.concat([archive([member('made'), text]), Buffer.alloc(1024)]) : `${text}as ${type}\n`
    const bytes = gzipSync(whole)
    const digest = writeBlob(bytes)
    // pack.go, repackOverlay: the overlay that was packed is renamed to this.
    fs.mkdirSync(extracted(digest), { recursive: true })
    fs.writeFileSync(path.join(extracted(digest), 'made'), text)
    const mediaType = build.verity === false ? blobTypes[type].replace('+verity', '') : blobTypes[type]
    return { mediaType, digest, size: bytes.length }
  }

  function writeBlob(bytes: Buffer): Digest {
    const digest = digestOf(bytes)
    fs.writeFileSync(blobFile(digest), bytes)
    return digest
  }

  function blobFile(digest: string, layout = oci): string {
    return path.join(layout, 'blobs', 'sha256', digest.slice('sha256:'.length))
  }

  function copyFromBases(digest: string): void {
    const source = blobFile(digest, path.join(stacker, 'layer-bases', 'oci'))
    if (!fs.existsSync(blobFile(digest)) && fs.existsSync(source)) fs.copyFileSync(source, blobFile(digest))
  }

  function readIndex(layout: string): { digest: Digest; annotations?: Record<string, string> }[] {
    const text = fs.readFileSync(path.join(layout, 'index.json'), 'utf8')
    return (JSON.parse(text) as { manifests: { digest: Digest; annotations?: Record<string, string> }[] }).manifests
  }

  function putTag(tag: string, digest: Digest, size: number): void {
    const others = readIndex(oci).filter(({ annotations }) => annotations?.[tagName] !== tag)
    const manifests = [...others, { mediaType: manifestType, digest, size, annotations: { [tagName]: tag } }]
    fs.writeFileSync(path.join(oci, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }))
  }

  function readMetadata(name: string): Metadata {
    return JSON.parse(fs.readFileSync(path.join(roots, name, 'overlay_metadata.json'), 'utf8')) as Metadata
  }

  function writeMetadata(name: string, metadata: Metadata): void {
    fs.writeFileSync(path.join(roots, name, 'overlay_metadata.json'), JSON.stringify(metadata))
  }

  /** Whatever path is taken of a layer, it holds all that the layer made, and the path; links and what stands in are as they are. */
  function readProduced(producer: string, file: string): Buffer | { readonly link: string } {
    const place = path.join(roots, producer, 'overlay', file)
    const above = path.dirname(place)
    const standing = fs.existsSync(`${above}/`) ? fs.lstatSync(place, { throwIfNoEntry: false }) : undefined
    if (standing?.isSymbolicLink()) return { link: fs.readlinkSync(place) }
    if (standing?.isFile()) return fs.readFileSync(place)
    mount(producer)
    const content = path.join(roots, producer, 'overlay', 'made')
    if (fs.existsSync(content)) return Buffer.from(`${file} ${fs.readFileSync(content, 'utf8')}`)
    const { Manifests: manifests } = readMetadata(producer)
    const top = Object.values(manifests ?? {})[0]?.layers.at(-1)
    if (top === undefined) throw new Error(`couldn't read overlay metadata of ${producer}`)
    const whole = gunzipSync(fs.readFileSync(blobFile(String(top['digest']))))
    return Buffer.from(`${file} ${madeIn(whole)}`)
  }
}

/** What a layer of an image holds of `made`: of a tar its first member, else all of it but the word of its type. */
function madeIn(layer: Buffer): string {
  const end = 512 + Number.parseInt(layer.toString('latin1', 124, 135), 8)
  return layer.toString('latin1', 257, 262) === 'ustar'
    ? layer.toString('utf8', 512, end)
    : layer.toString('utf8').replace(/as (?:squashfs|erofs)\n$/, '')
}

function emptyMetadata(): Metadata {
  return { Manifests: {}, Configs: {}, BuiltLayers: null, HasBuiltOCIOutput: false, OverlayDirLayers: null }
}

function isSame(
  a: { readonly Type: bigint; readonly Hash: string },
  b: { readonly Type: bigint; readonly Hash: string } | undefined,
): boolean {
  return a.Type === b?.Type && withoutComments(a.Hash) === withoutComments(b.Hash)
}

/** Compares trees of the player's own making; what stacker ignores in them is in the comments. */
function withoutComments(hash: string): string {
  if (hash.startsWith('sha256:')) return hash
  const text = Buffer.from(hash, 'base64').toString('latin1')
  return text.replace(/^#.*\n/gm, '')
}
