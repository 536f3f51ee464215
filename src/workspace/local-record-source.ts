import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { FormatError, isTrouble } from '../errors.ts'
import { digestHex, isDigest, type Digest } from '../formats/digest.ts'
import { parseTree } from '../formats/mtree-parse.ts'
import { treeDigest, type Tree } from '../formats/mtree-tree.ts'
import { openBuildCache } from '../layer/build-cache.ts'
import { pruneBuildCache } from '../layer/pruning.ts'
import { definitionText, sameDefinition } from '../layer/definition.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { factsOfEntry, identityOf, manifestDigests } from '../layer/entry-facts.ts'
import { entryHash } from '../layer/entry-hash.ts'
import { imageInLayout } from '../layer/image-layout.ts'
import { entryAgain } from '../layer/checkout-entries.ts'
import type { Foreseen } from '../layer/foreseen.ts'
import { hasEqualEntry } from '../layer/standing.ts'
import { completeFacts } from '../layer/lookup.ts'
import type { Candidate, Found, RecordSource } from '../layer/candidate.ts'
import type { RootOnDisk } from '../layer/kept-root.ts'
import { decodeOverlayMetadata } from '../layer/overlay-metadata.ts'
import type { Reason } from '../layer/build-plan.ts'
import { layerIdentity, type PortableBase, type PortableContent } from '../layer/portable.ts'
import type { StackedLayer } from '../layer/stack.ts'
import { isUnwitnessed } from '../layer/import-dest.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'
import { readBuildCache } from './build-cache-file.ts'
import { buildCachePath, extractedName, rootPath, type StackerDirectories } from './directories.ts'
import { isPlainName } from '../formats/plain-path.ts'
import { stackerUrl } from '../stackerfile/dockerish-url.ts'
import { decodeManifest } from '../formats/oci/manifest.ts'
import { readImageDocument, verifyBlob } from './oci-layout.ts'

interface OpenedState {
  readonly entries: ReadonlyMap<string, CacheEntry>
  /** Entries that stacker will drop when it opens the file (docs/stacker/build-cache.md#7.2), with why. */
  readonly pruned: ReadonlyMap<string, string>
  /** Why there is no usable file at all. */
  readonly nothing: string | undefined
}

/**
 * The build.cache that stacker left on disk as a source of records: what stacker itself would look up, over the roots and images beside it.
 * `firstType` is the key of the first layer type that is asked for: stacker writes it into entries of build_only layers.
 */
export function localRecordSource(
  directories: StackerDirectories,
  firstType?: (release: Release) => string,
): RecordSource {
  let opened: Promise<OpenedState> | undefined
  /** By layer name, of layers already asked for: children and importers come later. */
  const identities = new Map<string, Digest>()
  /** Entries that are not there, as stacker will write them before it looks up their children. */
  const again = new Map<string, CacheEntry>()

  return {
    newestRecord: () => Promise.resolve(undefined),
    async find(stacked, foreseen, release): Promise<Found> {
      opened ??= openState(directories, release)
      const { entries, pruned, nothing } = await opened
      const { name } = stacked.facts.definition
      const entry = entries.get(name)
      if (entry === undefined) {
        const renewed = firstType && renewedEntry(stacked, foreseen, release, { entries, again, firstType })
        if (renewed !== undefined) {
          again.set(name, renewed.entry)
          identities.set(name, renewed.identity)
        }
        const why = pruned.get(name) ?? nothing
        return none([
          {
            ...(pruned.has(name)
              ? { code: 'content-missing', subject: '' }
              : { code: 'not-cached', subject: 'build.cache' }),
            ...(why !== undefined && { detail: why }),
          },
        ])
      }
      const candidate = candidateOfEntry(entry, { stacked, foreseen }, release, { entries, again, identities })
      if (typeof candidate === 'string')
        return none([{ code: 'not-cached', subject: 'build.cache', detail: candidate }])
      identities.set(name, candidate.identity)
      const objections = [...missingOverlayDirs(directories, stacked), ...stagedLinks(directories, stacked)]
      return { candidate: { ...candidate, onDisk: rootOnDisk(directories, name) }, objections, present: new Set() }
    },
  }
}

/** The entry that stacker will write of a build_only layer, where it can be foreseen: children of it that are on disk may be its own. */
function renewedEntry(
  stacked: StackedLayer,
  foreseen: Foreseen,
  release: Release,
  {
    entries,
    again,
    firstType,
  }: Pick<State, 'entries' | 'again'> & { readonly firstType: (release: Release) => string },
): { readonly entry: CacheEntry; readonly identity: Digest } | undefined {
  const { facts } = stacked
  const complete = completeFacts(foreseen)
  if (!facts.definition.layer.BuildOnly || complete === undefined || !hasEqualEntry(facts, complete)) return undefined
  const parent =
    facts.base.kind === 'built' ? (entries.get(facts.base.layer) ?? again.get(facts.base.layer)) : undefined
  const base = facts.base.kind === 'known' ? facts.base.base : parent && String(entryHash(parent, release))
  if (base === undefined) return undefined
  const entry = entryAgain(stacked, foreseen, base, { release, layerTypes: [firstType(release)] })
  return { entry, identity: layerIdentity(complete, [], []) }
}

