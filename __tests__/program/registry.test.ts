// The doors as a runner starts them, over a registry that is the store.
import { expect, test } from 'vitest'

import { writableRegistry } from '../registry/writable-registry.ts'
import { pretendBuild, writeSources } from '../stacker/pretended-build.ts'
import { openJob, runStep, type Done, type Job } from './job.ts'

const layers = 3

async function openProject(): Promise<Job> {
  const job = openJob()
  await writeSources(job.workspace, layers)
  return job
}

function green({ code, annotations, log }: Done, warnings = 0): void {
  expect(code, log).toBe(0)
  expect(annotations.filter(({ kind }) => kind !== 'notice').length, log).toBe(warnings)
}

test('a job restores from a registry what another one has saved there, and builds all when it answers nothing any more', async () => {
  let isSilent = false
  const registry = await writableRegistry({ guard: () => isSilent })
  const given = {
    ...{ stackerfiles: 'stacker.yaml', 'stacker-version': 'v1.2.0', 'stacker-user': 'root' },
    ...{ store: `oci:${registry.host}/team/cache`, trust: 'own', patience: '3' },
  }
  const first = await openProject()
  green(await runStep(first, 'restore', given))
  await pretendBuild(first.workspace, 2000, 'random')
  green(await runStep(first, 'save', given))

  const second = await openProject()
  const planned = await runStep(second, 'plan', given)
  green(planned)
  expect(planned.outputs).toMatchObject({ any: 'false' })
  const restored = await runStep(second, 'restore', given)
  green(restored)
  expect(restored.outputs).toMatchObject({ any: 'false', restored: 'exact' })
  expect(await pretendBuild(second.workspace, 2000, 'random')).toEqual([])
  registry.requests.splice(0)
  green(await runStep(second, 'save', given))
  expect(registry.requests).toEqual([])

  isSilent = true
  const third = await openProject()
  const missed = await runStep(third, 'restore', given)
  green(missed, 1)
  expect(missed.outputs).toMatchObject({ any: 'true', restored: 'none' })
  expect(missed.log).toContain('could not be reached')
  const built = await pretendBuild(third.workspace, 2000, 'random')
  expect(built).toHaveLength(layers)
  // It was told of once, and is not tried again.
  registry.requests.splice(0)
  const unsaved = await runStep(third, 'save', given)
  green(unsaved)
  expect(unsaved.log).toContain('the cache could not be reached')
  expect(registry.requests).toEqual([])
})
