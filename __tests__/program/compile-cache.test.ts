import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, inject, test } from 'vitest'

import { openJob, runNode, runStep, type Job, type Ran } from './job.ts'

const program = path.join(inject('bundle'), 'index.js')

/** What fails at once, and has the program loaded. */
function plan({ environment, workspace }: Job): Promise<Ran> {
  const { PATH = '', HOME = '' } = environment
  return runNode(process.execPath, [program, 'plan'], { cwd: workspace, environment: { PATH, HOME } })
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
})

test('what is kept and broken is made again', async () => {
  const desk = openJob()
  const first = await plan(desk)
  const files = filesBelow(placeOf(desk))
  for (const file of files) writeFileSync(file, readFileSync(file).fill(7, 40))
  expect(await plan(desk)).toEqual(first)
})

test('a step keeps it for the steps behind it in RUNNER_TEMP, and leaves nothing in HOME', async () => {
  const job = openJob()
  const first = await runStep(job, 'plan', { stackerfiles: 'none.yaml' })
  const place = path.join(job.temporary, 'stack-cache-compiled')
  expect(statSync(place).mode & 0o777).toBe(0o700)
  expect(filesBelow(place).length).toBeGreaterThan(0)
  expect(readdirSync(job.environment['HOME'] ?? '')).toEqual([])
  expect((await runStep(job, 'plan', { stackerfiles: 'none.yaml' })).log).toBe(first.log)
})

test('nothing is kept where others may write', async () => {
  const desk = openJob()
  chmodSync(desk.environment['HOME'] ?? '', 0o777)
  expect(await plan(desk)).toMatchObject({ code: 1 })
  expect(existsSync(placeOf(desk))).toBe(false)
})

test.skipIf(process.geteuid?.() !== 0)('nothing is kept in the home of somebody else, as sudo leaves it', async () => {
  const desk = openJob()
  chownSync(desk.environment['HOME'] ?? '', 12_345, 12_345)
  expect(await plan(desk)).toMatchObject({ code: 1 })
  expect(existsSync(placeOf(desk))).toBe(false)
})
