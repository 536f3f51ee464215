// Goes through a build over what lies on disk as stacker does (docs/stacker/restoring.md#9 and on; overlay/overlay.go snapshot,
// overlay/pack.go generateLayer, build.go), with digests in place of content, for any choice of layers that are built again: which
// of them would fail, be built on another tree than its base's, or publish an image that is not whole?
import * as fs from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import {
  extractsItself,
  layerBases,
  readCache,
  readImage,
  readRoot,
  readTags,
  troubleOfBlob,
  type CheckedDirectories,
  type Entry,
  type Metadata,
  type Root,
} from './laid-state.ts'
import {
  isPacked,
  layersOfBase,
  mountedTwice,
  mountsOf,
  readChanges,
  treeOf,
  type KnownChanges,
  type Lower,
} from './mounted-trees.ts'
import type { VisibleBuild, VisibleLayer } from './visible-layers.ts'

export interface SymbolicOptions {
  readonly extractsOnDemand: boolean
  /** The layer types that are asked for, as `tar+false`. */
  readonly types: readonly string[]
  /** Names of build_only layers whose `run` changes nothing. */
  readonly unchanging?: ReadonlySet<string>
}

/** Read once, then built over as often as wanted. */
export interface Disk {
  readonly entries: ReadonlyMap<string, Entry>
  readonly roots: ReadonlyMap<string, Root>
  /** Layers of each tag's image. */
  readonly tags: ReadonlyMap<string, readonly string[]>
  /** Layers of an image by the digest of its manifest. */
  readonly images: ReadonlyMap<string, readonly string[]>
  /** Whole blobs of the output layout, and of layer-bases. */
  readonly output: ReadonlySet<string>
  readonly bases: ReadonlySet<string>
  /** Layers that stacker finds extracted, and those that it can extract itself. */
  readonly extracted: ReadonlySet<string>
  readonly extractable: ReadonlySet<string>
  /** Extracted directories that are links to that of another layer. */
  readonly links: ReadonlyMap<string, string>
  readonly rootsDir: string
}

export function readDisk(directories: CheckedDirectories, { extractsOnDemand }: SymbolicOptions): Disk {
  const { stackerDir, ociDir, rootsDir } = directories
  const layouts = [ociDir, layerBases(directories)]
  const whole = (layout: string): ReadonlySet<string> => {
    const blobs = path.join(layout, 'blobs', 'sha256')
    const names = fs.existsSync(blobs) ? fs.readdirSync(blobs) : []
    const digests = names.map((name) => ({ digest: `sha256:${name}`, size: fs.statSync(path.join(blobs, name)).size }))
    return new Set(digests.filter((blob) => troubleOfBlob(layout, blob) === undefined).map(({ digest }) => digest))
  }
  const names = fs.existsSync(rootsDir) ? fs.readdirSync(rootsDir) : []
  const roots = new Map(names.map((name) => [name, readRoot(path.join(rootsDir, name))]))
  const layers = [...roots.values()].flatMap(({ metadata }) => [...(metadata?.manifests.values() ?? [])].flat())
  const entries = new Map((readCache(stackerDir)?.entries ?? []).map((entry) => [entry.name, entry]))
  const imageOf = (digest: string): readonly string[] =>
    (readImage(ociDir, digest)?.layers ?? []).map((layer) => layer.digest)
  return {
    entries,
    roots,
    tags: new Map((readTags(ociDir) ?? []).map(([tag, { digest }]) => [tag, imageOf(digest)])),
    images: new Map(
      [...entries.values()]
        .flatMap(({ buildOnly, manifests }) => (buildOnly ? [] : [...manifests.values()]))
        .map(({ digest }) => [digest, imageOf(digest)]),
    ),
    output: whole(ociDir),
    bases: whole(layerBases(directories)),
    extracted: new Set(
      [...roots].flatMap(([name, { overlay }]) =>
        name.startsWith('sha256_') && overlay === 'content' ? [digestOfRoot(name)] : [],
      ),
    ),
    extractable: new Set(
      extractsOnDemand ? layers.filter((layer) => extractsItself(layouts, layer)).map(({ digest }) => digest) : [],
    ),
    links: new Map(
      names.flatMap((name) => {
        const file = path.join(rootsDir, name)
        const isLink = name.startsWith('sha256_') && fs.lstatSync(file).isSymbolicLink()
        return isLink ? [[digestOfRoot(name), digestOfRoot(path.basename(fs.readlinkSync(file)))] as const] : []
      }),
    ),
    rootsDir,
  }
}

