// A cache that is filled by one job and used by others on other machines, in other directories: the program as the runner starts it.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { outputNames } from '../../src/action/outputs.ts'
import { startCacheService } from '../platform/cache-service.ts'
import { openJob, runPost, runStep } from './job.ts'
import type { Job } from './job.ts'
import { readEntries, shop, shops } from './shop.ts'
import type { Shop } from './shop.ts'

/** Where the jobs of one test keep their cache. */
interface Cache {
  readonly inputs: Readonly<Record<string, string>>
  /** What the runner gives the steps because of it. */
  readonly environment: Readonly<Record<string, string>>
}

interface Kind {
  readonly store: string
  readonly projects: readonly Shop[]
  readonly open: () => Promise<Cache>
}

const caches: readonly Kind[] = [
  {
    store: 'a directory',
    projects: shops,
    open: () => {
      const directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'stack-cache store ')))
      onTestFinished(() => {
        rmSync(directory, { recursive: true, force: true })
      })
      return Promise.resolve({ inputs: { store: `dir:${directory}` }, environment: {} })
    },
  },
  {
    store: 'the cache service',
    projects: [shop('example-edit')],
    open: async () => {
      const service = await startCacheService()
      onTestFinished(() => service.stop())
      return { inputs: {}, environment: service.environment }
    },
  },
]

const places = ['work/shop/shop', 'srv/deeper/and deeper/checkout', 'w']

function openJobs({ environment }: Cache): readonly [Job, Job, Job] {
  const [first, second, third] = places.map((place) => openJob(place, environment))
  if (first === undefined || second === undefined || third === undefined) throw new Error('three places')
  return [first, second, third]
}

describe.each(caches)('with $store', ({ open, projects }) => {
  test.each(projects)(
    'what stacker did again is what the plan says, and the rest is laid down: $title',
    async (project) => {
      const cache = await open()
      const [first, second] = openJobs(cache)
      const given = { ...project.first, ...cache.inputs }

      const sources = project.write(first.workspace)
      const before = await runStep(first, 'main', given)
      expect(before, before.log).toMatchObject({ code: 0 })
      expect(Object.keys(before.outputs).sort()).toEqual([...outputNames].sort())
      expect(before.outputs).toMatchObject({ any: 'true', count: '4', hit: '[]', restored: 'none' })
      project.build(sources)
      const after = await runPost(first, given, before)
      expect(after, after.log).toMatchObject({ code: 0, annotations: [] })
      expect(after.summary).toContain('4 layers saved')

      const again = { ...project.second, ...cache.inputs }
      project.change(project.write(second.workspace))
      const later = await runStep(second, 'main', again)
      expect(later, later.log).toMatchObject({ code: 0, annotations: [] })
      expect(later.outputs).toMatchObject({
        rebuild: JSON.stringify(project.rebuilt),
        hit: JSON.stringify(project.cached),
        any: String(project.rebuilt.length > 0),
        count: String(project.rebuilt.length),
        restored: 'exact',
      })
      const needed = readEntries(second.workspace)
      expect([...needed.keys()]).toEqual(expect.arrayContaining([...project.cached]))
      expect(needed).toEqual(project.entries(second.workspace, [...needed.keys()]))
      const plan = JSON.parse(readFileSync(later.outputs['plan-file'] ?? '', 'utf8')) as { readonly rebuild: unknown }
      expect(plan.rebuild).toEqual(project.rebuilt)
      expect(later.summary).toContain(`${project.rebuilt.length} of 4 layers`)
    },
  )

  test('what was saved once is not sent again, by the same job or by another', async () => {
    const cache = await open()
    const [first, second, third] = openJobs(cache)
    const project = shop('example-nochange')
    const given = { ...project.first, ...cache.inputs }
    const sources = project.write(first.workspace)
    const main = await runStep(first, 'main', given)
    project.build(sources)
    await runPost(first, given, main)

    project.write(second.workspace)
    const restored = await runStep(second, 'main', given)
    expect(restored.outputs).toMatchObject({ any: 'false', rebuild: '[]', stackerfiles: '[]', restored: 'exact' })
    expect(JSON.parse(restored.outputs['matrix'] ?? '')).toEqual({
      include: [expect.objectContaining({ stackerfiles: '', layers: [] })],
    })
    const nothing = await runPost(second, given, restored)
    expect(nothing, nothing.log).toMatchObject({ code: 0, annotations: [] })
    expect(nothing.summary).toContain('0 layers saved')
    expect(nothing.log).toContain('0 B up')

    // A job that did not restore, and built everything itself.
    const built = project.write(third.workspace)
    const unaided = await runStep(third, 'main', { ...given, restore: 'none' })
    expect(unaided.outputs).toMatchObject({ any: 'false', restored: 'none' })
    project.build(built)
    const same = await runPost(third, given, unaided)
    expect(same.log).toContain('0 B up')
  })
})
