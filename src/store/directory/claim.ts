import { readFile, readlink, rm, symlink, unlink } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import { isCode } from '../error-code.ts'

const pauseMilliseconds = 20

/**
 * Does work that several processes may be about to do at the same time, in one of them. `claim` is a path at which whoever does it
 * leaves a link to its own name: made at once or not at all, and told from what a dead process left. The others wait until `done`
 * answers, at most so many `looks`.
 */
export type Claiming = <T>(
  claim: string,
  looks: number,
  done: () => Promise<T | undefined>,
  work: () => Promise<T>,
) => Promise<T>

/**
 * Nobody waits for a dead process, nor for one that cannot be asked (another machine, another namespace of pids), and where there is
 * no /proc or no link can be made nobody claims: then the work may be done twice, which is no harm.
 */
export function openClaims(): Claiming {
  let name: Promise<string | undefined> | undefined
  return async (claim, looks, done, work) => {
    const self = await (name ??= nameOfProcess('self'))
    if (self === undefined) return await work()
    for (let look = 0; look < looks; look++) {
      const taken = await take(claim, self)
      if (taken === 'impossible') break
      if (taken === 'mine') {
        try {
          // It may have been finished between the last look and the claim.
          return (await done()) ?? (await work())
        } finally {
          await rm(claim, { force: true }).catch(() => undefined)
        }
      }
      const state = await stateOf(claim, self)
      // In a sticky directory what another user's dead process left cannot be removed.
      if (state === 'unknown' || (state === 'dead' && !(await isRemoved(claim)))) break
      if (state === 'alive') await sleep(pauseMilliseconds)
      const answer = await done()
      if (answer !== undefined) return answer
    }
    return await work()
  }
}

async function take(claim: string, self: string): Promise<'mine' | 'taken' | 'impossible'> {
  try {
    await symlink(self, claim)
    return 'mine'
  } catch (error) {
    return isCode(error, 'EEXIST') ? 'taken' : 'impossible'
  }
}

/** Which machine since when, which namespace of pids, which pid since when: each of them is given again to others. */
async function nameOfProcess(pid: string): Promise<string | undefined> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    const namespace = /\d+/.exec(await readlink('/proc/self/ns/pid'))?.[0]
    // proc(5): the pid, the program's name in brackets, the state, and as the 22nd field the start time.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state = 'X'] = fields
    if (namespace === undefined || 'ZX'.includes(state)) return undefined
    return `${boot}.${namespace}.${String(Number.parseInt(stat))}.${fields[19] ?? ''}`
  } catch (error) {
    // ESRCH: it ended while it was read.
    if (isCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'ENOTDIR')) return undefined
    throw error
  }
}

/** Of who holds the claim. What is no link is nobody's. */
async function stateOf(claim: string, self: string): Promise<'alive' | 'dead' | 'gone' | 'unknown'> {
  let owner: string
  try {
    owner = await readlink(claim)
  } catch (error) {
    return isCode(error, 'ENOENT') ? 'gone' : 'unknown'
  }
  const [boot, namespace, pid] = owner.split('.')
  const [ownBoot, ownNamespace] = self.split('.')
  if (boot !== ownBoot || namespace !== ownNamespace || pid === undefined || !/^\d+$/.test(pid)) return 'unknown'
  return (await nameOfProcess(pid)) === owner ? 'alive' : 'dead'
}

async function isRemoved(claim: string): Promise<boolean> {
  try {
    // Not rm: that of Node 24 answers nothing where it may not remove.
    await unlink(claim)
    return true
  } catch (error) {
    return isCode(error, 'ENOENT')
  }
}
