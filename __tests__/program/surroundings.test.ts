// Runners as they are: users without a home, files that cannot be written, tools that are not there. The step is green all the same.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, inject, onTestFinished, test } from 'vitest'

import { startCacheService, type CacheService } from '../platform/cache-service.ts'
import { mountsTmpfs } from '../workspace/tmpfs.ts'
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
  const killed = { code: null, log: '', outputs: {}, state: {}, summary: '', paths: [], annotations: [] }
  const done = await runPost(job, given, killed)
  expect(done, done.log).toMatchObject({ code: 0, annotations: [], outputs: {}, state: {}, summary: '' })
  expect(done.log).toBe('Nothing is saved: the main step ended before it knew what to build.\n')
  expect(treeOf(job.workspace)).toEqual(before)
})

/** A job with the cache service, and with a PATH of its own. */
async function openJobs(): Promise<readonly [Job, Job, CacheService]> {
  const service = await startCacheService()
  onTestFinished(() => service.stop())
  return [openJob('first', service.environment), openJob('second', service.environment), service]
}

function onPath(job: Job, programs: Readonly<Record<string, string>>): Job {
  const bin = path.join(job.temporary, '..', 'bin')
  mkdirSync(bin, { recursive: true })
  for (const [name, program] of Object.entries(programs)) symlinkSync(program, path.join(bin, name))
  return { ...job, environment: { ...job.environment, PATH: bin } }
}

function programs(...names: readonly string[]): Readonly<Record<string, string>> {
  const find = (name: string): string => execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
  return Object.fromEntries(names.map((name) => [name, find(name)]))
}

/** A build is kept on one machine, and found on the other. */
async function expectCached(first: Job, second: Job, warnings: readonly unknown[]): Promise<void> {
  const sources = project.write(first.workspace)
  const main = await runStep(first, 'main', project.first)
  expect(main, main.log).toMatchObject({ code: 0, annotations: warnings })
  project.build(sources)
  const saved = await runPost(first, project.first, main)
  expect(saved, saved.log).toMatchObject({ code: 0, annotations: warnings })
  expect(saved.summary, saved.log).toContain('4 layers saved')
  project.change(project.write(second.workspace))
  const restored = await runStep(second, 'main', project.second)
  expect(restored, restored.log).toMatchObject({
    code: 0,
    annotations: warnings,
    outputs: { hit: JSON.stringify(project.cached), restored: 'exact' },
  })
}

const busybox = spawnSync('busybox', ['--list'], { encoding: 'utf8' })
if (busybox.status !== 0) console.warn('SKIPPED: a container of BusyBox alone needs busybox')

describe.skipIf(busybox.status !== 0)('in a container of BusyBox alone', () => {
  const applets = (): Readonly<Record<string, string>> => {
    const program = programs('busybox')['busybox'] ?? ''
    return Object.fromEntries(
      busybox.stdout
        .trim()
        .split('\n')
        .map((name) => [name, program]),
    )
  }

  test('layers are kept and found', async () => {
    const [first, second] = await openJobs()
    await expectCached(onPath(first, applets()), onPath(second, applets()), [])
  })

  test('it shares what other runners keep', async () => {
    const [first, second] = await openJobs()
    await expectCached(first, onPath(second, applets()), [])
    const [third, fourth] = await openJobs()
    await expectCached(onPath(third, applets()), fourth, [])
  })
})

test('without any tar, gzip and zstd layers are kept and found', async () => {
  const [first, second] = await openJobs()
  await expectCached(onPath(first, programs('mv')), onPath(second, programs('mv')), [])
})

test('where nothing can be kept, one line says at the start what is missing, and the step goes on', async () => {
  const [first] = await openJobs()
  const job = onPath(first, programs('zstd'))
  project.build(project.write(job.workspace))
  const main = await runStep(job, 'main', project.first)
  const message = 'Nothing is restored and nothing is kept: this machine has no mv; install it (coreutils or busybox)'
  expect(main, main.log).toMatchObject({ code: 0, annotations: [{ kind: 'warning', message }] })
  expect(main.log.indexOf(message)).toBeLessThan(main.log.indexOf('layers will be built'))
  const post = await runPost(job, project.first, main)
  expect(post, post.log).toMatchObject({ code: 0, annotations: [{ kind: 'warning', message }] })
  expect(post.log).toContain('Saved nothing')
})

if (!mountsTmpfs()) console.warn('SKIPPED: a RUNNER_TEMP from which no program can be run needs root and mount')

test.skipIf(!mountsTmpfs())('a RUNNER_TEMP from which no program can be run is no hindrance', async () => {
  const [first, second] = await openJobs()
  const mounted = (job: Job): Job => {
    // A path that the cache client takes as it is.
    const temporary = mkdtempSync(path.join(tmpdir(), 'noexec-'))
    onTestFinished(() => {
      spawnSync('umount', [temporary])
      rmSync(temporary, { recursive: true })
    })
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'noexec,size=64m', 'tmpfs', temporary]).status).toBe(0)
    return { ...job, environment: { ...job.environment, RUNNER_TEMP: temporary } }
  }
  await expectCached(mounted(first), mounted(second), [])
})

test('a RUNNER_TEMP without hard links is no hindrance', async () => {
  const [first, second] = await openJobs()
  const refusing = (job: Job): Job => {
    const bin = path.join(job.temporary, '..', 'refusing')
    mkdirSync(bin)
    writeFileSync(path.join(bin, 'ln'), '#!/bin/sh\necho "Operation not permitted" >&2\nexit 1\n', { mode: 0o755 })
    return { ...job, environment: { ...job.environment, PATH: `${bin}:${job.environment['PATH'] ?? ''}` } }
  }
  await expectCached(refusing(first), refusing(second), [])
})
