import { UserError } from '../errors.ts'
import { listOptions, singleOptions, switchOptions } from '../options/option-texts.ts'
import type { OptionName } from '../options/option-texts.ts'
import type { Runner } from './runner.ts'

/** Which action.yml was used: each sets the input `door` by its default. */
export type Door = 'main' | 'plan' | 'restore' | 'save'

const doors: readonly Door[] = ['main', 'plan', 'restore', 'save']

/** Inputs that a door has no use for are not in its action.yml; `from` belongs to the command line. */
const withoutUse: Readonly<Record<Door, readonly OptionName[]>> = {
  main: ['from'],
  plan: ['from', 'restore', 'save', 'budget'],
  restore: ['from', 'save', 'budget'],
  save: ['from', 'restore', 'bases', 'refresh', 'max-age'],
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

/**
 * What was given, by input. An empty value counts as not given, but for `stackerfiles`: an empty list is a list, as the matrix row
 * with nothing to build has it.
 */
export function readInputs(
  runner: Pick<Runner, 'getInput'>,
  door: Door,
  environment: Readonly<Record<string, string | undefined>>,
): Map<OptionName, string[]> {
  const given = new Map<OptionName, string[]>()
  for (const name of inputsOf(door)) {
    const text = runner.getInput(name, { trimWhitespace: false })
    if (name === 'stackerfiles') {
      // The save door has no default here, so that it can take over the list of the restore step: empty is then not given.
      const absent = environment['INPUT_STACKERFILES'] === undefined || text === defaultStackerfiles
      if (!absent && !(door === 'save' && text.trim() === '')) given.set(name, lines(text))
    } else if (listOptions.some((list) => list === name)) {
      const items = name === 'substitute' ? substitutions(text) : lines(text)
      if (items.length > 0) given.set(name, items)
    } else if (text.trim() !== '') {
      given.set(name, [text.trim()])
    }
  }
  return given
}

/** One item a line; blank lines and lines of comment (`#`) are no items. */
function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** Blanks around a value are kept: stacker before v1.0.0 does not trim them (docs/stacker/stackerfile.md#2.7). */
function substitutions(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.trim() !== '')
}
