import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'

/** Everything below a directory, by path: kind, mode, time of change and content. Equal trees were not touched. */
export function treeOf(directory: string): Readonly<Record<string, string>> {
  const tree: Record<string, string> = {}
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(directory, name)
    const stat = lstatSync(file, { bigint: true })
    const content = stat.isFile()
      ? createHash('sha256').update(readFileSync(file)).digest('hex')
      : stat.isSymbolicLink()
        ? readlinkSync(file)
        : ''
    tree[name] = `${stat.mode.toString(8)} ${stat.isDirectory() ? '' : String(stat.mtimeNs)} ${content}`
  }
  return tree
}
