import { randomBytes } from 'node:crypto'
import { accessSync, constants, rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { coverVariable, machineEnvironment, uncoverVariable } from '../../formats/machine-environment.ts'
import { isCode } from '../error-code.ts'
import { tarScript } from './tar-script.ts'

/**
 * A private directory in which the cache client works. While it is in use, a `tar` of ours is all that is on PATH and RUNNER_TEMP is
 * inside, so that nothing the client leaves behind stays; while something is saved, the working directory and GITHUB_WORKSPACE are
 * it, too. That no zstd is found spares a child for each call, and the version of an entry (docs/stacker/platform.md#1.6) is the same whether
 * the machine has one or not. The client hashes the path strings that it is given into the entry's version (docs/stacker/platform.md#1.6), so those
 * stay relative and alike anywhere.
 *
 * All this is of the whole process. So it is undone only when the last call has really ended: a call that was given up on but still
 * runs must not come upon the machine's own tar, which it would tell to unpack absolute names.
 */
export interface Staging {
  readonly root: string
  /** Stands in the lines that our tar prints, and in nothing else that the client could print. */
  readonly nonce: string
}

export interface Entered extends Staging {
  /** Ends this use; a second time does nothing. */
  readonly leave: () => void
}

let uses = 0
let saves = 0
let staging: Promise<Staging> | undefined
let exitHandler: (() => void) | undefined
let directoryBefore: string | undefined

/** Begins a use. `temporary`: where the directory is best made. Rejects when there is no place. */
export async function enterStaging(temporary: string | undefined, saving: boolean): Promise<Entered> {
  uses += 1
  if (saving) saves += 1
  let left = false
  let entered: Staging | undefined
  const leave = (): void => {
    if (left) return
    left = true
    if (saving && --saves === 0) undoSaving()
    if (--uses > 0) return
    if (entered !== undefined) undo(entered.root)
    staging = undefined
  }
  try {
    staging ??= make(temporary)
    entered = await staging
    use(entered)
    if (saving) useForSaving(entered)
    return { ...entered, leave }
  } catch (error) {
    leave()
    throw error
  }
}

async function make(temporary: string | undefined): Promise<Staging> {
  const mv = findProgram('mv', machineEnvironment()['PATH'])
  if (mv === undefined) throw new Error('mv is not installed')
  const nonce = randomBytes(16).toString('hex')
  for (const place of placesFor(temporary)) {
    await removeLeft(place)
    const root = await realpath(await mkdtemp(join(place, `${await ownedName(process.pid)}-`)))
    for (const folder of ['bin', 'temp', 'out', 'records', 'blobs', 'resolutions', 'indexes']) {
      await mkdir(join(root, folder), { recursive: true, mode: 0o700 })
    }
    const script = join(root, 'bin', 'tar')
    await writeFile(script, tarScript({ root, nonce, mv }), { mode: 0o700 })
    if (isAllowed(script, constants.X_OK)) return { root, nonce }
    // Mounted noexec: the client could not start it.
    discard(root)
  }
  throw new Error('programs can be run from none of the directories for temporary files; name another one by TMPDIR')
}

/**
 * A file name that says which process its owner is: the pid, and in which namespace of pids it counts. What a killed process leaves in
 * a directory that nobody empties is told by it from what is in use.
 */
async function ownedName(pid: number): Promise<string> {
  // `pid:[4026531836]`; where there is no such file, no name is ever taken for that of a dead process.
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '')
  return `stack-cache-${/\d+/.exec(namespace)?.[0] ?? '0'}-${String(pid)}`
}

async function removeLeft(place: string): Promise<void> {
  const prefix = (await ownedName(0)).replace(/0$/, '')
  if (prefix === 'stack-cache-0-') return
  for (const name of await readdir(place).catch(() => [])) {
    const pid = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined
    if (pid === undefined || isAlive(Number(pid))) continue
    await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !isCode(error, 'ESRCH')
  }
}

/** The client puts the path on a command line without quoting it. */
function placesFor(temporary: string | undefined): readonly string[] {
  const places = [temporary, tmpdir(), '/tmp', '/var/tmp', process.env['HOME']].flatMap((place) => place ?? [])
  const usable = places.filter(
    (place) => /^\/[A-Za-z0-9_./+@=-]+$/.test(place) && isAllowed(place, constants.W_OK | constants.X_OK),
  )
  return [...new Set(usable)]
}

function isAllowed(file: string, mode: number): boolean {
  try {
    accessSync(file, mode)
    return true
  } catch {
    return false
  }
}

/** Applied again at each use: should others have set these in between, the machine's own tar would unpack what comes. */
function use({ root }: Staging): void {
  coverVariable('PATH', join(root, 'bin'))
  coverVariable('RUNNER_TEMP', join(root, 'temp'))
  // For a call that hangs until the process ends.
  exitHandler ??= () => {
    discard(root)
  }
  process.off('exit', exitHandler).on('exit', exitHandler)
}

function useForSaving({ root }: Staging): void {
  if (process.cwd() !== root) {
    directoryBefore = process.cwd()
    process.chdir(root)
  }
  coverVariable('GITHUB_WORKSPACE', root)
}

function undo(root: string): void {
  uncoverVariable('PATH')
  uncoverVariable('RUNNER_TEMP')
  if (exitHandler) process.off('exit', exitHandler)
  exitHandler = undefined
  discard(root)
}

function undoSaving(): void {
  if (directoryBefore !== undefined) process.chdir(directoryBefore)
  directoryBefore = undefined
  uncoverVariable('GITHUB_WORKSPACE')
}

function discard(root: string): void {
  try {
    rmSync(root, { recursive: true, force: true })
  } catch {
    // It is below RUNNER_TEMP, which the runner empties.
  }
}

/** The program's absolute path, as a shell would find it. */
export function findProgram(name: string, path: string | undefined): string | undefined {
  return (path ?? '')
    .split(delimiter)
    .filter((directory) => directory.startsWith('/'))
    .map((directory) => join(directory, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}
