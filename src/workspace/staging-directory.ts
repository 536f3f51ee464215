import { execFile } from 'node:child_process'
import { chmod, lstat, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

import { TroubleError } from '../errors.ts'
import { machineEnvironment } from '../formats/machine-environment.ts'
import type { Log } from '../log.ts'
import { stagingPath, type StackerDirectories } from './directories.ts'
import { exists } from './placing.ts'

const run = promisify(execFile)

/** @throws errno errors and TroubleError where the directory cannot be made, or what a killed run left there not removed. */
export async function openStaging(directories: StackerDirectories): Promise<string> {
  const staging = stagingPath(directories)
  const trouble = await removeStaging(staging)
  if (trouble !== undefined) throw new TroubleError(trouble)
  await mkdir(path.dirname(staging), { recursive: true })
  await mkdir(staging, { mode: 0o700 })
  await chmod(staging, 0o700)
  return staging
}

/** Removes it with all that was set aside. Never throws. */
export async function closeStaging(staging: string, log: Log): Promise<void> {
  const trouble = await removeStaging(staging)
  if (trouble !== undefined) log.warning(trouble)
}

/** A killed run has left it, or somebody is at work: the locks tell. */
export async function isStagingLeft(directories: StackerDirectories): Promise<boolean> {
  const staging = stagingPath(directories)
  const left = await Promise.all([staging, asidePath(staging)].map((place) => exists(place).catch(() => true)))
  return left.includes(true)
}

/** Removes what a killed run left, where this one has no use for a staging directory of its own. */
export async function removeLeftStaging(directories: StackerDirectories, log: Log): Promise<void> {
  await closeStaging(stagingPath(directories), log)
}

/** What belongs to root or to subordinate ids is removed as such. Answers why it could not be. */
async function removeStaging(staging: string): Promise<string | undefined> {
  // Aside first: a tool that outlives a killed run (unsquashfs has no pipe to miss) makes files at the paths it was given, and fails
  // once these are not there. Removing alone would be a race with it.
  const aside = asidePath(staging)
  const remove = async (): Promise<void> => {
    await rm(aside, { recursive: true, force: true })
    if (!(await exists(staging))) return
    await rename(staging, aside)
    await rm(aside, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  const words = ['rm', '-rf', '--', staging, aside]
  const attempts: readonly (() => Promise<unknown>)[] = [
    remove,
    () => run('unshare', ['--map-auto', '--map-root-user', '--', ...words], { env: machineEnvironment() }),
    () => run('sudo', ['-n', '--', ...words], { env: machineEnvironment() }),
  ]
  let trouble: unknown
  for (const attempt of attempts) {
    try {
      await attempt()
      return undefined
    } catch (error) {
      trouble ??= error
    }
  }
  return `${staging} could not be removed: ${String(trouble)}`
}

function asidePath(staging: string): string {
  return `${staging}.left`
}

/** Is it a staging directory that `openStaging` made for these directories? Asked by the child that runs as root. */
export async function isStaging(staging: string, directories: StackerDirectories): Promise<boolean> {
  return staging === stagingPath(directories) && (await lstat(staging)).isDirectory()
}
