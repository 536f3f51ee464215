// A job on a runner: a recorded project, the action over it, and what a green step and a whole workspace are.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished } from 'vitest'

import { outputNames } from '../../src/action/output-names.ts'
import { machineEnvironment } from '../../src/formats/machine-environment.ts'
import { plan } from '../../src/plan/plan.ts'
import { runBuild } from '../../src/build/run-build.ts'
import { planBuilds } from '../../src/plan/plan-builds.ts'
import { publish } from '../../src/publish/publish.ts'
import { restore } from '../../src/restore/restore.ts'
import { complete } from '../../src/restore/complete.ts'
import { restoreBuilds } from '../../src/restore/restore-builds.ts'
import { save } from '../../src/save/save.ts'
import type { Patience } from '../../src/store/github/patience.ts'
import type { UseCases } from '../../src/use-cases.ts'
import { runStep, type Job, type Told } from '../action/runner.ts'
import { checkLaidDown } from '../scenarios/checker.ts'
import { writeProject, type Project } from '../stacker/recorded-project.ts'
import { readRecordings, type Recordings, type Scenario, type State } from '../stacker/recorded.ts'
import { layDown } from '../stacker/recorded-build.ts'

export const release = 'v1.2.0'
export const useCases: UseCases = { plan, planBuilds, restore, restoreBuilds, complete, save, build: runBuild, publish }
const recordings: Recordings = readRecordings(path.join(import.meta.dirname, '..', 'scenarios', 'golden'))

/** Every fault and every moment instead of some of each: for long runs. */
export const thorough = process.env['THOROUGH'] === '1'

export interface Recorded {
  readonly scenario: Scenario
  readonly state: State
}

export function recorded(id: string): Recorded {
  const scenario = recordings.scenarios.find((candidate) => candidate.id === id)
  const state = scenario && recordings.state(scenario, release)
  if (scenario === undefined || state === undefined) throw new Error(`nothing is recorded of ${id}`)
  return { scenario, state }
}

export interface Workspace extends Job {
  readonly project: Project
}

/** An empty directory that goes with the test. */
export function emptyPlace(): string {
  const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'fault-')))
  onTestFinished(() => {
    rmSync(place, { recursive: true, force: true })
  })
  return place
}

/** A fresh checkout. `built`: as stacker leaves it after a build. */
export function checkout(
  { scenario, state }: Recorded,
  place: string,
  environment: Readonly<Record<string, string>>,
  built = false,
): Workspace {
  const project = writeProject(scenario, recordings, state, path.join(place, 'project'))
  if (built) build(project, { scenario, state })
  const temporary = path.join(place, 'temp')
  mkdirSync(temporary, { recursive: true })
  return {
    project,
    workspace: project.directory,
    temporary,
    environment: {
      PATH: machineEnvironment()['PATH'],
      HOME: path.join(place, 'home'),
      RUNNER_TEMP: temporary,
      GITHUB_WORKSPACE: project.directory,
      ...environment,
    },
  }
}

/** What stacker does, from its record. */
export function build(project: Project, { state }: Recorded): void {
  for (const name of ['.stacker', 'oci', 'roots']) {
    rmSync(path.join(project.directory, name), { recursive: true, force: true })
  }
  layDown(project, release, recordings, state)
}

export type Door = 'main' | 'plan' | 'restore' | 'save'

/** One step of the action in this process. The inputs are the same at each door that has them. */
export async function step(
  job: Workspace,
  door: Door,
  inputs: Readonly<Record<string, string>> = {},
  more: { readonly patience?: Patience } = {},
): Promise<Told> {
  return await runStep(job, useCases, inputsOf(job, door, inputs), undefined, { now: Date.now, ...more })
}

export function inputsOf(
  { project }: Workspace,
  door: Door,
  inputs: Readonly<Record<string, string>>,
): Record<string, string> {
  const files = project.command.flatMap((word, at) => (project.command[at - 1] === '-f' ? [word] : []))
  return { door, 'stacker-version': release, 'stacker-user': 'runner', stackerfiles: files.join('\n'), ...inputs }
}

/** Green, all outputs set, and no more than one warning, or one for each of several troubles. */
export function expectGreen(told: Told, door: Door, about: string, troubles = 1): void {
  expect(told.failed, about).toEqual([])
  const warnings = told.annotations.filter(({ kind }) => kind !== 'notice').map(({ message }) => message)
  expect(warnings.length, `${about}: ${warnings.join(' | ')}`).toBeLessThanOrEqual(troubles)
  const names = door === 'save' ? ['stats'] : [...outputNames]
  expect(Object.keys(told.outputs).sort(), about).toEqual(names.sort())
  for (const [name, value] of Object.entries(told.outputs)) {
    if (!['any', 'count', 'plan-file', 'stacker-script', 'restored'].includes(name))
      expect(() => JSON.parse(value) as unknown).not.toThrow()
  }
}

/**
 * What stacker will find, checked by the checklist (docs/stacker/restoring.md#43); then what it will skip must be what the plan
 * calls a hit.
 */
export function expectWhole(job: Workspace, told: Told | undefined, about: string): void {
  expect(problemsOf(job), about).toEqual([])
  if (told === undefined) return
  expect(entriesOf(job).sort(), about).toEqual((JSON.parse(told.outputs['hit'] ?? '') as string[]).sort())
}

export function problemsOf(job: Workspace, afterKill = false): string[] {
  const at = (name: string): string => path.join(job.workspace, name)
  const directories = { stackerDir: at('.stacker'), ociDir: at('oci'), rootsDir: at('roots') }
  return checkLaidDown(directories, { extractsOnDemand: true, uid: process.geteuid?.() ?? 0, afterKill })
}

/** Names of the layers that stand in build.cache. */
export function entriesOf(job: Workspace): string[] {
  const file = path.join(job.workspace, '.stacker', 'build.cache')
  if (!existsSync(file)) return []
  return Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { cache: Record<string, unknown> }).cache)
}

/** Files beside the project's own that a run must not leave behind. */
export function leftInWorkspace(job: Workspace): string[] {
  return readdirSync(job.workspace).filter((name) => name.includes('stack-cache'))
}

export function leftInTemporary(job: Workspace): string[] {
  const kept = /^stack-cache-(?:(?:plan|handover|post)-[0-9a-f-]+\.json|stacker-[0-9a-f-]+\.sh)$/
  return readdirSync(job.temporary).filter((name) => !kept.test(name))
}

/** The plan in short. */
export function verdictsOf(told: Told): Readonly<Record<string, unknown>> {
  const { rebuild, hit, any, count, stackerfiles, matrix, waves, stages } = told.outputs
  return { rebuild, hit, any, count, stackerfiles, matrix, waves, stages }
}
