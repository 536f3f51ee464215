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
  /** Directories that lie in none of them and hold none: neither does what is in them, but for a link that is followed. */
  const apart = new Set<string>()
  return {
    stackerDir: directories[0],
    touches(place) {
      if (apart.has(place.slice(0, place.lastIndexOf('/'))) && !place.endsWith('/')) return false
      const absolute = path.resolve(place)
      const parent = path.dirname(absolute)
      let realParent = realParents.get(parent)
      if (realParent === undefined) {
        realParent = realPlace(parent)
        realParents.set(parent, realParent)
        const real = realParent
        if (![...own].some((directory) => touch(directory, parent) || touch(directory, real))) apart.add(parent)
      }
      const real = place.endsWith('/') ? realPlace(absolute) : path.join(realParent, path.basename(absolute))
      for (const directory of own) {
        if (touch(directory, absolute) || touch(directory, real)) return true
      }
      return false
    },
  }
}

/** Free of links as far as it exists. */
function realPlace(place: string): string {
  const absolute = path.resolve(place)
  try {
    return realpathSync.native(absolute)
  } catch {
    const parent = path.dirname(absolute)
    return parent === absolute ? absolute : path.join(realPlace(parent), path.basename(absolute))
  }
}

function touch(one: string, other: string): boolean {
  return inside(one, other) || inside(other, one)
}

/** Both absolute and normal. */
function inside(child: string, parent: string): boolean {
  return child === parent || child.startsWith(parent.endsWith('/') ? parent : `${parent}/`)
}
