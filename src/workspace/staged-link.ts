import { lstat, readlink } from 'node:fs/promises'
import path from 'node:path'

import { isAbsent } from './oci-layout.ts'

/**
 * A link that stacker staged: it copies the link itself, whatever it leads to (docs/stacker/staging.md#4.4; lib/file.go, FileCopy).
 */
export interface StagedLink {
  readonly target: string
  /**
   * Each step of it lies in what is staged for the layer, so that the same imports have it lead to the same file. stacker compares that
   * file (cache.go, Lookup): what lies anywhere else is the machine's, or the checkout's.
   */
  readonly within: boolean
}

/** As many as Linux follows (path_resolution(7)). */
const mostLinks = 40

/** `directory` is the layer's staging directory. Undefined for a target that is no text. */
export async function readStagedLink(directory: string, name: string): Promise<StagedLink | undefined> {
  const bytes = await readlink(path.join(directory, name), { encoding: 'buffer' })
  const target = bytes.toString('utf8')
  return Buffer.from(target).equals(bytes) ? { target, within: await leadsWithin(directory, name) } : undefined
}

async function leadsWithin(directory: string, name: string): Promise<boolean> {
  const steps = [name]
  const at: string[] = []
  let links = 0
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    if (step === '' || step === '.') continue
    if (step === '..') {
      if (at.pop() === undefined) return false
      continue
    }
    // stacker's own script of the layer's `run`, which is no import and not there before a build.
    if (at.length === 0 && step === '.stacker-run.sh') return false
    at.push(step)
    const file = path.join(directory, ...at)
    try {
      if (!(await lstat(file)).isSymbolicLink()) continue
      const target = await readlink(file)
      if (path.isAbsolute(target) || (links += 1) > mostLinks) return false
      at.pop()
      steps.unshift(...target.split('/'))
    } catch (error) {
      if (isAbsent(error)) return false
      throw error
    }
  }
  return at.length > 0
}
