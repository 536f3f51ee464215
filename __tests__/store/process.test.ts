import { join } from 'node:path'

import { expect, test } from 'vitest'

import { blobFile, scratch } from './contract.ts'
import { githubSurroundings } from './github/github-surroundings.ts'

test('the process is afterwards as it was', async () => {
  const { open } = await githubSurroundings()
  const before = [process.cwd(), process.env['PATH'], process.env['RUNNER_TEMP'], process.env['GITHUB_WORKSPACE']]
  const store = await open()
  const blob = await blobFile('content')
  await store.writeBlob(blob.digest, blob.size, blob.file)
  await store.fetchBlob(blob.digest, blob.size, join(await scratch(), 'x'))
  expect([process.cwd(), process.env['PATH'], process.env['RUNNER_TEMP'], process.env['GITHUB_WORKSPACE']]).toEqual(
    before,
  )
})
