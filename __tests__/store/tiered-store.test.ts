import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { digestHex, digestOf, type Digest } from '../../src/formats/digest.ts'
import { encodeRecord } from '../../src/layer/record.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { listRecords, verifyStore } from '../../src/store/directory/inspect.ts'
import { recordNameOf } from '../../src/store/record-name.ts'
import type { Store } from '../../src/store/store.ts'
import { tieredStore } from '../../src/store/tiered-store.ts'
import { blobFile, messages, nameOf, recordOf, scratch, storeContract, type Messages } from './contract.ts'
import { factsOf, plainRecord } from './plain-records.ts'

interface Places {
  readonly near: string
  readonly far: string
  readonly log: Messages
  /** Each of them by itself, and both as one. */
  readonly alone: (path: string) => Store
  readonly both: (tiers?: { keeps?: boolean; near?: Store; far?: Store }) => Promise<Store>
}

async function places(): Promise<Places> {
  const root = await scratch()
  const log = messages()
  const alone = (path: string): Store => openDirectoryStore({ path, keyPrefix: 'stack-cache', log, now: Date.now })
  const [near, far] = [join(root, 'near'), join(root, 'far')]
  return {
    near,
    far,
    log,
    alone,
    both: async (tiers = {}) =>
      tieredStore(tiers.near ?? alone(near), [tiers.far ?? alone(far)], {
        keeps: tiers.keeps ?? true,
        scratch: await scratch(),
        log,
      }),
  }
}

storeContract('tiered', async () => {
  const root = await scratch()
  return {
    open: async ({ keyPrefix = 'stack-cache', log = messages() } = {}) => {
      const [near, far] = ['near', 'far'].map((name) =>
        openDirectoryStore({ path: join(root, name), keyPrefix, log, now: () => 1_700_000_000_000 }),
      )
      if (near === undefined || far === undefined) throw new Error('two stores')
      return tieredStore(near, [far], { keeps: true, scratch: await scratch(), log })
    },
  }
})

/** A record of so many blobs in a store. */
async function kept(
  store: Store,
  layer: string,
  texts: readonly string[],
): Promise<{ digest: Digest; size: number }[]> {
  const blobs = await Promise.all(texts.map((text) => blobFile(text)))
  for (const { digest, size, file } of blobs) await store.writeBlob(digest, size, file)
  await store.writeRecord(nameOf(layer, 'f'), recordOf(layer, blobs))
  await store.finish()
  return blobs
}

describe('reading', () => {
  test('takes what only the later store has, and of both the nearer one', async () => {
    const at = await places()
    await at.alone(at.far).writeRecord(nameOf('app', 'f'), recordOf('far'))
    await at.alone(at.far).writeResolution('docker://a', Buffer.from('far'))
    const store = await at.both()
    expect((await store.findRecord(nameOf('app', 'f')))?.bytes).toEqual(recordOf('far'))
    expect(await store.findResolution('docker://a')).toEqual(Buffer.from('far'))

    await at.alone(at.near).writeRecord(nameOf('app', 'f'), recordOf('near'))
    await at.alone(at.near).writeResolution('docker://a', Buffer.from('near'))
    expect((await store.findRecord(nameOf('app', 'f')))?.bytes).toEqual(recordOf('near'))
    expect(await store.findResolution('docker://a')).toEqual(Buffer.from('near'))
  })

  test('sees the blobs of both, and fetches from the next where the nearer one fails', async () => {
    const at = await places()
    const [near, far, lost] = [await blobFile('near'), await blobFile('far'), await blobFile('lost')]
    await at.alone(at.near).writeBlob(near.digest, near.size, near.file)
    for (const { digest, size, file } of [far, lost]) await at.alone(at.far).writeBlob(digest, size, file)
    const store = await at.both()
    const absent = digestOf('absent')
    expect(await store.hasBlobs([near.digest, far.digest, absent])).toEqual(new Set([near.digest, far.digest]))
    const target = join(await scratch(), 'fetched')
    expect(await store.fetchBlob(far.digest, far.size, target)).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('far')
    expect(await store.fetchBlob(absent, 6, join(await scratch(), 'fetched'))).toBe(false)
  })

  test('fetches from the next store what is damaged in the nearer one', async () => {
    const at = await places()
    const blob = await blobFile('content')
    for (const path of [at.near, at.far]) await at.alone(path).writeBlob(blob.digest, blob.size, blob.file)
    const damaged = join(at.near, 'blobs/sha256', blob.digest.slice('sha256:'.length))
    await chmod(damaged, 0o644)
    await writeFile(damaged, 'contemt')
    const target = join(await scratch(), 'fetched')
    expect(await (await at.both()).fetchBlob(blob.digest, blob.size, target)).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('content')
    expect(await verifyStore(at.near)).toEqual([])
  })

  test('explains a miss by what was built last, wherever that is', async () => {
    const at = await places()
    const older = plainRecord(factsOf('app', '{}'), { savedAt: 1_000 })
    const newer = plainRecord(factsOf('app', 'other'), { savedAt: 2_000 })
    for (const [path, record] of [
      [at.near, older],
      [at.far, newer],
    ] as const) {
      await at.alone(path).writeRecord(recordNameOf(record), encodeRecord(record))
    }
    const found = await (await at.both()).findOtherRecord(recordNameOf(older))
    expect(found?.bytes).toEqual(encodeRecord(newer))
  })

  test('an outage of one store hides neither what the other has nor that it was not asked', async () => {
    const at = await places()
    await kept(at.alone(at.far), 'app', ['content'])
    const down: Store = {
      ...at.alone(at.near),
      name: 'down',
      findRecord: () => Promise.resolve(undefined),
      findOtherRecord: () => Promise.resolve(undefined),
      unanswered: () => 'no answer in 60 s',
      outage: () => 'no answer in 60 s',
      hasBlobs: () => Promise.resolve(new Set()),
      fetchBlob: () => Promise.resolve(false),
    }
    const near = await at.both({ near: down, keeps: false })
    expect(await near.findRecord(nameOf('app', 'f'))).toBeDefined()
    expect(near.unanswered(nameOf('app', 'f'))).toBe('down: no answer in 60 s')
    expect(near.outage()).toBe('no answer in 60 s')
    const far = await at.both({ near: at.alone(at.far), far: down })
    expect(await far.findRecord(nameOf('app', 'f'))).toBeDefined()
    expect(far.outage()).toBeUndefined()
  })
})

