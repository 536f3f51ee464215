import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'

import { isTrouble } from '../errors.ts'
import { layerBasesPath, type StackerDirectories } from '../workspace/directories.ts'

/**
 * Removes the layout of base images where a stacker that was killed has left its index half written: stacker stops at that, and copies bases anew
 * where there is none (docs/stacker/staging.md#2.8).
 */
export async function removeTornBases(directories: StackerDirectories): Promise<void> {
  const layout = layerBasesPath(directories)
  try {
    if (isTorn(await readFile(path.join(layout, 'index.json'), 'utf8')))
      await rm(layout, { recursive: true, force: true })
  } catch (error) {
    if (!isTrouble(error)) throw error
  }
}

function isTorn(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch {
    return true
  }
}
