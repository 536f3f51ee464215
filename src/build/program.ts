import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import path from 'node:path'

import { UserError } from '../errors.ts'

/**
 * The program of that name on PATH, or at that path, which is absolute; an absolute path.
 * @throws UserError where there is none that may be run.
 */
export async function findStacker(name: string, searchPath: string | undefined): Promise<string> {
  const isPath = name.includes('/')
  const directories = (searchPath ?? '').split(':').filter((directory) => directory.startsWith('/'))
  const places = isPath ? [name] : directories.map((directory) => path.join(directory, name))
  for (const place of places) if (await isProgram(place)) return place
  throw new UserError({
    message: isPath ? `stacker: "${name}" is no program that may be run` : `stacker: there is no "${name}" on PATH`,
    advice: 'install it before, as org/stack-cache/setup does, or give its path as stacker (--stacker at a terminal)',
  })
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}