function digestOfRoot(name: string): string {
  return name.replace('sha256_', 'sha256:')
}

export function keyOf({ stackerfile, name }: Pick<VisibleLayer, 'stackerfile' | 'name'>): string {
  return `${stackerfile}\0${name}`
}

/** stacker's names of tags: the layer's, and for other types than tar with the type behind (docs/stacker/build-cache.md#2.4). */
function tagOf(name: string, type: string): string {
  return type.startsWith('tar') ? name : `${name}-${type.split('+')[0] ?? ''}`
}

/**
 * All that goes wrong when stacker skips the layers of `skipped` (by `keyOf`) and builds the others, and does not go wrong in a build
 * from nothing. A layer of `skipped` must have an entry.
 */
export function buildOver(
  disk: Disk,
  builds: readonly VisibleBuild[],
  skipped: ReadonlySet<string>,
  options: SymbolicOptions,
): string[] {
  return worseThan(troubleFromNothing(disk, builds, options), troubleOf(disk, builds, skipped, options))
}

/** What goes wrong in a build. */
interface Trouble {
  /** What is missing. */
  readonly lacks: ReadonlySet<string>
  /** What is mounted, or published, wrongly: by where. */
  readonly trees: ReadonlyMap<string, string>
}

function worseThan(clean: Trouble, { lacks, trees }: Trouble): string[] {
  const worse = [...trees].flatMap(([where, problem]) => (clean.trees.has(where) ? [] : [`${where}: ${problem}`]))
  return [...[...lacks].filter((problem) => !clean.lacks.has(problem)), ...worse]
}

/**
 * stacker's own: it packs a layer when an image needs it, and what stands unpacked on that one has lost it from then on
 * (docs/stacker/restoring.md#37).
 */
function troubleFromNothing(disk: Disk, builds: readonly VisibleBuild[], options: SymbolicOptions): Trouble {
  const nothing: Disk = {
    entries: new Map(),
    roots: new Map(),
    tags: new Map(),
    images: new Map(),
    output: new Set(),
    bases: new Set(),
    extracted: new Set(),
    extractable: new Set(),
    links: new Map(),
    rootsDir: disk.rootsDir,
  }
  return troubleOf(nothing, builds, new Set(), options)
}

