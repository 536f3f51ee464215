import { readdir, readlink } from 'node:fs/promises'
import path from 'node:path'

import { extractedName, rootPath } from '../directories.ts'
import { isPlainName } from '../../formats/plain-path.ts'
import type { LayDownRequest } from './lay-down-request.ts'
import { isAbsent } from '../oci-layout.ts'
import { ensureDirectory, exists, moveInto, setAside } from '../placing.ts'
import { sideBySide } from '../side-by-side.ts'
import type { StagedRoots } from './stage-roots.ts'
import { placeTwins } from './twins.ts'

/** What is staged takes the place of what stands in roots/, which goes into `old`. */
export async function placeRoots(request: LayDownRequest, staged: StagedRoots, old: string): Promise<void> {
  const { directories } = request
  const { rootsDir } = directories
  const kept = new Set(request.layers.filter(({ root }) => root.kind === 'keep').map(({ name }) => name))
  const gone = new Set([...request.layers.map(({ name }) => name), ...request.removedRoots.filter(isPlainName)])
  for (const name of gone) {
    if (!kept.has(name)) await setAside(rootPath(directories, name), old)
  }
  await dropDanglingExtracts(rootsDir, old)
  await sideBySide(staged.roots, ([name, directory]) => moveInto(directory, rootPath(directories, name), rootsDir))
  for (const [name, file] of staged.metadata)
    await moveInto(file, path.join(rootPath(directories, name), 'overlay_metadata.json'), rootsDir)
  for (const [digest, directory] of staged.extracted) {
    const target = path.join(rootsDir, extractedName(digest))
    // What stacker extracted or packed itself is whole and may be the only copy of an overlay dir's layer
    // (docs/stacker/restoring.md#17).
    if (await hasEntries(path.join(target, 'overlay'))) continue
    await setAside(target, old)
    await moveInto(directory, target, rootsDir)
  }
  await placeTwins(request, (target) => setAside(target, old))
  for (const [name, below] of staged.overlayDirs) {
    for (const relative of below) {
      await ensureDirectory(path.join(rootPath(directories, name), 'overlay_dirs', relative), request.owner)
    }
  }
}

/**
 * stacker links roots/sha256_HEX/overlay to the overlay_dirs of the layer they came from, and the directories of further layer
 * types to the first one's (docs/stacker/staging.md#7.3, docs/stacker/restoring.md#45; overlay-dirs.go, pack.go). When such a root
 * is taken away the link dangles, and stacker then leaves the layer out of the mount as if it were an empty tar: children would be
 * built on less than their base.
 */
async function dropDanglingExtracts(rootsDir: string, old: string): Promise<void> {
  for (let found = true; found;) {
    found = false
    for (const name of await readdir(rootsDir)) {
      if (!name.startsWith('sha256_')) continue
      const directory = path.join(rootsDir, name)
      if ((await isDangling(directory)) || (await isDangling(path.join(directory, 'overlay')))) {
        await setAside(directory, old)
        found = true
      }
    }
  }
}

async function isDangling(file: string): Promise<boolean> {
  try {
    const target = path.resolve(path.dirname(file), await readlink(file))
    return !(await exists(target))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EINVAL' || isAbsent(error)) return false
    throw error
  }
}

async function hasEntries(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length > 0
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}
