// An independent check of the list in spec/restoring.md section 5, on what lies on disk. It shares no code with src: a rule that
// both had wrong in the same way would not be seen.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'

export interface CheckedDirectories {
  readonly stackerDir: string
  readonly ociDir: string
  readonly rootsDir: string
}

export interface CheckOptions {
  /** v1.0.0 and later extract missing layers themselves. */
  readonly extractsOnDemand: boolean
  /** Uid that stacker will have. */
  readonly uid: number
  /** Roots that may stand beside those of the entries. */
  readonly foreignRoots?: readonly string[]
}

type Json = Readonly<Record<string, unknown>>

interface Descriptor {
  readonly mediaType?: string
  readonly digest: string
  readonly size: number
  readonly annotations?: Readonly<Record<string, string>>
}

interface Entry {
  readonly name: string
  readonly manifests: readonly Descriptor[]
  readonly buildOnly: boolean
  readonly base: string | undefined
  readonly imports: readonly string[]
  readonly overlayDirs: readonly { readonly source: string; readonly dest: string }[]
}

/** Every point of the list that does not hold, as a sentence; empty where stacker will find a whole state. */
export function checkLaidDown(directories: CheckedDirectories, options: CheckOptions): string[] {
  const problems: string[] = []
  const complain = (text: string): void => {
    problems.push(text)
  }
  const { stackerDir, ociDir, rootsDir } = directories
  const bases = path.join(stackerDir, 'layer-bases', 'oci')
  const cacheFile = path.join(stackerDir, 'build.cache')
  if (!fs.existsSync(cacheFile)) return []

  const stat = fs.lstatSync(cacheFile)
  if (stat.uid !== options.uid) complain(`build.cache belongs to ${String(stat.uid)}`)
  if ((stat.mode & 0o777) !== 0o600) complain(`build.cache has mode ${(stat.mode & 0o777).toString(8)}`)
  const entries = readEntries(cacheFile)
  if (entries === undefined) return ['build.cache is not JSON with entries']

  if (readText(path.join(stackerDir, 'storage.type')) !== 'overlay') complain('storage.type does not say overlay')
  if (fs.existsSync(path.join(stackerDir, 'imports'))) complain('staged imports were restored')

  const tagged = checkLayout(ociDir, complain)
  for (const entry of entries) {
    if (!entry.buildOnly && entry.manifests.length === 0) complain(`${entry.name} has no manifest`)
    for (const descriptor of entry.buildOnly ? [] : entry.manifests) {
      const tag = descriptor.annotations?.['org.opencontainers.image.ref.name']
      if (tag !== undefined && tagged.tags.get(tag) !== descriptor.digest)
        complain(`the tag ${tag} of ${entry.name} is missing`)
      for (const part of partsOfImage(ociDir, descriptor)) checkBlob(ociDir, part, entry.name, complain)
    }
  }
  for (const entry of entries) checkRoot(entry, entries, tagged.reached, { ...directories, bases }, options, complain)
  checkStrangers(rootsDir, entries, options, complain)
  return problems
}

