// The build door on a runner: what stands in its log, its outputs, and how it ends.
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { runnerWatch } from '../../src/action/build-watch.ts'
import { buildOutputNames, outputNames } from '../../src/action/output-names.ts'
import type { BuildTransfer } from '../../src/report/build-transfer.ts'
import type { BuildToRun, UseCases } from '../../src/use-cases.ts'
import { planOf } from '../report/plans.ts'
import { answering, openJob, runStep, type Told } from './runner.ts'

const save = { store: 'github', saved: [], notSaved: [], differences: [], bytesDown: 0, bytesUp: 9, seconds: 1 }
const transfer: BuildTransfer = { layers: [], runs: 1, seconds: 2, save }

/** A step of the build door, in which running stacker is `build`. */
async function buildStep(build: UseCases['build'], inputs: Readonly<Record<string, string>> = {}): Promise<Told> {
  const job = openJob({ 'stacker.yaml': 'a:\n  from: {type: scratch}\n' })
  const { useCases } = answering(planOf({ a: { file: 'stacker.yaml', verdict: 'miss' } }))
  return await runStep(job, { ...useCases, build }, { door: 'build', ...inputs })
}

test('what was built is an output beside those of the plan, and the sums of all that was moved', async () => {
  let asked: BuildToRun | undefined
  const told = await buildStep((_options, _surroundings, build) => {
    asked = build
    const layers = (['built', 'cached', 'built'] as const).map((did, index) => ({
      ...{ stackerfile: 'stacker.yaml', name: `l${String(index)}` },
      ...{ did, seconds: 1 },
    }))
    return Promise.resolve({
      ...transfer,
      layers,
      save: { ...save, saved: layers.map((one) => ({ ...one, bytes: 3 })) },
    })
  })
  expect(told.failed).toEqual([])
  expect(Object.keys(told.outputs).sort()).toEqual([...outputNames, ...buildOutputNames].sort())
  expect(told.outputs['built']).toBe('["l0","l2"]')
  expect(JSON.parse(told.outputs['stats'] ?? '')).toMatchObject({ bytesDown: 7, bytesUp: 9, saved: 3, seconds: 2 })
  expect(told.log.join('\n')).toContain('stacker built 2 layers in 2.0 s.')
  expect(told.summaries.join('\n')).toContain('| `l2` | built | 1.0 s |')
  // Nothing is left for a post step, which this door has not.
  expect(told.state).toEqual({})
  expect(asked?.follows).toBe(false)
})

test('of several builds each layer, and what was built and saved, is told with the name of its build', async () => {
  const told = await buildStep(
    (_options, _surroundings, { watch }) => {
      watch.begins('a')
      watch.ends({ name: 'a', did: 'built', seconds: 1 })
      return Promise.resolve(transfer)
    },
    {
      builds: 'builds: [{name: x, stackerfiles: stacker.yaml}, {name: y, stackerfiles: stacker.yaml, stacker-dir: y}]',
    },
  )
  expect(told.failed).toEqual([])
  expect(told.log).toEqual(expect.arrayContaining(['x/a: built, 1.0 s', 'y/a: built, 1.0 s']))
  expect(told.log.join('\n')).toMatch(/^x\nstacker built 0 layers[^]*\ny\nstacker built 0 layers/m)
})

test('restores what is needed unless it is asked for more', async () => {
  const restored: unknown[] = []
  const seen: UseCases['build'] = ({ restore }) => {
    restored.push(restore)
    return Promise.resolve(transfer)
  }
  await buildStep(seen)
  await buildStep(seen, { restore: 'all' })
  expect(restored).toEqual(['needed', 'all'])
})

test('a stacker that fails is an error on the line of the layer, and the outputs are those of the plan', async () => {
  const told = await buildStep((options) => {
    const place = { file: join(options.directories.working, 'stacker.yaml'), line: 1, column: 1 }
    const failure = { message: 'stacker failed at layer `a`: no\n::error::obey', place }
    return Promise.resolve({ ...transfer, failure })
  })
  expect(told.failed).toEqual([expect.stringContaining('stacker failed at layer `a`')])
  expect(told.annotations).toMatchObject([{ kind: 'error', at: { file: 'stacker.yaml', startLine: 1 } }])
  expect(told.outputs).toMatchObject({ any: 'true', rebuild: '["a"]', built: '[]' })
  expect(told.summaries.join('\n')).toContain('stacker failed at layer')
})

test('a build that was broken off says by what', async () => {
  const told = await buildStep(() => Promise.resolve({ ...transfer, interrupted: 'SIGTERM' }))
  expect(told.failed).toEqual(['The job was broken off by SIGTERM'])
})

test('nothing that stacker prints is a command, and colours stay', () => {
  const lines: string[] = []
  const watch = runnerWatch({
    info: (text) => lines.push(text),
    startGroup: (name) => lines.push(`group ${name}`),
    endGroup: () => lines.push('end'),
  })
  watch.begins('a\nb')
  for (const line of ['::error::no', ' \u0085::add-mask::no', '##[error]no', '\u001b[31mred\u001b[0m\u001b[2J', 'a\tb'])
    watch.line(line)
  watch.ends({ name: 'a', did: 'built', seconds: 3.2 })
  expect(lines).toEqual([
    'group a\\nb',
    ': :error::no',
    ' \\x85::add-mask::no',
    '## [error]no',
    '\u001b[31mred\u001b[0m\\x1b[2J',
    'a\tb',
    'end',
    'a: built, 3.2 s',
  ])
})

test('images are published when stacker is done, and not where it failed', async () => {
  const to = { 'publish-to': 'docker://r.example/team' }
  const told = await buildStep(() => Promise.resolve(transfer), to)
  expect(told.failed).toEqual([])
  expect(JSON.parse(told.outputs['published'] ?? '')).toEqual({
    'r.example/team/app:latest': `sha256:${'a'.repeat(64)}`,
  })
  expect(told.summaries.join('\n')).toContain('### 1 image published')

  const failed = await buildStep(() => Promise.resolve({ ...transfer, failure: { message: 'no' } }), to)
  expect(failed.outputs['published']).toBe('{}')
  const joined = await buildStep(() => Promise.reject(new Error('not run')), { ...to, 'publish-index': 'join' })
  expect(joined.failed).toEqual([expect.stringContaining('publish-index: a build publishes its part')])
})
