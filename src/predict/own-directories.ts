import { realpathSync } from 'node:fs'
import path from 'node:path'

/**
 * stacker's `.stacker`, `oci` and `roots`: what lies in them, or holds them, is another thing at every run
 * (docs/stacker/staging.md#5.3).
 */
export interface OwnDirectories {
  /** `.stacker`, absolute. */
  readonly stackerDir: string
  /** Whether an absolute path lies in one of them or holds one. Links above it are followed; itself where it ends with `/`. */
  touches(place: string): boolean
}

/** `directories` are absolute, `.stacker` first. Links are followed once: a run moves nothing. */
export function openOwnDirectories(directories: readonly [string, ...string[]]): OwnDirectories {
  const own = new Set(directories.flatMap((directory) => [path.resolve(directory), realPlace(directory)]))
  const realParents = new Map<string, string>()
  return {
    stackerDir: directories[0],
    touches(place) {
      const absolute = path.resolve(place)
      const parent = path.dirname(absolute)
      let realParent = realParents.get(parent)
      if (realParent === undefined) {
        realParent = realPlace(parent)
        realParents.set(parent, realParent)
      }
      const real = place.endsWith('/') ? realPlace(absolute) : path.join(realParent, path.basename(absolute))
      for (const directory of own) {
        for (const at of [absolute, real]) if (inside(directory, at) || inside(at, directory)) return true
      }
      return false
    },
  }
}

/** Free of links as far as it exists. */
function realPlace(place: string): string {
  const absolute = path.resolve(place)
  try {
    return realpathSync(absolute)
  } catch {
    const parent = path.dirname(absolute)
    return parent === absolute ? absolute : path.join(realPlace(parent), path.basename(absolute))
  }
}

/** Both absolute and normal. */
function inside(child: string, parent: string): boolean {
  return child === parent || child.startsWith(parent.endsWith('/') ? parent : `${parent}/`)
}
