import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { outputNames } from '../../src/action/output-names.ts'
import { UserError } from '../../src/errors.ts'
import type { UseCases } from '../../src/use-cases.ts'
import { planOf } from '../report/plans.ts'
import { answering, openJob, runStep } from './runner.ts'

const plan = planOf({ base: { file: 's.yaml' }, app: { file: 's.yaml', verdict: 'miss', on: ['base'] } })

function failing(error: Error): UseCases {
  const { useCases } = answering(plan)
  return {
    ...useCases,
    plan: () => Promise.reject(error),
    restore: () => Promise.reject(error),
    save: () => Promise.reject(error),
  }
}

describe('the main step', () => {
  test('sets every output, writes the plan and a summary, and leaves a note for its post step', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const { useCases, called } = answering(plan)
    const told = await runStep(job, useCases, { stackerfiles: 'stacker.yaml\n' })
    expect(told.failed).toEqual([])
    expect(Object.keys(told.outputs).sort()).toEqual([...outputNames].sort())
    expect(told.outputs).toMatchObject({
      rebuild: '["app"]',
      hit: '["base"]',
      any: 'true',
      stale: '["app"]',
      'any-stale': 'true',
      count: '1',
      restored: 'exact',
    })
    expect(JSON.parse(told.outputs['stats'] ?? '')).toEqual({
      ...{ layers: 1, bytesDown: 7, seconds: 1 },
      secondsSaved: -1,
    })
    expect(JSON.parse(readFileSync(told.outputs['plan-file'] ?? '', 'utf8'))).toMatchObject({
      format: 1,
      rebuild: ['app'],
    })
    expect(told.summaries).toHaveLength(1)

    const post = await runStep(job, useCases, {}, told.state)
    expect(called.handovers).toEqual([{ noted: [1, 'two'] }])
    expect(post.failed).toEqual([])
    expect(post.summaries).toHaveLength(1)
  })

  test('the post step works on the stackerfiles of the main step, whatever the build wrote since', async () => {
    const job = openJob({ 'a/stacker.yaml': '' })
    const { useCases, called } = answering(plan)
    const told = await runStep(job, useCases, { stackerfiles: '*/*.yaml', substitute: 'A= b \n\nC=d' })
    writeFileSync(join(job.workspace, 'a', 'z.yaml'), '')
    await runStep(job, useCases, {}, told.state)
    expect(called.options[1]?.sources).toEqual({ kind: 'files', files: [join(job.workspace, 'a/stacker.yaml')] })
    expect(called.options[1]?.substitute).toEqual(['A= b ', 'C=d'])
  })

  test('the note is for its owner only', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    await runStep(job, answering(plan).useCases, {})
    const note = readdirSync(job.temporary).find((name) => name.startsWith('stack-cache-post-')) ?? ''
    expect(statSync(join(job.temporary, note)).mode & 0o777).toBe(0o600)
  })

  test('an empty list is nothing to do: an inert matrix, and nothing is asked or saved', async () => {
    const { useCases, called } = answering(plan)
    const job = openJob()
    const told = await runStep(job, useCases, { stackerfiles: '' })
    expect(told.failed).toEqual([])
    expect(told.outputs).toMatchObject({ any: 'false', 'any-stale': 'false', count: '0', stackerfiles: '[]' })
    await runStep(job, useCases, { stackerfiles: '' }, told.state)
    expect(called.options).toEqual([])
  })

  test('a mistake fails it with the sentence and the place, sets all outputs, and does not say that nothing is to be built', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const mistake = new UserError({
      message: 'could not find expected ":"',
      place: { file: join(job.workspace, 'stacker.yaml'), line: 3, column: 5 },
      advice: 'correct the YAML',
      excerpt: 'x: [\n   ^',
    })
    const told = await runStep(job, failing(mistake), {})
    expect(told.failed).toEqual(['stacker.yaml:3:5: could not find expected ":"; correct the YAML'])
    expect(told.annotations).toEqual([
      {
        kind: 'error',
        message: 'stacker.yaml:3:5: could not find expected ":"; correct the YAML',
        at: { file: 'stacker.yaml', startLine: 3, startColumn: 5 },
      },
    ])
    expect(Object.keys(told.outputs).sort()).toEqual([...outputNames].sort())
    expect(told.outputs).toMatchObject({
      ...{ any: 'true', 'any-stale': 'true', stackerfiles: '["stacker.yaml"]', restored: 'none' },
    })
  })

  test.each(['plan', 'save'])('at %s a glob of a builds file without a match is told where it stands', async (door) => {
    const text = 'builds:\n  - name: app\n    stackerfiles: images/*.yaml\n'
    const told = await runStep(openJob({ 'stack-cache.yaml': text }), answering(plan).useCases, { door })
    expect(told.annotations).toMatchObject([
      {
        kind: 'error',
        message: expect.stringMatching(
          /^stack-cache.yaml:3:19: build "app": stackerfiles: no file matches "images\/\*.yaml" in ".*"; name existing stackerfiles in this build$/,
        ) as string,
        at: { file: 'stack-cache.yaml', startLine: 3, startColumn: 19 },
      },
    ])
  })

  test('where an input describes a build of its own, a missing stackerfile is told with the builds file', async () => {
    const job = openJob({ 'stack-cache.yaml': 'builds: [{name: app, stackerfiles: other.yaml}]\n' })
    const { failed } = await runStep(job, answering(plan).useCases, { 'layer-type': 'squashfs' })
    expect(failed).toEqual([
      `stackerfiles: no file matches "stacker.yaml" in "${job.workspace}"; stack-cache.yaml is not read, since layer-type describes a build beside it: leave it out, write it into that file, or give stackerfiles, too`,
    ])
  })

  test('a fault of ours fails it with its stack in the log', async () => {
    const told = await runStep(openJob({ 'stacker.yaml': '' }), failing(new TypeError('x is not a function')), {})
    expect(told.failed).toEqual(['This is a fault in stack-cache, please report it: x is not a function'])
    expect(told.log.join('\n')).toContain('at ')
  })

  test('a layer at which stacker will stop is a warning on its line, and counts as built', async () => {
    const stop = planOf({
      app: {
        file: 'work/s.yaml',
        line: 7,
        verdict: 'error',
        reasons: [
          { code: 'bad-import', subject: 'x', detail: 'no such file' },
          { code: 'not-cached', subject: '' },
        ],
      },
    })
    const { annotations, failed, outputs } = await runStep(
      openJob({ 'stacker.yaml': '' }),
      answering(stop).useCases,
      {},
    )
    expect(failed).toEqual([])
    // Its leg runs, and fails by stacker: what others have to build is built.
    expect(outputs).toMatchObject({ any: 'true', rebuild: '["app"]' })
    expect(annotations).toMatchObject([
      {
        kind: 'warning',
        message: 'stacker will stop at layer `app`: stacker cannot take `x`: no such file',
        at: { startLine: 7 },
      },
    ])
  })

  test('of many notices ten are annotations and the rest stands in the log', async () => {
    const notices = Array.from({ length: 13 }, (_, index) => ({
      message: `notice ${index}`,
      place: { file: 's.yaml', line: index + 1 },
    }))
    const { annotations, log } = await runStep(
      openJob({ 'stacker.yaml': '' }),
      answering(planOf({}, [], notices)).useCases,
      {},
    )
    expect(annotations.filter(({ kind }) => kind === 'notice')).toHaveLength(10)
    expect(log).toContain('s.yaml:13: notice 12')
  })

  test('names that hold the value of a substitution are told of, since GitHub may drop such outputs', async () => {
    const named = planOf({ 'app-1.2.3': { file: 's.yaml', verdict: 'miss' } })
    const { annotations } = await runStep(openJob({ 'stacker.yaml': '' }), answering(named).useCases, {
      substitute: 'VERSION=1.2.3',
    })
    expect(annotations.map(({ message }) => message)).toEqual([expect.stringContaining('VERSION')])
    expect(annotations[0]?.message).not.toContain('1.2.3')
  })

  test('a summary or plan document that cannot be written is a warning', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    job.environment['RUNNER_TEMP'] = join(job.temporary, 'missing', 'too')
    const told = await runStep(job, answering(plan).useCases, { door: 'plan' })
    expect(told.failed).toEqual([])
    expect(told.outputs).toMatchObject({ rebuild: '["app"]', 'plan-file': '' })
    expect(told.annotations).toMatchObject([
      { kind: 'warning', message: expect.stringContaining('the plan document is missing') as string },
    ])
  })

  test('a mistake is told in the summary, too, unless there is to be none', async () => {
    const mistake = new UserError({ message: 'no such directive', place: { file: 'stacker.yaml', line: 2 } })
    const told = await runStep(openJob({ 'stacker.yaml': '' }), failing(mistake), {})
    expect(told.summaries).toEqual([expect.stringContaining('`stacker.yaml:2`: no such directive')])
    const quiet = await runStep(openJob({ 'stacker.yaml': '' }), failing(mistake), { summary: 'false' })
    expect(quiet).toMatchObject({ summaries: [], failed: [expect.stringContaining('no such directive') as string] })
  })

  test('leaves a script that runs stacker as it was planned, for its owner only', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const told = await runStep(job, answering(plan).useCases, { substitute: 'TOKEN=secret' })
    const script = told.outputs['stacker-script'] ?? ''
    expect(statSync(script).mode & 0o777).toBe(0o700)
    expect(readFileSync(script, 'utf8')).toContain(`build --layer-type tar --substitute TOKEN=secret -f `)
    expect((await runStep(job, answering(plan).useCases, { door: 'plan' })).outputs['stacker-script']).toBe('')
  })

  test('names cannot give the runner commands', async () => {
    const nasty = planOf({ '::set-output name=x::##[error]y': { file: 's.yaml', verdict: 'miss' } })
    const { log } = await runStep(openJob({ 'stacker.yaml': '' }), answering(nasty).useCases, {})
    const lines = log.join('\n').split('\n')
    expect(lines.filter((line) => line.trimStart().startsWith('::') || line.includes('##['))).toEqual([])
  })
})

