import { existsSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { contentSha256, fileHash, hashContent, hashFileAs } from '../formats/file-hash.ts'
import { goFileMode } from '../formats/go-file-mode.ts'
import type { Tree } from '../formats/mtree-tree.ts'
import { directorySource, statusOf, walkSource, type FileStatus } from '../formats/mtree-walk.ts'
import type { ContentFact } from '../layer/facts.ts'
import type { Import } from '../stackerfile/layer.ts'
import { broken, generated, stagedMode, unresolved, type StagingEnvironment } from './staging-environment.ts'
import { unknownUmask } from '../layer/umask.ts'

/**
 * What stacker will stage for a local source into an empty staging directory (docs/stacker/restoring.md#23), and then hash
 * (docs/stacker/staging.md#4.1; import.go, importFile). `staged` are the layer's imports that are staged into the same directory.
 */
export function predictLocalImport(
  source: Import,
  environment: StagingEnvironment,
  staged: readonly Import[] = [],
): ContentFact {
  const place = sourcePlace(source, environment)
  try {
    const status = environment.scan?.find(place) ?? statusOf(place)
    if (status.type === 'dir') return predictDirectory(source, place, environment, staged)
    if (status.type === 'link') return predictLink(source, place, environment)
    return predictFile(source, place, status, environment)
  } catch (error) {
    return unreadable(error, environment)
  }
}

/** What a regular file of the project, and no link to one, holds, and its permission bits. */
export function plainFile(
  source: Import,
  environment: StagingEnvironment,
): { readonly sha256: string; readonly mode: number } | undefined {
  const place = sourcePlace(source, environment)
  try {
    const { type, mode } = statusOf(place)
    return type === 'file' ? { sha256: contentSha256(place, environment.watch), mode: mode & 0o7777 } : undefined
  } catch {
    // What cannot be looked at is not plain; predictLocalImport says why.
    return undefined
  }
}

function sourcePlace({ Path: written }: Import, { workingDirectory }: StagingEnvironment): string {
  return path.resolve(workingDirectory, written) + (written.endsWith('/') ? '/' : '')
}

function predictFile(
  source: Import,
  place: string,
  status: Pick<FileStatus, 'type' | 'mode'>,
  environment: StagingEnvironment,
): ContentFact {
  const refused = refusedType(status)
  if (refused) return refused
  if (environment.ownDirectories.touches(place))
    return unresolved("it lies in stacker's own directories, which every build changes")
  const mode = stagedMode(status.mode, source.Mode, environment.release)
  if (doubtfulMode(mode, environment)) return unresolved('whether its setuid and setgid bits survive is not known')
  const scanned = source.Hash === '' ? environment.scan?.find(place) : undefined
  const hash = scanned?.type === 'file' ? scanned.hash(mode) : undefined
  return hash === undefined ? hashed(source, place, mode, environment) : { kind: 'file', hash }
}

/**
 * A link is staged as it is and read through from the staging directory, so only an absolute one leads where it led before
 * (docs/stacker/staging.md#4.4).
 */
function predictLink(source: Import, place: string, environment: StagingEnvironment): ContentFact {
  const { hashesSources } = environment.release.rules
  const target = statSync(place, { throwIfNoEntry: false })
  // An earlier layer, or a step before the build, may still make what it leads to.
  if (target === undefined) return generated
  if (target.isDirectory() && (hashesSources || source.Hash !== ''))
    return broken("couldn't copy it for hashing: it is a link to a directory")
  if (!target.isFile() || !path.isAbsolute(readlinkSync(place))) {
    return unresolved('it is a link that leads elsewhere once staged')
  }
  if (source.Dest !== undefined && source.Dest !== '') return unresolved('it is a link')
  if (environment.ownDirectories.touches(realpathSync(place)))
    return unresolved("it is a link into stacker's own directories")
  return hashed(source, place, target.mode & 0o7777, environment)
}

function hashed(source: Import, place: string, mode: number, { watch }: StagingEnvironment): ContentFact {
  const goMode = goFileMode(0o100000 | mode)
  const wanted = source.Hash.toLowerCase()
  if (wanted === '') return { kind: 'file', hash: hashFileAs(place, goMode, watch) }
  const { content } = hashContent(place, watch)
  return fileHash(content) === `sha256:${wanted}`
    ? { kind: 'file', hash: fileHash(content, goMode) }
    : broken('its content is not what `hash:` demands')
}

/**
 * Directories are made anew and belong to stacker; files and links are copied; attributes and times are left behind
 * (docs/stacker/staging.md#5.1, docs/stacker/restoring.md#22).
 */
function predictDirectory(
  source: Import,
  place: string,
  environment: StagingEnvironment,
  staged: readonly Import[],
): ContentFact {
  if (environment.ownDirectories.touches(place))
    return unresolved("it holds stacker's own directories, which every build changes")
  const dest = source.Dest !== undefined && source.Dest !== ''
  if (place.endsWith('/') && !dest && environment.release.rules.trailingSlash) {
    const beside = staged.filter((other) => other !== source)
    return spilled(place, beside)
  }
  const { umask } = environment
  if (umask === undefined) return unresolved(unknownUmask)
  if (!dest && inheritsGroup(environment)) return unresolved('its staging directory would inherit a group')
  if (!environment.rootUser && [source.Uid, source.Gid].some((id) => id !== undefined && id >= mappedIds))
    return unresolved("whether stacker's user namespace has its owner is not known")
  const uid = stagedOwner(source.Uid)
  const gid = stagedOwner(source.Gid)
  let refused: ContentFact | undefined
  const scanned = environment.scan?.find(place)
  const real =
    scanned?.type === 'dir'
      ? scanned.source
      : directorySource(place, { kind: 'read', attributes: new Map() }, environment.watch)
  const tree: Tree = walkSource({
    ...real,
    sha256: (name) => (refused ? '' : real.sha256(name)),
    status(name) {
      const status = real.status(name)
      if (status.type === 'dir') return { type: 'dir', mode: 0o755 & ~umask, uid: 0, gid: 0 }
      if (status.type === 'link') return { type: 'link', mode: 0o777, uid, gid }
      refused ??= refusedType(status)
      const mode = stagedMode(status.mode, source.Mode, environment.release)
      if (doubtfulMode(mode, environment))
        refused ??= unresolved('whether setuid and setgid bits in it survive is not known')
      return { type: status.type, mode, uid, gid }
    },
  })
  return refused ?? { kind: 'directory', tree }
}

/**
 * From rc7 on the content of a directory that is written with a trailing slash is staged beside the other imports, while Lookup and
 * Put look for the directory's own name. They find something only if the content or another import has that name, and whether they
 * do on the next run depends on what this one left (docs/stacker/staging.md#5.2).
 */
function spilled(place: string, beside: readonly Import[]): ContentFact {
  const name = path.posix.basename(place)
  const mayMake = ({ Path: other }: Import): boolean => other.endsWith('/') || path.posix.basename(other) === name
  return existsSync(place + name) || beside.some(mayMake)
    ? unresolved('stacker spreads a directory written with a trailing slash, and may take an entry of its name for it')
    : broken('a directory written with a trailing slash is staged where stacker does not look for it')
}

/** As many ids as /etc/subuid gives a user by default. */
const mappedIds = 65_536n

/** Directories made below one with the setgid bit have it too, and its group (docs/stacker/staging.md#5.1; mkdir(2)). */
function inheritsGroup({ ownDirectories }: StagingEnvironment): boolean {
  let at = ownDirectories.stackerDir
  for (;;) {
    const status = lstatSync(at, { throwIfNoEntry: false })
    if (status !== undefined && !status.isSymbolicLink()) return (status.mode & 0o2000) !== 0
    if (at === path.dirname(at)) return false
    at = status === undefined ? path.dirname(at) : realpathSync(at)
  }
}

/** -1 leaves the owner as it is: stacker, which is 0 to itself also in a user namespace (docs/stacker/staging.md#1.6). */
function stagedOwner(id: bigint | undefined): number {
  return id === undefined || id < 0n ? 0 : Number(id)
}

function refusedType({ type }: Pick<FileStatus, 'type'>): ContentFact | undefined {
  if (type === 'fifo') return broken('stacker waits for ever for the writer of a FIFO')
  if (type === 'socket') return broken('a socket cannot be opened')
  return type === 'file' ? undefined : unresolved('it is a device')
}

/** Without chown it is write(2) that may clear them, unless the writer is root. */
function doubtfulMode(mode: number, { release, rootUser }: StagingEnvironment): boolean {
  return (mode & 0o6000) !== 0 && !rootUser && !release.rules.stagingChowns
}

/** @throws what is no error of the file system. */
function unreadable(error: unknown, { rootUser }: StagingEnvironment): ContentFact {
  // Who is root, also in a namespace of his own, may read what this process may not; other troubles may pass.
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === undefined) throw error
  if (code === 'ENOENT' || code === 'ENOTDIR') return generated
  const same = rootUser && process.getuid?.() === 0
  const stops = code === 'ELOOP' || code === 'ENAMETOOLONG' || ((code === 'EACCES' || code === 'EPERM') && same)
  return stops ? broken(`it cannot be read (${code})`) : unresolved(`it cannot be read (${code})`)
}
