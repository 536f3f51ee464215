import { lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Answers whether a layer's root has been made since this was called. What may not be seen has not. Asked before stacker starts: it may have made
 * a root before its line about that layer is read.
 */
export function watchRoots(rootsDirectory: string): (layer: string) => boolean {
  const before = new Map(namesIn(rootsDirectory).map((name) => [name, markOf(path.join(rootsDirectory, name))]))
  return (layer) => {
    const mark = markOf(path.join(rootsDirectory, layer))
    return mark !== undefined && mark !== before.get(layer)
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

/** Numbers of directories are used again, and times may be as coarse as a tick of the clock. */
function markOf(root: string): string | undefined {
  try {
    return [root, path.join(root, 'rootfs')]
      .map((directory) => lstatSync(directory, { bigint: true }))
      .map(({ ino, birthtimeNs }) => `${String(ino)}-${String(birthtimeNs)}`)
      .join(' ')
  } catch {
    return undefined
  }
}
