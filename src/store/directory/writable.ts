import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'

import { isCode } from '../error-code.ts'
import type { Store } from '../store.ts'

/** Asks the nearest directory that exists: opening a store changes nothing. */
export function writableAt(path: string): Store['writable'] {
  for (let directory = path; ; directory = dirname(directory)) {
    try {
      accessSync(directory, constants.W_OK | constants.X_OK)
      return { kind: 'yes' }
    } catch (error) {
      if (isCode(error, 'ENOENT') && dirname(directory) !== directory) continue
      return {
        kind: 'no',
        why: `${directory} cannot be written to: ${error instanceof Error ? error.message : String(error)}`,
      }
    }
  }
}
