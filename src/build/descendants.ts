import { readdirSync, readFileSync } from 'node:fs'

/** A process by what no later one of its number has: when it was started, in ticks since the machine was. */
export interface RunningProcess {
  readonly pid: number
  readonly startedAt: string
}

/** Processes that a process has started, and those that they have, as proc(5) tells now. */
export function descendantsOf(pid: number): readonly RunningProcess[] {
  const running = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []))
  const found = new Set([pid])
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const { pid: child, parent } of running) if (found.has(parent)) found.add(child)
  }
  found.delete(pid)
  return running.filter((one) => found.has(one.pid))
}

export function isRunning({ pid, startedAt }: RunningProcess): boolean {
  return readProcess(pid)?.startedAt === startedAt
}

/** Undefined once it has ended. */
function readProcess(pid: number): (RunningProcess & { readonly parent: number }) | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1')
    // The name in brackets may hold brackets and blanks.
    const [state = '', parent = '', ...more] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? undefined : { pid, parent: Number(parent), startedAt: more[17] ?? '' }
  } catch {
    return undefined
  }
}
