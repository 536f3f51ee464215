import { expect, test } from 'vitest'

import { encodeHistory, historyName, readHistory } from '../../src/plan/kept-history.ts'
import { noHistory, withJob, withRestores, type History } from '../../src/report/history.ts'

const log = { debug: () => undefined, info: () => undefined, warning: () => undefined }

async function read(bytes: Buffer | undefined): Promise<History> {
  return await readHistory(
    { findHistory: () => Promise.resolve(bytes) },
    { arch: 'amd64', ref: 'refs/heads/main' },
    log,
  )
}

const job = { run: '1-1', job: 'a', foretold: 4, wrong: 0, needless: 1, saved: -2.5 }
const history = withRestores(withJob(noHistory, job), [{ tag: 't', restore: 2, build: 1 }])

test('what was written is read', async () => {
  expect(await read(encodeHistory(history))).toEqual(history)
  expect(await read(undefined)).toEqual(noHistory)
})

test('each branch has its own, and a terminal none', () => {
  expect(historyName({ GITHUB_RUN_ID: '1', GITHUB_REF: 'refs/heads/main' }, 'arm64')).toEqual({
    arch: 'arm64',
    ref: 'refs/heads/main',
  })
  expect(historyName({ GITHUB_REF: 'refs/heads/main' }, 'arm64')).toBeUndefined()
})

test.each([
  ['no JSON', 'x'],
  ['another format', '{"format":2,"jobs":[],"slow":[]}'],
  ['a job without its counts', '{"format":1,"jobs":[["1-1","a"]],"slow":[]}'],
  ['a count below zero', '{"format":1,"jobs":[["1-1","a",-1,0,0,0]],"slow":[]}'],
  [
    'more jobs than are ever written',
    JSON.stringify({ format: 1, jobs: Array(257).fill(['1', 'a', 1, 0, 0, 0]), slow: [] }),
  ],
  ['more bytes than are ever written', `{"format":1,"jobs":[],"slow":[]${' '.repeat(64 * 1024)}}`],
])('a history that is not ours is begun anew: %s', async (_, text) => {
  expect(await read(Buffer.from(text))).toEqual(noHistory)
})

test('it never outgrows what a store takes, and keeps the newest', async () => {
  let long = noHistory
  for (let leg = 0; leg < 300; leg++) long = withJob(long, { ...job, job: String(leg).padEnd(400, 'x') })
  const bytes = encodeHistory(long)
  expect(bytes.length).toBeLessThanOrEqual(64 * 1024)
  expect((await read(bytes)).jobs.at(-1)).toEqual(long.jobs.at(-1))
})
