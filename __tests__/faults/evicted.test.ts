// A cache that has lost all content of many layers that do not stand on each other.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { pretendBuild } from '../stacker/pretended-build.ts'
import { emptyPlace, expectGreen, step, type Workspace } from './job.ts'
import { startRunner } from './runner.ts'

const layers = 40

function checkout(): Workspace {
  const workspace = path.join(emptyPlace(), 'project')
  mkdirSync(workspace)
  const layer = (number: number): string =>
    `layer-${String(number)}:\n  from:\n    type: scratch\n  run: make ${String(number)}\n`
  writeFileSync(path.join(workspace, 'stacker.yaml'), [...Array(layers).keys()].map(layer).join(''))
  const project = {
    ...{ directory: workspace, command: ['build', '-f', 'stacker.yaml'], env: {}, registryDown: false },
    ...{ served: new Map<string, never>(), images: new Map<string, string>() },
  }
  const environment = { PATH: process.env['PATH'], HOME: path.join(workspace, '..', 'home') }
  return { project, workspace, temporary: workspace, environment }
}

test('is asked once for each blob, after a few that turn out to be gone', async () => {
  const { service, nextRun } = await startRunner()
  const built = checkout()
  await pretendBuild(built.workspace, 2000, 'random')
  expectGreen(await step(nextRun(built), 'save'), 'save', 'the first save')
  expect(service.evict(({ key }) => key.includes('-blob-'))).toBe(layers)

  const before = service.requests.length
  const told = await step(nextRun(checkout()), 'restore')
  expectGreen(told, 'restore', 'evicted')
  expect(told.outputs).toMatchObject({ count: String(layers), restored: 'none' })
  const questions = service.requests.slice(before).filter(({ key }) => key.includes('-blob-'))
  expect(questions.length).toBeLessThanOrEqual(layers + 8)
})

test('is a hit for a plan that believes what a job has just seen; whoever restores builds the layer, says so, and the next plan knows', async () => {
  const { service, nextRun } = await startRunner()
  const built = checkout()
  await pretendBuild(built.workspace, 2000, 'random')
  expectGreen(await step(nextRun(built), 'save'), 'save', 'the first save')
  const lost = service.entries.find(({ key }) => key.includes('-blob-'))?.key
  expect(service.evict(({ key }) => key === lost)).toBe(1)

  expect((await step(nextRun(checkout()), 'plan')).outputs).toMatchObject({ count: '0' })
  const job = nextRun(checkout())
  const told = await step(job, 'restore')
  expectGreen(told, 'restore', 'one is lost')
  expect(told.outputs).toMatchObject({ count: '1', restored: 'exact' })
  expect(told.outputs['plan-file'] && readFileSync(told.outputs['plan-file'], 'utf8')).toContain('content-missing')
  const [, ...more] = await pretendBuild(job.workspace, 2000, 'random')
  expect(more).toEqual([])
  expectGreen(await step(job, 'save'), 'save', 'after it')
  const next = await step(nextRun(checkout()), 'restore')
  expect(next.outputs).toMatchObject({ count: '0', restored: 'exact' })
})
