// An independent check of the checklist (docs/stacker/restoring.md#43), on what lies on disk. It shares no code with src: a rule
// that both had wrong in the same way would not be seen.
import * as fs from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import {
  blobFile,
  extractsItself,
  layerBases,
  readCache,
  readImage,
  readJson,
  readRoot,
  readTags,
  readText,
  troubleOfBlob,
  type CheckedDirectories,
  type Descriptor,
  type Entry,
} from '../stacker/laid-state.ts'
import { layersOfBase } from '../stacker/mounted-trees.ts'
import { listTar } from '../stacker/tar-names.ts'
import type { VisibleLayer } from '../stacker/visible-layers.ts'

export type { CheckedDirectories } from '../stacker/laid-state.ts'

export interface CheckOptions {
  /** v1.0.0 and later extract missing layers themselves. */
  readonly extractsOnDemand: boolean
  /** Uid that stacker will have. */
  readonly uid: number
  /** Roots that may stand beside those of the entries. */
  readonly foreignRoots?: readonly string[]
  /** The layers that stacker will see, whatever will become of them; without them those of the entries. */
  readonly visible?: readonly VisibleLayer[]
  /** What stands in build.cache as its version. */
  readonly cacheVersion?: number
  /** Names of build_only layers whose `run` changes nothing. */
  readonly unchanging?: ReadonlySet<string>
  /** A run was killed: its staging directory stands until the next one. */
  readonly afterKill?: boolean
}

type Complain = (text: string) => void

/** Every point of the list that does not hold, as a sentence; empty where stacker will find a whole state. */
export function checkLaidDown(directories: CheckedDirectories, options: CheckOptions): string[] {
  const problems: string[] = []
  const complain: Complain = (text) => {
    problems.push(text)
  }
  const { stackerDir, ociDir, rootsDir } = directories
  const cache = readCache(stackerDir)
  if (cache === undefined) return []
  const { entries } = cache
  if (entries === undefined) return ['build.cache is not JSON with entries']
  if (options.cacheVersion !== undefined && cache.version !== options.cacheVersion)
    complain(`build.cache is of version ${String(cache.version)}`)

  checkOwners(directories, options, complain)
  checkStackerDir(stackerDir, options, complain)
  checkLayoutFiles(ociDir, 'oci', complain)
  const fetched = new Set(entries.flatMap((entry) => layersOfBase(entry, readRoot(path.join(rootsDir, entry.name)))))
  const tagged = checkIndex(ociDir, fetched, complain)
  for (const entry of entries) checkImages(entry, directories, tagged.tags, complain)
  const needs = { ...needsOf(entries, options), fetched }
  for (const entry of entries) checkRoot(entry, needs, tagged.reached, directories, options, complain)
  checkRoots(rootsDir, entries, options, complain)
  checkExtracted(directories, complain)
  return problems
}

/** The owner of build.cache ends every command of another user; an ordinary user must be able to change all the rest (6, 31). */
function checkOwners(
  { stackerDir, ociDir, rootsDir }: CheckedDirectories,
  { uid }: CheckOptions,
  complain: Complain,
): void {
  const cache = fs.lstatSync(path.join(stackerDir, 'build.cache'))
  if (!cache.isFile()) complain('build.cache is no file')
  if (cache.uid !== uid) complain(`build.cache belongs to ${String(cache.uid)}`)
  if ((cache.mode & 0o777) !== 0o600) complain(`build.cache has mode ${(cache.mode & 0o777).toString(8)}`)
  if (uid === 0) return
  const foreign = (file: string, depth: number): void => {
    const found = fs.lstatSync(file, { throwIfNoEntry: false })
    if (found === undefined) return
    if (found.uid !== uid) complain(`${file} belongs to ${String(found.uid)}`)
    if (depth > 0 && found.isDirectory())
      for (const name of fs.readdirSync(file)) foreign(path.join(file, name), depth - 1)
  }
  foreign(stackerDir, 4)
  foreign(ociDir, 3)
  // What is inside an overlay has owners of its own.
  foreign(rootsDir, 2)
}

/**
 * storage.type (docs/stacker/restoring.md#7); nothing that was staged (docs/stacker/restoring.md#23, docs/stacker/restoring.md#26);
 * nothing of stacker's or ours that was left on the way.
 */
