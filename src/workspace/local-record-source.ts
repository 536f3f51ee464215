import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { FormatError, isTrouble } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { isPlainName } from '../formats/plain-path.ts'
import type { CacheEntry } from '../layer/entry.ts'
import { candidateOfEntry, type OtherEntries } from '../layer/entry-candidate.ts'
import { entryHash } from '../layer/entry-hash.ts'
import { entryAgain } from '../layer/checkout-entries.ts'
import type { Foreseen } from '../layer/foreseen.ts'
import { hasEqualEntry } from '../layer/standing.ts'
import { completeFacts } from '../layer/lookup.ts'
import type { Found, RecordSource } from '../layer/candidate.ts'
import type { RootOnDisk } from '../layer/kept-root.ts'
import { decodeOverlayMetadata } from '../layer/overlay-metadata.ts'
import type { Reason } from '../layer/build-plan.ts'
import { layerIdentity } from '../layer/portable.ts'
import type { StackedLayer } from '../layer/stack.ts'
import type { Release } from '../release/release.ts'
import { extractedName, rootPath, type StackerDirectories } from './directories.ts'
import { openState, type OpenedState } from './opened-state.ts'

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
  }: Pick<OtherEntries, 'entries' | 'again'> & { readonly firstType: (release: Release) => string },
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
  const place = path.join(stackerDir, 'imports', name)
  if (!existsSync(place)) return []
  return (layer.Imports ?? []).flatMap(({ Path: source, Dest: dest }): Reason[] => {
    if (dest || !source.startsWith('/')) return []
    const staged = lstatSync(path.join(place, path.basename(source)), { throwIfNoEntry: false })
    const now = staged && lstatSync(source, { throwIfNoEntry: false })
    if (now === undefined || staged === undefined || now.isSymbolicLink() === staged.isSymbolicLink()) return []
    return [{ code: 'bad-import', subject: source, detail: 'symlink -> not symlink not supported' }]
  })
}
