import { listOptions } from '../options/option-texts.ts'
import type { OptionName, OptionTexts } from '../options/option-texts.ts'
import type { BuildsQuestion } from '../plan/asked-builds.ts'
import { defaultStackerfiles, inputsOf, type Door } from './door.ts'
import { buildInputs } from './build-inputs.ts'
import type { Runner } from './runner.ts'

/** How builds were asked for. `cwd` is what paths are relative to. */
export function readBuildsQuestion(runner: Pick<Runner, 'getInput'>, texts: OptionTexts, cwd: string): BuildsQuestion {
  const [inline, file, names] = buildInputs.map((name) => runner.getInput(name, { trimWhitespace: false }))
  const given = (text: string | undefined): string | undefined => (text?.trim() === '' ? undefined : text)
  return { texts, inline: given(inline), file: given(file)?.trim(), names: lines(names ?? ''), cwd }
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