function checkStackerDir(stackerDir: string, { afterKill }: CheckOptions, complain: Complain): void {
  if (readText(path.join(stackerDir, 'storage.type')) !== 'overlay') complain('storage.type does not say overlay')
  if (fs.existsSync(path.join(stackerDir, 'imports'))) complain('staged imports were restored')
  const expected = ['build.cache', 'storage.type', 'layer-bases', 'imports', '.lock']
  for (const name of fs.readdirSync(stackerDir)) if (!expected.includes(name)) complain(`.stacker holds ${name}`)
  if (afterKill !== true && fs.existsSync(`${stackerDir}.stack-cache`)) complain('the staging directory was left')
  const bases = path.join(stackerDir, 'layer-bases')
  if (!fs.existsSync(bases)) return
  for (const name of fs.readdirSync(bases)) if (name !== 'oci') complain(`layer-bases holds ${name}`)
  if (fs.existsSync(path.join(bases, 'oci'))) checkLayoutFiles(path.join(bases, 'oci'), 'layer-bases', complain)
}

/**
 * umoci opens the layout by its oci-layout and index (docs/stacker/restoring.md#4); a blob that is not what its name says is taken
 * for it all the same.
 */
function checkLayoutFiles(layout: string, what: string, complain: Complain): void {
  if (readJson(path.join(layout, 'oci-layout'))?.['imageLayoutVersion'] !== '1.0.0')
    complain(`${what} has no oci-layout of version 1.0.0`)
  if (readJson(path.join(layout, 'index.json'))?.['schemaVersion'] !== 2) complain(`${what} has no index.json`)
  const blobs = path.join(layout, 'blobs', 'sha256')
  if (!fs.existsSync(blobs)) {
    complain(`${what} has no blobs`)
    return
  }
  for (const name of fs.readdirSync(layout))
    if (!['oci-layout', 'index.json', 'blobs'].includes(name)) complain(`${what} holds ${name}`)
  for (const name of fs.readdirSync(blobs)) {
    if (!/^[0-9a-f]{64}$/.test(name)) complain(`${what} has a blob called ${name}`)
  }
}

/**
 * Tags, and all that they reach: garbage collection parses every manifest and config, and removes the rest
 * (docs/stacker/restoring.md#11b). Base images that stacker fetches again need not be whole where only our own tags keep them.
 */
function checkIndex(
  ociDir: string,
  fetched: ReadonlySet<string>,
  complain: Complain,
): { readonly tags: ReadonlyMap<string, Descriptor>; readonly reached: ReadonlySet<string> } {
  const tags = new Map<string, Descriptor>()
  const reached = new Set<string>()
  for (const [tag, descriptor] of readTags(ociDir) ?? []) {
    if (tags.has(tag)) complain(`the tag ${tag} stands twice in index.json`)
    tags.set(tag, descriptor)
    const spared = tag.startsWith('stack-cache-keeps-') ? fetched : undefined
    for (const digest of checkImage(ociDir, descriptor, `the tag ${tag}`, complain, spared)) reached.add(digest)
  }
  return { tags, reached }
}

/** A manifest, its config, its layers but the spared ones; answers the digests. */
function checkImage(
  ociDir: string,
  descriptor: Descriptor,
  what: string,
  complain: Complain,
  spared: ReadonlySet<string> = new Set(),
): readonly string[] {
  checkBlob(ociDir, descriptor, what, complain)
  const image = readImage(ociDir, descriptor.digest)
  if (image === undefined) {
    complain(`the manifest of ${what} cannot be read`)
    return [descriptor.digest]
  }
  for (const part of [image.config, ...image.layers])
    if (!spared.has(part.digest)) checkBlob(ociDir, part, what, complain)
  if (readJson(blobFile(ociDir, image.config.digest)) === undefined) complain(`the config of ${what} cannot be read`)
  return [descriptor, image.config, ...image.layers].map(({ digest }) => digest)
}

function checkImages(
  { name, buildOnly, manifests }: Entry,
  { ociDir }: CheckedDirectories,
  tags: ReadonlyMap<string, Descriptor>,
  complain: Complain,
): void {
  if (buildOnly) return
  if (manifests.size === 0) complain(`${name} has no manifest`)
  for (const [type, descriptor] of manifests) {
    const tag = type.startsWith('tar') ? name : `${name}-${type.split('+')[0] ?? ''}`
    if (tags.get(tag)?.digest !== descriptor.digest) complain(`the tag ${tag} of ${name} is missing`)
    checkImage(ociDir, descriptor, name, complain)
  }
}

interface Needs {
  readonly children: ReadonlySet<string>
  readonly takers: ReadonlySet<string>
  /** Layers of base images, which stacker fetches before it looks at the layers on them (docs/stacker/restoring.md#38). */
  readonly fetched: ReadonlySet<string>
}

