import { join } from 'node:path'

import { expect, test } from 'vitest'

import { factsDigest, type PortableFacts } from '../../src/layer/portable.ts'
import { encodeRecord } from '../../src/layer/record.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { findExactRecord, findNewestRecord } from '../../src/store/records.ts'
import { messages, scratch, type Messages } from './contract.ts'
import { factsOf, plainRecord } from './plain-records.ts'
import type { Store } from '../../src/store/store.ts'

/** A store in which the record of some facts holds these. */
async function storeWith(asked: PortableFacts, held: PortableFacts): Promise<{ store: Store; log: Messages }> {
  const log = messages()
  const store = openDirectoryStore({ path: join(await scratch(), 'store'), keyPrefix: 'p', log, now: Date.now })
  const { arch, name: layer, shape } = asked
  await store.writeRecord({ arch, layer, shape, facts: factsDigest(asked) }, encodeRecord(plainRecord(held)))
  return { store, log }
}

test('a record is found by its facts', async () => {
  const facts = factsOf('app', '{}')
  const { store, log } = await storeWith(facts, facts)
  expect((await findExactRecord(store, facts, log))?.facts).toEqual(facts)
  expect(log.warnings).toEqual([])
})

test('a record that holds other facts than its key names is none, and is told of', async () => {
  const facts = factsOf('app', '{}')
  const { store, log } = await storeWith(facts, factsOf('app', '{"Run":["other"]}'))
  expect(await findExactRecord(store, facts, log)).toBeUndefined()
  expect(log.warnings).toEqual([expect.stringContaining('is not what its key says')])
})

test('a record of another layer does not explain a miss of this one', async () => {
  const facts = factsOf('app', '{}')
  const { store, log } = await storeWith(facts, factsOf('other', '{}'))
  expect(await findNewestRecord(store, facts, log)).toBeUndefined()
  expect(log.warnings).toEqual([expect.stringContaining('is of another layer')])
})
