import type { Digest } from '../formats/digest.ts'
import { compareTrees } from '../formats/mtree-compare.ts'
import type { Tree } from '../formats/mtree-tree.ts'
import type { Release } from '../release/release.ts'
import { compareBindTrees, type BindTree } from './bind-tree.ts'
import { diffDefinitions } from './definition.ts'
import type { Differences } from './lookup.ts'
import type { Change } from './build-plan.ts'

/** Tells differences in detail, from the trees that are at hand; a tree that is not is no detail, never another verdict. */
export function differencesOf(
  release: Release,
  trees: ReadonlyMap<Digest, Tree>,
  substitutionOf: (directive: string) => string | undefined,
  bindTree: (digest: Digest) => BindTree | undefined = () => undefined,
): Differences {
  return {
    binds(before, after) {
      const [stored, fresh] = [bindTree(before), bindTree(after)]
      return stored && fresh && compareBindTrees(stored, fresh)
    },
    definitions: (before, after) =>
      diffDefinitions(before, after, release).map((change): Change => {
        const substitution = substitutionOf(/^[a-z_]+/.exec(change.path)?.[0] ?? '')
        return substitution === undefined ? change : { ...change, substitution }
      }),
    trees(before, after) {
      const [stored, fresh] = [trees.get(before), trees.get(after)]
      if (stored === undefined || fresh === undefined) return undefined
      return compareTrees(stored, fresh, release.goMtree).map(({ path, type, keys }): Change => {
        const printable = Buffer.from(path, 'latin1').toString('utf8')
        if (type === 'missing') return { path: printable, before: 'present', after: 'absent' }
        if (type === 'extra') return { path: printable, before: 'absent', after: 'present' }
        return {
          path: printable,
          before: keys.map(({ name, old }) => keywordText(name, old)).join(', '),
          after: keys.map((key) => keywordText(key.name, key.new)).join(', '),
        }
      })
    },
  }
}

/** A keyword of go-mtree for people: a digest is only shown to tell one content from another. */
function keywordText(keyword: string, value: string | undefined): string {
  if (value === undefined) return `no ${keyword}`
  return keyword === 'sha256digest' ? `content ${value.slice(0, 12)}` : `${keyword} ${value}`
}
