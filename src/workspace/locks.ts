import { execFile, spawn } from 'node:child_process'
import { constants, existsSync } from 'node:fs'
import { open, readdir, readFile, rmdir, stat, unlink, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

import { isTrouble } from '../errors.ts'
import { machineEnvironment } from '../formats/machine-environment.ts'
import type { Log } from '../log.ts'
import type { StackerDirectories } from './directories.ts'
import { isAbsent, isDenied } from './oci-layout.ts'
import { ensureDirectory } from './placing.ts'

const run = promisify(execFile)

/**
 * stacker's own locks: flock(2), exclusive and without waiting, on `.lock` in its directory and in that of its roots
 * (docs/stacker/staging.md#1.8; lock.go). Two at work there end each other's builds. Node has no flock: a child locks what this
 * process has open, and the lock is this process's for as long as it lives.
 */
export interface Locks {
  /**
   * Takes what is not taken yet: of the directories that are there, or of both, which are then made. Answers who is at work there;
   * undefined where it is us alone, or where nobody can tell.
   */
  take(where: 'existing' | 'both'): Promise<string | undefined>
  release(): Promise<void>
}

export function stackerLocks({ stackerDir, rootsDir }: StackerDirectories, log: Log): Locks {
  const held = new Map<string, FileHandle>()
  const made = new Set<string>()
  const take = async (directory: string): Promise<string | undefined> => {
    const file = path.join(directory, '.lock')
    const handle = await openLock(file)
    const { dev, ino } = await handle.stat({ bigint: true })
    const key = `${String(dev)} ${String(ino)}`
    if (held.has(key)) {
      await handle.close()
      return undefined
    }
    held.set(key, handle)
    let ended = await lock(handle)
    if (ended.kind === 'taken') {
      const owner = await ownerOf(ino)
      if (owner !== undefined) return owner
      // A step that was killed leaves its lock to the child that was taking it, for the moment in which that one ends.
      await setTimeout(momentMs)
      ended = await lock(handle)
      if (ended.kind === 'taken') return unknownAtWork
    }
    if (ended.kind === 'failed') log.debug(`${file} is not locked: ${ended.why}`)
    const now = await stat(file, { bigint: true }).catch(() => undefined)
    // Who had it took the file away meanwhile.
    return now?.ino === ino ? undefined : unknownAtWork
  }
  return {
    async take(where) {
      for (const directory of new Set([stackerDir, rootsDir])) {
        try {
          if (where === 'both' && (await ensureDirectory(directory, undefined))) made.add(directory)
          const owner = await take(directory)
          if (owner !== undefined) return owner
        } catch (error) {
          if (!isTrouble(error)) throw error
          if (isAbsent(error)) continue
          if (isDenied(error) && (await isTakenFromRoot(directory))) return unknownAtWork
          log.debug(`${directory} is not locked: ${error.message}`)
        }
      }
      return undefined
    },
    async release() {
      for (const directory of made) await removeBare(directory)
      for (const handle of held.values()) await handle.close()
      held.clear()
      made.clear()
    },
  }
}

/** As stacker makes it (os.Create). What root's stacker made can be locked without being written. */
async function openLock(file: string): Promise<FileHandle> {
  const flags = constants.O_NOFOLLOW | constants.O_NONBLOCK
  try {
    return await open(file, flags | constants.O_RDWR | constants.O_CREAT, 0o666)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EACCES' && code !== 'EROFS') throw error
    return await open(file, flags | constants.O_RDONLY)
  }
}

const momentMs = 100

const unknownAtWork = 'stacker, or another step of this action, is at work here'

/**
 * What root's stacker keeps from us cannot be locked by this process: only asked is whether root could. Without sudo nobody can tell, and
 * nothing of it is read or laid down either.
 */
async function isTakenFromRoot(directory: string): Promise<boolean> {
  const command = ['flock', '-x', '-n', '-E', String(conflict), path.join(directory, '.lock'), 'true']
  try {
    await run('sudo', ['-n', '--', ...command], { env: machineEnvironment() })
    return false
  } catch (error) {
    return (error as { code?: unknown }).code === conflict
  }
}

/** An exit status that is none of sudo's or flock's own. */
const conflict = 199

/** Of what was made for the lock alone nothing stays. */
async function removeBare(directory: string): Promise<void> {
  try {
    const [lock, ...more] = await readdir(directory)
    if (lock !== '.lock' || more.length > 0) return
    await unlink(path.join(directory, lock))
    await rmdir(directory)
  } catch (error) {
    if (!isTrouble(error)) throw error
  }
}

type Attempt = { readonly kind: 'ours' | 'taken' } | { readonly kind: 'failed'; readonly why: string }

async function lock(handle: FileHandle): Promise<Attempt> {
  const child = spawn('flock', ['-x', '-n', '3'], {
    env: machineEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', handle.fd],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return await new Promise((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'flock (util-linux) is not installed' : error.message
      resolve({ kind: 'failed', why })
    })
    child.on('close', (code) => {
      // flock(1) complains of all but this.
      if (code === 0) resolve({ kind: 'ours' })
      else if (code === 1 && said === '') resolve({ kind: 'taken' })
      else resolve({ kind: 'failed', why: `flock ended with ${String(code)}: ${said.trim().slice(0, 200)}` })
    })
  })
}

/**
 * proc_locks(5). The device is left out, as stacker does: some file systems show another one than stat(2). The process that took a lock
 * may be gone, as ours is: then its number says nothing.
 */
async function ownerOf(inode: bigint): Promise<string | undefined> {
  const locks = await readFile('/proc/locks', 'latin1').catch(() => '')
  const at = new RegExp(`^\\d+: FLOCK +\\S+ +\\S+ +(\\d+) +\\S+:${String(inode)} `, 'm')
  const pid = at.exec(locks)?.[1]
  const isKnown = pid !== undefined && pid !== '0' && existsSync(`/proc/${pid}`)
  return isKnown ? `stacker (pid ${pid}) is at work here` : undefined
}
