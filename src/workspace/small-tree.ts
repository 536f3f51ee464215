import { lstat, readdir } from 'node:fs/promises'

import { smallTree } from '../layer/own-diff.ts'

/** What a name, a link and the attributes of one entry may take in an archive: its headers. */
const entryBytes = 4096

const slash = Buffer.from('/')

/**
 * May the tree be kept for nobody in particular? Ends as soon as it may not, so a tree of millions of files costs no more than a small one;
 * one that cannot be read by this user may not.
 */
export async function isSmallTree(directory: string): Promise<boolean> {
  let left = smallTree
  const waiting = [Buffer.from(directory)]
  try {
    for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
      for (const name of await readdir(below, 'buffer')) {
        const file = Buffer.concat([below, slash, name])
        const found = await lstat(file)
        left -= entryBytes + (found.isFile() ? found.size : 0)
        if (left < 0) return false
        if (found.isDirectory()) waiting.push(file)
      }
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) return false
    throw error
  }
}
