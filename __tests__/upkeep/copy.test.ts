import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { digestHex, type Digest } from '../../src/formats/digest.ts'
import { encodeRecord } from '../../src/layer/record.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { directoryInventory } from '../../src/store/directory/directory-inventory.ts'
import { listRecords, verifyStore } from '../../src/store/directory/inspect.ts'
import { recordNameOf } from '../../src/store/record-name.ts'
import type { Store } from '../../src/store/store.ts'
import { copyRecords, type Copied } from '../../src/upkeep/copy.ts'
import { storeKeeper } from '../../src/upkeep/upkeep.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from '../store/contract.ts'
import { factsOf, plainRecord } from '../store/plain-records.ts'

interface Places {
  readonly from: string
  readonly to: string
  readonly open: (path: string, keyPrefix?: string) => Store
  /** A layer of this content, saved in FROM; answers its blobs. */
  readonly save: (layer: string, contents: readonly string[], change?: Saved) => Promise<readonly Digest[]>
  readonly copy: (change?: Partial<Parameters<typeof copyRecords>[0]>) => Promise<Copied>
}

interface Saved {
  readonly at?: number
  readonly definition?: string
  readonly store?: Store
}

async function places(): Promise<Places> {
  const root = await scratch()
  const [from, to] = [join(root, 'from'), join(root, 'to')]
  let clock = Date.now() - 1_000_000
  const open: Places['open'] = (path, keyPrefix = 'stack-cache') =>
    openDirectoryStore({ path, keyPrefix, log: messages(), now: () => (clock += 1000) })
  return {
    from,
    to,
    open,
    async save(layer, contents, { at = 0, definition = '{}', store = open(from) } = {}) {
      const blobs = await Promise.all(contents.map((content) => blobFile(content)))
      for (const { digest, size, file } of blobs) await store.writeBlob(digest, size, file)
      const kept = blobs.map(({ digest, size }) => ({ digest, size, kind: 'layer' as const }))
      const record = plainRecord(factsOf(layer, definition), { savedAt: at, blobs: kept })
      await store.writeRecord(recordNameOf(record), encodeRecord(record))
      await store.finish()
      return blobs.map(({ digest }) => digest)
    },
    copy: async (change = {}) =>
      await copyRecords({
        inventory: directoryInventory(from),
        from: open(from),
        to: open(to),
        keyPrefix: 'stack-cache',
        isMeant: () => true,
        scratch: await scratch(),
        log: messages(),
        ...change,
      }),
  }
}

async function layersIn(path: string): Promise<readonly (string | undefined)[]> {
  return (await listRecords(path)).map(({ layer }) => layer).sort()
}

