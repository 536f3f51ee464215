import { mkdirSync, statSync } from 'node:fs'
// By its default, for Node 20 has no `enableCompileCache`.
import module from 'node:module'
import path from 'node:path'

/**
 * Keeps what V8 makes of this program for the next start, which then takes a third less; where it cannot be kept nothing is said. It is code:
 * whoever may write it may do what this user may, so nobody else may write where it stands, and it does not stand where `sudo` has left another's
 * HOME. A step of a job leaves it to the steps behind it, and nothing in HOME.
 */
export function keepCompiled({ RUNNER_TEMP = '', XDG_CACHE_HOME = '', HOME = '' }: NodeJS.ProcessEnv): void {
  const [owned, name] = path.isAbsolute(RUNNER_TEMP)
    ? [RUNNER_TEMP, 'stack-cache-compiled']
    : path.isAbsolute(XDG_CACHE_HOME)
      ? [XDG_CACHE_HOME, 'stack-cache/compiled']
      : [HOME, '.cache/stack-cache/compiled']
  const place = path.join(owned, name)
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
