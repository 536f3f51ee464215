import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'

import { UserError, type Problem } from '../errors.ts'
import { reasonOf } from './unreadable-file.ts'
import { cleanPath } from './paths.ts'

export interface FoundStackerfiles {
  /** Absolute paths in the order of the walk. */
  readonly files: readonly string[]
  readonly notices: readonly Problem[]
}

/** stacker's own outputs, which its recursive-build searches too. */
const outputs = new Set(['roots', '.stacker', 'oci'])

/**
 * The files that `stacker recursive-build -d searchDir -p pattern` takes, run in `cwd`: each one that is no directory and whose
 * walked path the pattern matches somewhere (docs/stacker/stackerfile.md#9.1; lib.FindFiles). A symbolic link to a file counts, one
 * to a directory is matched and not entered.
 * @throws UserError where the directory cannot be walked or the pattern is none.
 */
export async function findStackerfiles(searchDir: string, pattern: string, cwd: string): Promise<FoundStackerfiles> {
  const expression = compile(pattern)
  // cmd/stacker/recursive_build.go: `.` becomes the working directory, other values are walked as they are given.
  const base = searchDir === '.' ? cwd : searchDir
  const walked: string[] = []
  const found = await lstat(path.resolve(cwd, base)).catch((error: unknown) => {
    const message = `lstat ${base}: ${reasonOf(error)}`
    throw new UserError({ message: `search-dir: ${message}`, advice: 'give a directory that exists' }, { cause: error })
  })
  if (found.isDirectory()) await walk(base, cwd, expression, walked)
  // A link or a file is visited alone.
  else if (expression.test(base)) walked.push(base)
  const files = [...new Set(walked.map((file) => path.resolve(cwd, file)))]
  return { files, notices: files.flatMap(noticeOfOutput) }

  function noticeOfOutput(file: string): Problem[] {
    const below = path.relative(path.resolve(cwd, base), file).split('/')
    const output = below.slice(0, -1).find((part) => outputs.has(part))
    if (output === undefined) return []
    const advice = `search in a directory that does not hold ${output}, or use a pattern that leaves it out`
    return [
      {
        message: `recursive-build takes a file inside ${output}, which stacker itself writes`,
        place: { file },
        advice,
      },
    ]
  }
}

/** filepath.Walk: names in the order of their bytes; an unreadable directory ends it. */
async function walk(directory: string, cwd: string, expression: RegExp, found: string[]): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(path.resolve(cwd, directory), { withFileTypes: true })
  } catch (error) {
    throw new UserError(
      {
        message: `search-dir: open ${directory}: ${reasonOf(error)}`,
        advice: 'stacker ends its search here: make it readable',
      },
      { cause: error },
    )
  }
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
  for (const entry of entries) {
    const name = cleanPath(`${directory}/${entry.name}`)
    if (entry.isDirectory()) await walk(name, cwd, expression, found)
    else if (expression.test(name)) found.push(name)
  }
}

/** Go's regexp and JavaScript's agree on what such patterns use; what only one of them knows is refused with a reason. */
function compile(pattern: string): RegExp {
  if (/\(\?(?![:])|\\[pPCQEAzZkuUxBc0-9]|\[\[:|\\b\{/.test(pattern)) {
    throw new UserError(
      `stacker-file-pattern: ${JSON.stringify(pattern)} uses what only Go's regular expressions have, or only others; write it plainly, or list the files as stackerfiles`,
    )
  }
  try {
    // No `u`: Go allows a backslash before any punctuation, as in the default `\/stacker.yaml$`. The dot is the other way round.
    return new RegExp(
      pattern.replaceAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\./g, (token) => (token === '.' ? '[^\\n]' : token)),
    )
  } catch (error) {
    throw new UserError(
      `stacker-file-pattern: ${JSON.stringify(pattern)} is not a regular expression; correct it, or leave it out for stacker's own`,
      { cause: error },
    )
  }
}
