import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { digestOf, type Digest } from '../../src/formats/digest.ts'
import type { Log } from '../../src/log.ts'
import type { RecordName, Store } from '../../src/store/store.ts'

export interface Messages extends Log {
  readonly warnings: string[]
  readonly infos: string[]
  readonly debugs: string[]
}

export function messages(): Messages {
  const warnings: string[] = []
  const infos: string[] = []
  const debugs: string[] = []
  return {
    warnings,
    infos,
    debugs,
    debug: (message) => void debugs.push(message),
    info: (message) => void infos.push(message),
    warning: (message) => void warnings.push(message),
  }
}

export interface Opened {
  /** Another store over the same content, as another process would open it. */
  readonly open: (options?: { keyPrefix?: string; log?: Log }) => Promise<Store>
  /** Where nothing may ever be replaced, the first record of a layer is the one that explains a miss. */
  readonly firstStays?: boolean
}

export function nameOf(layer: string, facts: string, shape = 'B', arch = 'amd64'): RecordName {
  return { arch, layer, shape, facts: digestOf(facts) }
}

export function recordOf(text: string, blobs: readonly { digest: Digest; size: number }[] = []): Buffer {
  return Buffer.from(JSON.stringify({ text, blobs }))
}

export async function scratch(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'stack-cache test '))
}

export async function blobFile(content: Buffer | string): Promise<{ file: string; digest: Digest; size: number }> {
  const file = join(await scratch(), 'blob')
  await writeFile(file, content)
  return { file, digest: digestOf(content), size: Buffer.byteLength(content) }
}

