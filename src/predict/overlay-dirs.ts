import path from 'node:path'
import type { AttributesReader } from '../formats/extended-attributes.ts'
import { inUserNamespace } from '../formats/mtree-namespace.ts'
import type { Tree } from '../formats/mtree-tree.ts'
import { walkTree } from '../formats/mtree-walk.ts'
import type { ContentFact } from '../layer/facts.ts'
import type { Layer } from '../stackerfile/layer.ts'
import { broken, generated, unresolved, type StagingEnvironment } from './staging-environment.ts'

/**
 * The tree of every overlay dir's source as stacker will walk it, in order: owners, modes and attributes as they are
 * (docs/stacker/staging.md#7.1).
 */
export function predictOverlayDirs(layer: Layer, environment: StagingEnvironment): Promise<readonly ContentFact[]> {
  const facts = (layer.OverlayDirs ?? []).map(({ Source: source }) => {
    const place = path.resolve(environment.workingDirectory, source) + (source.endsWith('/') ? '/' : '')
    if (environment.ownDirectories.touches(place)) {
      return unresolved("it holds stacker's own directories, which every build changes")
    }
    return walkOverlayDir(place, environment)
  })
  return Promise.resolve(facts)
}

/** One overlay dir as stacker sees it from where it runs: as root, or as a user who is root in a namespace of his own. */
function walkOverlayDir(
  place: string,
  { readAttributes, rootUser }: { readonly readAttributes: AttributesReader; readonly rootUser: boolean },
): ContentFact {
  const walked = walkTree(place, { readAttributes, asRoot: rootUser })
  switch (walked.kind) {
    case 'missing':
      return generated
    case 'bad-root':
      return broken(`stacker cannot walk it: it is a ${walked.type} where a directory must be`)
    case 'unseen':
      return unresolved(walked.why)
    // Who is root, also in a namespace of his own, may read what this process may not.
    case 'unreadable':
      return unresolved(walked.why)
    case 'tree':
      return rootUser ? { kind: 'directory', tree: walked.tree } : inNamespace(walked.tree)
  }
}

/** A user who runs stacker is 0:0 to it (docs/stacker/staging.md#1.6). */
function inNamespace(tree: Tree): ContentFact {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  if (uid === 0) return unresolved('which user will run stacker is not known')
  const seen = inUserNamespace(tree, { uid, gid })
  return seen === undefined
    ? unresolved("how its owners and attributes look from stacker's user namespace is not known")
    : { kind: 'directory', tree: seen }
}
