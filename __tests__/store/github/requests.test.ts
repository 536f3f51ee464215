import { expect, test } from 'vitest'

import { blobFile } from '../contract.ts'
import { githubSurroundings } from './github-surroundings.ts'

test('the service is asked once for a blob, and its file only when the service lacks it', async () => {
  const { service, open } = await githubSurroundings()
  const blob = await blobFile('content of a blob')
  const store = await open()
  let made = 0
  const make = (): Promise<string> => {
    made += 1
    return Promise.resolve(blob.file)
  }
  expect(await store.writeBlob(blob.digest, blob.size, make)).toMatchObject({ kind: 'written' })
  expect(await store.writeBlob(blob.digest, blob.size, make)).toEqual({ kind: 'exists' })
  expect((await store.hasBlobs([blob.digest, blob.digest])).size).toBe(1)
  expect(made).toBe(1)
  expect(service.requests.filter(({ method }) => method === 'lookup')).toHaveLength(1)
})

test('uploads beyond the limit wait for it together, and none is lost', async () => {
  const { service, open } = await githubSurroundings({ limit: { uploads: 2, seconds: 1 } })
  const store = await open()
  const blobs = await Promise.all(['a', 'b', 'c', 'd'].map((text) => blobFile(text)))
  const written = await Promise.all(blobs.map(({ digest, size, file }) => store.writeBlob(digest, size, file)))
  expect(written.map(({ kind }) => kind)).toEqual(blobs.map(() => 'written'))
  expect(service.entries).toHaveLength(4)
})
