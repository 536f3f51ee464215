import { FormatError } from '../errors.ts'
import { pathBelow } from './directories.ts'
import type { TarMember } from './tar-member.ts'

/** Each is remembered by its name. A kernel's sources have a tenth of this. */
const mostMembers = 1_000_000

/**
 * Checks the members of one archive, in their order, before they reach `tar`: no name leaves the directory, by itself or through a
 * link that the archive makes. Names come back without leading slashes, `.` for the directory itself.
 */
export function guardMembers(): (member: TarMember) => TarMember {
  /** Everything that is no directory, by its name. */
  const leaves = new Map<string, TarMember['kind']>()
  let members = 0

  const clean = (name: string, what: string): string => {
    const below = name.includes('\0') ? undefined : pathBelow(name)
    if (below === undefined)
      throw new FormatError(what, `expected a name inside the archive, not ${JSON.stringify(name)}`)
    for (let slash = below.indexOf('/'); slash >= 0; slash = below.indexOf('/', slash + 1)) {
      const kind = leaves.get(below.slice(0, slash))
      if (kind !== undefined)
        throw new FormatError(what, `expected a directory above ${JSON.stringify(name)}, not a ${kind}`)
    }
    return below
  }

  return (member) => {
    if (++members > mostMembers) throw new FormatError('tar', `expected at most ${String(mostMembers)} members`)
    const name = clean(member.name, 'member')
    const sparse = member.records.get('GNU.sparse.name')
    if (sparse !== undefined) clean(sparse.toString('latin1'), 'sparse member')
    let { target } = member
    if (member.kind === 'link') {
      target = clean(member.target, 'hard link')
      if (target === '' || target === name) throw new FormatError('hard link', 'expected another member')
    } else if (member.kind !== 'symlink') target = ''
    if (name === '' && member.kind !== 'directory') throw new FormatError('member', 'expected a name')
    const own = sparse === undefined ? name : (pathBelow(sparse.toString('latin1')) ?? name)
    if (member.kind === 'directory') {
      if (leaves.has(own)) throw new FormatError('member', `expected ${JSON.stringify(own)} once`)
    } else leaves.set(own, member.kind === 'link' ? (leaves.get(target) ?? 'link') : member.kind)
    return { ...member, name: name === '' ? '.' : name, target }
  }
}
