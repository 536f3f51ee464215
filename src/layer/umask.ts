import { parseTree } from '../formats/mtree-parse.ts'
import { splitKeyword } from '../formats/mtree-tree.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { CacheEntry } from './entry.ts'

/**
 * What the umask decides of a directory that stacker makes (0755) and of a file that it downloads (0644;
 * docs/stacker/staging.md#1.7, docs/stacker/restoring.md#24).
 */
const decided = 0o755

/**
 * May what stacker stages of the layer come out otherwise under another umask (docs/stacker/staging.md#1.7)? Local files and links keep
 * their modes.
 */
export function dependsOnUmask({ From: from, Imports: imports }: Layer): boolean {
  return (
    (from.Type === 'tar' && isUrl(from.Url)) ||
    (imports ?? []).some(({ Path: path, Mode: mode }) => !isUrl(path) || !mode)
  )
}

export function sameUmask(one: number, other: number): boolean {
  return (one & decided) === (other & decided)
}

/**
 * The umask that stacker had when it staged a local directory of this entry, as the tree of what it staged tells: its root is made with
 * mode 0755. Undefined where it has none. Bits that 0755 has not are not told, and change nothing.
 * @throws FormatError for a tree text that go-mtree would refuse.
 */
export function umaskOfEntry({ Layer: layer, Imports: imports }: CacheEntry, release: Release): number | undefined {
  for (const { Path: path, Dest: dest } of layer.Imports ?? []) {
    const recorded = imports?.get(path)
    if (dest || !path.startsWith('/') || recorded?.Type !== 1n) continue
    const { entries } = parseTree(Buffer.from(recorded.Hash, 'base64'), release.goMtree)
    const keywords = new Map(entries.find((entry) => entry.path === '.')?.keywords.map(splitKeyword))
    const mode = keywords.get('mode')
    if (mode !== undefined && /^[0-7]+$/.test(mode)) return 0o777 & ~Number.parseInt(mode, 8)
  }
  return undefined
}

/** Why nothing can be said of it. */
export const unknownUmask = 'it depends on the umask of stacker, which is not known; name it by the input umask'

function isUrl(path: string): boolean {
  return /^https?:\/\//.test(path)
}
