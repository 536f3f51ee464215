import type { Person } from '../src/cli/person.ts'
import { runCommandLine } from '../src/cli/run-command-line.ts'
import { plan } from '../src/plan/plan.ts'
import { runBuild } from '../src/build/run-build.ts'
import { planBuilds } from '../src/plan/plan-builds.ts'
import { newestRelease } from '../src/release/releases.ts'
import { complete } from '../src/restore/complete.ts'
import { publish } from '../src/publish/publish.ts'
import { restore } from '../src/restore/restore.ts'
import { restoreBuilds } from '../src/restore/restore-builds.ts'
import { save } from '../src/save/save.ts'

export interface PreparedProject {
  readonly directory: string
  readonly stackerfiles: readonly string[]
  readonly imported: readonly string[]
}

/** Runs the command line in that directory, in this process, and answers what it printed. Throws where it failed. */
export async function runCommand(directory: string, args: readonly string[]): Promise<string> {
  let out = ''
  let said = ''
  const person: Person = {
    terminal: {
      out: (text) => (out += text),
      err: (text) => (said += text),
      outIsTerminal: false,
      errIsTerminal: false,
    },
    environment: {
      PATH: process.env['PATH'],
      HOME: directory,
      XDG_CACHE_HOME: `${directory}/cache`,
    },
    cwd: directory,
    now: Date.now,
    version: '0',
  }
  const [verb = '', ...options] = args
  const code = await runCommandLine(
    [verb, '--stacker-version', newestRelease.tag, '--stacker-user', 'root', ...options],
    { plan, planBuilds, restore, restoreBuilds, complete, save, build: runBuild, publish },
    { run: () => Promise.resolve('') },
    person,
  )
  if (code !== 0) throw new Error(said)
  return out
}
