import { statSync } from 'node:fs'
import { relative, resolve } from 'node:path'

import { UserError } from '../errors.ts'
import type { Directories } from '../options/options.ts'

/**
 * The named files, absolute, each once. Globs are the shell's work here: the package that expands them for the runner writes its
 * debug lines on standard output, where a person expects the answer alone.
 * @throws UserError for names without a file.
 */
export function namedStackerfiles(
  lines: readonly string[],
  { working, written = working }: Directories,
): Promise<readonly string[]> {
  const files = lines.map((line) => resolve(working, line))
  const missing = files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
  if (missing.length > 0) {
    return Promise.reject(
      new UserError(
        missing.map((file) => ({
          message: `stackerfiles: there is no file "${resolve(written, relative(working, file))}"`,
          advice: 'name existing stackerfiles by -f',
        })),
      ),
    )
  }
  return Promise.resolve([...new Set(files)])
}
