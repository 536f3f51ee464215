import { FormatError } from '../errors.ts'
import { pathBelow } from '../formats/plain-path.ts'
import type { ExtractionLimits } from './extraction-limits.ts'
import type { TarMember } from './tar-member.ts'

/** The kernel takes no longer path (PATH_MAX). */
const mostNameBytes = 4096
/** What a name or a record takes in memory besides its text, roughly. */
const overhead = 100

export type Leaf = TarMember['kind'] | 'socket'
export type GuardedMember = Pick<TarMember, 'name' | 'target' | 'records'> & { readonly kind: Leaf }

/**
 * Checks the members of one archive, in their order, before they reach a tool: no name leaves the directory, by itself or through a
 * link that the archive makes or that is there already, and all that has to be remembered stays within limits. Names come back
 * without leading slashes, `.` for the directory itself.
 */
export function guardMembers(
  existing: ReadonlyMap<string, Leaf>,
  limits: ExtractionLimits,
): <M extends GuardedMember>(member: M) => M {
  /** Everything that is no directory, by its name. */
  const leaves = new Map(existing)
  const directories = new Set<string>()
  let members = 0
  let remembered = 0

  const count = (bytes: number): void => {
    remembered += bytes + overhead
    if (remembered > limits.names) throw new FormatError('archive', 'expected fewer names and extended attributes')
    if (members > limits.members) {
      throw new FormatError('archive', `expected at most ${String(limits.members)} members`)
    }
  }

  const clean = (name: string, what: string): string => {
    const below = name.includes('\0') || name.length > mostNameBytes ? undefined : pathBelow(name)
    if (below === undefined) {
      throw new FormatError(what, `expected a name inside the archive, not ${JSON.stringify(name.slice(0, 200))}`)
    }
    for (let slash = below.indexOf('/'); slash >= 0; slash = below.indexOf('/', slash + 1)) {
      const above = below.slice(0, slash)
      const kind = leaves.get(above)
      if (kind !== undefined) {
        throw new FormatError(what, `expected a directory above ${JSON.stringify(name)}, not a ${kind}`)
      }
    }
    return below
  }

  /** Directories that are made for a member although none speaks of them: they cost as much. */
  const makeAbove = (name: string): void => {
    for (let slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
      const above = name.slice(0, slash)
      if (directories.has(above)) return
      directories.add(above)
      members += 1
      count(slash)
    }
  }

  return (member) => {
    const name = clean(member.name, 'member')
    let { target } = member
    if (member.kind === 'link') {
      target = clean(member.target, 'hard link')
      if (target === '' || target === name) throw new FormatError('hard link', 'expected another member')
    } else if (member.kind !== 'symlink') target = ''
    if (name === '' && member.kind !== 'directory') throw new FormatError('member', 'expected a name')
    makeAbove(name)
    members += 1
    count(name.length + target.length)
    for (const [key, value] of member.records) count(key.length + value.length)
    if (member.kind === 'directory') {
      if (leaves.has(name)) throw new FormatError('member', `expected ${JSON.stringify(name)} once`)
      directories.add(name)
    } else {
      if (directories.has(name)) throw new FormatError('member', `expected ${JSON.stringify(name)} once`)
      leaves.set(name, member.kind === 'link' ? (leaves.get(target) ?? 'link') : member.kind)
    }
    return { ...member, name: name === '' ? '.' : name, target }
  }
}
