import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Script } from 'node:vm'

import { expect, inject, test } from 'vitest'

import { chunkScript } from '../../src/compiled/webpack-chunk.ts'
import { openJob, runNode, runStep, type Job, type Ran } from './job.ts'

const program = path.join(inject('bundle'), 'index.js')

/** `flags` are Node's. */
function plan({ environment, workspace }: Job, flags: readonly string[] = []): Promise<Ran> {
  const { PATH = '', HOME = '' } = environment
  writeFileSync(path.join(workspace, 'stacker.yaml'), 'one:\n  from:\n    type: scratch\n  run: make\n')
  return runNode(process.execPath, [...flags, program, 'plan', '--from', 'local'], {
    cwd: workspace,
    environment: { PATH, HOME },
  })
}

const placeOf = ({ environment }: Job): string => path.join(environment['HOME'] ?? '', '.cache/stack-cache/compiled')

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

test('what V8 made of the program is kept for the user alone, and the next start uses it', async () => {
  const desk = openJob()
  const first = await plan(desk)
  const place = placeOf(desk)
  expect(statSync(place).mode & 0o777).toBe(0o700)
  const files = filesBelow(place)
  expect(files.length).toBeGreaterThan(0)
  const before = files.map((file) => statSync(file).mtimeMs)
  expect(await plan(desk)).toEqual(first)
  expect(files.map((file) => statSync(file).mtimeMs)).toEqual(before)
  expect(filesBelow(place)).toEqual(files)
})

/** How many functions of the bundle's chunks V8 compiled, by its log. */
async function compiledBy(desk: Job): Promise<number> {
  const log = path.join(desk.temporary, 'v8.log')
  const ran = await plan(desk, ['--log-function-events', '--no-logfile-per-isolate', `--logfile=${log}`])
  expect(ran, ran.err).toMatchObject({ code: 0 })
  const lines = readFileSync(log, 'latin1').split('\n')
  const chunks = new Set(lines.flatMap((line) => /^script-details,(\d+),.*\d\.index\.js/.exec(line)?.[1] ?? []))
  expect(chunks.size).toBeGreaterThan(5)
  return lines.filter((line) => chunks.has(/^function,interpreter,(\d+),/.exec(line)?.[1] ?? '')).length
}

test('what one start has called the next one does not compile', async () => {
  const desk = openJob()
  const first = await compiledBy(desk)
  expect(first).toBeGreaterThan(500)
  // The command line is read before it is known whether anything will run.
  expect(await compiledBy(desk)).toBeLessThan(first / 10)
})

test('every chunk of the bundle can be run as a script', () => {
  const chunks = readdirSync(inject('bundle')).filter((name) => /^\d+\.index\.js$/.test(name))
  expect(chunks.length).toBeGreaterThan(20)
  const failed = chunks.filter((name) => {
    const script = chunkScript(readFileSync(path.join(inject('bundle'), name), 'utf8'))
    return script === undefined || !(new Script(script.text) instanceof Script)
  })
  expect(failed).toEqual([])
})

test('a command that fails keeps nothing', async () => {
  const desk = openJob()
  const { PATH = '', HOME = '' } = desk.environment
  const failed = await runNode(process.execPath, [program, 'plan'], {
    cwd: desk.workspace,
    environment: { PATH, HOME },
  })
  expect(failed).toMatchObject({ code: 1 })
  expect(filesBelow(placeOf(desk))).toEqual([])
})

test('what is kept and broken is made again', async () => {
  const desk = openJob()
  const first = await plan(desk)
  const files = filesBelow(placeOf(desk))
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) writeFileSync(file, readFileSync(file).fill(7, 40))
  expect(await plan(desk)).toEqual(first)
  for (const file of files)
    expect(
      readFileSync(file)
        .subarray(40)
        .every((byte) => byte === 7),
    ).toBe(false)
})

test('a step keeps it for the steps behind it in RUNNER_TEMP, and leaves nothing in HOME', async () => {
  const job = openJob()
  writeFileSync(path.join(job.workspace, 'stacker.yaml'), 'one:\n  from:\n    type: scratch\n  run: make\n')
  const given = { store: 'dir:cache', summary: 'false' }
  const first = await runStep(job, 'plan', given)
  const place = path.join(job.temporary, 'stack-cache-compiled')
  expect(statSync(place).mode & 0o777).toBe(0o700)
  expect(filesBelow(place).length).toBeGreaterThan(0)
  expect(readdirSync(job.environment['HOME'] ?? '')).toEqual([])
  expect((await runStep(job, 'plan', given)).log).toBe(first.log)
})

test('nothing is kept where others may write', async () => {
  const desk = openJob()
  chmodSync(desk.environment['HOME'] ?? '', 0o777)
  expect(await plan(desk)).toMatchObject({ code: 0 })
  expect(existsSync(placeOf(desk))).toBe(false)
})

test.skipIf(process.geteuid?.() !== 0)('nothing is kept in the home of somebody else, as sudo leaves it', async () => {
  const desk = openJob()
  chownSync(desk.environment['HOME'] ?? '', 12_345, 12_345)
  expect(await plan(desk)).toMatchObject({ code: 0 })
  expect(existsSync(placeOf(desk))).toBe(false)
})
