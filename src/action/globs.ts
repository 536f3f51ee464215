import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

import { UserError } from '../errors.ts'
import type { GivenDirectories } from '../options/options.ts'
import { expandList, isStackers } from '../options/stackerfile-list.ts'

/**
 * The files that the lines of `stackerfiles` stand for: absolute, each once, the order of the lines kept, inside one glob by byte.
 * A line that names an existing file is that file, whatever characters it holds; `!GLOB` takes away from the lines above it.
 * Globs never look into stacker's own directories: a root file system may hold a stacker.yaml.
 * @throws UserError for lines without a file.
 */
export async function expandStackerfiles(
  lines: readonly string[],
  directories: GivenDirectories,
): Promise<readonly string[]> {
  return await expandList(
    lines,
    (line) => matches(line, directories),
    (line) => ({
      message: `stackerfiles: no file matches "${line}" in "${directories.written ?? directories.working}"`,
      advice: 'correct the path or glob, or remove the line',
    }),
  )
}

async function matches(line: string, directories: GivenDirectories): Promise<readonly string[]> {
  const literal = resolve(directories.working, line)
  if (statSync(literal, { throwIfNoEntry: false })?.isFile()) return [literal]
  if (!/[*?[]/.test(line)) return []
  const glob = await import('@actions/glob')
  const pattern = line.startsWith('/') ? line : `${escapeGlob(directories.working)}/${line}`
  const globber = await glob.create(pattern, { implicitDescendants: false, matchDirectories: false })
  let found: readonly string[]
  try {
    found = await globber.glob()
  } catch (error) {
    throw new UserError(
      `stackerfiles: "${line}" looks into a directory that cannot be read; name the stackerfiles or narrow the glob`,
      { cause: error },
    )
  }
  return found
    .filter((file) => !isStackers(directories, file) && !isStackers(directories, realpathSync(file)))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/** As `Pattern.globEscape` of @actions/glob does with the current directory, which it would put in front of a relative pattern. */
function escapeGlob(path: string): string {
  return path
    .replaceAll('\\', '\\\\')
    .replace(/(\[)(?=[^/]+\])/g, '[[]')
    .replaceAll('?', '[?]')
    .replaceAll('*', '[*]')
}
