import { execFile } from 'node:child_process'

/** How a program ended; `why` is one clause for the user. */
export type Ended = { readonly kind: 'done'; readonly out: string } | { readonly kind: 'failed'; readonly why: string }

/** Runs a program with its arguments, as they are: no shell reads them. */
export type RunCommand = (program: string, args: readonly string[]) => Promise<Ended>

/** Milliseconds: apt may wait for mirrors, and for another apt. */
const patience = 300_000

/** Programs as `variables` lead to them by PATH. */
export function commandsOf(variables: Readonly<Record<string, string | undefined>>): RunCommand {
  return (program, args) =>
    new Promise((resolve) => {
      const options = { timeout: patience, killSignal: 'SIGKILL', maxBuffer: 16 << 20 } as const
      execFile(program, [...args], { ...options, env: { ...variables } }, (error, out, complaint) => {
        if (error === null) resolve({ kind: 'done', out })
        else if (error.code === 'ENOENT') resolve({ kind: 'failed', why: `${program} is not installed` })
        else
          resolve({
            kind: 'failed',
            why: error.killed === true ? `${program} took too long` : lastWords(program, complaint),
          })
      })
    })
}

/** The command with which root does it: sudo, without a question, where this user is another one. */
export function asRoot(uid: number, command: readonly [string, ...string[]]): readonly [string, readonly string[]] {
  const [program, ...args] = command
  return uid === 0 ? [program, args] : ['sudo', ['-n', '--', ...command]]
}

function lastWords(program: string, complaint: string): string {
  const line = complaint.trim().split('\n').at(-1)?.trim().slice(0, 200) ?? ''
  return line === '' ? `${program} failed` : line
}
