import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { fitOutputs, planOutputs } from '../../src/action/outputs.ts'
import { planDocument } from '../report/plan-document.ts'
import type { PlanDocument } from '../../src/report/document.ts'
import { gatesOfBuilds } from '../../src/report/matrix.ts'
import type { Gates, Matrix, Stage } from '../../src/report/matrix.ts'
import type { PlannedBuild } from '../../src/report/planned-build.ts'
import { buildOf, folderOf } from '../report/planned-builds.ts'
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

interface Fitted {
  readonly weight: number
  readonly left: readonly string[]
  readonly matrices: readonly Matrix[]
  readonly stages: readonly Stage[]
}

function fit(gates: Gates): Fitted {
  const document = { ...planDocument(planOf({}, []), '/p'), ...gates }
  const { outputs, left } = fitOutputs(
    planOutputs(document, { planFile: '/tmp/plan.json', script: '/tmp/stacker.sh' }, undefined, 1),
    gates,
  )
  const fitted = JSON.parse(outputs.stages) as readonly Stage[]
  return {
    weight: Object.values(outputs).reduce((sum, value) => sum + 2 * value.length, 0),
    left,
    matrices: [JSON.parse(outputs.matrix) as Matrix, ...fitted.map(({ matrix }) => matrix)],
    stages: fitted,
  }
}

/** So many builds of one folder, in which everything is stale. */
function folders(builds: number, images: number, letters: number): readonly PlannedBuild[] {
  const names = Array.from({ length: images - 1 }, (_, index) => `${'i'.repeat(letters)}-${index}`)
  const { layers, builds: given } = folderOf({ images: names, base: 'base', stale: ['base', ...names] })
  return Array.from({ length: builds }, (_, index) =>
    buildOf(`${'b'.repeat(letters)}-${index}`, layers, given, { arch: index % 2 === 0 ? 'amd64' : 'arm64' }),
  )
}

test('whatever the builds of 3,000 layers, their outputs fit, and every stage keeps its gate and all its work', () => {
  const shape = fc.constantFrom([3, 1000], [6, 500], [30, 100], [240, 13], [300, 10], [1000, 3])
  fc.assert(
    fc.property(
      shape,
      fc.integer({ min: 4, max: 60 }),
      fc.integer({ min: 1, max: 3 }),
      ([builds = 0, images = 0], letters, stages) => {
        const whole = gatesOfBuilds(folders(builds, images, letters), { stages })
        const fitted = fit(whole)
        expect(fitted.weight).toBeLessThan(1024 * 1024)
        expect(fitted.stages.map(({ any }) => any)).toEqual(whole.stages.map(({ any }) => any))
        for (const [index, { include }] of [whole.matrix, ...whole.stages.map(({ matrix }) => matrix)].entries()) {
          const rows = fitted.matrices[index]?.include ?? []
          expect(pairsOf(rows)).toEqual(pairsOf(include))
          expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
          expect(rows.length).toBeLessThanOrEqual(256)
        }
      },
    ),
    { seed: 20_261_127, numRuns: 8 },
  )
})

/** Every stackerfile of every build, with the runner on which it is built. */
function pairsOf(rows: Matrix['include']): readonly string[] {
  const pairs = rows.flatMap(({ build, stackerfiles, arch }) =>
    build.split('\n').flatMap((name) => stackerfiles.split('\n').map((file) => `${name} ${file} ${arch}`)),
  )
  return [...new Set(pairs)].sort()
}

test('rows of stages lose their layers before rows are joined', () => {
  const { left, matrices } = fit(gatesOfBuilds(folders(6, 200, 60), { stages: 2 }))
  expect(left).toEqual(['the layers of the matrix rows', '"stale"'])
  expect(matrices.map(({ include }) => include.length)).toEqual([6, 6, 256])
  expect(matrices.flatMap(({ include }) => include.flatMap(({ layers }) => layers))).toEqual([])
})

test.each([
  [1500, ['hit', 'digests']],
  [2000, ['digests']],
  [3000, []],
])(
  'of %d images that are not built the list goes before the digests, of which a job can tell more',
  async (layers, kept) => {
    const sketches = Array.from({ length: layers }, (_, layer): [string, Sketch] => {
      const name = String(layer).padStart(100, 'l')
      return [name, { file: 'stacker.yaml', images: [{ tag: name, digest: digestOf(name) }] }]
    })
    const { outputs } = await runStep(
      openJob({ 'stacker.yaml': '' }),
      answering(planOf(Object.fromEntries(sketches))).useCases,
      { door: 'plan' },
    )
    const { hit = '', digests = '' } = outputs
    expect({ hit: hit !== '[]', digests: digests !== '{}' }).toEqual({
      hit: kept.includes('hit'),
      digests: kept.includes('digests'),
    })
    const document = JSON.parse(readFileSync(outputs['plan-file'] ?? '', 'utf8')) as PlanDocument
    expect(Object.keys(document.digests)).toHaveLength(layers)
  },
)