function troubleOf(
  disk: Disk,
  builds: readonly VisibleBuild[],
  skipped: ReadonlySet<string>,
  { types, unchanging }: SymbolicOptions,
): Trouble {
  const problems = new Set<string>()
  const trees = new Map<string, string>()
  const order = builds.flatMap((files) => files.flatMap(({ layers }) => layers.map(({ name }) => name)))
  const changes: KnownChanges = readChanges(disk, order)
  /** What a layer is to hold: its base's tree, and what it changed itself. */
  const whole = new Map<string, readonly string[]>()
  const roots = new Map(disk.roots)
  const tags = new Map(disk.tags)
  const bases = new Set(disk.bases)
  const extracted = new Set(disk.extracted)
  let output = new Set(disk.output)
  /** Whose entry stands under a name by now. */
  const standing = new Map<string, string>()
  const visible = new Map<string, VisibleLayer>()

  const isExtracted = (digest: string): boolean => {
    const link = disk.links.get(digest)
    return extracted.has(digest) || (link !== undefined && isExtracted(link))
  }

  const placeOf = (digest: string): string => {
    const link = disk.links.get(digest)
    return link === undefined ? digest : placeOf(link)
  }

  /** Mounted below a container: the tree of `of`, and no directory twice. */
  const mount = (metadata: Metadata, of: readonly string[] | undefined, where: string): void => {
    for (const lower of mountsOf(metadata, roots, changes, placeOf)) {
      const twice = mountedTwice(lower)
      if (twice !== undefined) trees.set(where, `${twice} is mounted twice, which fails`)
      else compare(lower, of, where)
    }
  }

  const compare = (found: readonly Lower[], wanted: readonly string[] | undefined, where: string): void => {
    const tree = treeOf(found.map(({ change }) => change))
    if (wanted !== undefined && !isDeepStrictEqual(tree, treeOf(wanted)))
      trees.set(where, `[${tree.join(', ')}] is found, and not [${treeOf(wanted).join(', ')}]`)
  }

  /** What children and temporary containers start from: whole, or stacker fails, or leaves layers out in silence. */
  const snapshot = (source: string, who: string): Metadata | undefined => {
    const root = roots.get(source)
    if (root?.metadata === undefined) {
      problems.add(`${who}: couldn't read overlay metadata of ${source}`)
      return undefined
    }
    const { manifests, builtLayers, overlayDirs } = root.metadata
    if (root.overlay === 'absent') problems.add(`${who}: ${source} has no overlay`)
    for (const { digest } of [...manifests.values()].flat()) {
      if (isExtracted(digest)) continue
      // Any one of the manifests is extracted, and any one mounted, without what is not extracted.
      if (manifests.size > 1) problems.add(`${who}: ${digest} of ${source} may be mounted and is not extracted`)
      else if (!disk.extractable.has(digest)) problems.add(`${who}: nobody extracts ${digest} of ${source}`)
      else if (!bases.has(digest)) problems.add(`${who}: layer-bases lacks ${digest} of ${source}`)
      extracted.add(digest)
    }
    for (const { digest } of overlayDirs) {
      if (!isExtracted(digest)) problems.add(`${who}: the overlay dir ${digest} of ${source} does not exist`)
    }
    for (const below of builtLayers) {
      const ancestor = roots.get(below)
      if (ancestor?.metadata === undefined || ancestor.overlay === 'absent')
        problems.add(`${who}: ${source} stands on ${below}, which has no root`)
    }
    return root.metadata
  }

  const take = ({ name, takes }: VisibleLayer): void => {
    for (const { from, path: taken } of takes) {
      const metadata = snapshot(from, `${name} takes ${taken} from ${from}`)
      // What was made in this very build holds what its own sources say.
      const isLaid = metadata !== undefined && roots.get(from) === disk.roots.get(from)
      if (metadata === undefined) continue
      if (!isLaid || metadata.manifests.size > 0 || metadata.builtLayers.length > 0) {
        const temporary = { ...metadata, builtLayers: [...metadata.builtLayers, from] }
        mount(temporary, whole.get(from), `${name} takes ${taken} from ${from}`)
        continue
      }
      if (!fs.existsSync(path.join(disk.rootsDir, from, 'overlay', taken)))
        problems.add(`${name}: ${from} stands there without ${taken}`)
    }
  }

  /** Appends the layer's own diff to each image, of each type; a diff that is not packed yet is packed. False where it has none. */
  const generateLayer = (name: string, images: Map<string, readonly string[]>, who: string): boolean => {
    const root = roots.get(name)
    if (root?.metadata === undefined) return false
    const { metadata } = root
    if (root.overlay === 'content') {
      for (const type of types) {
        const diff = `diff of ${name} ${type}`
        for (const set of [output, extracted, bases]) set.add(diff)
        changes.packed(diff, name)
        images.set(type, [...(images.get(type) ?? []), diff])
      }
      return true
    }
    if (!metadata.packed) {
      const isLaidBuildOnly = root === disk.roots.get(name) && visible.get(name)?.buildOnly === true
      if (isLaidBuildOnly && unchanging?.has(name) !== true)
        problems.add(`${who}: nothing holds the content of ${name}`)
      return false
    }
    for (const type of types) {
      const last = metadata.manifests.get(type)?.at(-1)
      if (last === undefined) problems.add(`${who}: ${name} is not packed as ${type}`)
      else images.set(type, [...(images.get(type) ?? []), last.digest])
    }
    return true
  }

  /** The metadata with the images as they are by now; manifests of other types stay. */
  const packedAs = (metadata: Metadata, images: ReadonlyMap<string, readonly string[]>): Metadata => {
    const manifests = [...images].map(
      ([type, layers]) => [type, layers.map((digest) => ({ digest, size: 0 }))] as const,
    )
    return { ...metadata, manifests: new Map([...metadata.manifests, ...manifests]), packed: true }
  }

  /**
   * The image of the first base in the output, of each type, or the base image (docs/stacker/restoring.md#47; storage.go,
   * FindFirstBaseInOutput).
   */
  const initialImages = (layer: VisibleLayer): Map<string, readonly string[]> => {
    let bottom: VisibleLayer | undefined = layer
    for (let base = layer.base; base !== undefined; base = visible.get(base)?.base) {
      bottom = visible.get(base)
      if (bottom?.buildOnly === true) continue
      const from = base
      return new Map(
        types.map((type) => {
          const image = tags.get(tagOf(from, type))
          if (image === undefined) problems.add(`${layer.name}: the image of ${from} has no tag of type ${type}`)
          return [type, image ?? []]
        }),
      )
    }
    const layers = layersOfBase(bottom, disk.roots.get(bottom.name))
    for (const digest of layers) output.add(digest)
    return new Map(types.map((type) => [type, layers]))
  }

  /** stacker fetches the base image of each layer before it looks the layer up (docs/stacker/restoring.md#38). */
  const fetchBase = (layer: VisibleLayer): readonly string[] => {
    const layers = layersOfBase(layer, disk.roots.get(layer.name))
    for (const digest of layers) bases.add(digest)
    return layers
  }

  const build = (layer: VisibleLayer, fetched: readonly string[]): void => {
    const { name, base, runs } = layer
    const nothing: Metadata = { manifests: new Map(), builtLayers: [], packed: false, overlayDirs: [] }
    const unpacked = new Map(
      fetched.length === 0 ? [] : [['tar+false', fetched.map((digest) => ({ digest, size: 0 }))] as const],
    )
    for (const digest of fetched) extracted.add(digest)
    const below =
      base === undefined
        ? { ...nothing, manifests: unpacked }
        : (snapshot(base, `${name} is built on ${base}`) ?? nothing)
    let metadata = { ...below, builtLayers: base === undefined ? [] : [...below.builtLayers, base] }
    const changesSomething = (runs && unchanging?.has(name) !== true) || layer.baseType === 'tar'
    const wanted = base === undefined ? fetched.map(changes.of) : whole.get(base)
    if (runs) mount(metadata, wanted, `${name} is built on ${base ?? 'its base'}`)
    roots.set(name, { metadata, overlay: changesSomething ? 'content' : 'empty' })
    if (wanted === undefined) whole.delete(name)
    else whole.set(name, changesSomething ? [...wanted, changes.own(name)] : wanted)
    if (layer.buildOnly) return
    const images = initialImages(layer)
    let isMutated = false
    for (const ancestor of metadata.builtLayers) {
      if (!generateLayer(ancestor, images, name)) continue
      isMutated = true
      const { metadata: packed = nothing } = roots.get(ancestor) ?? {}
      roots.set(ancestor, { metadata: packedAs(packed, images), overlay: 'empty' })
    }
    if (generateLayer(name, images, name)) isMutated = true
    for (const [type, layers] of images) {
      for (const digest of layers)
        if (!output.has(digest)) problems.add(`${name}: its image of type ${type} lacks ${digest}`)
      const published = layers.map((digest) => ({ place: digest, change: changes.of(digest) }))
      compare(published, whole.get(name), `the image ${tagOf(name, type)}`)
      tags.set(tagOf(name, type), layers)
    }
    if (isMutated) metadata = { ...packedAs(nothing, images), packed: false, builtLayers: [] }
    roots.set(name, { metadata, overlay: 'empty' })
    if (layer.generatesLabels)
      mount({ ...metadata, builtLayers: [...metadata.builtLayers, name] }, whole.get(name), `the labels of ${name}`)
  }

  const skip = ({ name, base, buildOnly }: VisibleLayer, fetched: readonly string[]): void => {
    const root = disk.roots.get(name)
    const below = base === undefined ? fetched.map(changes.of) : whole.get(base)
    const changesSomething = root?.overlay === 'content' || (root !== undefined && isPacked(root))
    const own = changesSomething && unchanging?.has(name) !== true ? [changes.own(name)] : []
    const [image] = [...(disk.entries.get(name)?.manifests.values() ?? [])].map(({ digest }) => disk.images.get(digest))
    const tree = buildOnly ? below && [...below, ...own] : image?.map(changes.of)
    if (tree === undefined) whole.delete(name)
    else whole.set(name, tree)
    const entry = disk.entries.get(name)
    if (entry === undefined) problems.add(`${name} has no entry`)
    else if (buildOnly && !roots.has(name)) problems.add(`${name} has no root`)
    for (const { source, dest } of entry?.overlayDirs ?? []) {
      if (!fs.existsSync(path.join(disk.rootsDir, name, 'overlay_dirs', path.basename(source), dest)))
        problems.add(`${name} lacks its overlay dir ${source}`)
    }
    if (buildOnly || entry === undefined) return
    for (const type of types) {
      const digest = entry.manifests.get(type)?.digest ?? ''
      if (!output.has(digest)) problems.add(`${name} lacks its manifest of type ${type}`)
      tags.set(tagOf(name, type), disk.images.get(digest) ?? [])
    }
  }

  for (const files of builds) {
    for (const { layers } of files) {
      for (const layer of layers) {
        visible.set(layer.name, layer)
        take(layer)
        const fetched = fetchBase(layer)
        const key = keyOf(layer)
        // A prerequisite of several builds is gone through again, and found as it was left.
        if (standing.get(layer.name) !== key) {
          if (skipped.has(key)) skip(layer, fetched)
          else build(layer, fetched)
        }
        standing.set(layer.name, key)
      }
      // stacker collects garbage after each stackerfile: what no tag reaches goes (docs/stacker/restoring.md#11b).
      const reached = new Set([...tags.values()].flat())
      const isImage = (digest: string): boolean => disk.images.has(digest)
      output = new Set([...output].filter((digest) => reached.has(digest) || isImage(digest)))
    }
  }
  for (const [tag, layers] of tags) {
    for (const digest of layers) if (!output.has(digest)) problems.add(`the image ${tag} lacks ${digest}`)
  }
  return { lacks: problems, trees }
}

