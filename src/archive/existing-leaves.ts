import { readdir } from 'node:fs/promises'

import type { Leaf } from './extraction-guard.ts'

/**
 * What stands below a directory and is none itself, by its path. Names are bytes kept as latin1 strings, as those of archives are.
 * What an archive before this one made may be a link; tar goes through the links that it finds.
 */
export async function existingLeaves(directory: string): Promise<ReadonlyMap<string, Leaf>> {
  const leaves = new Map<string, Leaf>()
  const left = ['']
  for (let below = left.pop(); below !== undefined; below = left.pop()) {
    const at = Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(below, 'latin1')])
    for (const entry of await readdir(at, { withFileTypes: true, encoding: 'buffer' })) {
      const name = `${below}${below === '' ? '' : '/'}${entry.name.toString('latin1')}`
      if (entry.isDirectory()) left.push(name)
      else leaves.set(name, entry.isSymbolicLink() ? 'symlink' : 'file')
    }
  }
  return leaves
}
