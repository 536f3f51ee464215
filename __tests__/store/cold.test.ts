import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { checkout, emptyPlace, recorded, step } from '../faults/job.ts'
import { startRunner } from '../faults/runner.ts'

test('a plan over a cold cache asks for what it has, and for little more', async () => {
  const { service, nextRun } = await startRunner()
  const job = nextRun(checkout(recorded('import-edit'), emptyPlace(), {}))
  const layers = Array.from({ length: 200 }, (_, at) => `l${String(at)}: {from: {type: scratch}, run: "true"}\n`)
  mkdirSync(path.join(job.workspace, 'many'))
  writeFileSync(path.join(job.workspace, 'many', 'stacker.yaml'), layers.join(''))
  const told = await step(job, 'plan', { stackerfiles: 'many/stacker.yaml' })
  expect(told.outputs).toMatchObject({ count: '200' })
  const asked = service.requests.filter(({ method }) => method === 'lookup').length
  expect(asked).toBeGreaterThanOrEqual(200)
  expect(asked).toBeLessThanOrEqual(310)
})
