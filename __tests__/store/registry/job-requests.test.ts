// What a job of twelve layers asks of a registry, at each of its doors.
import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { emptyPlace, expectGreen, step, type Door, type Workspace } from '../../faults/job.ts'
import { writableRegistry } from '../../registry/writable-registry.ts'
import { changeLayer, pretendBuild, writeSources } from '../../stacker/pretended-build.ts'

const layers = 12

async function freshCheckout(changed: readonly number[]): Promise<Workspace> {
  const workspace = path.join(emptyPlace(), 'project')
  mkdirSync(workspace)
  await writeSources(workspace, layers)
  for (const number of changed) await changeLayer(workspace, number)
  const project = {
    ...{ directory: workspace, command: ['build', '-f', 'stacker.yaml'], env: {}, registryDown: false },
    ...{ served: new Map<string, never>(), images: new Map<string, string>() },
  }
  const environment = {
    ...{ PATH: process.env['PATH'], HOME: path.join(workspace, '..', 'home'), RUNNER_TEMP: path.dirname(workspace) },
    ...{ GITHUB_WORKSPACE: workspace, GITHUB_RUN_ID: '7', GITHUB_REF: 'refs/heads/main' },
  }
  return { project, workspace, temporary: workspace, environment }
}

test('with nothing new a save asks nothing and sends nothing; else it asks for what is new', async () => {
  const registry = await writableRegistry()
  const inputs = { store: `oci:${registry.host}/team/cache`, trust: 'own' }
  const asked = async (job: Workspace, door: Door, more: Record<string, string> = {}): Promise<readonly string[]> => {
    const before = registry.requests.length
    expectGreen(await step(job, door, { ...inputs, ...more }), door, door)
    return registry.requests.slice(before)
  }
  const withoutGreeting = (requests: readonly string[]): readonly string[] =>
    requests.filter((request) => request !== 'GET /v2/')
  const round = async (changed: readonly number[], restore: 'all' | 'needed') => {
    const planned = await asked(await freshCheckout(changed), 'plan')
    const job = await freshCheckout(changed)
    const restored = await asked(job, 'restore', { restore })
    await pretendBuild(job.workspace, 2000, 'random')
    return { planned, restored, saved: await asked(job, 'save') }
  }
  await round([], 'all')

  const warm = await round([], 'all')
  // The newest record of each layer, which is the one asked for; the mark, whether there are later records of equal facts; the past of the branch.
  expect(withoutGreeting(warm.planned)).toHaveLength(layers + 1 + 1)
  // A record and a blob each.
  expect(withoutGreeting(warm.restored)).toHaveLength(2 * layers + 1)
  expect(warm.saved).toEqual([])

  const lean = await round([], 'needed')
  expect(withoutGreeting(lean.restored)).toHaveLength(layers + 1)
  expect(lean.saved).toEqual([])

  const edited = await round([layers], 'all')
  // Of the last layer the newest record is of other facts: these are asked for, and records of more layer types.
  expect(withoutGreeting(edited.planned).length).toBeLessThanOrEqual(layers + 1 + 1 + 4)
  const sent = edited.saved.filter((request) => !/^(?:GET|HEAD) /.test(request))
  const layerBlobs = sent.filter((request) => /^PUT .*\/blobs\/uploads\//.test(request))
  // The layer, the config of its record, the past of the branch with its config.
  expect(layerBlobs.length).toBeLessThanOrEqual(4)
  expect(edited.saved.filter((request) => request.startsWith('HEAD') && request.includes('/blobs/'))).toHaveLength(
    layers,
  )
})
