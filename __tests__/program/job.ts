import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { inject, onTestFinished } from 'vitest'
import { parse } from 'yaml'

import { expectPlanFile, expectPrintedPlan } from '../report/plan-schema.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

/** A job on a runner of its own: its machine shares nothing with that of another job. */
export interface Job {
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  readonly temporary: string
  /** What the runner sets for every step. */
  readonly environment: Record<string, string>
  /** Words before those that start node. */
  readonly under?: readonly string[]
  /** Takes the files that the runner makes for a step, before it starts. */
  readonly prepare?: (files: readonly string[]) => void
}

/** What one process did, as the runner would take it. */
export interface Done {
  readonly code: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  /** What was added to PATH. */
  readonly paths: readonly string[]
  readonly annotations: readonly Annotation[]
}

export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly at: Readonly<Record<string, string>>
}

export type Door = 'main' | 'build' | 'plan' | 'publish' | 'restore' | 'save' | 'setup'

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string }
}

/** `place` is the workspace's path on the job's machine; `environment` is added to what the runner sets. */
export function openJob(place = 'work/shop/shop', environment: Readonly<Record<string, string>> = {}): Job {
  const machine = realpathSync(mkdtempSync(path.join(tmpdir(), 'stack-cache [runner] ')))
  onTestFinished(() => {
    rmSync(machine, { recursive: true, force: true })
  })
  const [workspace, temporary, home] = [
    path.join(machine, place),
    path.join(machine, '_temp'),
    path.join(machine, 'home'),
  ]
  for (const directory of [workspace, temporary, home]) mkdirSync(directory, { recursive: true })
  const id = randomUUID()
  return {
    workspace,
    temporary,
    environment: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'shop/shop',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_ID: String(Number.parseInt(id.slice(0, 8), 16)),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKSPACE: workspace,
      RUNNER_OS: 'Linux',
      RUNNER_TEMP: temporary,
      ...environment,
    },
  }
}

export function readAction(door: Door): ActionFile {
  return parse(readFileSync(actionFile(door), 'utf8')) as ActionFile
}

function actionFile(door: Door): string {
  return path.join(root, door === 'main' ? '' : door, 'action.yml')
}

/** A step with `uses:` of that door: its own process, with what `with:` gives and the defaults of its action.yml. */
export function runStep(job: Job, door: Door, given: Readonly<Record<string, string>> = {}): Promise<Done> {
  const { inputs, runs } = readAction(door)
  const environment: Record<string, string> = {}
  // An input without a default is handed over as an empty text (ActionManifestManager, ConvertInputs).
  for (const [name, input] of Object.entries(inputs)) environment[variable(name)] = input.default ?? ''
  for (const [name, value] of Object.entries(given)) environment[variable(name)] = value
  return run(job, bundled(door, runs.main), environment)
}

/** The post step of a step that saved `state`: it has that step's inputs and state. */
export function runPost(job: Job, given: Readonly<Record<string, string>>, { state }: Done): Promise<Done> {
  const { inputs, runs } = readAction('main')
  const environment: Record<string, string> = {}
  for (const [name, input] of Object.entries(inputs)) environment[variable(name)] = input.default ?? ''
  for (const [name, value] of Object.entries(given)) environment[variable(name)] = value
  for (const [name, value] of Object.entries(state)) environment[`STATE_${name}`] = value
  return run(job, bundled('main', runs.post ?? ''), environment)
}

function variable(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`
}

/** The file that an action.yml names, in the bundle that is tested instead of in dist/. */
function bundled(door: Door, script: string): string {
  const file = path.relative(path.join(root, 'dist'), path.resolve(path.dirname(actionFile(door)), script))
  return path.join(inject('bundle'), file)
}

async function run(job: Job, script: string, inputs: Readonly<Record<string, string>>): Promise<Done> {
  const files = path.join(job.temporary, '_runner_file_commands')
  mkdirSync(files, { recursive: true })
  const id = randomUUID()
  const file = (name: string): string => path.join(files, `${name}_${id}`)
  const commands = { GITHUB_OUTPUT: file('set_output'), GITHUB_STATE: file('save_state') }
  const others = {
    GITHUB_ENV: file('set_env'),
    GITHUB_PATH: file('add_path'),
    GITHUB_STEP_SUMMARY: file('step_summary'),
  }
  for (const name of Object.values({ ...commands, ...others })) writeFileSync(name, '')
  job.prepare?.(Object.values({ ...commands, ...others }))
  const environment = { ...job.environment, ...commands, ...others, ...inputs }
  const [program = process.execPath, ...under] = job.under ?? []
  const words = job.under === undefined ? [script] : [...under, process.execPath, script]
  const { code, out, err } = await runNode(program, words, { cwd: job.workspace, environment })
  const outputs = readCommands(commands.GITHUB_OUTPUT)
  expectPlanFile(outputs['plan-file'])
  return {
    code,
    log: out + err,
    outputs,
    state: readCommands(commands.GITHUB_STATE),
    summary: textOf(others.GITHUB_STEP_SUMMARY),
    paths: textOf(others.GITHUB_PATH)
      .split('\n')
      .filter((line) => line !== ''),
    annotations: annotationsIn(out),
  }
}

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a script and gives it nothing to read. Asynchronous, since its servers live in this process. */
export function runNode(
  node: string,
  args: readonly string[],
  { cwd, environment }: { readonly cwd: string; readonly environment: Readonly<Record<string, string>> },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', reject)
    child.on('close', (code) => {
      try {
        if (code === 0) expectPrintedPlan(args.slice(1), out)
        resolve({ code, out, err })
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}

/** Nothing of what a test has put in the file's place. */
function textOf(file: string): string {
  return statSync(file).isFile() ? readFileSync(file, 'utf8') : ''
}

/** `NAME<<DELIMITER`, the lines of the value, `DELIMITER` (FileCommandManager.cs). */
function readCommands(file: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = textOf(file).split('\n')
  for (let at = 0; at < lines.length; at++) {
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(lines[at] ?? '') ?? []
    if (name === undefined || delimiter === undefined) continue
    const end = lines.indexOf(delimiter, at + 1)
    if (end < 0) throw new Error(`${file}: ${name} has no end`)
    values[name] = lines.slice(at + 1, end).join('\n')
    at = end
  }
  return values
}

/** `::error file=F,line=N::MESSAGE` at the start of a line (ActionCommand.cs). */
function annotationsIn(log: string): Annotation[] {
  const unescape = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%')
  return [...log.matchAll(/^::(error|warning|notice)(?: ([^:]*))?::(.*)$/gm)].map(
    ([, kind, properties = '', message]) => ({
      kind: kind as Annotation['kind'],
      message: unescape(message ?? ''),
      at: Object.fromEntries(
        properties
          .split(',')
          .filter((pair) => pair !== '')
          .map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))]),
      ),
    }),
  )
}
