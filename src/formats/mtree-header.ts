import { posix } from 'node:path'
import { treeKeywords } from './mtree-tree.ts'

/** The comment lines above a text (docs/stacker/mtree.md#1.1). They are hashed into the cache entry and never compared. */
export interface TreeHeader {
  /** Absent where the uid has no name. */
  readonly user?: string
  readonly machine: string
  /** See `headerTree`. */
  readonly tree: string
  /** See `headerDate`. */
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

/** Go's layout `Mon Jan 2 15:04:05 2006`, in local time: English names, the day not padded. */
export function headerDate(date: Date): string {
  const [weekday = '', month = ''] = date.toDateString().split(' ')
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0'))
  return `${weekday} ${month} ${String(date.getDate())} ${time.join(':')} ${String(date.getFullYear()).padStart(4, '0')}`
}

/** filepath.Clean, which drops the trailing slash that node keeps. */
function clean(written: string): string {
  return posix.normalize(written).replace(/(?<=[^])\/$/, '')
}