/** Who is stood on, or taken from, by any layer that stacker will see, whether it is cached or not. */
function needsOf(entries: readonly Entry[], { visible }: CheckOptions): Omit<Needs, 'fetched'> {
  const below = [...entries.map(({ base }) => base), ...(visible ?? []).map(({ base }) => base)]
  const taken = [
    ...entries.flatMap(({ imports }) => imports.map((url) => url.split('/')[2] ?? '')),
    ...(visible ?? []).flatMap(({ takes }) => takes.map(({ from }) => from)),
  ]
  return { children: new Set(below.filter((name) => name !== undefined)), takers: new Set(taken) }
}

function checkRoot(
  entry: Entry,
  { children, takers, fetched }: Needs,
  reached: ReadonlySet<string>,
  directories: CheckedDirectories,
  options: CheckOptions,
  complain: Complain,
): void {
  const { ociDir, rootsDir } = directories
  const { name, buildOnly } = entry
  const bases = layerBases(directories)
  const hasChild = children.has(name)
  const needed = hasChild || takers.has(name)
  const place = path.join(rootsDir, name)
  for (const { source, dest } of entry.overlayDirs) {
    if (!fs.existsSync(path.join(place, 'overlay_dirs', path.basename(source), dest)))
      complain(`${name} lacks its overlay dir ${source}`)
  }
  if (['docker', 'oci'].includes(entry.baseType) && !buildOnly) checkPulled(entry, directories, complain)
  if (buildOnly && !fs.existsSync(place)) {
    complain(`the build_only layer ${name} has no root`)
    return
  }
  const { metadata, overlay } = readRoot(place)
  if (metadata === undefined) {
    if (needed) complain(`${name} is needed and has no metadata`)
    if (overlay === 'content') complain(`${name} has content that no metadata speaks of`)
    return
  }
  const { manifests, packed, builtLayers } = metadata
  if (overlay === 'absent') complain(`${name} has no overlay directory`)
  // stacker extracts one of several manifests and mounts one of them, by chance (docs/stacker/restoring.md#13): their layers must
  // lie in the same places.
  const places = [...manifests.values()].map((layers) => layers.map(({ digest }) => placeOf(rootsDir, digest)))
  if (manifests.size > 1 && places.some((list) => list.includes(undefined) || !isDeepStrictEqual(list, places[0])))
    complain(`the metadata of ${name} has ${String(manifests.size)} manifests, whose layers lie apart`)
  if (buildOnly) {
    const changes = options.unchanging?.has(name) !== true
    if (!packed && overlay !== 'content' && needed && changes)
      complain(`${name} is whole to stacker, and has no content`)
    // A layer begins with its base's metadata, and with its word of having been packed (docs/stacker/restoring.md#46; overlay.go,
    // snapshot). pack.go (generateLayer) heeds that word only where the overlay is empty.
    const { metadata: below } = readRoot(path.join(rootsDir, entry.base ?? '.'))
    const isInherited = below?.packed === true && isDeepStrictEqual(below.manifests, manifests)
    if (packed && overlay === 'content' && !isInherited) complain(`${name} is packed, and would be packed again`)
    const isStandIn = overlay === 'content' && manifests.size === 0 && builtLayers.length === 0
    const whole = readJson(path.join(place, 'overlay_metadata.json'))
    if (isStandIn && hasChild && Object.keys(whole ?? {}).length === 0)
      complain(`${name} stands in for its importers' content only, and has children`)
  } else {
    if (overlay === 'content') complain(`the root of the image ${name} has content beside it`)
    if (builtLayers.length > 0) complain(`the root of the image ${name} stands on others`)
    const isItsImage = [...manifests].some(([type, layers]) =>
      isDeepStrictEqual(layers, readImage(ociDir, entry.manifests.get(type)?.digest ?? '')?.layers),
    )
    // stacker itself writes down no manifest for an image without layers: it has changed nothing (docs/stacker/restoring.md#49;
    // pack.go, repackOverlay).
    const isEmpty = manifests.size === 0 && isWithoutLayers(ociDir, entry)
    if (!isItsImage && !isEmpty) complain(`the root of ${name} is that of another image`)
    if (entry.manifests.has('tar+false') && !manifests.has('tar+false') && !isEmpty)
      complain(`the root of ${name} is not the tar`)
  }
  for (const below of builtLayers) {
    const ancestor = readRoot(path.join(rootsDir, below))
    if (ancestor.metadata === undefined || ancestor.overlay === 'absent')
      complain(`${name} stands on ${below}, which is not there`)
  }
  for (const layer of [...manifests.values()].flat()) {
    const where = `the root of ${name}`
    // Only where stacker has extracted it before does it not ask for the blob (docs/stacker/restoring.md#17).
    const extracted = path.join(rootsDir, layer.digest.replace(':', '_'), 'overlay')
    const isExtracted = fs.existsSync(extracted) && fs.readdirSync(extracted).length > 0
    const isFetched = fetched.has(layer.digest)
    if (!isExtracted && !isFetched) checkBlob(bases, layer, `${where} in layer-bases`, complain)
    // What stacker packed or published must also be in the output layout, or it publishes an image without it
    // (docs/stacker/restoring.md#12).
    if ((packed && !isFetched) || !buildOnly) {
      checkBlob(ociDir, layer, `${where} in oci`, complain)
      if (!reached.has(layer.digest)) complain(`${where}: no tag reaches ${layer.digest}`)
    }
    if (needed && !(options.extractsOnDemand && extractsItself([ociDir, bases], layer))) {
      if (!fs.existsSync(extracted)) complain(`${where}: ${layer.digest} is not extracted`)
    }
  }
}

