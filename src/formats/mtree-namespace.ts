import { splitKeyword, type Tree } from './mtree-tree.ts'

/**
 * A walked tree as it looks inside a user namespace in which `owner` is 0:0. Undefined where that cannot be told: other ids come
 * out as the namespace maps them (65534 where it does not), and the kernel translates ids inside attributes other than `user.*`.
 */
export function inUserNamespace(tree: Tree, owner: { readonly uid: number; readonly gid: number }): Tree | undefined {
  const [uid, gid] = [`uid=${String(owner.uid)}`, `gid=${String(owner.gid)}`]
  let foreign = false
  const entries = tree.entries.map(({ path, keywords }) => ({
    path,
    keywords: keywords.map((text) => {
      const [keyword] = splitKeyword(text)
      const isOwner = keyword === 'uid' || keyword === 'gid'
      if (isOwner ? text !== (keyword === 'uid' ? uid : gid) : /^xattr\.(?!user\.)/.test(keyword)) foreign = true
      return isOwner ? `${keyword}=0` : text
    }),
  }))
  return foreign ? undefined : { entries }
}
