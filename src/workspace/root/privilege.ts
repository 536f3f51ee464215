import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

import { TroubleError } from '../../errors.ts'
import { machineEnvironment } from '../../formats/machine-environment.ts'
import { asRootCommand } from './as-root-command.ts'

const run = promisify(execFile)

export type RootAccess =
  | { readonly kind: 'is-root' }
  | { readonly kind: 'sudo' }
  /** `why` is one clause for the user: what is missing. */
  | { readonly kind: 'no'; readonly why: string }

/** The words that start this program again: the node that runs us and our bundle. */
export type OwnProgram = readonly string[]

export function ownProgram(): OwnProgram {
  return [process.execPath, process.argv[1] ?? '']
}

/** Whether this process is root, or can have a child that is without a password. */
export async function canBecomeRoot(): Promise<RootAccess> {
  if (process.geteuid?.() === 0) return { kind: 'is-root' }
  try {
    await run('sudo', ['-n', '--', 'true'], { env: machineEnvironment() })
    return { kind: 'sudo' }
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string }
    if (code === 'ENOENT') return { kind: 'no', why: 'sudo is not installed' }
    return { kind: 'no', why: `sudo refused: ${(stderr ?? '').trim().slice(0, 200)}` }
  }
}

/**
 * Runs one task in a child of the same program under `sudo -n`; the task goes in and the answer comes out as JSON. Only words of
 * our own stand on the command line.
 * @throws TroubleError with what the child complained of, where it did not end well.
 */
export async function askRoot(task: unknown, program: OwnProgram): Promise<unknown> {
  const child = spawn('sudo', ['-n', '--', ...program, asRootCommand], {
    env: machineEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const answer: Buffer[] = []
  const complaint: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => answer.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk))
  // A child that ends early closes its pipe; how it ended is told below.
  child.stdin.on('error', () => undefined)
  // It stays open: the child ends itself when we do not live to hear its answer.
  child.stdin.write(`${JSON.stringify(task)}\n`)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) {
    const said = Buffer.concat(complaint).toString('utf8').trim().slice(0, 1000)
    throw new TroubleError(`the child that runs as root ended with ${String(code)}: ${said}`)
  }
  return JSON.parse(Buffer.concat(answer).toString('utf8')) as unknown
}
