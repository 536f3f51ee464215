import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { collectGarbage } from '../../../src/store/directory/collect.ts'
import { openDirectoryStore } from '../../../src/store/directory/directory.ts'
import { verifyStore } from '../../../src/store/directory/inspect.ts'
import type { Store } from '../../../src/store/store.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from '../contract.ts'

// https://bford.info/cachedir/: the first 43 bytes of the file.
const signature = 'Signature: 8a477f597d28d172789f06886806bc55'

function open(path: string): Store {
  return openDirectoryStore({ path, keyPrefix: 'stack-cache', log: messages(), now: Date.now })
}

async function write(store: Store): Promise<void> {
  const blob = await blobFile('content')
  await store.writeBlob(blob.digest, blob.size, blob.file)
  await store.writeRecord(nameOf('app', 'f'), recordOf('app', [blob]))
  await store.finish()
}

test.each(['is not there yet', 'is empty'])(
  'a store that %s is tagged as a cache with its first write',
  async (state) => {
    const path = join(await scratch(), 'store')
    if (state === 'is empty') await mkdir(path)
    const store = open(path)
    await store.findRecord(nameOf('app', 'f'))
    await expect(readFile(join(path, 'CACHEDIR.TAG'))).rejects.toThrow('ENOENT')
    await write(store)
    const text = await readFile(join(path, 'CACHEDIR.TAG'), 'utf8')
    expect(text.slice(0, 43)).toBe(signature)
    expect(text.charAt(43)).toBe('\n')
  },
)

test('the tag is no blob: it is neither collected nor told of', async () => {
  const path = join(await scratch(), 'store')
  await write(open(path))
  expect(await verifyStore(path)).toEqual([])
  const { blobs } = await collectGarbage(path, { unusedFor: 1, spare: 0 }, Date.now() + 1_000_000)
  expect(blobs).toHaveLength(3)
  expect(await readdir(join(path, 'blobs', 'sha256'))).toEqual([])
  expect(await readFile(join(path, 'CACHEDIR.TAG'), 'utf8')).toContain(signature)
})

test('a directory in which something else lies is not tagged, nor is one whose tag was taken away', async () => {
  const path = join(await scratch(), 'store')
  await mkdir(path)
  await writeFile(join(path, 'letters'), 'of somebody')
  await write(open(path))
  await expect(readFile(join(path, 'CACHEDIR.TAG'))).rejects.toThrow('ENOENT')

  const other = join(await scratch(), 'store')
  await write(open(other))
  await rm(join(other, 'CACHEDIR.TAG'))
  await write(open(other))
  await expect(readFile(join(other, 'CACHEDIR.TAG'))).rejects.toThrow('ENOENT')
})