test('a workspace that is not there is a sentence, and no fault', async () => {
  const job = openJob()
  const told = await runStep({ ...job, workspace: join(job.workspace, 'gone') }, answering(plan).useCases, {})
  expect(told.failed).toEqual([
    expect.stringContaining('is not a directory; give the directory in which stacker is run'),
  ])
})

describe('the post step', () => {
  test('never fails the job', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const { state } = await runStep(job, answering(plan).useCases, {})
    const told = await runStep(job, failing(new Error('the disk is full')), {}, state)
    expect(told.failed).toEqual([])
    expect(told.annotations).toMatchObject([
      { kind: 'warning', message: 'Nothing more is saved; the job goes on. the disk is full' },
    ])
  })

  test('saves nothing when the main step failed', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const main = await runStep(job, failing(new UserError('x')), {})
    const { useCases, called } = answering(plan)
    const told = await runStep(job, useCases, {}, main.state)
    expect(told.failed).toEqual([])
    expect(called.options).toEqual([])
  })

  test('does not believe a note that another step wrote over', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const { useCases, called } = answering(plan)
    const { state } = await runStep(job, useCases, {})
    const note = readdirSync(job.temporary).find((name) => name.startsWith('stack-cache-post-')) ?? ''
    const file = join(job.temporary, note)
    chmodSync(file, 0o600)
    writeFileSync(file, readFileSync(file, 'utf8').replace('two', 'six'))
    const told = await runStep(job, useCases, {}, state)
    expect(called.handovers).toEqual([])
    expect(told.annotations).toHaveLength(1)
    expect(told.failed).toEqual([])
  })

  test('of several builds names each of which it tells what was saved', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const { useCases } = answering(plan)
    const build = (name: string): string => `{name: ${name}, stackerfiles: stacker.yaml, stacker-dir: .${name}}`
    const { state } = await runStep(job, useCases, { builds: `builds: [${build('one')}, ${build('two')}]` })
    const told = await runStep(job, useCases, {}, state)
    expect(told.log.join('\n')).toMatch(/^one\nSaved .*\n(?: .*\n)*two\nSaved /)
    expect(told.summaries.join('\n')).toMatch(/^### stack-cache, `one`: [^]*^### stack-cache, `two`: /m)
  })

  test('asks for a report when the build did not do what the plan said', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const difference = { stackerfile: 's.yaml', name: 'app', predicted: 'hit' as const, rebuilt: true }
    const { useCases } = answering(plan, { differences: [difference] })
    const { state } = await runStep(job, useCases, {})
    const { annotations } = await runStep(job, useCases, {}, state)
    expect(annotations).toMatchObject([
      { kind: 'warning', message: expect.stringContaining('for app. Please report') as string },
    ])
  })
})

