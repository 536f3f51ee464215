import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { collectGarbage } from '../../src/store/directory/collect.ts'
import { verifyStore } from '../../src/store/directory/inspect.ts'
import {
  build,
  checkout,
  emptyPlace,
  expectGreen,
  expectWhole,
  inputsOf,
  leftInTemporary,
  leftInWorkspace,
  problemsOf,
  recorded,
  step,
  thorough,
  verdictsOf,
  type Door,
  type Workspace,
} from './job.ts'
import { startRunner } from './runner.ts'

const kills = Number(process.env['KILLS'] ?? (thorough ? 200 : 18))
const child = path.join(import.meta.dirname, 'killed-step.ts')

/** Numbers from 0 to 1, the same in every run of the test. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Runs the step in a process of its own, kills it so many milliseconds after it began; answers how long it went on. */
async function killedStep(job: Workspace, door: Door, inputs: Record<string, string>, after: number, group: boolean) {
  const given = Object.entries(inputsOf(job, door, inputs)).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ])
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child], {
    cwd: job.workspace,
    env: { ...job.environment, ...(Object.fromEntries(given) as Record<string, string>) },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const pid = started.pid ?? 0
  let begun = 0
  let said = ''
  let timer: NodeJS.Timeout | undefined
  started.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (begun > 0 || !said.includes('begun')) return
    begun = performance.now()
    if (after === Infinity) return
    timer = setTimeout(() => {
      try {
        process.kill(group ? -pid : pid, 'SIGKILL')
      } catch {
        // It was faster.
      }
    }, after)
  })
  // Not `close`: what outlives a process that is killed alone holds its pipes.
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    started.once('exit', (_, how) => {
      resolve(how)
    }),
  )
  clearTimeout(timer)
  started.stderr.destroy()
  if (begun === 0) throw new Error(`the step did not begin: ${said}`)
  return { killed: signal === 'SIGKILL', milliseconds: performance.now() - begun }
}

/** With a base, a child and an import; with layers that tar extracts; with a tree that tar packs and unpacks. */
const projects = ['import-edit', 'overlaychild-nochange', 'stidest-bo-nochange'].map(recorded)

test('a restore that is killed at any moment leaves nothing half laid, and the next one lays down the same', async () => {
  const { nextRun } = await startRunner()
  const random = sequence(7)
  const stores = [{ store: 'github' }, { store: `dir:${emptyPlace()}/store` }]
  let killed = 0
  for (const [number, project] of projects.entries()) {
    for (const inputs of stores) {
      const writer = checkout(project, emptyPlace(), {}, true)
      expectGreen(await step(nextRun(writer), 'save', inputs), 'save', 'the first save')
      const undisturbed = checkout(project, emptyPlace(), {})
      const told = await step(nextRun(undisturbed), 'restore', inputs)
      expectWhole(undisturbed, told, 'undisturbed')

      let length = 0
      for (let kill = 0; kill <= Math.ceil(kills / projects.length / stores.length); kill++) {
        const about = `project ${String(number)}, ${inputs.store}, kill ${String(kill)}`
        const job = checkout(project, emptyPlace(), {}, kill % 4 === 3)
        if (kill % 4 === 3) rmSync(path.join(job.workspace, '.stacker', 'imports'), { recursive: true })
        // A recorded state lacks what the list asks of a restored one; as long as it stands, no more may be missing.
        const old = cacheOf(job)
        const before = problemsOf(job)
        const run = await killedStep(
          nextRun(job),
          'restore',
          inputs,
          kill === 0 ? Infinity : random() * length,
          kill % 2 === 0,
        )
        if (kill === 0) length = run.milliseconds
        if (run.killed) killed += 1
        const stands = old !== undefined && cacheOf(job)?.equals(old) === true
        const allowed = stands ? before : []
        expect(
          problemsOf(job, run.killed).filter((problem) => !allowed.includes(problem)),
          about,
        ).toEqual([])

        const next = await step(nextRun(job), 'restore', inputs)
        expectGreen(next, 'restore', about)
        const said = next.annotations.map(({ message }) => message).join(' | ')
        expect(verdictsOf(next), `${about}: ${said}`).toEqual(verdictsOf(told))
        expectWhole(job, next, about)
        expect(leftInWorkspace(job), about).toEqual([])
        expect(leftInTemporary(nextRun(job)), about).toEqual([])
      }
    }
  }
  expect(killed).toBeGreaterThan(0)
}, 3_600_000)

test('a save that is killed at any moment leaves a store that tells no lies, and the next one completes it', async () => {
  const { service, nextRun } = await startRunner()
  const random = sequence(11)
  const place = emptyPlace()
  const directory = path.join(place, 'store')
  const stores = [{ store: 'github' }, { store: `dir:${directory}` }]
  let killed = 0
  for (const [number, project] of projects.entries()) {
    for (const inputs of stores) {
      const job = checkout(project, emptyPlace(), {}, true)
      const elsewhere = checkout(project, emptyPlace(), {})
      let length = 0
      let verdicts: unknown
      for (let kill = 0; kill <= Math.ceil(kills / projects.length / stores.length); kill++) {
        const about = `project ${String(number)}, ${inputs.store}, kill ${String(kill)}`
        service.evict(() => true)
        rmSync(directory, { recursive: true, force: true })
        build(job.project, project)
        const run = await killedStep(
          nextRun(job),
          'save',
          inputs,
          kill === 0 ? Infinity : random() * length,
          kill % 2 === 0,
        )
        if (kill === 0) length = run.milliseconds
        if (run.killed) killed += 1
        expect(await verifyStore(directory), about).toEqual([])
        // A record stands for all of its blobs.
        const kept = await step(nextRun(elsewhere), 'plan', inputs)
        expect(kept.log.join('\n'), about).not.toContain('missing in the store')

        expectGreen(await step(nextRun(job), 'save', inputs), 'save', about)
        expect(leftInWorkspace(job), about).toEqual([])
        expect(leftInTemporary(nextRun(job)), about).toEqual([])
        const next = verdictsOf(await step(nextRun(elsewhere), 'plan', inputs))
        verdicts ??= next
        expect(next, about).toEqual(verdicts)
        await collectGarbage(directory, { spare: -60_000 }, Date.now())
        expect(drafts(directory), about).toEqual([])
      }
    }
  }
  expect(killed).toBeGreaterThan(0)
}, 3_600_000)

function cacheOf(job: Workspace): Buffer | undefined {
  const file = path.join(job.workspace, '.stacker', 'build.cache')
  return existsSync(file) ? readFileSync(file) : undefined
}

function drafts(store: string): string[] {
  mkdirSync(path.join(store, 'tmp'), { recursive: true })
  return readdirSync(path.join(store, 'tmp'))
}
