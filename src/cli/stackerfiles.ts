import { realpathSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'

import type { GivenDirectories } from '../options/options.ts'
import { expandList, isStackers } from '../options/stackerfile-list.ts'

/**
 * The files that the names and globs stand for, inside one glob by byte. A name of an existing file is that file, whatever characters it
 * holds. The package that expands them for the runner writes its debug lines on standard output, where a person expects the answer alone.
 * @throws UserError for names and globs without a file.
 */
export async function namedStackerfiles(
  lines: readonly string[],
  directories: GivenDirectories,
): Promise<readonly string[]> {
  const { working, written = working } = directories
  return await expandList(
    lines,
    (line) => matches(line, directories),
    (line) => {
      const missing = resolve(written, relative(working, resolve(working, line)))
      return isGlob(line)
        ? { message: `stackerfiles: no file matches "${missing}"`, advice: 'correct the glob, or leave it out' }
        : { message: `stackerfiles: there is no file "${missing}"`, advice: 'name existing stackerfiles by -f' }
    },
  )
}

function isGlob(line: string): boolean {
  return /[*?[]/.test(line)
}

async function matches(line: string, directories: GivenDirectories): Promise<readonly string[]> {
  const literal = resolve(directories.working, line)
  if (statSync(literal, { throwIfNoEntry: false })?.isFile() === true) return [literal]
  if (!isGlob(line)) return []
  const { glob } = await import('tinyglobby')
  const found = await glob(line, {
    cwd: directories.working,
    absolute: true,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false,
  })
  return found
    .filter((file) => !isStackers(directories, file) && !isStackers(directories, realpathSync(file)))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}