describe('doors', () => {
  test('plan restores nothing and leaves nothing', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const told = await runStep(job, answering(plan).useCases, { door: 'plan' })
    expect(told.outputs).toMatchObject({ restored: 'none', rebuild: '["app"]' })
    expect(told.state).toEqual({})
    expect(readdirSync(job.temporary).filter((name) => !name.includes('plan'))).toEqual([])
  })

  test('save takes over what the restore step of the same stacker-dir left, and its own inputs win', async () => {
    const job = openJob({ 'a.yaml': '', 'b.yaml': '' })
    const { useCases, called } = answering(plan)
    await runStep(job, useCases, { door: 'restore', stackerfiles: 'a.yaml', 'key-prefix': 'one', 'stacker-dir': 'x' })
    const told = await runStep(job, useCases, { door: 'save', stackerfiles: '', budget: '1 MB', 'stacker-dir': 'x' })
    expect(told.failed).toEqual([])
    expect(called.handovers).toEqual([{ noted: [1, 'two'] }])
    expect(called.options[1]).toMatchObject({
      sources: { files: [join(job.workspace, 'a.yaml')] },
      keyPrefix: 'one',
      budget: 1_000_000,
    })
    expect(JSON.parse(told.outputs['stats'] ?? '')).toEqual({ layers: 0, bytesDown: 0, bytesUp: 5, seconds: 2 })

    await runStep(job, useCases, { door: 'save', stackerfiles: 'b.yaml' })
    expect(called.handovers[1]).toBeUndefined()
    expect(called.options[2]).toMatchObject({
      sources: { files: [join(job.workspace, 'b.yaml')] },
      keyPrefix: 'stack-cache',
    })
  })

  test('save completes images where that is asked for, and what they lack still is a warning', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const whole = answering(plan)
    await runStep(job, whole.useCases, { door: 'save' })
    expect(whole.called.completed).toEqual([])
    const asked = await runStep(job, whole.useCases, { door: 'save', complete: 'true', 'oci-dir': 'images' })
    expect(whole.called.completed).toMatchObject([{ directories: { oci: join(job.workspace, 'images') } }])
    expect([asked.failed, asked.annotations]).toEqual([[], []])
    const { useCases } = answering(plan, {}, { lacking: [{ name: 'app', digests: [] }] })
    const { failed, annotations } = await runStep(job, useCases, { door: 'save', complete: 'true' })
    expect(failed).toEqual([])
    expect(annotations).toMatchObject([
      { kind: 'warning', message: expect.stringContaining('app: its manifest is missing') as string },
    ])
  })

  test('a note that is damaged is a warning, and save goes on without', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    const { useCases, called } = answering(plan)
    await runStep(job, useCases, { door: 'restore' })
    const note = readdirSync(job.temporary).find((name) => name.startsWith('stack-cache-handover-')) ?? ''
    writeFileSync(join(job.temporary, note), '{"format":9')
    const told = await runStep(job, useCases, { door: 'save' })
    expect(told.failed).toEqual([])
    expect(told.annotations.map(({ kind }) => kind)).toEqual(['warning'])
    expect(called.handovers).toEqual([undefined])
  })

  test('save fails for a mistake in its inputs', async () => {
    const told = await runStep(openJob(), answering(plan).useCases, { door: 'save', save: 'perhaps' })
    expect(told.failed).toEqual(['save: expected "auto" or "always" or "never", got "perhaps"'])
    expect(Object.keys(told.outputs)).toEqual(['stats'])
  })

  test('the reserved input is not for users', async () => {
    const told = await runStep(openJob(), answering(plan).useCases, { door: 'window' })
    expect(told.failed).toEqual(['door: this input is reserved; leave out "window"'])
  })
})