/**
 * The same for every choice of layers of `kept` that are built again although they could be skipped: sources may change after the
 * restore. Above `most` choices: none, all, each alone, all but each.
 */
export function buildAnySubset(
  disk: Disk,
  builds: readonly VisibleBuild[],
  kept: readonly string[],
  options: SymbolicOptions,
  most = 256,
): { readonly subsets: number; readonly problems: readonly string[] } {
  const problems = new Map<string, string>()
  const layers = builds.flatMap((files) => files.flatMap((file) => file.layers))
  const clean = troubleFromNothing(disk, builds, options)
  const choices =
    2 ** kept.length <= most
      ? Array.from({ length: 2 ** kept.length }, (_, bits) => kept.filter((_, at) => ((bits >> at) & 1) === 1))
      : [[], kept, ...kept.map((one) => [one]), ...kept.map((one) => kept.filter((other) => other !== one))]
  for (const skipped of choices) {
    const found = troubleOf(disk, builds, new Set(skipped), options)
    const trees = standsOnKept(skipped, kept, layers) ? found.trees : new Map<string, string>()
    for (const problem of worseThan(clean, { lacks: found.lacks, trees })) {
      const names = skipped.map((key) => key.split('\0')[1] ?? '').join(', ')
      if (!problems.has(problem))
        problems.set(problem, `${problem} (when stacker skips ${names === '' ? 'nothing' : names})`)
    }
  }
  return { subsets: choices.length, problems: [...problems.values()] }
}

/** An edit that has a base built again changes its entry, so what is `built` on it is built again too. */
function standsOnKept(skipped: readonly string[], kept: readonly string[], layers: readonly VisibleLayer[]): boolean {
  const isSkipped = (name: string): boolean => skipped.some((key) => key.endsWith(`\0${name}`))
  const isKept = (name: string): boolean => kept.some((key) => key.endsWith(`\0${name}`))
  return layers.every(
    (layer) =>
      !skipped.includes(keyOf(layer)) || layer.base === undefined || !isKept(layer.base) || isSkipped(layer.base),
  )
}
