import { posix } from 'node:path'
import { treeKeywords } from '../../src/formats/mtree-tree.ts'

/** The comment lines above a text (docs/stacker/mtree.md#1.1). They are hashed into the cache entry and never compared. */
export interface TreeHeader {
  /** Absent where the uid has no name. */
  readonly user?: string
  readonly machine: string
  /** See `headerTree`. */
  readonly tree: string
  /** Go's layout `Mon Jan 2 15:04:05 2006`. */
  readonly date: string
}

export function headerLines(header: TreeHeader): readonly string[] {
  const labels = { ...header, keywords: treeKeywords.join(',') }
  return (['user', 'machine', 'tree', 'date', 'keywords'] as const).flatMap((label) => {
    const value = labels[label]
    return value === undefined ? [] : [`#${label.padStart(14)}: ${value}`]
  })
}

/** The root as go-mtree shows it: cleaned; only `.` and `..` are made absolute, against `cwd` (walk.go, signatureEntries). */
export function headerTree(root: string, cwd: string): string {
  const cleaned = clean(root)
  return cleaned === '.' || cleaned === '..' ? clean(posix.resolve(cwd, cleaned)) : cleaned
}

/** filepath.Clean, which drops the trailing slash that node keeps. */
function clean(written: string): string {
  return posix.normalize(written).replace(/(?<=[^])\/$/, '')
}
