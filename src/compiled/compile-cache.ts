import { mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { openKeptScripts } from './kept-script.ts'
import { chunkScript } from './webpack-chunk.ts'

/** What webpack names the parts of its runtime (its manual, Module Variables). Without a bundle there are none. */
declare let __webpack_chunk_load__: ((chunk: number) => Promise<unknown>) | undefined
declare const __webpack_get_script_filename__: (chunk: number) => string
declare const __webpack_modules__: Record<string, unknown>

/**
 * Keeps what V8 makes of this program for the next start, which then takes a third less; where it cannot be kept nothing is said. It is code:
 * whoever may write it may do what this user may, so nobody else may write where it stands, and it does not stand where `sudo` has left another's
 * HOME. A step of a job leaves it to the steps behind it, and nothing in HOME.
 */
export async function keepCompiled(environment: NodeJS.ProcessEnv): Promise<void> {
  const place = placeOf(environment)
  if (place === undefined || typeof __webpack_chunk_load__ !== 'function') return
  const run = await openKeptScripts(place, process)
  const byWebpack = __webpack_chunk_load__
  const loaded = new Set<number>()
  __webpack_chunk_load__ = (chunk) => {
    if (loaded.has(chunk)) return Promise.resolve()
    const file = path.join(import.meta.dirname, __webpack_get_script_filename__(chunk))
    const script = chunkScript(readFileSync(file, 'utf8'))
    if (script === undefined) return byWebpack(chunk)
    const functions = run({ file, ...script }) as (url: string) => object
    Object.assign(__webpack_modules__, functions(pathToFileURL(file).href))
    loaded.add(chunk)
    return Promise.resolve()
  }
}

/** Where it is kept. Another version of V8, or another processor, makes other code of it (`cachedDataVersionTag` of node:v8). */
function placeOf({ RUNNER_TEMP = '', XDG_CACHE_HOME = '', HOME = '' }: NodeJS.ProcessEnv): string | undefined {
  const [owned, name] = path.isAbsolute(RUNNER_TEMP)
    ? [RUNNER_TEMP, 'stack-cache-compiled']
    : path.isAbsolute(XDG_CACHE_HOME)
      ? [XDG_CACHE_HOME, 'stack-cache/compiled']
      : [HOME, '.cache/stack-cache/compiled']
  const place = path.join(owned, name)
  const { cachedDataVersionTag } = process.getBuiltinModule('node:v8')
  const version = `${process.version}-${String(cachedDataVersionTag())}`
  try {
    if (!path.isAbsolute(owned) || !isOurs(owned)) return undefined
    mkdirSync(path.join(place, version), { recursive: true, mode: 0o700 })
    return isOurs(place) ? path.join(place, version) : undefined
  } catch {
    // A home that is not there, or is full or read-only, is no hindrance.
    return undefined
  }
}

function isOurs(directory: string): boolean {
  const { uid, mode } = statSync(directory)
  return uid === process.geteuid?.() && (mode & 0o022) === 0
}
