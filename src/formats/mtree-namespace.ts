import type { Tree } from './mtree-tree.ts'

/**
 * A walked tree as it looks inside a user namespace in which `owner` is 0:0 (docs/stacker/mtree.md#7.1). Undefined where that
 * cannot be told: other ids come out as the namespace maps them (65534 where it does not), and the kernel translates ids inside
 * attributes other than `user.*`.
 */
export function inUserNamespace(tree: Tree, owner: { readonly uid: number; readonly gid: number }): Tree | undefined {
  const owned = [`uid=${String(owner.uid)}`, `gid=${String(owner.gid)}`]
  const ofOwner = (text: string): boolean => /^[ug]id=/.test(text)
  const known = tree.entries.every(({ keywords }) =>
    keywords.every((text) => (ofOwner(text) ? owned.includes(text) : !/^xattr\.(?!user\.)/.test(text))),
  )
  if (!known) return undefined
  const seen = (text: string): string => (ofOwner(text) ? `${text.slice(0, 'uid='.length)}0` : text)
  return { entries: tree.entries.map(({ path, keywords }) => ({ path, keywords: keywords.map(seen) })) }
}
