import { readlinkSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileHash, hashContent } from '../formats/file-hash.ts'
import { goFileMode } from '../formats/go-file-mode.ts'
import type { Tree } from '../formats/mtree-tree.ts'
import { directorySource, statusOf, walkSource, type FileStatus } from '../formats/mtree-walk.ts'
import type { ContentFact } from '../layer/facts.ts'
import type { Import } from '../stackerfile/layer.ts'
import { broken, generated, holdsOwnState, stagedMode, unresolved, type StagingEnvironment } from './staging.ts'

/** What stacker will stage for a local source into an empty staging directory, and then hash (import.go, importFile). */
export function predictLocalImport(source: Import, environment: StagingEnvironment): ContentFact {
  const slash = source.Path.endsWith('/')
  const place = path.resolve(environment.workingDirectory, source.Path) + (slash ? '/' : '')
  try {
    const status = statusOf(place)
    if (status.type === 'dir') return predictDirectory(source, place, environment)
    if (status.type === 'link') return predictLink(source, place, environment)
    return predictFile(source, place, status, environment)
  } catch (error) {
    return unreadable(error, environment)
  }
}

function predictFile(source: Import, place: string, status: FileStatus, environment: StagingEnvironment): ContentFact {
  const refused = refusedType(status)
  if (refused) return refused
  const mode = stagedMode(status.mode, source.Mode, environment.release)
  if (doubtfulMode(mode, environment)) return unresolved('whether its setuid and setgid bits survive is not known')
  return hashed(source, place, mode)
}

/** A link is staged as it is and read through from the staging directory, so only an absolute one leads where it led before. */
function predictLink(source: Import, place: string, environment: StagingEnvironment): ContentFact {
  const target = statSync(place, { throwIfNoEntry: false })
  const { hashesSources } = environment.release.rules
  if (target === undefined) {
    return hashesSources ? broken('it is a link that leads nowhere') : unresolved('it is a link that leads nowhere')
  }
  if (target.isDirectory() && hashesSources) return broken("couldn't copy it for hashing: it is a link to a directory")
  if (!target.isFile() || !path.isAbsolute(readlinkSync(place))) {
    return unresolved('it is a link that leads elsewhere once staged')
  }
  if (source.Dest !== undefined && source.Dest !== '') return unresolved('it is a link')
  return hashed(source, place, target.mode & 0o7777)
}

function hashed(source: Import, place: string, mode: number): ContentFact {
  const { content } = hashContent(place)
  const wanted = source.Hash.toLowerCase()
  if (wanted !== '' && fileHash(content) !== `sha256:${wanted}`) {
    return broken('its content is not what `hash:` demands')
  }
  return { kind: 'file', hash: fileHash(content, goFileMode(0o100000 | mode)) }
}

/** Directories are made anew and belong to stacker; files and links are copied; attributes and times are left behind. */
function predictDirectory(source: Import, place: string, environment: StagingEnvironment): ContentFact {
  if (holdsOwnState(place, environment))
    return unresolved("it holds stacker's own directories, which every build changes")
  const dest = source.Dest !== undefined && source.Dest !== ''
  if (place.endsWith('/') && !dest && environment.release.rules.trailingSlash) {
    return broken(`a directory written with a trailing slash is staged where stacker does not look for it`)
  }
  const uid = stagedOwner(source.Uid)
  const gid = stagedOwner(source.Gid)
  let refused: ContentFact | undefined
  const real = directorySource(place, { kind: 'read', attributes: new Map() })
  const tree: Tree = walkSource({
    ...real,
    sha256: (name) => (refused ? '' : real.sha256(name)),
    status(name) {
      const status = real.status(name)
      if (status.type === 'dir') return { type: 'dir', mode: 0o755 & ~environment.umask, uid: 0, gid: 0 }
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

/** -1 leaves the owner as it is: stacker, which is 0 to itself also in a user namespace. */
function stagedOwner(id: bigint | undefined): number {
  return id === undefined || id < 0n ? 0 : Number(id)
}

function refusedType({ type }: FileStatus): ContentFact | undefined {
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
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === undefined) throw error
  if (code === 'ENOENT' || code === 'ENOTDIR') return generated
  const mayDiffer = rootUser && process.getuid?.() !== 0
  return mayDiffer ? unresolved(`only root can read it (${code})`) : broken(`it cannot be read (${code})`)
}
