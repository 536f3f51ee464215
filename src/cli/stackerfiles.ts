import { realpathSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'

import { UserError } from '../errors.ts'
import type { Problem } from '../errors.ts'
import type { Directories } from '../options/options.ts'

/**
 * The files that the names and globs stand for: absolute, each once, inside one glob by byte. A name of an existing file is that file,
 * whatever characters it holds; `!GLOB` takes away from what stands before it. Globs never look into stacker's own directories. The package
 * that expands them for the runner writes its debug lines on standard output, where a person expects the answer alone.
 * @throws UserError for names and globs without a file.
 */
export async function namedStackerfiles(
  lines: readonly string[],
  directories: Directories,
): Promise<readonly string[]> {
  const { working, written = working } = directories
  let files: readonly string[] = []
  const problems: Problem[] = []
  for (const line of lines) {
    if (line.startsWith('!')) {
      const excluded = new Set(await matches(line.slice(1), directories))
      files = files.filter((file) => !excluded.has(file))
      continue
    }
    const found = await matches(line, directories)
    if (found.length === 0) {
      const missing = resolve(written, relative(working, resolve(working, line)))
      problems.push(
        isGlob(line)
          ? { message: `stackerfiles: no file matches "${missing}"`, advice: 'correct the glob, or leave it out' }
          : { message: `stackerfiles: there is no file "${missing}"`, advice: 'name existing stackerfiles by -f' },
      )
    }
    files = [...new Set([...files, ...found])]
  }
  if (problems.length > 0) throw new UserError(problems)
  return files
}

function isGlob(line: string): boolean {
  return /[*?[]/.test(line)
}

async function matches(line: string, { working, stacker, oci, roots }: Directories): Promise<readonly string[]> {
  const literal = resolve(working, line)
  if (statSync(literal, { throwIfNoEntry: false })?.isFile() === true) return [literal]
  if (!isGlob(line)) return []
  const { glob } = await import('tinyglobby')
  const found = await glob(line, {
    cwd: working,
    absolute: true,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false,
  })
  return found
    .filter((file) => ![stacker, oci, roots].some((own) => isBelow(file, own) || isBelow(realpathSync(file), own)))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

function isBelow(file: string, directory: string): boolean {
  const path = relative(directory, file)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`)
}
