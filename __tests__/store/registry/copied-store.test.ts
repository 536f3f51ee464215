import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { encodeRecord } from '../../../src/layer/record.ts'
import { openDirectoryStore } from '../../../src/store/directory/directory.ts'
import { listRecords, verifyStore } from '../../../src/store/directory/inspect.ts'
import { recordNameOf } from '../../../src/store/record-name.ts'
import { storeKeeper } from '../../../src/upkeep/upkeep.ts'
import type { StoreAction } from '../../../src/use-cases.ts'
import { missingRegistry, realRegistries } from '../../registry/real-registries.ts'
import { blobFile, messages, scratch } from '../contract.ts'
import { factsOf, plainRecord } from '../plain-records.ts'

/** Two layers, one of them in two states, on a blob that they share. */
async function filledStore(): Promise<string> {
  const path = join(await scratch(), 'store')
  const store = openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: Date.now })
  const shared = await blobFile('shared')
  for (const [layer, definition, savedAt] of [
    ['base', 'old', 1],
    ['base', 'new', 2],
    ['app', '{}', 3],
  ] as const) {
    const blobs = [shared, await blobFile(`${layer} ${definition}`)]
    for (const { digest, size, file } of blobs) await store.writeBlob(digest, size, file)
    const kept = blobs.map(({ digest, size }) => ({ digest, size, kind: 'layer' as const }))
    const record = plainRecord(factsOf(layer, definition), { savedAt, blobs: kept })
    await store.writeRecord(recordNameOf(record), encodeRecord(record))
  }
  await store.finish()
  return path
}

for (const { name, program, start } of realRegistries) {
  const missing = missingRegistry(program)
  if (missing !== undefined) console.warn(missing)
  describe.skipIf(missing !== undefined)(`a store that is copied to ${name}, and back`, () => {
    test('is the same, whole, and copied no second time', async () => {
      const { host, variables } = await start()
      const run = async (action: StoreAction): Promise<unknown> =>
        JSON.parse(
          await storeKeeper.run(action, {
            keyPrefix: 'stack-cache',
            patience: 20_000,
            trust: { kind: 'own' },
            json: true,
            log: messages(),
            environment: variables,
            now: Date.now,
          }),
        )
      const [first, last] = [await filledStore(), join(await scratch(), 'copy')]
      const registry = { kind: 'registry', domain: host, path: 'team/cache' } as const
      const from = { kind: 'directory', path: first } as const
      const to = { kind: 'directory', path: last } as const
      const keys = (await listRecords(first)).map(({ key }) => key)

      const there = { kind: 'copy', from, to: registry, layers: [] } as const
      expect(await run(there)).toMatchObject({ copied: expect.arrayContaining(keys) as string[], left: [] })
      expect(await run(there)).toMatchObject({
        copied: [],
        standing: expect.arrayContaining(keys) as string[],
        bytes: 0,
      })
      expect(await run({ kind: 'verify', store: registry })).toEqual([])
      expect(await run({ kind: 'list', store: registry })).toHaveLength(3)
      expect(await run({ kind: 'show', store: registry, layer: 'base' })).toHaveLength(2)

      expect(await run({ kind: 'copy', from: registry, to, layers: [] })).toMatchObject({ left: [] })
      expect((await listRecords(last)).map(({ key }) => key).sort()).toEqual([...keys].sort())
      expect(await verifyStore(last)).toEqual([])
    })
  })
}
