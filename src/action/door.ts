import { UserError } from '../errors.ts'
import { listOptions, singleOptions, switchOptions } from '../options/option-texts.ts'
import type { OptionName } from '../options/option-texts.ts'
import type { Runner } from './runner.ts'

/** Which action.yml was used: each sets the input `door` by its default. */
export type Door = 'main' | 'build' | 'plan' | 'restore' | 'save' | 'publish'

const doors: readonly Door[] = ['main', 'build', 'plan', 'restore', 'save', 'publish']

/** What only publishing goes by. */
const ofPublishing = ['from', 'publish', 'publish-index', 'publish-stackerfiles'] as const

/** Inputs that a door has no use for are not in its action.yml. */
const withoutUse: Readonly<Record<Door, readonly OptionName[]>> = {
  main: [...ofPublishing, 'stacker', 'complete'],
  build: ['from', 'arch', 'complete'],
  plan: [...ofPublishing, 'stacker', 'restore', 'save', 'budget', 'complete', 'sign-key'],
  restore: [...ofPublishing, 'stacker', 'save', 'budget', 'complete', 'sign-key'],
  publish: ['stacker', 'restore', 'save', 'budget', 'refresh', 'max-age', 'stages', 'legs', 'complete', 'sign-key'],
  save: [
    ...ofPublishing,
    'stacker',
    'restore',
    'bases',
    'binds',
    'binds-exclude',
    'refresh',
    'max-age',
    'stages',
    'legs',
    'publish-to',
    'publish-tags',
  ],
}

/**
 * The default of `stackerfiles` in each action.yml. The runner hands over defaults like given values
 * (docs/stacker/platform.md#3.6); the line break at its end, which a value on one line cannot have, tells that nobody wrote it, so
 * that `search-dir` may be given without emptying `stackerfiles`.
 */
export const defaultStackerfiles = 'stacker.yaml\n'

export function inputsOf(door: Door): readonly OptionName[] {
  return [...listOptions, ...singleOptions, ...switchOptions].filter((name) => !withoutUse[door].includes(name))
}

/** @throws UserError when `door`, which no user sets, is not one of ours. */
export function readDoor(runner: Pick<Runner, 'getInput'>): Door {
  const text = runner.getInput('door')
  const door = doors.find((candidate) => candidate === (text === '' ? 'main' : text))
  if (door === undefined) throw new UserError(`door: this input is reserved; leave out ${JSON.stringify(text)}`)
  return door
}
