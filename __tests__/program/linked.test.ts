// A checkout that is reached through a link: stacker is started in the directory itself, and sees no link
// (docs/stacker/staging.md#1.1).
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, inject, test } from 'vitest'

import { openJob, runNode, runPost, runStep } from './job.ts'
import type { Job } from './job.ts'
import { readEntries, shop } from './shop.ts'

const project = shop('example-edit')

/** The job, with the directory in which stacker runs, and the inputs by which it is reached. */
interface Linked {
  readonly job: Job
  readonly physical: string
  readonly inputs: Readonly<Record<string, string>>
  /** How the stackerfile is called from the root of the repository. */
  readonly file: string
}

function linkedWorkspace(): Linked {
  const job = openJob('disk/work/shop')
  const link = path.join(path.dirname(job.temporary), 'work')
  symlinkSync(job.workspace, link)
  const environment = { ...job.environment, GITHUB_WORKSPACE: link }
  return { job: { ...job, workspace: link, environment }, physical: job.workspace, inputs: {}, file: 'stacker.yaml' }
}

function linkedDirectory(): Linked {
  const job = openJob()
  const physical = path.join(job.workspace, 'app-actual')
  mkdirSync(physical)
  symlinkSync('app-actual', path.join(job.workspace, 'app'))
  return { job, physical, inputs: { 'working-directory': 'app' }, file: 'app/stacker.yaml' }
}

test.each([
  ['the workspace', linkedWorkspace],
  ['the working directory', linkedDirectory],
])('what is laid down through a link to %s is what stacker looks for there', async (_, open) => {
  const first = openJob()
  const store = { store: `dir:${first.environment['HOME'] ?? ''}/store` }
  const sources = project.write(first.workspace)
  const main = await runStep(first, 'main', { ...project.first, ...store })
  project.build(sources)
  await runPost(first, { ...project.first, ...store }, main)

  const { job, physical, inputs, file } = open()
  const written = project.write(physical)
  project.change(written)
  const given = { ...project.second, ...store, ...inputs }
  const restored = await runStep(job, 'main', given)
  expect(restored, restored.log).toMatchObject({
    code: 0,
    annotations: [],
    outputs: {
      rebuild: JSON.stringify(project.rebuilt),
      hit: JSON.stringify(project.cached),
      restored: 'exact',
      stackerfiles: '["stacker.yaml"]',
    },
  })
  const laid = readEntries(physical)
  expect(laid).toEqual(project.entries(physical, [...laid.keys()]))
  writeFileSync(path.join(physical, 'stacker.yaml'), 'app:\n  from: {type: odd}\n')
  const stopping = await runStep(job, 'plan', given)
  expect(stopping.annotations, stopping.log).toMatchObject([{ kind: 'warning', at: { file } }])
})

test('what was built in the directory behind a link is kept, and found from another one', async () => {
  const { job, physical } = linkedWorkspace()
  const given = { ...project.first, store: `dir:${job.environment['HOME'] ?? ''}/store` }
  const sources = project.write(physical)
  const main = await runStep(job, 'main', given)
  project.build(sources)
  const saved = await runPost(job, given, main)
  expect(saved.summary, saved.log).toContain('4 layers saved')
  const second = openJob()
  project.write(second.workspace)
  expect((await runStep(second, 'plan', given)).outputs).toMatchObject({ any: 'false' })
})

test('a person is answered for the directory that their shell tells stacker', async () => {
  const { job, physical } = linkedWorkspace()
  project.build(project.write(physical))
  const plan = async (pwd: string): Promise<string> => {
    const options = Object.entries(project.first).flatMap(([name, value]) => [`--${name}`, value])
    const args = [path.join(inject('bundle'), 'index.js'), 'plan', '--from', 'local', ...options]
    return (
      await runNode(process.execPath, args, { cwd: job.workspace, environment: { ...job.environment, PWD: pwd } })
    ).out
  }
  expect(await plan('/')).toContain('0 of 4 layers will be built')
  expect(await plan(job.workspace)).toMatch(/^[1-4] of 4 layers will be built/)
})
