import { statSync } from 'node:fs'
import { isAbsolute } from 'node:path'

import type { StoreKeeper, UseCases } from '../use-cases.ts'
import { runCommandLine } from './run-command-line.ts'
import { version } from './version.ts'

/** Runs the command that a person, or their script, started this process for; sets its exit code. */
export async function startCommandLine(
  args: readonly string[],
  useCases: UseCases,
  keeper: StoreKeeper,
): Promise<void> {
  const { stdout, stderr } = process
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  process.exitCode = await runCommandLine(args, useCases, keeper, {
    terminal: {
      out: (text) => {
        stdout.write(text)
      },
      err: (text) => {
        stderr.write(text)
      },
      outIsTerminal: stdout.isTTY,
      errIsTerminal: stderr.isTTY,
      ...(stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : {}),
    },
    environment: process.env,
    cwd: currentDirectory(process.env['PWD']),
    now: Date.now,
    version,
  })
}

/** Go's os.Getwd (docs/stacker/staging.md#1.1): PWD where it names the current directory, be it through links. */
function currentDirectory(named: string | undefined): string {
  const physical = process.cwd()
  if (named === undefined || !isAbsolute(named)) return physical
  try {
    const [one, other] = [statSync(named), statSync(physical)]
    return one.dev === other.dev && one.ino === other.ino ? named : physical
  } catch {
    // What does not exist, or may not be looked at, is not this directory.
    return physical
  }
}
