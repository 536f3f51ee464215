import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import type { PlanDocument } from '../../src/report/document.ts'
import { planOf, type Sketch } from '../report/plans.ts'
import { answering, openJob, runStep, type Told } from './runner.ts'

/** What GitHub adds up for a job. */
function weightOf({ outputs }: Told): number {
  return Object.values(outputs).reduce((sum, value) => sum + 2 * value.length, 0)
}

async function told(layers: number, files: number, letters: number): Promise<Told> {
  const sketches: Record<string, Sketch> = {}
  for (let layer = 0; layer < layers; layer++) {
    const file = `images/${String(layer % files).padStart(letters, 'f')}/stacker.yaml`
    sketches[`${'l'.repeat(letters - 6)}-${String(layer).padStart(5, '0')}`] = { file, verdict: 'miss' }
  }
  return await runStep(openJob({ 'stacker.yaml': '' }), answering(planOf(sketches)).useCases, { door: 'plan' })
}

const rowsOf = ({ outputs }: Told): PlanDocument['matrix']['include'] =>
  (JSON.parse(outputs['matrix'] ?? '') as PlanDocument['matrix']).include

test('outputs that a job can have are left alone', async () => {
  const small = await told(1000, 20, 60)
  expect(weightOf(small)).toBeLessThan(1024 * 1024)
  expect(rowsOf(small).flatMap(({ layers }) => layers)).toHaveLength(1000)
  expect(small.annotations).toEqual([])
})

test.each([
  [3000, 1],
  [3000, 300],
  [2000, 1000],
  [10_000, 100],
])('%d layers of long names in %d stackerfiles end no job', async (layers, files) => {
  const large = await told(layers, files, 120)
  expect(weightOf(large)).toBeLessThan(1024 * 1024)
  expect(large.outputs).toMatchObject({ any: 'true', count: String(layers) })
  expect(rowsOf(large).flatMap((row) => row.layers)).toEqual([])
  const given = rowsOf(large).flatMap(({ stackerfiles }) => stackerfiles.split('\n'))
  expect(new Set(given).size).toBe(files)
  expect(given).toHaveLength(files)
  expect(new Set(rowsOf(large).map(({ name }) => name)).size).toBe(rowsOf(large).length)
  expect(large.annotations.map(({ kind, message }) => `${kind} ${message}`)).toEqual([
    expect.stringContaining(
      'notice GitHub takes outputs of 1 MiB a job. These lack the layers of the matrix rows',
    ) as string,
  ])
  const document = JSON.parse(readFileSync(large.outputs['plan-file'] ?? '', 'utf8')) as PlanDocument
  expect(document.matrix.include.flatMap((row) => row.layers)).toHaveLength(layers)
  for (const summary of large.summaries) expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
})

test('rows are joined only as far as it takes, and lists go last', async () => {
  const joined = await told(1000, 900, 120)
  expect(rowsOf(joined).length).toBeLessThan(256)
  expect(rowsOf(joined).length).toBeGreaterThan(0)
  const bare = await told(3000, 20, 120)
  expect(rowsOf(bare)).toHaveLength(20)
  expect(JSON.parse(bare.outputs['rebuild'] ?? '')).toHaveLength(3000)
})
