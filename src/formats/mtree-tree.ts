import { createHash } from 'node:crypto'
import type { Digest } from './digest.ts'

/** Releases of go-mtree whose behaviour is known. No stacker links 0.7.0. */
export type GoMtreeVersion = '0.4.4' | '0.5.0' | '0.5.2' | '0.5.3' | '0.5.4' | '0.6.0' | '0.7.0'

/** What is compared of a file, directory or link. Strings hold bytes: one code unit (latin1) for each. */
export interface TreeEntry {
  /** Relative to the root, decoded and cleaned; `.` is the root. */
  readonly path: string
  /** `KEYWORD=VALUE` as go-mtree has them in memory, what `/set` said included. A keyword may repeat; the last one counts. */
  readonly keywords: readonly string[]
}

/** A directory as go-mtree sees it. A path may repeat; the last one counts. */
export interface Tree {
  readonly entries: readonly TreeEntry[]
}

/**
 * The keywords that stacker asks for (docs/stacker/mtree.md#1.3; cache.go, mtreeKeywords), in the order in which go-mtree writes
 * them.
 */
export const treeKeywords: readonly string[] = ['type', 'link', 'uid', 'gid', 'xattr', 'mode', 'sha256digest']

/**
 * `KEYWORD` and `VALUE`, parted at the first `=`; without one the keyword is empty (docs/stacker/mtree.md#4.1; keywords.go,
 * KeyVal.Keyword).
 */
export function splitKeyword(text: string): readonly [keyword: string, value: string] {
  const equals = text.indexOf('=')
  return equals < 0 ? ['', ''] : [text.slice(0, equals), text.slice(equals + 1)]
}

/** `xattr` of `xattr.user.comment` (keywords.go, Keyword.Prefix). */
export function keywordPrefix(keyword: string): string {
  const dot = keyword.indexOf('.')
  return dot < 0 ? keyword : keyword.slice(0, dot)
}

/**
 * One name for all trees that stacker cannot tell apart: the order of entries and keywords and the place of `/set` do not enter,
 * nor does a keyword that stacker does not ask for. A walk and the parsed text of that walk have the same digest, unless the name
 * of a directory holds a newline.
 */
export function treeDigest(tree: Tree): Digest {
  const known = digests.get(tree)
  if (known !== undefined) return known
  const byPath = new Map(tree.entries.map((entry) => [entry.path, entry]))
  const hash = createHash('sha256')
  let text = ''
  const add = (part: string): void => {
    text += `${String(part.length)}:${part}`
  }
  for (const path of [...byPath.keys()].sort()) {
    add(path)
    const asked = askedKeywords(byPath.get(path)?.keywords ?? [])
    text += `${String(asked.length)};`
    for (const [keyword, value] of asked) {
      add(keyword)
      add(value)
    }
    // Each update costs as much as hashing a kilobyte.
    if (text.length < hashedAtOnce) continue
    hash.update(text, 'latin1')
    text = ''
  }
  const digest: Digest = `sha256:${hash.update(text, 'latin1').digest('hex')}`
  digests.set(tree, digest)
  return digest
}

/** Sorted, each once. There are seven at most but for attributes: maps of all trees took longer than hashing them. */
function askedKeywords(texts: readonly string[]): readonly (readonly [keyword: string, value: string])[] {
  const asked = texts.map(splitKeyword).filter(([keyword]) => isAsked(keyword))
  asked.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  // Sorting keeps the order of equal ones, of which the last one counts.
  return asked.filter(([keyword], index) => keyword !== asked[index + 1]?.[0])
}

function isAsked(keyword: string): boolean {
  return treeKeywords.includes(keyword) || treeKeywords.includes(keywordPrefix(keyword))
}

/** Trees do not change, and are asked for theirs by everybody who compares them. */
const digests = new WeakMap<Tree, Digest>()

const hashedAtOnce = 256 * 1024
