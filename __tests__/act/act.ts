// act runs a workflow on this machine, without containers and without a network, and tells each event as a line of JSON.
// It is not GitHub: permissions, concurrency and the scopes of caches are not there, and an empty matrix is no error.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** What is on the machine that act runs on. */
export interface Machine {
  /** Home and caches of act itself. */
  readonly home: string
  /** Stands first on PATH. */
  readonly bin: string
  /** What `uses: org/stack-cache...@v1` takes: action.yml of all doors, and dist/. */
  readonly action: string
  /** Directories in place of other actions, as `OWNER/NAME@REF`. */
  readonly others?: Readonly<Record<string, string>>
  /** What GitHub sets for actions. act gives it to all steps. */
  readonly environment: Readonly<Record<string, string>>
}

export interface RanJob {
  /** Its key in the workflow. */
  readonly id: string
  /** The row of the matrix; nothing for a job without one. */
  readonly row: Readonly<Record<string, unknown>>
  readonly result: string
  /** Of all its steps, by the id of the step. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly annotations: readonly { readonly kind: string; readonly message: string; readonly at: unknown }[]
  /** What its steps wrote. */
  readonly log: string
}

export interface RanWorkflow {
  readonly code: number | null
  /** In the order in which they ended; those that were skipped are not here. */
  readonly jobs: readonly RanJob[]
  /** All that act wrote: for the message of a test that fails. */
  readonly whole: string
}

/** Every label is this machine. */
const labels = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm']

export const hasAct = spawnSync('act', ['--version']).status === 0

let runs = 0

/** What a push to the repository in that directory starts. */
export async function pushTo(repository: string, machine: Machine): Promise<RanWorkflow> {
  const environment = {
    PATH: [machine.bin, path.dirname(process.execPath), process.env['PATH']].join(':'),
    HOME: machine.home,
    XDG_CACHE_HOME: path.join(machine.home, 'cache'),
    XDG_CONFIG_HOME: path.join(machine.home, 'config'),
  }
  mkdirSync(machine.home, { recursive: true })
  // A run of its own each time, as on GitHub: act says 1 for all of them.
  const given = { ...machine.environment, GITHUB_RUN_ID: String(++runs) }
  const words = [
    'push',
    ...labels.flatMap((label) => ['-P', `${label}=-self-hosted`]),
    ...['--no-cache-server', '--action-offline-mode', '--json', '--defaultbranch', 'main'],
    ...Object.entries({ 'org/stack-cache@v1': machine.action, ...machine.others }).flatMap(([name, directory]) => [
      '--local-repository',
      `${name}=${directory}`,
    ]),
    ...Object.entries(given).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ]
  return await new Promise((resolve, reject) => {
    const child = spawn('act', words, { cwd: repository, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, jobs: jobsOf(out), whole: out + err })
    })
  })
}

interface Event {
  readonly jobID?: string
  readonly job?: string
  readonly matrix?: Readonly<Record<string, unknown>>
  readonly jobResult?: string
  readonly command?: string
  readonly name?: string
  readonly arg?: string
  readonly kvPairs?: unknown
  readonly raw_output?: boolean
  readonly msg?: string
  readonly stepID?: readonly string[]
}

function jobsOf(out: string): RanJob[] {
  const events = out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Event)
  return events.flatMap(({ job, jobID, matrix, jobResult }) => {
    if (jobResult === undefined || jobID === undefined) return []
    const own = events.filter((event) => event.job === job)
    const outputs: Record<string, Record<string, string>> = {}
    for (const { command, name = '', arg = '', stepID: [step = ''] = [] } of own)
      if (command === 'set-output') (outputs[step] ??= {})[name] = arg
    return [
      {
        id: jobID,
        row: matrix ?? {},
        result: jobResult,
        outputs,
        annotations: own.flatMap(({ command = '', arg = '', kvPairs }) =>
          ['error', 'warning', 'notice'].includes(command) ? [{ kind: command, message: arg, at: kvPairs }] : [],
        ),
        log: own.flatMap(({ raw_output: isRaw, msg = '' }) => (isRaw === true ? [msg] : [])).join(''),
      },
    ]
  })
}