/** Undefined where it is not there or cannot be read. */
function rootOnDisk(directories: StackerDirectories, name: string): RootOnDisk | undefined {
  if (!isPlainName(name)) return undefined
  const root = rootPath(directories, name)
  try {
    const bytes = readFileSync(path.join(root, 'overlay_metadata.json'))
    const overlay = path.join(root, 'overlay')
    // stacker writes all members (overlay/metadata.go).
    const standsIn = bytes.toString().trim() === '{}' ? filesBelow(overlay) : undefined
    const metadata = decodeOverlayMetadata(bytes)
    const layers = [...metadata.manifests.values()].flatMap((manifest) => manifest.layers)
    const extracted = new Set(layers.flatMap(({ digest }) => (isExtracted(directories, digest) ? [digest] : [])))
    return { metadata, hasContent: readdirSync(overlay).length > 0, standsIn, extracted }
  } catch (error) {
    if (!isTrouble(error) && !(error instanceof FormatError)) throw error
    return undefined
  }
}

function isExtracted({ rootsDir }: StackerDirectories, digest: Digest): boolean {
  const overlay = path.join(rootsDir, extractedName(digest), 'overlay')
  return existsSync(overlay) && readdirSync(overlay).length > 0
}

/** Absolute paths as seen from inside. Of a directory that is there nobody knows whether all of it is. */
function filesBelow(directory: string): ReadonlySet<string> {
  const found = readdirSync(directory, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => !entry.isDirectory())
  return new Set(files.map((entry) => `/${path.relative(directory, path.join(entry.parentPath, entry.name))}`))
}

function none(objections: readonly Reason[]): Found {
  return { candidate: undefined, objections, present: new Set() }
}

async function openState(directories: StackerDirectories, release: Release): Promise<OpenedState> {
  const opened = openBuildCache(await readBuildCache(buildCachePath(directories)), release)
  const empty = { entries: new Map<string, CacheEntry>(), pruned: new Map<string, string>() }
  switch (opened.kind) {
    case 'missing':
      return { ...empty, nothing: undefined }
    case 'discarded':
      return {
        ...empty,
        nothing: `build.cache is of version ${String(opened.version)}, which stacker ${release.tag} removes`,
      }
    case 'broken':
      return { ...empty, nothing: `stacker will stop at its build.cache (${opened.why}); remove it` }
    case 'opened': {
      const whole = await wholeManifests(directories, opened.entries)
      const { kept, pruned } = pruneBuildCache(opened.entries, {
        hasRoot: (name) => existsSync(rootPath(directories, name)),
        hasManifest: ({ Digest: digest }) => whole.has(digest),
      })
      return { entries: kept, pruned: new Map(pruned.map(({ name, why }) => [name, why])), nothing: undefined }
    }
  }
}

async function wholeManifests(
  directories: StackerDirectories,
  entries: ReadonlyMap<string, CacheEntry>,
): Promise<ReadonlySet<string>> {
  const descriptors = [...entries.values()].flatMap(({ Layer: layer, Manifests: manifests }) =>
    layer.BuildOnly ? [] : [...(manifests?.values() ?? [])],
  )
  const whole = await Promise.all(
    descriptors.map(async ({ Digest: digest, Size: size }) =>
      isDigest(digest) && (await verifyBlob(directories.ociDir, digest, Number(size))) === undefined ? [digest] : [],
    ),
  )
  return new Set(whole.flat())
}

interface State {
  readonly entries: ReadonlyMap<string, CacheEntry>
  readonly again: ReadonlyMap<string, CacheEntry>
  readonly identities: ReadonlyMap<string, Digest>
}

/** The entry as a candidate; a text says why it cannot be compared. */
function candidateOfEntry(
  entry: CacheEntry,
  { stacked, foreseen }: { readonly stacked: StackedLayer; readonly foreseen: Foreseen },
  release: Release,
  state: State,
): Candidate | string {
  const same = sameDefinition(entry.Layer, stacked.facts.definition.layer, release)
  const portable: Layer = same ? foreseen.layer : entry.Layer
  try {
    const known = factsOfEntry(entry, {
      portable,
      definition: same ? foreseen.facts.definition : definitionText(entry.Layer, release),
      arch: foreseen.facts.arch,
      release,
      base: foreseen.base.kind === 'taken' && same ? foreseen.base : baseOfEntry(entry, release, state),
      unwitnessed: (index) => unwitnessedImport(entry, index, foreseen, state.identities),
    })
    if (known.kind === 'incomplete') return known.why
    const identity = identityOf(entry, known.facts)
    const recorded = { layer: portable, facts: known.facts }
    return { identity, recorded, entry, record: undefined, trees: treesOfEntry(entry, release) }
  } catch (error) {
    if (error instanceof FormatError) return `its entry cannot be read: ${error.message}`
    throw error
  }
}

/**
 * `Base` names the parent by its hash (docs/stacker/build-cache.md#8.1): it stands for that parent as long as the parent's entry
 * still has that hash.
 */