/** What every store promises, whatever it keeps things in. */
export function storeContract(kind: string, start: () => Promise<Opened>): void {
  describe(`${kind} store`, () => {
    test('answers nothing for what was never written, and without a warning', async () => {
      const log = messages()
      const store = await (await start()).open({ log })
      const target = join(await scratch(), 'blob')

      expect(await store.findRecord(nameOf('app', 'facts'))).toBeUndefined()
      expect(await store.findOtherRecord({ arch: 'amd64', layer: 'app' })).toBeUndefined()
      expect(await store.findResolution('docker://alpine')).toBeUndefined()
      expect(await store.hasBlobs([digestOf('x')])).toEqual(new Set())
      expect(await store.fetchBlob(digestOf('x'), 1, target)).toBe(false)
      expect(log.warnings).toEqual([])
      expect(store.writable).toEqual({ kind: 'yes' })
    })

    test('gives a record back to those who ask with the same facts', async () => {
      const opened = await start()
      const bytes = recordOf('one')
      expect(await (await opened.open()).writeRecord(nameOf('app', 'f1'), bytes)).toMatchObject({ kind: 'written' })

      const other = await opened.open()
      expect((await other.findRecord(nameOf('app', 'f1')))?.bytes).toEqual(bytes)
      expect(await other.findRecord(nameOf('app', 'f2'))).toBeUndefined()
      expect(await other.findRecord(nameOf('app', 'f1', 'A'))).toBeUndefined()
      expect(await other.findRecord(nameOf('app', 'f1', 'B', 'arm64'))).toBeUndefined()
      expect(await other.findRecord(nameOf('ap', 'f1'))).toBeUndefined()
    })

    test('answers the second question with the newest record of the layer, whatever its facts', async () => {
      const opened = await start()
      const store = await opened.open()
      await store.writeRecord(nameOf('app', 'f1'), recordOf('first'))
      await store.writeRecord(nameOf('app', 'f2', 'A'), recordOf('second'))
      await store.writeRecord(nameOf('lib', 'f3'), recordOf('third'))

      const found = await (await opened.open()).findOtherRecord({ arch: 'amd64', layer: 'app' })
      expect(found?.bytes).toEqual(recordOf(opened.firstStays === true ? 'first' : 'second'))
      expect(await store.findOtherRecord({ arch: 'arm64', layer: 'app' })).toBeUndefined()
    })

    test('lets the newest record of the same facts win, and replaces none', async () => {
      const opened = await start()
      const store = await opened.open()
      await store.writeRecord(nameOf('app', 'f'), recordOf('older'))
      await store.writeRecord(nameOf('app', 'f'), recordOf('newer'))
      expect((await store.findRecord(nameOf('app', 'f')))?.bytes).toEqual(recordOf('newer'))
      expect(await store.writeRecord(nameOf('app', 'f'), recordOf('newer'))).toEqual({ kind: 'exists' })
    })

    test('keeps the caches of two prefixes apart, also when one begins with the other', async () => {
      const opened = await start()
      const short = await opened.open({ keyPrefix: 'cache' })
      const long = await opened.open({ keyPrefix: 'cache-1-amd64' })
      await long.writeRecord(nameOf('app', 'f'), recordOf('long'))
      expect(await short.findRecord(nameOf('app', 'f'))).toBeUndefined()
      expect(await short.findOtherRecord({ arch: 'amd64', layer: 'app' })).toBeUndefined()
      expect((await long.findRecord(nameOf('app', 'f')))?.bytes).toEqual(recordOf('long'))
    })

    test('gives a blob back byte for byte, once it is written', async () => {
      const opened = await start()
      const store = await opened.open()
      const blob = await blobFile(Buffer.from([...Array(300_000).keys()].map((byte) => byte % 251)))
      const empty = await blobFile('')
      for (const { file, digest, size } of [blob, empty]) {
        expect(await store.writeBlob(digest, size, file)).toMatchObject({ kind: 'written' })
        expect(await store.writeBlob(digest, size, file)).toEqual({ kind: 'exists' })
      }

      const other = await opened.open()
      expect(await other.hasBlobs([blob.digest, digestOf('absent'), empty.digest])).toEqual(
        new Set([blob.digest, empty.digest]),
      )
      for (const { file, digest, size } of [blob, empty]) {
        const target = join(await scratch(), 'fetched')
        expect(await other.fetchBlob(digest, size, target)).toBe(true)
        expect((await readFile(target)).equals(await readFile(file))).toBe(true)
      }
    })

    test('refuses to store a file under a digest or size that is not its own', async () => {
      const store = await (await start()).open()
      const blob = await blobFile('content')
      expect(await store.writeBlob(digestOf('other'), blob.size, blob.file)).toMatchObject({ kind: 'failed' })
      expect(await store.writeBlob(blob.digest, blob.size + 1, blob.file)).toMatchObject({ kind: 'failed' })
      expect(await store.writeBlob(blob.digest, blob.size, `${blob.file}.absent`)).toMatchObject({ kind: 'failed' })
      expect(await store.hasBlobs([blob.digest, digestOf('other')])).toEqual(new Set())
    })

    test('does not fetch a blob as one of another size', async () => {
      const store = await (await start()).open({ log: messages() })
      const blob = await blobFile('content')
      await store.writeBlob(blob.digest, blob.size, blob.file)
      const target = join(await scratch(), 'fetched')
      expect(await store.fetchBlob(blob.digest, blob.size - 1, target)).toBe(false)
      await expect(readFile(target)).rejects.toThrow('ENOENT')
    })

    test('remembers what a name last resolved to', async () => {
      const opened = await start()
      const store = await opened.open()
      await store.writeResolution('docker://a amd64', Buffer.from('old'))
      await store.writeResolution('docker://a amd64', Buffer.from('new'))
      const other = await opened.open()
      expect(await other.findResolution('docker://a amd64')).toEqual(Buffer.from('new'))
      expect(await other.findResolution('docker://a arm64')).toBeUndefined()
      expect(await other.writeResolution('docker://a amd64', Buffer.from('new'))).toEqual({ kind: 'exists' })
    })

    test('remembers what was told last of the runs of a branch', async () => {
      const opened = await start()
      const [main, arm] = [
        { arch: 'amd64', ref: 'refs/heads/main' },
        { arch: 'arm64', ref: 'refs/heads/main' },
      ]
      for (const text of ['old', 'new']) {
        const store = await opened.open()
        await store.writeHistory(main, Buffer.from(text))
        await store.writeHistory({ ...main, ref: 'refs/heads/other' }, Buffer.from('of others'))
        await store.finish()
      }
      const reader = await opened.open()
      expect(await reader.findHistory(main)).toEqual(Buffer.from('new'))
      expect(await reader.findHistory(arm)).toBeUndefined()
    })

    test('loses nothing when ten legs write at once', async () => {
      const opened = await start()
      const shared = await blobFile('shared by all legs')
      const legs = await Promise.all(
        [...Array(10).keys()].map(async (leg) => {
          const store = await opened.open()
          const own = await blobFile(`of leg ${leg}`)
          const blobs = [shared, own]
          const outcomes = []
          for (const { digest, size, file } of blobs) outcomes.push(await store.writeBlob(digest, size, file))
          const record = recordOf(
            `leg ${leg}`,
            blobs.map(({ digest, size }) => ({ digest, size })),
          )
          outcomes.push(await store.writeRecord(nameOf(`layer-${leg}`, 'f'), record))
          outcomes.push(await store.writeRecord(nameOf('same', 'f'), record))
          return { record, blobs, outcomes }
        }),
      )

      const store = await opened.open()
      for (const [leg, { record, blobs, outcomes }] of legs.entries()) {
        for (const outcome of outcomes) expect(['written', 'exists']).toContain(outcome.kind)
        expect((await store.findRecord(nameOf(`layer-${leg}`, 'f')))?.bytes).toEqual(record)
        expect((await store.hasBlobs(blobs.map(({ digest }) => digest))).size).toBe(2)
      }
      expect(legs.map(({ record }) => record.toString())).toContain(
        (await store.findRecord(nameOf('same', 'f')))?.bytes.toString(),
      )
    })
  })
}
