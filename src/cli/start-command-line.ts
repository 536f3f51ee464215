import { statSync } from 'node:fs'
import { isAbsolute } from 'node:path'

import type { StoreKeeper, UseCases } from '../use-cases.ts'
import { parseCommandLine } from './arguments.ts'
import { readyAnswer } from './ready-answer.ts'
import { version } from './version.ts'

/** What commands run. */
export interface Program {
  readonly useCases: UseCases
  readonly keeper: StoreKeeper
}

/**
 * Runs the command that a person, or their script, started this process for; sets its exit code. The program is asked for by
 * commands that run it: reading its code takes three times as long as starting Node.
 */
export async function startCommandLine(args: readonly string[], program: () => Promise<Program>): Promise<void> {
  const { stdout, stderr } = process
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  const command = parseCommandLine(args)
  if (command.kind === 'help' || command.kind === 'version' || command.kind === 'completion') {
    stdout.write(readyAnswer(command, version, stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined))
    return
  }
  const { useCases, keeper } = await program()
  const { runCommandLine } = await import('./run-command-line.ts')
  const { interruptionOf } = await import('../build/interruption.ts')
  const code = await runCommandLine(args, useCases, keeper, {
    terminal: {
      out: (text) => {
        stdout.write(text)
      },
      err: (text) => {
        stderr.write(text)
      },
      outIsTerminal: stdout.isTTY,
      errIsTerminal: stderr.isTTY,
      // One that nobody has told its size says that it has none: `script` in a job.
      ...(stdout.isTTY && stdout.columns > 0 ? { columns: stdout.columns, rows: stdout.rows } : {}),
    },
    environment: { ...process.env },
    cwd: currentDirectory(process.env['PWD']),
    now: Date.now,
    interruption: () => interruptionOf(process),
    version,
  })
  process.exitCode = code
  // What was given up on may still be at work.
  if (code === 130 || code === 143) process.exit()
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
