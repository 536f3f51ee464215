// Memory of what is sent and fetched is given back while it is on its way: what arrives must be what was there.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { blobFile, scratch } from '../contract.ts'
import { githubSurroundings } from './github-surroundings.ts'

const sizes = [1, 70_000, 1_500_000, 5_000_000, 20_000_000]

test.each([
  ['in one answer each', false],
  ['from Azure in parts', true],
])('blobs of all sizes that move at once come back as they were (%s)', async (_, azure) => {
  const { open, service } = await githubSurroundings({ azure })
  const blobs = await Promise.all(sizes.map((size) => blobFile(randomBytes(size))))
  const first = await open()
  const written = await Promise.all(blobs.map(({ digest, size, file }) => first.writeBlob(digest, size, file)))
  expect(written.map(({ kind }) => kind)).toEqual(sizes.map(() => 'written'))
  const place = await scratch()
  const second = await open()
  const fetched = await Promise.all(
    blobs.map(({ digest, size }) => second.fetchBlob(digest, size, join(place, digest))),
  )
  expect(fetched).toEqual(sizes.map(() => true))
  for (const { digest, file } of blobs)
    expect((await readFile(join(place, digest))).equals(await readFile(file))).toBe(true)
  const answers = service.requests.filter(({ method, status }) => method === 'download' && status === 206)
  expect(answers.length > 0).toBe(azure)
})
