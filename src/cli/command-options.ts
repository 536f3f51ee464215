import { join } from 'node:path'

import { UserError } from '../errors.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import type { Options } from '../options/options.ts'
import { readOptions } from '../options/read-options.ts'
import type { ExpandStackerfiles } from '../options/read-options.ts'
import type { BuildsQuestion } from '../plan/asked-builds.ts'
import type { Command } from './arguments.ts'
import { cacheDirectory } from './cache-directory.ts'
import type { Person } from './person.ts'

/** A command that is about builds. */
export type UseCaseCommand = Extract<Command, { kind: 'build' | 'plan' | 'why' | 'restore' | 'save' | 'publish' }>

export function questionOf({ texts, builds }: UseCaseCommand, { cwd }: Person): BuildsQuestion {
  return { texts, inline: undefined, ...builds, cwd }
}

/** `seen`: the current directory by the name by which stacker sees it. */
export async function commandOptions(
  texts: OptionTexts,
  person: Person,
  expand: ExpandStackerfiles,
  seen = person.cwd,
): Promise<Options> {
  const options = await readOptions(texts, {
    cwd: person.cwd,
    seen,
    defaultStore: texts.has('store') ? '' : `dir:${join(cacheDirectory(person), 'store')}`,
    expand,
  })
  if (
    options.store.some(({ kind }) => kind === 'github') &&
    person.environment['ACTIONS_RUNTIME_TOKEN'] === undefined
  ) {
    throw new UserError(
      'store: "github" is only there for an action on a runner; use "dir:PATH" or "oci:REGISTRY/REPOSITORY"',
    )
  }
  return options
}
