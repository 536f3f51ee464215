import * as core from '@actions/core'

import { interruptionOf } from '../build/interruption.ts'
import type { UseCases } from '../use-cases.ts'
import { overCommandFiles } from './command-files.ts'
import { runAction } from './run-action.ts'

/** Runs the step that the runner started this process for, and ends it. */
export async function startAction(useCases: UseCases, post = false): Promise<void> {
  await runAction(useCases, {
    post,
    runner: overCommandFiles(core, process.env),
    environment: { ...process.env },
    workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
    now: Date.now,
    writeSummary: async (markdown) => {
      await core.summary.addRaw(markdown, true).write()
    },
    fail: (code = core.ExitCode.Failure) => {
      process.exitCode = code
    },
    interruption: () => interruptionOf(process),
  })
  // A call of the cache client that was given up on sleeps between its tries, for half a minute and more
  // (docs/stacker/platform.md#1.7).
  process.exit()
}
