import path from 'node:path'
import { isAlwaysBuilt } from '../layer/always-built.ts'
import { stackerUrl } from '../stackerfile/dockerish-url.ts'
import {
  eachLayer,
  hasDest,
  isDownload,
  type BlindSpot,
  type BlindSpotKind,
  type BlindSpotSources,
} from './blind-spot.ts'

export const sharedBaseNames: BlindSpotKind = {
  find: findSharedBaseNames,
  tell: ({ layers, subjects }) => ({
    message: `${layers}: the imports ${subjects} have one base name; stacker keeps only one of them, and changes of the other go unseen`,
    advice: 'rename one of them, or import the directory that it is in',
  }),
}

export const uncomparedContent: BlindSpotKind = {
  find: findUncompared,
  tell: ({ layers, subjects, written }, { from, hashesProduced }) => ({
    message:
      from === 'local'
        ? `${layers}: stacker never compares the content of an import with dest (${subjects}), so the old copy stays in the image when it changes`
        : `${layers}: stacker never compares the content of an import with dest (${subjects}); restore does, but a build in place keeps the old copy`,
    advice: `${listedAgain(written)}${written.some((source) => mayBePinned(source, hashesProduced)) ? ', or give the sha256 of a file as hash' : ''}`,
  }),
}

export const unpinnedDownloads: BlindSpotKind = {
  find: findUnpinnedDownloads,
  tell: ({ layers, subjects, written, one }) => ({
    message: `${layers}: the ${one ? 'download' : 'downloads'} ${subjects} ${one ? 'has' : 'have'} no hash; stacker keeps the copy it has without looking inside unless the server tells a checksum, and the plan depends on what the server tells`,
    // It does not hold a copy that is there against the hash either (docs/stacker/staging.md#6.2; network.go, Download); one of
    // another URL it removes (docs/stacker/staging.md#6.5).
    advice: `add ${one ? 'its sha256' : 'the sha256 of each'} as hash${written.every(isVersioned) ? '' : ', and a version to the URL, as a copy that is there is not held against the hash'}`,
  }),
}

export const unpinnedBases: BlindSpotKind = {
  find: (sources) =>
    eachLayer(sources, ({ layer: { From: from } }) =>
      from.Type === 'tar' && isDownload(from.Url) && !isVersioned(path.posix.basename(from.Url)) ? [from.Url] : [],
    ),
  tell: ({ layers, subjects, one }) => ({
    message: `${layers}: the ${one ? 'base' : 'bases'} ${subjects} ${one ? 'has' : 'have'} no version in the file name; stacker keeps the file that it has of that name, of whatever URL, unless the server tells a checksum`,
    advice: 'name a version in the file name',
  }),
}

/** From rc14 on `hash:` is not held against what comes out of a layer (docs/stacker/staging.md#9.1), and a directory has none. */
function mayBePinned(source: string, hashesProduced: boolean): boolean {
  return (hashesProduced || stackerUrl(source) === undefined) && !source.endsWith('/')
}

/** A directory that is listed with a slash at its end and without dest ends the build (docs/stacker/staging.md#5.2). */
function listedAgain(written: readonly string[]): string {
  const names = written.map((source) => path.posix.basename(source))
  const what =
    new Set(names).size < names.length ? 'the directories that they are in' : 'it, or what holds it or changes with it,'
  return `list ${what} once more without dest${written.some((source) => source.endsWith('/')) ? ' and without a slash at the end' : ''}`
}

/** Is there a number in it, other than in the names of architectures and formats? */
function isVersioned(name: string): boolean {
  return /\d/.test(
    name
      .replace(/^https?:\/\/[^/]*/, '')
      .replace(/x86[_-]?64|i[3-6]86|(?:amd|arm|aarch|x|riscv|ppc|win|mips)64|armv\d\w*|armhf|s390x|bz2|lz4|7z/gi, ''),
  )
}

/**
 * Imports without `dest` are staged side by side under their last component (docs/stacker/staging.md#4.6; import.go), so one takes
 * the other's place.
 */
function findSharedBaseNames(sources: BlindSpotSources): BlindSpot[] {
  return eachLayer(sources, ({ layer, written }) => {
    const staged = new Map<string, Map<string, string>>()
    for (const [index, source] of (layer.Imports ?? []).entries()) {
      if (hasDest(source)) continue
      const name = path.posix.basename(source.Path)
      const sharing = staged.get(name) ?? new Map<string, string>()
      staged.set(name, sharing.set(source.Path, written.Imports?.[index]?.Path ?? source.Path))
    }
    return [...staged.values()].flatMap((sharing) => (sharing.size > 1 ? [...sharing.values()] : []))
  })
}

/**
 * Imports with `dest` are ignored by Lookup and Put (docs/stacker/build-cache.md#6.3, docs/stacker/restoring.md#33; cache.go),
 * unless their content stands in the definition as `hash`, which stacker holds files and downloads against, or they or a directory
 * that they are in are imported without `dest`, or laid over.
 */
function findUncompared(sources: BlindSpotSources): BlindSpot[] {
  const { hashesProduced } = sources
  return eachLayer(sources, (definition, { facts }) => {
    const { layer, written } = definition
    if (isAlwaysBuilt(definition)) return []
    const imports = layer.Imports ?? []
    const compared = new Set([
      ...imports.filter((source) => !hasDest(source)).map(({ Path: source }) => placeOf(source)),
      ...(layer.OverlayDirs ?? []).map(({ Source: source }) => placeOf(source)),
    ])
    return imports.flatMap((source, index) => {
      if (!hasDest(source) || isDownload(source.Path)) return []
      const kind = facts.imports[index]?.kind
      const pinned = source.Hash !== '' && kind !== 'directory' && (kind !== 'produced' || hashesProduced)
      if (pinned || isInside(placeOf(source.Path), compared)) return []
      return [written.Imports?.[index]?.Path ?? source.Path]
    })
  })
}

function placeOf(source: string): string {
  return path.posix.normalize(source).replace(/\/$/, '')
}

function isInside(place: string, directories: ReadonlySet<string>): boolean {
  for (let at = place; ; at = path.posix.dirname(at)) {
    if (directories.has(at)) return true
    if (at === path.posix.dirname(at)) return false
  }
}

/**
 * Download (network.go) trusts the staged copy where the server tells no checksum, or its size is the same
 * (docs/stacker/staging.md#6.2, docs/stacker/restoring.md#25).
 */
function findUnpinnedDownloads(sources: BlindSpotSources): BlindSpot[] {
  return eachLayer(sources, ({ layer }) =>
    (layer.Imports ?? []).flatMap(({ Path: url, Hash: hash }) => (isDownload(url) && hash === '' ? [url] : [])),
  )
}
