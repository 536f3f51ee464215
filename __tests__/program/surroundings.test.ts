// Runners as they are: users without a home, files that cannot be written, tools that are not there. The step is green all the same.
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, inject, test } from 'vitest'

import { openJob, runPost, runStep, type Job } from './job.ts'
import { readEntries, shop } from './shop.ts'
import { treeOf } from './tree.ts'

const project = shop('example-edit')
const isRoot = process.getuid?.() === 0
if (!isRoot) console.warn('SKIPPED: other users and file systems of their own need root')

/** Everything below the directory belongs to the user, or can be read by all. */
function giveTo(directory: string, uid: number): void {
  for (const name of ['', ...readdirSync(directory, { recursive: true, encoding: 'utf8' })]) {
    chownSync(path.join(directory, name), uid, uid)
  }
}

describe.skipIf(!isRoot)('a user without a home and without an entry in passwd', () => {
  const uid = 4242
  const homeless = (job: Job): Job => {
    const environment = Object.fromEntries(Object.entries(job.environment).filter(([name]) => name !== 'HOME'))
    const machine = path.dirname(job.temporary)
    chmodSync(path.dirname(inject('bundle')), 0o755)
    const prepare = (): void => {
      giveTo(machine, uid)
    }
    return { ...job, environment, prepare, under: ['setpriv', '--reuid', String(uid), '--clear-groups', '--'] }
  }

  test('builds over the cache as any other', async () => {
    const first = openJob()
    const store = path.join(first.workspace, '../store')
    const given = { ...project.first, store: `dir:${store}` }
    const sources = project.write(first.workspace)
    const main = await runStep(homeless(first), 'main', given)
    expect(main, main.log).toMatchObject({ code: 0, annotations: [], outputs: { count: '4' } })
    project.build(sources)
    const saved = await runPost(homeless(first), given, main)
    expect(saved, saved.log).toMatchObject({ code: 0, annotations: [] })
    expect(saved.summary).toContain('4 layers saved')

    const again = { ...project.second, store: `dir:${store}` }
    project.change(project.write(first.workspace))
    const restored = await runStep(homeless(first), 'main', again)
    expect(restored, restored.log).toMatchObject({
      code: 0,
      annotations: [],
      outputs: { hit: JSON.stringify(project.cached), restored: 'exact' },
    })
    expect([...readEntries(first.workspace).keys()]).toEqual(expect.arrayContaining([...project.cached]))
  })

  test('asks registries without credentials', async () => {
    const job = openJob()
    const text = 'app:\n  from: {type: docker, url: "docker://127.0.0.1:1/app:v1"}\n'
    writeFileSync(path.join(job.workspace, 'stacker.yaml'), text)
    const done = await runStep(homeless(job), 'plan', { 'stacker-version': 'v1.2.0' })
    expect(done, done.log).toMatchObject({ code: 0, annotations: [], outputs: { rebuild: '["app"]' } })
    expect(done.log).toContain('cannot be known before the build: connection failed')
  })
})

/** The files of which the name begins so are not there, as where their directory is of another machine. */
function without(job: Job, begin: string): Job {
  const prepare = (files: readonly string[]): void => {
    for (const file of files.filter((name) => path.basename(name).startsWith(begin))) {
      unlinkSync(file)
      mkdirSync(file)
    }
  }
  return { ...job, prepare }
}

test.each([
  ['set_output', /^GITHUB_OUTPUT cannot be written: .*; the outputs are told in the log instead$/],
  ['save_state', /^GITHUB_STATE cannot be written: .*; what the post step has to know is told in the log instead$/],
  ['step_summary', /^There is no job summary: /],
])('where the file of %s cannot be written, that is one sentence', async (begin, sentence) => {
  const job = openJob()
  project.write(job.workspace)
  const given = { ...project.first, store: `dir:${job.environment['HOME'] ?? ''}/store` }
  const done = await runStep(without(job, begin), 'main', given)
  expect(done.code, done.log).toBe(0)
  expect(done.annotations).toMatchObject([{ kind: 'warning', message: expect.stringMatching(sentence) as string }])
  expect(done.log).not.toMatch(/\n\s+at /)
  expect(existsSync(path.join(job.workspace, '.stacker'))).toBe(false)
  if (begin === 'set_output') expect(done.log).toContain('::set-output name=any::true')
  if (begin === 'save_state') expect(done.log).toContain('::save-state name=handover::')
})

test('the post step of a main step that was killed early is no second main step', async () => {
  const job = openJob()
  project.build(project.write(job.workspace))
  const before = treeOf(job.workspace)
  const given = { ...project.first, store: `dir:${job.environment['HOME'] ?? ''}/store` }
  const killed = { code: null, log: '', outputs: {}, state: {}, summary: '', annotations: [] }
  const done = await runPost(job, given, killed)
  expect(done, done.log).toMatchObject({ code: 0, annotations: [], outputs: {}, state: {}, summary: '' })
  expect(done.log).toBe('Nothing is saved: the main step ended before it knew what to build.\n')
  expect(treeOf(job.workspace)).toEqual(before)
})
