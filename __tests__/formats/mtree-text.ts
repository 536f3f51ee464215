import { headerLines, type TreeHeader } from './mtree-header.ts'
import type { Tree, TreeEntry } from '../../src/formats/mtree-tree.ts'
import { vis } from '../../src/formats/mtree-vis.ts'

/**
 * The text that go-mtree's WriteTo makes of a walked tree (docs/stacker/mtree.md#1.2), as bytes (latin1). The comment above a
 * directory holds its path raw: a newline in it starts a line that ParseSpec takes for an entry. This is go-mtree's fault and part
 * of the format (docs/stacker/mtree.md#5.1).
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
