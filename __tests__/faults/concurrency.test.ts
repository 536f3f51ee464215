import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { listRecords, verifyStore } from '../../src/store/directory/inspect.ts'
import { checkout, emptyPlace, expectGreen, expectWhole, inputsOf, recorded, step, type Workspace } from './job.ts'
import { startRunner } from './runner.ts'

const legs = 10
const project = recorded('import-edit')
const node = [process.execPath, '--disable-warning=ExperimentalWarning'] as const

/** A process of its own, as each leg of a matrix is; answers what it said and how it ended. */
async function run(script: string, args: readonly string[], environment: Readonly<Record<string, string | undefined>>) {
  const [program, ...options] = node
  const child = spawn(program, [...options, path.join(import.meta.dirname, script), ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

async function save(job: Workspace, inputs: Readonly<Record<string, string>>) {
  const given = Object.entries(inputsOf(job, 'save', { summary: 'false', ...inputs })).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ])
  return await run('killed-step.ts', [], {
    ...job.environment,
    ...(Object.fromEntries(given) as Record<string, string>),
  })
}

test('ten legs save at once over the Actions cache: no layer is lost, and no blob is sent twice in the run', async () => {
  const { service, nextRun } = await startRunner()
  const jobs = Array.from({ length: legs }, () => nextRun(checkout(project, emptyPlace(), {}, true)))
  const sameRun = { GITHUB_RUN_ID: '77' }
  const ended = await Promise.all(
    jobs.map((job) => save({ ...job, environment: { ...job.environment, ...sameRun, RUNNER_TEMP: emptyPlace() } }, {})),
  )
  for (const { code, said } of ended) {
    expect(code, said).toBe(0)
    expect(said).not.toMatch(/::(?:warning|error)/)
    expect(said).not.toContain('not saved')
  }
  const blobs = service.requests.filter(
    ({ method, key, status }) => method === 'upload' && key.includes('-blob-') && status === 201,
  )
  expect(blobs.length).toBeGreaterThan(0)
  expect(new Set(blobs.map(({ key }) => key)).size).toBe(blobs.length)

  const elsewhere = checkout(project, emptyPlace(), {})
  const told = await step(nextRun(elsewhere), 'restore')
  expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
  expectWhole(elsewhere, told, 'after ten legs')
}, 600_000)

test('ten legs save into one directory with two collectors among them: no layer is lost', async () => {
  const store = path.join(emptyPlace(), 'store')
  const inputs = { store: `dir:${store}` }
  // Each leg has a layer of its own, and all have one in common.
  const jobs = Array.from({ length: legs }, (_, leg) => {
    const job = checkout(project, emptyPlace(), {}, true)
    return { job, inputs: { ...inputs, 'key-prefix': `leg${String(leg % 5)}` } }
  })
  const collectors = [0, 1].map(() => run('collecting.ts', [store, '30'], process.env))
  const ended = await Promise.all(jobs.map(({ job, inputs: own }) => save(job, own)))
  for (const { code, said } of [...ended, ...(await Promise.all(collectors))]) {
    expect(code, said).toBe(0)
    expect(said).not.toMatch(/::(?:warning|error)/)
    expect(said).not.toContain('not saved')
  }
  expect(await verifyStore(store)).toEqual([])
  const records = await listRecords(store)
  expect(new Set(records.map(({ key }) => key.split('-')[0])).size).toBe(5)
  expect(indexed(store)).toEqual([...new Set(records.map(({ key }) => key))].sort())
  for (const { inputs: own } of jobs) {
    const job = checkout(project, emptyPlace(), {})
    const told = await step(job, 'restore', own)
    expect(told.outputs, own['key-prefix']).toMatchObject({ any: 'false', restored: 'exact' })
  }
}, 600_000)

/** Keys that the index shows to other tools. */
function indexed(store: string): readonly string[] {
  const { manifests } = JSON.parse(readFileSync(path.join(store, 'index.json'), 'utf8')) as {
    manifests: { annotations: Record<string, string> }[]
  }
  return manifests.map(({ annotations }) => annotations['org.opencontainers.image.ref.name'] ?? '').sort()
}

test('ten legs write the same blobs into one directory at once: each is written once', async () => {
  const [store, blobs] = [path.join(emptyPlace(), 'store'), emptyPlace()]
  for (let blob = 0; blob < 6; blob++) writeFileSync(path.join(blobs, String(blob)), Buffer.alloc(4_000_000, blob))
  const ended = await Promise.all(
    Array.from({ length: legs }, () => run('writing-blobs.ts', [store, blobs], process.env)),
  )
  for (const { code, said } of ended) expect(code, said).toBe(0)
  const kinds = ended.flatMap(({ said }) => JSON.parse(said) as string[])
  expect(kinds.filter((kind) => kind === 'written')).toHaveLength(6)
  expect(kinds.filter((kind) => kind === 'exists')).toHaveLength(6 * (legs - 1))
  expect(await verifyStore(store)).toEqual([])
  expect(readdirSync(path.join(store, 'tmp'))).toEqual([])
}, 600_000)

test("the default branch's exact record wins over what the branch has of the layer", async () => {
  const { service, nextRun } = await startRunner()
  service.useScopes(['refs/heads/main'])
  expectGreen(await step(nextRun(checkout(project, emptyPlace(), {}, true)), 'save'), 'save', 'on main')

  // On the branch the same layers were built as squashfs since: the newest records of these names are its own.
  service.useScopes(['refs/heads/topic', 'refs/heads/main'])
  const other = recorded('types-squashfs-nochange')
  const squashed = { 'layer-type': 'squashfs' }
  expectGreen(await step(nextRun(checkout(other, emptyPlace(), {}, true)), 'save', squashed), 'save', 'on the branch')
  expect(new Set(service.entries.map(({ scope }) => scope)).size).toBe(2)

  const back = checkout(project, emptyPlace(), {})
  const told = await step(nextRun(back), 'restore')
  expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
  expectWhole(back, told, 'back')

  service.useScopes(['refs/heads/main'])
  const main = await step(nextRun(checkout(project, emptyPlace(), {})), 'plan')
  expect(main.outputs['any']).toBe('false')
}, 300_000)