describe('writing', () => {
  test('goes to the nearest store alone', async () => {
    const at = await places()
    await kept(await at.both(), 'app', ['content'])
    expect(await listRecords(at.near)).toHaveLength(1)
    expect(await listRecords(at.far)).toEqual([])
  })

  test('writes a blob where it is missing, though a later store has it', async () => {
    const at = await places()
    const [blob] = await kept(at.alone(at.far), 'base', ['shared'])
    await kept(await at.both(), 'app', ['shared'])
    expect(await at.alone(at.near).hasBlobs([digestOf('shared')])).toEqual(new Set([blob?.digest]))
    expect(await verifyStore(at.near)).toEqual([])
  })
})

describe('what was found further away', () => {
  const fetchAll = async (store: Store, blobs: readonly { digest: Digest; size: number }[]): Promise<void> => {
    for (const { digest, size } of blobs) {
      expect(await store.fetchBlob(digest, size, join(await scratch(), 'fetched'))).toBe(true)
    }
  }

  test('is kept here once it was fetched, so that the next run asks nobody else', async () => {
    const at = await places()
    const blobs = await kept(at.alone(at.far), 'app', ['one', 'two'])
    const store = await at.both()
    await store.findRecord(nameOf('app', 'f'))
    await fetchAll(store, blobs)
    await store.finish()
    expect(await listRecords(at.near)).toHaveLength(1)
    expect(await verifyStore(at.near)).toEqual([])
    expect((await at.alone(at.near).findRecord(nameOf('app', 'f')))?.bytes).toBeDefined()
  })

  test('is completed by what little of it was not needed', async () => {
    const at = await places()
    const blobs = await kept(at.alone(at.far), 'app', ['a layer of some size', 'tree'])
    const store = await at.both()
    await store.findRecord(nameOf('app', 'f'))
    await fetchAll(store, blobs.slice(0, 1))
    await store.finish()
    expect(await listRecords(at.near)).toHaveLength(1)
    expect(await verifyStore(at.near)).toEqual([])
  })

  test.each([
    ['nothing of it was fetched', 0],
    ['little of it was fetched', 1],
  ])('is not kept where %s', async (_how, some) => {
    const at = await places()
    const blobs = await kept(at.alone(at.far), 'app', ['little', 'a layer that weighs more'])
    const store = await at.both()
    await store.findRecord(nameOf('app', 'f'))
    await fetchAll(store, blobs.slice(0, some))
    await store.finish()
    expect(await listRecords(at.near)).toEqual([])
  })

  test('is not kept where the rest of it is gone, which is no trouble, and no reason to keep nothing else', async () => {
    const at = await places()
    const torn = await kept(at.alone(at.far), 'torn', ['a layer of some size', 'tree'])
    const whole = await kept(at.alone(at.far), 'whole', ['another layer'])
    await rm(join(at.far, 'blobs/sha256', digestHex(digestOf('tree'))))
    const store = await at.both()
    for (const layer of ['torn', 'whole']) await store.findRecord(nameOf(layer, 'f'))
    await fetchAll(store, [...torn.slice(0, 1), ...whole])
    await store.finish()
    expect(await listRecords(at.near)).toHaveLength(1)
    expect(await verifyStore(at.near)).toEqual([])
    expect(at.log.warnings).toEqual([])
  })

  test('is not kept in a store that is a service', async () => {
    const at = await places()
    const blobs = await kept(at.alone(at.far), 'app', ['one'])
    const store = await at.both({ keeps: false })
    await store.findRecord(nameOf('app', 'f'))
    await fetchAll(store, blobs)
    await store.finish()
    expect(await at.alone(at.near).hasBlobs([digestOf('one')])).toEqual(new Set())
    expect(await listRecords(at.near)).toEqual([])
  })

  test('is fetched all the same where nothing can be kept, and the first trouble ends the keeping', async () => {
    const at = await places()
    const blobs = await kept(at.alone(at.far), 'app', ['one', 'two'])
    let tried = 0
    const full: Store = {
      ...at.alone(at.near),
      writeBlob: () => {
        tried += 1
        return Promise.resolve({ kind: 'failed', why: 'the disk is full' })
      },
    }
    const store = await at.both({ near: full })
    await store.findRecord(nameOf('app', 'f'))
    await fetchAll(store, blobs)
    await store.finish()
    expect(tried).toBe(1)
    expect(await listRecords(at.near)).toEqual([])
  })
})
