import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { onTestFinished } from 'vitest'

import { runAction } from '../../src/action/run-action.ts'
import type { Step } from '../../src/action/step.ts'
import type { Annotation, Runner } from '../../src/action/runner.ts'
import type { Digest } from '../../src/formats/digest.ts'
import type { Plan } from '../../src/layer/build-plan.ts'
import type { Options } from '../../src/options/options.ts'
import type { Completed } from '../../src/report/completed.ts'
import type { SaveTransfer } from '../../src/report/transfer.ts'
import type { Json, UseCases } from '../../src/use-cases.ts'
import { expectPlanFile } from '../report/plan-schema.ts'

/** A job's workspace on disk, with a runner that remembers what it was told. */
export interface Job {
  readonly workspace: string
  readonly temporary: string
  readonly environment: Record<string, string | undefined>
}

export interface Told {
  readonly outputs: Record<string, string>
  readonly state: Record<string, string>
  /** What the step failed with. */
  readonly failed: string[]
  readonly annotations: { kind: 'error' | 'warning' | 'notice'; message: string; at: Annotation | undefined }[]
  readonly log: string[]
  readonly summaries: string[]
  /** What was added to PATH. */
  readonly paths: string[]
}

export function openJob(files: Readonly<Record<string, string>> = {}): Job {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'stack cache [job] ')))
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true })
  })
  const [workspace, temporary] = [join(root, 'work'), join(root, 'temp')]
  mkdirSync(temporary)
  mkdirSync(workspace)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true })
    writeFileSync(join(workspace, name), text)
  }
  return { workspace, temporary, environment: { RUNNER_TEMP: temporary, GITHUB_WORKSPACE: workspace } }
}

/** Runs one step with these inputs; `state` is what the main step saved, for a post step. */
export async function runStep(
  job: Job,
  useCases: UseCases,
  inputs: Readonly<Record<string, string>>,
  state?: Readonly<Record<string, string>>,
  more: Partial<Pick<Step, 'now' | 'patience' | 'wait'>> = {},
): Promise<Told> {
  const told: Told = { outputs: {}, state: {}, failed: [], annotations: [], log: [], summaries: [], paths: [] }
  const environment = { ...job.environment }
  for (const [name, value] of Object.entries(inputs)) environment[`INPUT_${name.toUpperCase()}`] = value
  const annotate = (kind: 'error' | 'warning' | 'notice') => (message: string, at?: Annotation) => {
    told.annotations.push({ kind, message, at })
  }
  const runner: Runner = {
    getInput: (name, options) => {
      const text = environment[`INPUT_${name.toUpperCase()}`] ?? ''
      return options?.trimWhitespace === false ? text : text.trim()
    },
    setOutput: (name, value) => {
      told.outputs[name] = value
    },
    saveState: (name, value) => {
      told.state[name] = value
    },
    getState: (name) => state?.[name] ?? '',
    addPath: (directory) => {
      told.paths.push(directory)
    },
    error: annotate('error'),
    warning: annotate('warning'),
    notice: annotate('notice'),
    info: (message) => {
      told.log.push(message)
    },
    debug: () => undefined,
    startGroup: (name) => {
      told.log.push(`::group::${name}`)
    },
    endGroup: () => {
      told.log.push('::endgroup::')
    },
  }
  let failed = false
  await runAction(useCases, {
    post: state !== undefined,
    runner,
    environment,
    workspace: job.workspace,
    now: () => 0,
    writeSummary: (markdown) => {
      told.summaries.push(markdown)
      return Promise.resolve()
    },
    fail: () => {
      failed = true
    },
    ...more,
  })
  const errors = told.annotations.flatMap(({ kind, message }) => (kind === 'error' ? [message] : []))
  if (failed !== errors.length > 0) throw new Error('a step fails with a sentence, and only then')
  told.failed.push(...errors)
  expectPlanFile(told.outputs['plan-file'])
  return told
}

export interface Called {
  readonly options: Options[]
  readonly handovers: (Json | undefined)[]
  readonly completed: Options[]
}

/** Use cases that answer `plan`, and remember how they were called. */
export function answering(
  plan: Plan,
  save: Partial<SaveTransfer> = {},
  completed: Partial<Completed> = {},
): { useCases: UseCases; called: Called } {
  const called: Called = { options: [], handovers: [], completed: [] }
  const useCases: UseCases = {
    plan: (options) => {
      called.options.push(options)
      return Promise.resolve(plan)
    },
    planBuilds: (builds, surroundings) =>
      Promise.all(builds.map(({ options }) => useCases.plan(options, surroundings))),
    restoreBuilds: (builds, surroundings) =>
      Promise.all(builds.map(({ options }) => useCases.restore(options, surroundings))),
    restore: (options) => {
      called.options.push(options)
      const restored = plan.layers
        .filter((layer) => layer.verdict === 'hit')
        .map(({ definition, seconds }) => ({
          ...{ name: definition.name, stackerfile: definition.stackerfile },
          ...{ bytes: 10, seconds },
        }))
      const transfer = { store: 'github', restored, notRestored: [], bytesDown: 7, seconds: 1 }
      const stacker = { asRoot: false, umask: undefined }
      return Promise.resolve({ plan, transfer, handover: { noted: [1, 'two'] }, stacker })
    },
    complete: (options) => {
      called.completed.push(options)
      return Promise.resolve({ images: 2, lacking: [], blobs: 1, bytesDown: 3, seconds: 1, ...completed })
    },
    save: (options, _surroundings, handover) => {
      called.options.push(options)
      called.handovers.push(handover)
      const transfer = {
        store: 'github',
        saved: [],
        notSaved: [],
        differences: [],
        bytesDown: 0,
        bytesUp: 5,
        seconds: 2,
      }
      return Promise.resolve({ ...transfer, ...save })
    },
    build: () => Promise.reject(new Error('no stacker is run here')),
    publish: (builds) => {
      called.options.push(...builds.map(({ options }) => options))
      const digest: Digest = `sha256:${'a'.repeat(64)}`
      const image = { repository: 'r.example/team/app', digest, tags: ['latest'], did: 'sent' } as const
      return Promise.resolve({ images: [image], bytesUp: 3, seconds: 1 })
    },
  }
  return { useCases, called }
}
