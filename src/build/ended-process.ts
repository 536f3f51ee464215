import { execFile } from 'node:child_process'

import { machineEnvironment } from '../formats/machine-environment.ts'
import { descendantsOf, isRunning } from './descendants.ts'

/** Milliseconds that a process has after SIGINT, and then after SIGTERM, before it is killed. */
export interface Grace {
  readonly interrupt: number
  readonly terminate: number
}

/**
 * A runner kills ten seconds after it has cancelled, and asks a second time after seven and a half (docs/stacker/platform.md#3.12): what was
 * built is to be saved by then. stacker heeds signals until its first layer runs, and from then on hands them to the layer that runs
 * (docs/stacker/staging.md#2.8).
 */
export const usualGrace: Grace = { interrupt: 1500, terminate: 500 }

/**
 * Ends the process group that `pid` leads: asked, asked again, killed with all that it has started, in whatever session. `ended` resolves
 * when the leader has ended.
 */
export async function endProcess(pid: number, ended: Promise<unknown>, grace: Grace): Promise<void> {
  const started = [...descendantsOf(pid)]
  signal('INT', [-pid])
  if (!(await within(ended, grace.interrupt))) {
    signal('TERM', [-pid])
    if (!(await within(ended, grace.terminate))) {
      started.push(...descendantsOf(pid))
      signal('KILL', [-pid])
      await within(ended, grace.interrupt)
    }
  }
  // A container is a session of its own (lxc-wrapper.c, setsid), and may go on without who started it.
  const left = new Set(started.filter(isRunning).map((one) => one.pid))
  if (left.size > 0) signal('KILL', [...left])
}

/** What root runs, root alone may end. */
function signal(name: 'INT' | 'TERM' | 'KILL', targets: readonly number[]): void {
  const refused = targets.filter((target) => {
    try {
      process.kill(target, `SIG${name}`)
      return false
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM'
    }
  })
  if (refused.length === 0) return
  const command = ['-n', '--', 'kill', '-s', name, '--', ...refused.map(String)]
  execFile('sudo', command, { env: machineEnvironment() }, () => undefined)
}

/** Whether it ends in time. */
export async function within(ended: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      resolve(false)
    }, milliseconds)
  })
  const isEnded = await Promise.race([ended.then(() => true as const), late])
  clearTimeout(timer)
  return isEnded
}
