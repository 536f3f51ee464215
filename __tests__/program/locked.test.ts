// stacker's locks (docs/stacker/staging.md#1.8): who is at work in its directories is let alone, and one of two steps works there
// at a time.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { openJob, runPost, runStep, type Job } from './job.ts'
import { readEntries, shop } from './shop.ts'
import { treeOf } from './tree.ts'

const project = shop('example-nochange')

/** A job with a store that has all layers of the project, and an input that names it. */
async function withStore(): Promise<{ readonly job: Job; readonly given: Readonly<Record<string, string>> }> {
  const first = openJob()
  const given = { ...project.first, store: `dir:${first.environment['HOME'] ?? ''}/store` }
  const sources = project.write(first.workspace)
  const main = await runStep(first, 'main', given)
  project.build(sources)
  await runPost(first, given, main)
  return { job: openJob(), given }
}

/** Locks the file as stacker does, until the test ends; answers the number of the process that does. */
async function holdLock(file: string): Promise<number> {
  mkdirSync(path.dirname(file), { recursive: true })
  const child = spawn('flock', ['-n', file, '-c', 'echo locked; read -r line'], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.stdin.end()
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child.pid ?? 0
}

test.each(['.stacker', 'roots'])(
  'where stacker holds the lock in %s, nothing is restored and nothing is saved',
  async (place) => {
    const { job, given } = await withStore()
    project.build(project.write(job.workspace))
    const pid = await holdLock(path.join(job.workspace, place, '.lock'))
    // What a step at work has made ready is not removed by another one.
    mkdirSync(path.join(job.workspace, '.stacker.stack-cache', 'old'), { recursive: true })
    const before = treeOf(job.workspace)
    const restored = await runStep(job, 'main', given)
    const message = `nothing is restored: stacker (pid ${String(pid)}) is at work here`
    expect(restored, restored.log).toMatchObject({
      code: 0,
      annotations: [{ kind: 'warning', message }],
      outputs: { any: 'true', count: '4', hit: '[]', restored: 'none' },
    })
    const saved = await runPost(job, given, restored)
    expect(saved, saved.log).toMatchObject({
      code: 0,
      annotations: [{ kind: 'warning', message: message.replace('restored', 'saved') }],
    })
    // The other lock was taken, and let go again.
    const after = Object.entries(treeOf(job.workspace)).filter(([name]) => name in before || !name.endsWith('/.lock'))
    expect(Object.fromEntries(after)).toEqual(before)
  },
)

test('of two main steps at once on one stacker-dir one works, and the other says so', async () => {
  const { job, given } = await withStore()
  project.write(job.workspace)
  const others = [job, job, job].map((one) => runStep(one, 'main', given))
  const done = await Promise.all(others)
  for (const { code, log } of done) expect(code, log).toBe(0)
  const restored = done.map(({ outputs }) => outputs['restored'])
  expect(restored).toContain('exact')
  for (const { annotations, outputs } of done) {
    if (outputs['restored'] === 'exact') expect(annotations).toEqual([])
    else
      expect(annotations).toMatchObject([
        { message: expect.stringMatching(/^nothing is restored: stacker.* at work here$/) as string },
      ])
  }
  const laid = readEntries(job.workspace)
  expect(laid).toEqual(project.entries(job.workspace, [...laid.keys()]))
  expect([...laid.keys()].sort()).toEqual([...project.cached].sort())
  expect(existsSync(path.join(job.workspace, '.stacker.stack-cache'))).toBe(false)
})

test('without flock the step works as before', async () => {
  const { job, given } = await withStore()
  project.write(job.workspace)
  const bin = path.join(job.temporary, 'bin')
  mkdirSync(bin)
  for (const tool of ['sh', 'tar', 'rm', 'cp', 'unshare', 'sudo']) {
    symlinkSync(execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), path.join(bin, tool))
  }
  const restored = await runStep({ ...job, environment: { ...job.environment, PATH: bin } }, 'main', given)
  expect(restored, restored.log).toMatchObject({ code: 0, annotations: [], outputs: { restored: 'exact' } })
  expect(restored.log).toContain('flock (util-linux) is not installed')
})
