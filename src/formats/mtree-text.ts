import { treeKeywords, type Tree, type TreeEntry } from './mtree-tree.ts'
import { vis } from './mtree-vis.ts'

/** The comment lines above a text. They are hashed into the cache entry and never compared. */
export interface TreeHeader {
  /** Absent where the uid has no name. */
  readonly user?: string
  readonly machine: string
  readonly tree: string
  /** As Go's layout `Mon Jan 2 15:04:05 2006`. */
  readonly date: string
}

/**
 * The text that go-mtree's WriteTo makes of a walked tree, as bytes (latin1). The comment above a directory holds its path raw: a
 * newline in it starts a line that ParseSpec takes for an entry. This is go-mtree's fault and part of the format.
 */
export function formatTree(tree: Tree, header?: TreeHeader): string {
  const children = new Map<string, TreeEntry[]>()
  let root: TreeEntry | undefined
  for (const entry of tree.entries) {
    if (entry.path === '.') {
      root = entry
      continue
    }
    const parent = parentOf(entry.path)
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [entry])
    else siblings.push(entry)
  }
  const lines: string[] = header === undefined ? [] : [...headerLines(header)]
  let set: readonly string[] = []
  const write = (directory: TreeEntry): void => {
    lines.push('', `# ${directory.path}`)
    const owner = directory.keywords.filter((text) => text.startsWith('uid=') || text.startsWith('gid='))
    if (!owner.every((text) => set.includes(text))) {
      set = ['type=file', 'mode=0664', ...owner]
      lines.push(`/set ${set.join(' ')}`)
    }
    lines.push(entryText(directory, set))
    const below = [...(children.get(directory.path) ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1))
    for (const entry of below) if (!isDirectory(entry)) lines.push(`    ${entryText(entry, set)}`)
    for (const entry of below) if (isDirectory(entry)) write(entry)
    lines.push('..')
  }
  if (root !== undefined) write(root)
  return `${lines.join('\n')}\n`
}

function headerLines(header: TreeHeader): readonly string[] {
  const labels = { ...header, keywords: treeKeywords.join(',') }
  return (['user', 'machine', 'tree', 'date', 'keywords'] as const).flatMap((label) => {
    const value = labels[label]
    return value === undefined ? [] : [`#${label.padStart(14)}: ${value}`]
  })
}

function entryText(entry: TreeEntry, set: readonly string[]): string {
  const name = vis(entry.path.slice(entry.path.lastIndexOf('/') + 1))
  return `${name} ${entry.keywords.filter((text) => !set.includes(text)).join(' ')}`
}

function isDirectory(entry: TreeEntry): boolean {
  return entry.keywords.includes('type=dir')
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '.' : path.slice(0, slash)
}
