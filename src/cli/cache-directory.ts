import { join } from 'node:path'

import { UserError } from '../errors.ts'
import { homeDirectory } from '../registry/home.ts'
import type { Person } from './person.ts'

/** XDG Base Directory Specification: a relative XDG_CACHE_HOME is to be ignored. */
export function cacheDirectory({ environment }: Person): string {
  const given = environment['XDG_CACHE_HOME'] ?? ''
  if (given.startsWith('/')) return join(given, 'stack-cache')
  const home = homeDirectory(environment)
  if (home === undefined)
    throw new UserError('store: there is no home directory to keep one in; set HOME, or XDG_CACHE_HOME')
  return join(home, '.cache', 'stack-cache')
}
