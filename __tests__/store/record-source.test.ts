import { expect, test } from 'vitest'

import type { Foreseen } from '../../src/layer/foreseen.ts'
import type { StackedLayer } from '../../src/layer/stack.ts'
import { encodeRecord } from '../../src/layer/record.ts'
import { newestRelease } from '../../src/release/releases.ts'
import type { FoundRecord, Store } from '../../src/store/store.ts'
import { storeRecordSource } from '../../src/store/record-source.ts'
import { layerFrom } from '../predict/base-project.ts'

const facts = {
  name: 'app',
  arch: 'amd64',
  shape: newestRelease.shape,
  definition: '{}',
  epoch: null,
  layerTypes: ['tar+false'],
}
const foreseen: Foreseen = {
  layer: layerFrom({ Type: 'scratch' }),
  facts,
  base: { kind: 'known', base: '' },
  imports: [],
  overlayDirs: [],
  doubts: [],
  renewed: [],
}

function recordOf(definition: string, layerTypes: readonly string[]): FoundRecord {
  const { base, imports, overlayDirs } = foreseen
  if (base.kind === 'unresolved') throw new Error('the base is known')
  return {
    bytes: encodeRecord({
      release: newestRelease.tag,
      facts: { ...facts, definition, layerTypes, base, imports: imports as [], overlayDirs: overlayDirs as [] },
      entry: '',
      trees: new Map(),
      documents: new Map(),
      root: null,
      blobs: [],
      contents: [],
      buildSeconds: null,
      owner: 0,
      umask: 0o022,
      savedAt: 0,
    }),
  }
}

/** How often a store is asked for exactly some facts, and for the newest record, where that one is `latest`. */
async function asked(
  latest: FoundRecord | undefined,
  current: Partial<typeof facts> = {},
): Promise<{ exact: number; newest: number }> {
  const count = { exact: 0, newest: 0 }
  const store = {
    name: 'counting',
    findRecord: () => {
      count.exact += 1
      return Promise.resolve(undefined)
    },
    findOtherRecord: () => {
      count.newest += 1
      return Promise.resolve(latest)
    },
    unanswered: () => undefined,
    refused: () => undefined,
    hasBlobs: () => Promise.resolve(new Set()),
  } as unknown as Store
  const log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
  const records = storeRecordSource(store, { refresh: () => false, notBefore: undefined }, log)
  const layer = { ...foreseen, facts: { ...facts, ...current } }
  // Judged in as many rounds as it takes, it is the same question.
  for (let round = 0; round < 3; round += 1) await records.find({} as StackedLayer, layer, newestRelease)
  return count
}

test('a layer that nothing is known of costs two questions', async () => {
  expect(await asked(undefined)).toEqual({ exact: 1, newest: 1 })
})

test('a layer that is known in another state is asked for once more for each list of types that holds those asked for', async () => {
  const other = recordOf('another', ['tar+false'])
  expect(await asked(other)).toEqual({ exact: 4, newest: 1 })
  expect(await asked(other, { layerTypes: ['erofs+true', 'tar+false'] })).toEqual({ exact: 2, newest: 1 })
  expect(await asked(other, { layerTypes: ['erofs+true', 'squashfs+true', 'tar+false'] })).toEqual({
    exact: 1,
    newest: 1,
  })
  expect(await asked(other, { layerTypes: [] })).toEqual({ exact: 1, newest: 1 })
})

test('a layer whose newest record is of more types is asked for no more', async () => {
  expect(await asked(recordOf('{}', ['squashfs+true', 'tar+false']))).toEqual({ exact: 1, newest: 1 })
})