describe('copying a store', () => {
  test('brings every record with its blobs, and the second time nothing', async () => {
    const at = await places()
    await at.save('base', ['shared'])
    await at.save('app', ['shared', 'own'])
    const first = await at.copy()
    expect(first).toMatchObject({ standing: [], left: [] })
    expect(first.copied).toHaveLength(2)
    expect(await layersIn(at.to)).toEqual(['app', 'base'])
    expect(await verifyStore(at.to)).toEqual([])
    expect(await at.copy()).toEqual({ copied: [], standing: first.copied, left: [], bytes: 0 })
  })

  test('goes on where it was broken off', async () => {
    const at = await places()
    const [one] = await at.save('one', ['one'])
    await at.save('two', ['two'])
    let written = 0
    const broken: Store = {
      ...at.open(at.to),
      writeRecord: (...record) => {
        written += 1
        if (written > 1) throw new TypeError('killed')
        return at.open(at.to).writeRecord(...record)
      },
    }
    await expect(at.copy({ to: broken })).rejects.toThrow('killed')
    expect(await layersIn(at.to)).toEqual(['one'])
    const asked: Digest[] = []
    const from = at.open(at.from)
    const counting: Store = {
      ...from,
      fetchBlob: (...blob) => {
        asked.push(blob[0])
        return from.fetchBlob(...blob)
      },
    }
    await at.copy({ from: counting })
    expect(await layersIn(at.to)).toEqual(['one', 'two'])
    expect(asked).not.toContain(one)
  })

  test('mends a record whose blob went there', async () => {
    const at = await places()
    const [blob] = await at.save('app', ['content'])
    await at.copy()
    await rm(join(at.to, 'blobs/sha256', digestHex(blob ?? 'sha256:')))
    expect((await at.copy()).copied).toHaveLength(1)
    expect(await verifyStore(at.to)).toEqual([])
  })

  test('of equal facts takes the newest, and none that is older than what is there', async () => {
    const at = await places()
    await at.save('app', ['older'], { at: 1 })
    await at.save('app', ['newer'], { at: 2 })
    expect((await at.copy()).copied).toHaveLength(1)
    const newest = await at.open(at.to).findRecord(recordNameOf(plainRecord(factsOf('app', '{}'))))
    expect(JSON.parse(newest?.bytes.toString() ?? '')).toMatchObject({ savedAt: 2 })

    await at.save('app', ['newest'], { at: 3, store: at.open(at.to) })
    expect(await at.copy()).toMatchObject({ copied: [], left: [] })
    const kept = await at.open(at.to).findRecord(recordNameOf(plainRecord(factsOf('app', '{}'))))
    expect(JSON.parse(kept?.bytes.toString() ?? '')).toMatchObject({ savedAt: 3 })
  })

  test('keeps the order in which states of a layer were saved', async () => {
    const at = await places()
    await at.save('app', [], { at: 1, definition: 'old' })
    await at.save('app', [], { at: 2, definition: 'new' })
    await at.copy()
    const newest = await at.open(at.to).findOtherRecord({ arch: 'amd64', layer: 'app' })
    expect(JSON.parse(newest?.bytes.toString() ?? '')).toMatchObject({ savedAt: 2 })
  })

  test('takes the layers that are meant and leaves what nobody would find, with the reason', async () => {
    const at = await places()
    await at.save('app-one', [])
    await at.save('base', [])
    await at.save('app-two', [], { store: at.open(at.from, 'nightly') })
    await at.open(at.from).writeRecord(nameOf('broken', 'f'), recordOf('no record'))
    const { copied, left } = await at.copy({ isMeant: (layer) => layer.startsWith('app') })
    expect(copied).toHaveLength(1)
    expect(left.map(({ why }) => why).sort()).toEqual([
      'it cannot be read: record.format: expected a whole number from 0',
      'it is not of the key prefix "stack-cache"',
    ])
    expect(await layersIn(at.to)).toEqual(['app-one'])
  })

  test('leaves a layer whose blob is damaged or gone, and copies the others', async () => {
    const at = await places()
    const [damaged] = await at.save('damaged', ['content'])
    const [gone] = await at.save('gone', ['other content'])
    await at.save('good', ['good'])
    const fileOf = (digest = 'sha256:' as Digest): string => join(at.from, 'blobs/sha256', digestHex(digest))
    await chmod(fileOf(damaged), 0o644)
    await writeFile(fileOf(damaged), 'contemt')
    await rm(fileOf(gone))
    const { left } = await at.copy()
    expect(left.map(({ why }) => why)).toEqual([
      expect.stringContaining(`does not have ${damaged ?? ''}`),
      expect.stringContaining(`does not have ${gone ?? ''}`),
    ])
    expect(await layersIn(at.to)).toEqual(['good'])
    expect(await verifyStore(at.to)).toEqual([])
  })
})

test('the command says what was copied, what was there and what was left', async () => {
  const at = await places()
  await at.save('app', ['content'])
  await at.save('old', [], { store: at.open(at.from, 'nightly') })
  const log = messages()
  const run = (): Promise<string> =>
    storeKeeper.run(
      {
        kind: 'copy',
        from: { kind: 'directory', path: at.from },
        to: { kind: 'directory', path: at.to },
        layers: [],
      },
      {
        keyPrefix: 'stack-cache',
        patience: 1000,
        trust: { kind: 'own' },
        json: false,
        log,
        environment: {},
        now: Date.now,
      },
    )
  expect(await run()).toMatch(
    /^Copied 1 record, .*; 0 were there\.\nnot copied: nightly-.*: it is not of the key prefix/,
  )
  expect(log.infos).toEqual(['1 of 1: app, 7 B: copied'])
  expect(await run()).toMatch(/^Copied 0 records, 0 B; 1 was there\.\n/)
})
