import { FormatError } from '../errors.ts'
import { isPlainName } from '../formats/plain-path.ts'
import type { TarMember } from './tar-member.ts'

const whiteoutPrefix = '.wh.'
const opaqueName = '.wh..wh..opq'

/** Of devices that umoci makes, and overlayfs itself (docs/stacker/restoring.md#38): stacker packs them into a squashfs as they are. */
export const whiteoutModes = { umoci: 0o666, overlayfs: 0 } as const

/**
 * Turns the whiteouts of an image layer into what overlayfs understands, as umoci does when it unpacks for overlay: `.wh.X` becomes
 * the character device 0:0 named X, `.wh..wh..opq` an xattr of its directory (docs/stacker/restoring.md#16). Takes guarded members
 * in order; answers the members to write, of which only the last may carry the content. Xattrs of overlayfs that a layer brings
 * along are dropped: they would redirect what the mount shows.
 */
export function convertWhiteouts(
  opaqueAttribute: string,
  whiteoutMode: number,
): (member: TarMember) => readonly TarMember[] {
  const directories = new Map<string, TarMember>()
  const whiteouts = new Set<string>()
  const names = new Set<string>()

  return (member) => {
    const slash = member.name.lastIndexOf('/')
    const parent = slash < 0 ? '.' : member.name.slice(0, slash)
    const base = member.name.slice(slash + 1)
    if (base === opaqueName) {
      const directory = directories.get(parent) ?? { ...member, ...bareDirectory, name: parent }
      const records = new Map(directory.records)
      records.set(`SCHILY.xattr.${opaqueAttribute}`, Buffer.from('y'))
      const opaque = { ...directory, records }
      directories.set(parent, opaque)
      return [opaque]
    }
    if (base.startsWith(whiteoutPrefix)) {
      const hidden = base.slice(whiteoutPrefix.length)
      if (!isPlainName(hidden) || hidden.startsWith(whiteoutPrefix)) {
        throw new FormatError('whiteout', `expected a name behind .wh., not ${JSON.stringify(member.name)}`)
      }
      const name = slash < 0 ? hidden : `${parent}/${hidden}`
      if (names.has(name))
        throw new FormatError('whiteout', `expected ${JSON.stringify(name)} or its whiteout, not both`)
      whiteouts.add(name)
      return [{ ...member, ...whiteoutDevice, mode: whiteoutMode, name }]
    }
    if (whiteouts.has(member.name)) {
      throw new FormatError('whiteout', `expected ${JSON.stringify(member.name)} or its whiteout, not both`)
    }
    names.add(member.name)
    const records = new Map(
      [...member.records].filter(([key]) => !/^SCHILY\.xattr\.(user|trusted)\.overlay\./.test(key)),
    )
    const kept = { ...member, records }
    if (member.kind !== 'directory') return [kept]
    // A directory that comes again keeps what was learnt about it: its opaque marker may have come before.
    const marker = directories.get(member.name)?.records.get(`SCHILY.xattr.${opaqueAttribute}`)
    if (marker !== undefined) records.set(`SCHILY.xattr.${opaqueAttribute}`, marker)
    directories.set(member.name, kept)
    return [kept]
  }
}

const bareDirectory = {
  kind: 'directory',
  mode: 0o755,
  size: 0,
  target: '',
  records: new Map<string, Buffer>(),
} as const
const whiteoutDevice = {
  kind: 'character',
  size: 0,
  target: '',
  major: 0,
  minor: 0,
  records: new Map<string, Buffer>(),
} as const
