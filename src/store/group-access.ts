import { statSync } from 'node:fs'
import { chmod, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import { isCode } from './error-code.ts'

const setGroupId = 0o2000

/**
 * The directory and what is missing above it. In one that is set-group-ID, which is how a group shares directories, the group may do
 * what it may do there: the bit itself is inherited, and the rest is what the writer's umask would take away.
 */
export async function makeDirectories(directory: string): Promise<void> {
  if (statSync(directory, { throwIfNoEntry: false }) !== undefined) return
  const above = dirname(directory)
  if (above !== directory) await makeDirectories(above)
  try {
    await mkdir(directory)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return
    throw error
  }
  await giveToGroup(directory, 0o070)
}

/** Lets the group do with it what it may do in the directory, if a group shares that. `most`: and nothing else. */
export async function giveToGroup(file: string, most: number): Promise<void> {
  const shared = (await stat(dirname(file))).mode
  if ((shared & setGroupId) === 0) return
  const { mode } = await stat(file)
  const wanted = mode | (shared & most)
  if (wanted !== mode) await chmod(file, wanted & 0o7777)
}
