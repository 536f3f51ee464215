import { relative, resolve, sep } from 'node:path'

import { UserError } from '../errors.ts'
import type { Problem } from '../errors.ts'
import type { GivenDirectories } from './options.ts'

/**
 * The files that the lines of `stackerfiles` stand for: absolute, each once, the order of the lines kept. `!GLOB` takes away from the lines
 * above it. `matches` expands one line, `missing` says what is wrong with one that stands for nothing.
 * @throws UserError for lines without a file.
 */
export async function expandList(
  lines: readonly string[],
  matches: (line: string) => Promise<readonly string[]>,
  missing: (line: string) => Problem,
): Promise<readonly string[]> {
  let files: readonly string[] = []
  const problems: Problem[] = []
  for (const line of lines) {
    if (line.startsWith('!')) {
      const excluded = new Set(await matches(line.slice(1)))
      files = files.filter((file) => !excluded.has(file))
      continue
    }
    const found = await matches(line)
    if (found.length === 0) problems.push({ ...missing(line), said: { option: 'stackerfiles', text: line } })
    files = [...new Set([...files, ...found])]
  }
  if (problems.length > 0) throw new UserError(problems)
  return files
}

/** Does a file lie in one of stacker's own directories, as it is written or where it leads to? A root file system may hold a stacker.yaml. */
export function isStackers({ stacker, oci, roots }: GivenDirectories, file: string): boolean {
  return [stacker, oci, roots].some((directory) => {
    const path = relative(directory, resolve(file))
    return path !== '' && path !== '..' && !path.startsWith(`..${sep}`)
  })
}
