// The build door as processes: the runner's, which is cancelled, and the stacker that it has started.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, inject, test } from 'vitest'

import { putStacker, runsIn } from '../stacker/stacker-program.ts'
import { openJob, runStep, type Job } from './job.ts'

const layers = ['one', 'two', 'three']
const stackerfile = layers.map((name) => `${name}:\n  from: {type: scratch}\n  run: [make ${name}]\n`).join('')

/** A job with a stacker on PATH that plays `played`, and the file in which its runs are noted. */
function openBuild(played: Readonly<Record<string, unknown>> = {}): { readonly job: Job; readonly log: string } {
  const opened = openJob()
  const log = path.join(opened.temporary, 'runs')
  writeFileSync(path.join(opened.workspace, 'stacker.yaml'), stackerfile)
  const PATH = `${putStacker(opened.temporary)}:${opened.environment['PATH'] ?? ''}`
  const environment = { ...opened.environment, PATH, PLAYED: JSON.stringify({ ...played, log }) }
  return { job: { ...opened, environment }, log }
}

const store = (job: Job): string => `dir:${job.environment['HOME'] ?? ''}/store`

test('one step builds and saves; the next one has nothing to run', async () => {
  const { job, log } = openBuild({ prints: ['::error::no'], fails: 'nowhere' })
  const first = await runStep(job, 'build', { store: store(job) })
  expect(first, first.log).toMatchObject({ code: 0, annotations: [], state: {} })
  expect(first.outputs).toMatchObject({ built: JSON.stringify(layers), count: '3' })
  expect(first.log).toMatch(/^::group::one\n[^]*^::endgroup::\none: built, /m)
  expect(first.summary).toContain('stacker built 3 layers')
  const again = await runStep(job, 'build', { store: store(job) })
  expect(again, again.log).toMatchObject({ code: 0, outputs: { built: '[]', any: 'false' } })
  expect(runsIn(log)).toHaveLength(1)
})

test('a stacker that fails is an annotation at its layer', async () => {
  const { job } = openBuild({ fails: 'two', prints: ['::error::no', 'it broke'] })
  const done = await runStep(job, 'build', { store: store(job) })
  expect(done.code).toBe(1)
  expect(done.annotations).toMatchObject([
    {
      kind: 'error',
      message: expect.stringMatching(
        /stacker failed at layer `two`: .*; before that: ::error::no \/ it broke$/,
      ) as string,
      at: { file: 'stacker.yaml', line: '4' },
    },
  ])
  expect(done.outputs).toMatchObject({ built: '["one"]' })
})

test.each([
  ['SIGINT', 130, false],
  ['SIGTERM', 143, true],
] as const)(
  '%s ends the stacker that the process has started, then the process with %i',
  async (signal, code, deaf) => {
    const { job, log } = openBuild({ stays: 'two', deaf })
    mkdirSync(job.workspace, { recursive: true })
    const words = [path.join(inject('bundle'), 'index.js'), 'build', '--store', store(job)]
    const child = spawn(process.execPath, words, {
      cwd: job.workspace,
      env: job.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      const before = said
      said += text
      const isThere = (all: string): boolean => all.includes('preparing image two...')
      if (isThere(said) && !isThere(before)) setTimeout(() => child.kill(signal), 200)
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    const ended = await new Promise<unknown>((resolve) =>
      child.on('close', (status) => {
        resolve(status)
      }),
    )
    expect(ended, said).toBe(code)
    expect(out).toContain('Saved 1 layer')
    expect(readdirSync(job.workspace).filter((name) => name.includes('stack-cache'))).toEqual([])
    expect(runsIn(log)).toHaveLength(1)
    // Nobody runs there any more.
    const running = readdirSync('/proc').filter((pid) => {
      const file = `/proc/${pid}/cmdline`
      return /^\d+$/.test(pid) && existsSync(file) && commandLine(file).includes(path.join(job.workspace, '.stacker'))
    })
    expect(running).toEqual([])
  },
)

function commandLine(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