function baseOfEntry(entry: CacheEntry, release: Release, { entries, again, identities }: State): PortableBase {
  const { From: from } = entry.Layer
  if (from.Type === 'built') {
    const parent = entries.get(from.Tag) ?? again.get(from.Tag)
    const identity = identities.get(from.Tag)
    if (parent && identity && String(entryHash(parent, release)) === entry.Base)
      return { kind: 'layer', identity, path: '' }
  }
  const image = imageInLayout(from)
  if (image !== undefined) {
    for (const [name, parent] of entries) {
      const identity = identities.get(name)
      const written = manifestDigests(parent).some((digest) => digestHex(digest) === entry.Base)
      if (identity && written)
        return { kind: 'layer', identity, path: from.Type === 'oci' ? from.Url : `:${image.name}` }
    }
  }
  const file = from.Type === 'tar' ? stackerUrl(from.Url) : undefined
  const producer = file && identities.get(file.layer)
  return producer ? { kind: 'layer', identity: producer, path: file.path } : { kind: 'known', base: entry.Base }
}

/**
 * No entry witnesses imports with `dest`: stacker hits whatever they hold (docs/stacker/build-cache.md#6.3). What came from a
 * producer is known by that producer.
 */
function unwitnessedImport(
  entry: CacheEntry,
  index: number,
  foreseen: Foreseen,
  identities: ReadonlyMap<string, Digest>,
): PortableContent | undefined {
  const item = entry.Layer.Imports?.[index]
  const now = foreseen.imports[index]
  if (item === undefined) return undefined
  if (now?.kind === 'taken') return now
  if (isUnwitnessed(item)) return now === undefined || now.kind === 'unresolved' ? { kind: 'file', hash: '' } : now
  const source = stackerUrl(item.Path)
  const identity = source && identities.get(source.layer)
  return identity && { kind: 'produced', identity, path: source.path }
}

function treesOfEntry(entry: CacheEntry, release: Release): ReadonlyMap<Digest, Tree> {
  const hashes = [
    ...[...(entry.Imports?.values() ?? [])].filter(({ Type }) => Type === 1n).map(({ Hash }) => Hash),
    ...[...(entry.OverlayDirs?.values() ?? [])].map(({ Hash }) => Hash),
  ]
  const trees = hashes.map((hash) => parseTree(Buffer.from(hash, 'base64'), release.goMtree))
  return new Map(trees.map((tree) => [treeDigest(tree), tree]))
}

/**
 * stacker looks for the staged copy of each overlay dir, which an empty directory satisfies (docs/stacker/build-cache.md#6.4,
 * docs/stacker/restoring.md#15; cache.go, Lookup).
 */
function missingOverlayDirs({ rootsDir }: StackerDirectories, { facts }: StackedLayer): Reason[] {
  const { name, layer } = facts.definition
  return (layer.OverlayDirs ?? []).flatMap(({ Source: source, Dest: dest }): Reason[] => {
    const staged = path.join(rootsDir, name, 'overlay_dirs', path.basename(source), dest)
    return existsSync(staged) ? [] : [{ code: 'overlay-dir-missing', subject: source }]
  })
}

/**
 * Where a link is staged and the source is none, or the other way round, stacker stops: "symlink -> not symlink not supported"
 * (docs/stacker/staging.md#4.5).
 */
function stagedLinks({ stackerDir }: StackerDirectories, { facts }: StackedLayer): Reason[] {
  const { name, layer } = facts.definition
  return (layer.Imports ?? []).flatMap(({ Path: source, Dest: dest }): Reason[] => {
    if (dest || !source.startsWith('/')) return []
    const staged = lstatSync(path.join(stackerDir, 'imports', name, path.basename(source)), { throwIfNoEntry: false })
    const now = staged && lstatSync(source, { throwIfNoEntry: false })
    if (now === undefined || staged === undefined || now.isSymbolicLink() === staged.isSymbolicLink()) return []
    return [{ code: 'bad-import', subject: source, detail: 'symlink -> not symlink not supported' }]
  })
}

/**
 * Whether the images of an entry on disk are whole: stacker checks manifests only, and publishes an image whose layers are missing
 * (docs/stacker/restoring.md#5). A build_only entry is backed by its root; who needs more of it than that it is there looks into
 * it.
 */
export async function isBackedLocally(directories: StackerDirectories, entry: CacheEntry): Promise<boolean> {
  if (!isPlainName(entry.Name)) return false
  if (entry.Layer.BuildOnly) return existsSync(rootPath(directories, entry.Name))
  for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
    const manifest = isDigest(digest) ? await readImageDocument(directories.ociDir, digest) : undefined
    if (manifest === undefined) return false
    try {
      const { config, layers } = decodeManifest(manifest)
      for (const blob of [config, ...layers]) {
        if ((await verifyBlob(directories.ociDir, blob.digest, blob.size)) !== undefined) return false
      }
    } catch (error) {
      if (error instanceof FormatError) return false
      throw error
    }
  }
  return existsSync(path.join(rootPath(directories, entry.Name), 'overlay_metadata.json'))
}
