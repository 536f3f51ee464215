import { keywordPrefix, splitKeyword, treeKeywords, type GoMtreeVersion, type Tree } from './mtree-tree.ts'

export interface KeyChange {
  readonly name: string
  readonly type: 'missing' | 'extra' | 'modified'
  readonly old?: string
  readonly new?: string
}

/** `missing`: only in the stored tree; `extra`: only in the fresh one. Strings hold bytes (latin1). */
export interface TreeChange {
  readonly path: string
  readonly type: 'missing' | 'extra' | 'modified'
  /** Ascending by name; empty unless modified. */
  readonly keys: readonly KeyChange[]
}

/**
 * go-mtree's Compare over stacker's seven keywords (docs/stacker/mtree.md#4.2), ascending by path; stacker asks only whether it is
 * empty. `stored` is a parsed text and `fresh` a walk: two walks would not show what a newline in a directory's name does to the
 * text (docs/stacker/mtree.md#5.1).
 */
export function compareTrees(stored: Tree, fresh: Tree, version: GoMtreeVersion): readonly TreeChange[] {
  const [before, after] = [byPath(stored), byPath(fresh)]
  const changes: TreeChange[] = []
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [old, now] = [before.get(path), after.get(path)]
    if (now === undefined) changes.push({ path, type: 'missing', keys: [] })
    else if (old === undefined) changes.push({ path, type: 'extra', keys: [] })
    else {
      const keys = compareKeywords(old, now, version)
      if (keys.length > 0) changes.push({ path, type: 'modified', keys })
    }
  }
  return changes
}

function byPath(tree: Tree): ReadonlyMap<string, readonly string[]> {
  return new Map(tree.entries.map(({ path, keywords }) => [path, keywords]))
}

/**
 * Up to 0.6.0 a keyword that only one side has is no difference, except an attribute (docs/stacker/mtree.md#4.3; compare.go,
 * compareEntry).
 */
function compareKeywords(
  before: readonly string[],
  after: readonly string[],
  version: GoMtreeVersion,
): readonly KeyChange[] {
  const [old, now] = [new Map(before.map(splitKeyword)), new Map(after.map(splitKeyword))]
  const prefixes = (keys: ReadonlyMap<string, string>): ReadonlySet<string> =>
    new Set([...keys.keys()].map(keywordPrefix))
  const [oldPrefixes, newPrefixes] = [prefixes(old), prefixes(now)]
  const changes: KeyChange[] = []
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const prefix = keywordPrefix(name)
    if (!treeKeywords.includes(prefix)) continue
    const counts = version === '0.7.0' || prefix === 'xattr' || (oldPrefixes.has(prefix) && newPrefixes.has(prefix))
    const [was, is] = [old.get(name), now.get(name)]
    if (!counts || was === is) continue
    if (is === undefined) changes.push({ name, type: 'missing', old: was ?? '' })
    else if (was === undefined) changes.push({ name, type: 'extra', new: is })
    else changes.push({ name, type: 'modified', old: was, new: is })
  }
  return changes
}