function checkRoot(
  entry: Entry,
  entries: readonly Entry[],
  reached: ReadonlySet<string>,
  { ociDir, rootsDir, bases }: CheckedDirectories & { readonly bases: string },
  options: CheckOptions,
  complain: (text: string) => void,
): void {
  const root = path.join(rootsDir, entry.name)
  const children = entries.filter(({ base }) => base === entry.name)
  const importers = entries.filter(({ imports }) => imports.some((url) => url.split('/')[2] === entry.name))
  const needed = children.length > 0 || importers.length > 0
  for (const { source, dest } of entry.overlayDirs) {
    const place = path.join(root, 'overlay_dirs', path.basename(source), dest)
    if (!fs.existsSync(place)) complain(`${entry.name} lacks ${place}`)
  }
  if (entry.buildOnly && !fs.existsSync(root)) {
    complain(`the build_only layer ${entry.name} has no root`)
    return
  }
  const file = path.join(root, 'overlay_metadata.json')
  const metadata = readJson(file)
  if (metadata === undefined) {
    if (needed) complain(`${entry.name} is needed and has no metadata`)
    return
  }
  const overlay = path.join(root, 'overlay')
  if (!fs.existsSync(overlay)) complain(`${entry.name} has no overlay directory`)
  const hasContent = fs.existsSync(overlay) && fs.readdirSync(overlay).length > 0
  const manifests = Object.entries((metadata['Manifests'] ?? {}) as Readonly<Record<string, Json>>)
  const packed = metadata['HasBuiltOCIOutput'] === true
  if (!entry.buildOnly && !entry.manifests.some(({ digest }) => isManifestOf(ociDir, digest, manifests))) {
    complain(`the root of ${entry.name} is that of another image`)
  }
  if (manifests.length > 1) complain(`the metadata of ${entry.name} has ${String(manifests.length)} manifests`)
  if (entry.buildOnly && !packed && !hasContent && needed)
    complain(`${entry.name} is whole to stacker, and has no content`)
  if (
    entry.buildOnly &&
    hasContent &&
    manifests.length === 0 &&
    children.length > 0 &&
    Object.keys(metadata).length === 0
  ) {
    complain(`${entry.name} stands in for its importers' content only, and has children`)
  }
  for (const below of (metadata['BuiltLayers'] ?? []) as readonly string[]) {
    const ancestor = path.join(rootsDir, below)
    if (
      !fs.existsSync(path.join(ancestor, 'overlay')) ||
      !fs.existsSync(path.join(ancestor, 'overlay_metadata.json'))
    ) {
      complain(`${entry.name} stands on ${below}, which is not there`)
    }
  }
  for (const [type, manifest] of manifests) {
    for (const layer of (manifest['layers'] ?? []) as readonly Descriptor[]) {
      const where = `the root of ${entry.name} (${type})`
      checkBlob(bases, layer, `${where} in layer-bases`, complain)
      // What stacker packed or published must also be in the output layout, or it publishes an image without it.
      if (packed || !entry.buildOnly) {
        checkBlob(ociDir, layer, `${where} in oci`, complain)
        if (!reached.has(layer.digest)) complain(`${where}: no tag reaches ${layer.digest}`)
      }
      if (needed && mustBeExtracted(ociDir, bases, layer, options)) {
        const extracted = path.join(rootsDir, layer.digest.replace(':', '_'), 'overlay')
        if (!fs.existsSync(extracted)) complain(`${where}: ${layer.digest} is not extracted`)
      }
    }
  }
  if (manifests.length > 0 && needed) {
    for (const name of ['oci-layout', 'index.json']) {
      if (!fs.existsSync(path.join(bases, name))) complain(`layer-bases has no ${name}`)
    }
  }
}

/** Does the root stand for this image? A child would be built on another base than its entry says. */
function isManifestOf(ociDir: string, digest: string, manifests: readonly (readonly [string, Json])[]): boolean {
  const image = readJson(blobFile(ociDir, digest))
  return manifests.some(([, manifest]) => isDeepStrictEqual(manifest['layers'], image?.['layers']))
}

function mustBeExtracted(ociDir: string, bases: string, layer: Descriptor, options: CheckOptions): boolean {
  if (!options.extractsOnDemand) return true
  const type = layer.mediaType ?? ''
  if (type.includes('erofs')) return true
  if (type.includes('squashfs')) return false
  const file = [ociDir, bases].map((layout) => blobFile(layout, layer.digest)).find((name) => fs.existsSync(name))
  if (file === undefined) return false
  const start = Buffer.alloc(2)
  const handle = fs.openSync(file, 'r')
  fs.readSync(handle, start, 0, 2, 0)
  fs.closeSync(handle)
  return start[0] !== 0x1f || start[1] !== 0x8b
}

/** Index, tags, and all that they reach. */
function checkLayout(
  ociDir: string,
  complain: (text: string) => void,
): { readonly tags: ReadonlyMap<string, string>; readonly reached: ReadonlySet<string> } {
  const tags = new Map<string, string>()
  const reached = new Set<string>()
  if (!fs.existsSync(path.join(ociDir, 'oci-layout'))) complain('oci has no oci-layout')
  const index = readJson(path.join(ociDir, 'index.json'))
  if (index === undefined) {
    complain('oci has no index.json')
    return { tags, reached }
  }
  for (const descriptor of (index['manifests'] ?? []) as readonly Descriptor[]) {
    const tag = descriptor.annotations?.['org.opencontainers.image.ref.name'] ?? descriptor.digest
    if (tags.has(tag)) complain(`the tag ${tag} stands twice in index.json`)
    tags.set(tag, descriptor.digest)
    for (const part of partsOfImage(ociDir, descriptor)) {
      reached.add(part.digest)
      checkBlob(ociDir, part, `the tag ${tag}`, complain)
    }
  }
  return { tags, reached }
}