function isWithoutLayers(ociDir: string, { manifests }: Entry): boolean {
  return [...manifests.values()].every(({ digest }) => readImage(ociDir, digest)?.layers.length === 0)
}

/** The directory that a layer is extracted to; undefined where there is none yet. */
function placeOf(rootsDir: string, digest: string): string | undefined {
  const place = path.join(rootsDir, digest.replace(':', '_'))
  return fs.existsSync(place) ? fs.realpathSync(place) : undefined
}

/** Without the blobs of the base image in layer-bases it is pulled again on every run (35). */
function checkPulled(entry: Entry, directories: CheckedDirectories, complain: Complain): void {
  for (const { digest } of entry.manifests.values()) {
    for (const layer of readImage(directories.ociDir, digest)?.layers ?? [])
      checkBlob(layerBases(directories), layer, `the base image of ${entry.name}`, complain)
  }
}

function checkBlob(layout: string, descriptor: Descriptor, what: string, complain: Complain): void {
  const trouble = troubleOfBlob(layout, descriptor)
  if (trouble === undefined) return
  complain(
    trouble === 'is not there' ? `${what} lacks ${descriptor.digest}` : `${what}: ${descriptor.digest} ${trouble}`,
  )
}

/** Nothing stands in roots that no entry speaks of: stacker trusts what it finds there (docs/stacker/restoring.md#17). */
function checkRoots(rootsDir: string, entries: readonly Entry[], options: CheckOptions, complain: Complain): void {
  if (!fs.existsSync(rootsDir)) return
  const known = new Set([...entries.map(({ name }) => name), ...(options.foreignRoots ?? [])])
  for (const name of fs.readdirSync(rootsDir)) {
    if (known.has(name) || name === '.lock') continue
    if (!/^sha256_[0-9a-f]{64}$/.test(name)) complain(`roots holds ${name}`)
  }
}

const listed = new Map<string, ReturnType<typeof listTar>>()

/** A directory of an extracted layer is trusted whatever it holds (17), so it holds all of it. */
function checkExtracted(directories: CheckedDirectories, complain: Complain): void {
  const { ociDir, rootsDir } = directories
  if (!fs.existsSync(rootsDir)) return
  for (const root of fs.readdirSync(rootsDir).filter((name) => name.startsWith('sha256_'))) {
    const directory = path.join(rootsDir, root, 'overlay')
    const isLink = fs.lstatSync(path.join(rootsDir, root)).isSymbolicLink()
    // A link to the same layer of another type, which stacker extracts (docs/stacker/restoring.md#45).
    if (isLink) continue
    if (!fs.existsSync(directory)) {
      complain(`${root} leads nowhere`)
      continue
    }
    const digest = root.replace('_', ':')
    const file = [ociDir, layerBases(directories)].map((layout) => blobFile(layout, digest)).find(fs.existsSync)
    if (file === undefined || fs.readdirSync(directory).length === 0) continue
    if (!listed.has(digest)) listed.set(digest, listTar(fs.readFileSync(file)))
    const layer = listed.get(digest)
    for (const { name } of layer?.names ?? []) {
      if (fs.lstatSync(path.join(directory, name), { throwIfNoEntry: false }) === undefined)
        complain(`${root} lacks ${name}`)
    }
    for (const name of layer?.whiteouts ?? []) {
      const found = fs.lstatSync(path.join(directory, name), { throwIfNoEntry: false })
      if (found?.isCharacterDevice() !== true || found.rdev !== 0) complain(`${root} does not hide ${name}`)
    }
  }
}
