import { bindMountDoubts, bindWriters } from '../layer/bind-mounts.ts'
import { boundContents } from './bound-contents.ts'
import { builtLayers, type BuildRemains } from './built.ts'
import type { BuiltOrWhy } from './built-layer.ts'

/**
 * The layers whose builds saw more than stacker compares, with the facts that name all of it: beside what is kept for stacker to find, for a
 * plan to tell that nothing has changed.
 */
export function seenLayers(remains: BuildRemains): readonly BuiltOrWhy[] {
  const bound = boundContents(remains.gathered, remains.note, remains.directories.workingDirectory)
  const { workingDirectory } = remains.directories
  const { stack } = remains.gathered
  const writers = bindWriters(stack, workingDirectory, bindMountDoubts(stack, { workingDirectory, from: 'store' }))
  return builtLayers({ ...remains, bound, writers }).filter(({ index }) => bound(index) !== undefined)
}
