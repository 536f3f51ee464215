import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { isTrouble } from '../errors.ts'
import { openFetch } from '../registry/fetch.ts'
import { commandsOf } from '../setup/commands.ts'
import { setup, type SetUp, type SetupSurroundings } from '../setup/setup.ts'
import { readSetupRequest, setupInputs, type SetupTexts } from '../setup/setup-request.ts'
import { stackerDigests } from '../setup/stacker-digests.ts'
import type { Host } from '../setup/host.ts'
import type { Environment } from './runner.ts'
import { runnerLog } from './runner-log.ts'
import { fail, type Step } from './step.ts'

/** The value of the reserved input `door` in setup/action.yml. */
export const setupDoor = 'setup'

/** Installs stacker for the steps that follow. Trouble ends up in the step's result, never in a rejection. */
export async function runSetup(step: Step): Promise<void> {
  const { runner, environment } = step
  let done: SetUp | undefined
  try {
    const request = readSetupRequest(textsOf(runner))
    const installed = await setup(request, setupSurroundings(step))
    runner.addPath(dirname(installed.path))
    done = installed
  } catch (error) {
    if (isTrouble(error)) {
      runner.error(error.message)
      step.fail()
    } else fail(step, error, { working: environment['GITHUB_WORKSPACE'] ?? step.workspace })
  } finally {
    runner.setOutput('version', done?.version ?? '')
    runner.setOutput('path', done?.path ?? '')
    runner.setOutput('cache-hit', String(done?.cacheHit ?? false))
  }
}

function textsOf(runner: Step['runner']): SetupTexts {
  return Object.fromEntries(setupInputs.map((name) => [name, runner.getInput(name)])) as SetupTexts
}

/** What is longer than 512 MiB is no stacker. */
function setupSurroundings({ runner, environment, wait = setTimeout }: Step): SetupSurroundings {
  return {
    log: runnerLog(runner),
    environment,
    host: thisHost(environment),
    fetch: openFetch(environment),
    patience: { request: 300_000, total: 900_000 },
    limits: { bytes: 512 * 1024 * 1024, pauses: [1000, 3000, 9000], wait: (time) => wait(time) },
    digests: stackerDigests,
  }
}

function thisHost(environment: Environment): Host {
  const { platform, arch } = process
  const [uid, gid] = [process.geteuid?.() ?? 0, process.getegid?.() ?? 0]
  const path = environment['PATH'] ?? ''
  return { platform, arch, uid, gid, user: userName(uid), root: '/', path, run: commandsOf(environment) }
}

/** In a container a user may have a number alone. */
function userName(uid: number): string {
  try {
    return userInfo().username
  } catch {
    return String(uid)
  }
}
