import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, test } from 'vitest'

import { emptyPlace, expectGreen, step, type Door, type Workspace } from '../../faults/job.ts'
import { startRunner } from '../../faults/runner.ts'
import { changeLayer, pretendBuild, writeSources } from '../../stacker/pretended-build.ts'
import { blobFile, messages, scratch } from '../contract.ts'
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

test('uploads keep below the pace that is allowed, which is told once', async () => {
  const { service, open } = await githubSurroundings()
  const log = messages()
  // Long enough that a busy machine begins more within it than are allowed.
  const paces = { uploads: { most: 3, window: 2_000 }, downloads: { most: 1_000, window: 1_000 } }
  const store = await open({ log, patience: { paces } })
  const blobs = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((text) => blobFile(text)))
  const begun = performance.now()
  await Promise.all(blobs.map(({ digest, size, file }) => store.writeBlob(digest, size, file)))
  expect(performance.now() - begun).toBeGreaterThanOrEqual(3_990)
  expect(service.entries).toHaveLength(7)
  expect(log.infos.filter((info) => info.includes('3 entries in 2 seconds'))).toHaveLength(1)
})

test('what is found keeps below the pace of downloads, and questions in vain do not count', async () => {
  const { service, open } = await githubSurroundings()
  const blob = await blobFile('content')
  await (await open()).writeBlob(blob.digest, blob.size, blob.file)
  const log = messages()
  const paces = { uploads: { most: 1_000, window: 1_000 }, downloads: { most: 2, window: 3_000 } }
  const store = await open({ log, patience: { paces } })
  const begun = performance.now()
  for (let number = 0; number < 8; number++) await store.findResolution(`in vain ${String(number)}`)
  expect(log.infos).toEqual([])
  const place = await scratch()
  for (const name of ['a', 'b', 'c'])
    expect(await store.fetchBlob(blob.digest, blob.size, path.join(place, name))).toBe(true)
  expect(performance.now() - begun).toBeGreaterThan(2_950)
  expect(log.infos).toHaveLength(1)
  expect(service.requests.filter(({ method }) => method === 'download')).toHaveLength(3)
})

describe('what a job of twelve layers asks of the service', () => {
  const layers = 12
  const row = (what: string, ...numbers: readonly (readonly [number, number, number])[]): string =>
    `| ${[what, ...numbers.map((each) => each.join(' / '))].join(' | ')} |`

  test('is what README says, by what changed', async () => {
    const { service, nextRun } = await startRunner()
    const fresh = async (changed: readonly number[] = []): Promise<Workspace> => {
      const job = emptyCheckout()
      await writeSources(job.workspace, layers)
      for (const number of changed) await changeLayer(job.workspace, number)
      return job
    }
    const counted = async (
      job: Workspace,
      door: Door,
      inputs: Readonly<Record<string, string>> = {},
    ): Promise<readonly [number, number, number]> => {
      const before = service.requests.length
      expectGreen(await step(job, door, inputs), door, door)
      const made = service.requests.slice(before).map(({ method }) => method)
      const count = (method: string): number => made.filter((one) => one === method).length
      return [count('lookup'), count('download'), count('create')]
    }
    const row3 = async (what: string, changed: readonly number[]): Promise<string> => {
      const planned = await counted(nextRun(await fresh(changed)), 'plan')
      const lean = await counted(nextRun(await fresh(changed)), 'restore', { restore: 'needed' })
      const job = nextRun(await fresh(changed))
      const restored = await counted(job, 'restore')
      await pretendBuild(job.workspace, 2000, 'random')
      return row(what, planned, restored, lean, await counted(job, 'save'))
    }
    const rows = [
      await row3('all 12: the cache is empty', []),
      await row3('nothing', []),
      await row3('the last layer', [12]),
    ]
    const readme = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8')
    const plain = readme.replace(/ +/g, ' ')
    expect(rows.filter((each) => !plain.includes(each))).toEqual([])
  })
})

function emptyCheckout(): Workspace {
  const workspace = path.join(emptyPlace(), 'project')
  mkdirSync(workspace)
  const project = {
    ...{ directory: workspace, command: ['build', '-f', 'stacker.yaml'], env: {}, registryDown: false },
    ...{ served: new Map<string, never>(), images: new Map<string, string>() },
  }
  const environment = {
    PATH: process.env['PATH'],
    HOME: path.join(workspace, '..', 'home'),
    GITHUB_REF: 'refs/heads/main',
  }
  return { project, workspace, temporary: workspace, environment }
}
