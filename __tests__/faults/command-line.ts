// The command line in this process: what it says, and how it ends.
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { storeKeeper } from '../../src/upkeep/upkeep.ts'
import { emptyPlace, useCases } from './job.ts'

export interface Ended {
  readonly code: number
  readonly said: string
}

export async function cli(cwd: string, args: readonly string[], terminal = false): Promise<Ended> {
  let said = ''
  const say = (text: string): void => void (said += text)
  const code = await runCommandLine(args, useCases, storeKeeper, {
    terminal: { out: say, err: say, outIsTerminal: terminal, errIsTerminal: terminal },
    environment: { PATH: process.env['PATH'], HOME: emptyPlace() },
    cwd,
    now: Date.now,
    version: '0',
  })
  return { code, said }
}
