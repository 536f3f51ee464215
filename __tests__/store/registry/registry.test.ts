import { writableRegistry } from '../../registry/writable-registry.ts'
import { immutableRegistry, missingRegistry, realRegistries } from '../../registry/real-registries.ts'
import { describe } from 'vitest'
import { messages, storeContract } from '../contract.ts'
import { storeAt } from './opening.ts'

storeContract('registry', async () => {
  const { host } = await writableRegistry()
  return { open: (options = {}) => Promise.resolve(storeAt(host, { log: messages(), ...options })) }
})

describe('one where no tag is ever put again', () => {
  storeContract('registry', async () => {
    const { host } = await writableRegistry({ refusesUpdates: 403, latency: 1 })
    return { firstStays: true, open: (options = {}) => Promise.resolve(storeAt(host, { log: messages(), ...options })) }
  })
})

for (const { name, program, start } of [...realRegistries, immutableRegistry]) {
  const missing = missingRegistry(program)
  if (missing !== undefined) console.warn(missing)
  describe.skipIf(missing !== undefined)(name, () => {
    storeContract('registry', async () => {
      const { host } = await start()
      return {
        firstStays: name === immutableRegistry.name,
        open: (options = {}) =>
          Promise.resolve(
            storeAt(host, {
              log: messages(),
              credentials: { kind: 'password', user: 'ann', password: 's3cret' },
              ...options,
            }),
          ),
      }
    })
  })
}