/** The manifest, its config, its layers. */
function partsOfImage(layout: string, descriptor: Descriptor): readonly Descriptor[] {
  const manifest = readJson(blobFile(layout, descriptor.digest))
  if (manifest === undefined) return [descriptor]
  return [descriptor, manifest['config'] as Descriptor, ...((manifest['layers'] ?? []) as readonly Descriptor[])]
}

const verified = new Map<string, string>()

function checkBlob(layout: string, { digest, size }: Descriptor, what: string, complain: (text: string) => void): void {
  const file = blobFile(layout, digest)
  const stat = fs.lstatSync(file, { throwIfNoEntry: false })
  if (stat === undefined) {
    complain(`${what} lacks ${digest}`)
    return
  }
  if (!stat.isFile()) complain(`${what}: ${digest} is not a file`)
  if (stat.size !== size) complain(`${what}: ${digest} has ${String(stat.size)} bytes, not ${String(size)}`)
  const key = `${String(stat.dev)}:${String(stat.ino)}:${String(stat.mtimeMs)}:${String(stat.ctimeMs)}:${String(stat.size)}`
  const hash = verified.get(key) ?? `sha256:${createHash('sha256').update(fs.readFileSync(file)).digest('hex')}`
  verified.set(key, hash)
  if (hash !== digest) complain(`${what}: ${digest} is damaged`)
}

function checkStrangers(
  rootsDir: string,
  entries: readonly Entry[],
  options: CheckOptions,
  complain: (text: string) => void,
): void {
  if (!fs.existsSync(rootsDir)) return
  const known = new Set([...entries.map(({ name }) => name), ...(options.foreignRoots ?? [])])
  for (const name of fs.readdirSync(rootsDir)) {
    if (known.has(name) || name === '.lock') continue
    if (!/^sha256_[0-9a-f]{64}$/.test(name)) complain(`roots holds ${name}`)
    else if (!fs.existsSync(path.join(rootsDir, name, 'overlay'))) complain(`${name} leads nowhere`)
  }
}

/** Both dialects: v0.x writes Go's names, v1.x snake case. */
function readEntries(file: string): readonly Entry[] | undefined {
  const cache = readJson(file)?.['cache']
  if (typeof cache !== 'object' || cache === null) return undefined
  return Object.entries(cache as Readonly<Record<string, Json>>).map(([name, entry]) => {
    const layer = entry['Layer'] as Json
    const from = (layer['from'] ?? layer['From']) as Readonly<Record<string, string>>
    const list = (...keys: readonly string[]): readonly Readonly<Record<string, string>>[] =>
      keys.flatMap((key) => (layer[key] ?? []) as readonly Readonly<Record<string, string>>[])
    const url = from['url'] ?? from['Url'] ?? ''
    return {
      name,
      manifests: Object.values((entry['Manifests'] ?? {}) as Readonly<Record<string, Descriptor>>),
      buildOnly: (layer['build_only'] ?? layer['BuildOnly']) === true,
      base: (from['type'] ?? from['Type']) === 'built' ? (from['tag'] ?? from['Tag']) : undefined,
      imports: [...list('imports', 'Imports', 'import').map((item) => item['path'] ?? item['Path'] ?? ''), url].filter(
        (text) => text.startsWith('stacker://'),
      ),
      overlayDirs: list('overlay_dirs', 'OverlayDirs').map((item) => ({
        source: item['Source'] ?? item['source'] ?? '',
        dest: item['Dest'] ?? item['dest'] ?? '',
      })),
    }
  })
}

function blobFile(layout: string, digest: string): string {
  return path.join(layout, 'blobs', 'sha256', digest.slice('sha256:'.length))
}

function readText(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
}

function readJson(file: string): Json | undefined {
  const text = readText(file)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
