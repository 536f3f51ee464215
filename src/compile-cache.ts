import { mkdirSync, statSync } from 'node:fs'
// By its default, for Node 20 has no `enableCompileCache`.
import module from 'node:module'
import path from 'node:path'

/**
 * Keeps what V8 makes of this program for the next start, which then takes a third less; where it cannot be kept nothing is said. It is code:
 * whoever may write it may do what this user may, so it stands in the user's own cache directory alone, and not where `sudo` has left another's
 * HOME.
 */
export function keepCompiled({ XDG_CACHE_HOME = '', HOME = '' }: NodeJS.ProcessEnv): void {
  const [owned, caches] = XDG_CACHE_HOME.startsWith('/')
    ? [XDG_CACHE_HOME, XDG_CACHE_HOME]
    : [HOME, path.join(HOME, '.cache')]
  const place = path.join(caches, 'stack-cache', 'compiled')
  try {
    if (!path.isAbsolute(owned) || !isOurs(owned)) return
    mkdirSync(place, { recursive: true, mode: 0o700 })
    if (isOurs(place) && 'enableCompileCache' in module) module.enableCompileCache(place)
  } catch {
    // A home that is not there, or is full or read-only, is no hindrance.
  }
}

function isOurs(directory: string): boolean {
  const { uid, mode } = statSync(directory)
  return uid === process.geteuid?.() && (mode & 0o022) === 0
}
