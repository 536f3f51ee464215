import { realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { UserError } from '../errors.ts'
import type { OptionName, OptionTexts } from './option-texts.ts'
import type { GivenDirectories } from './options.ts'

/** The directories that the options name, without looking at the other options. */
export function givenDirectories(texts: OptionTexts, cwd: string, seen?: string): GivenDirectories {
  refuseNul(texts)
  return readDirectories((name) => texts.get(name)?.at(-1), cwd, seen)
}

/** A description of builds may hold one; for a path Node takes it as the caller's fault. @throws UserError */
export function refuseNul(texts: OptionTexts): void {
  const [name] = [...texts].find(([, items]) => items.some((item) => item.includes('\0'))) ?? []
  if (name !== undefined) throw new UserError(`${name}: there is a NUL character in it, which no name or path can hold`)
}

/**
 * stacker's main.go (docs/stacker/staging.md#1.1): without `--work-dir` each directory is relative to the current one; with it,
 * those that were not given lie below it, and those that were given do not. What is relative begins at Go's os.Getwd: PWD where
 * that names the directory, which a shell that was started in it sets to the physical one. A build.cache with other paths than
 * those is one that hits nothing.
 */
export function readDirectories(
  one: (name: OptionName) => string | undefined,
  cwd: string,
  seen: string | undefined,
): GivenDirectories {
  const text = one('working-directory') ?? '.'
  const written = resolve(cwd, text)
  if (!statSync(written, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError({
      message: `working-directory: "${written}" is not a directory`,
      advice: 'give the directory in which stacker is run',
      said: { option: 'working-directory', text },
    })
  }
  const working = seen !== undefined && resolve(seen) === written ? written : realpathSync(written)
  const workDirOption = one('work-dir') ?? ''
  const place = (name: 'stacker-dir' | 'oci-dir' | 'roots-dir', usual: string): string =>
    resolve(working, one(name) ?? join(workDirOption, usual))
  const roots = place('roots-dir', 'roots')
  // Overlayfs separates its lower directories by colons, so stacker refuses such a name (docs/stacker/stackerfile.md#9.7;
  // validateRootsDirName).
  if (roots.includes(':')) {
    throw new UserError(`roots-dir: "${roots}" contains a colon, which stacker refuses; choose another directory`)
  }
  return {
    working,
    ...(written === working ? {} : { written }),
    stacker: place('stacker-dir', '.stacker'),
    oci: place('oci-dir', 'oci'),
    roots,
    workDirOption,
  }
}
