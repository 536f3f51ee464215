import { join } from 'node:path'

import { openDirectoryStore } from '../../src/store/directory.ts'
import { messages, scratch, storeContract } from './contract.ts'

storeContract('directory', async () => {
  const path = join(await scratch(), 'store')
  return {
    open: ({ keyPrefix = 'stack-cache', log = messages() } = {}) =>
      Promise.resolve(openDirectoryStore({ path, keyPrefix, log, now: () => 1_700_000_000_000 })),
  }
})
