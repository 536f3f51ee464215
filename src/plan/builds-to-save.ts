import type { Handover } from '../handover/handover.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import { askBuilds, ofInputs, type AskedBuild, type BuildsQuestion } from './asked-builds.ts'
import { optionMistakes } from './build-mistakes.ts'

/** A build that a save is about, with what its restore left. */
export interface BuildToSave {
  readonly build: AskedBuild
  readonly handover: Handover | undefined
}

/**
 * Where nobody names a build, those that a restore was for: of others nothing is known of before the build. `handoverOf` finds what a restore
 * of the build of that name (empty for the one of the inputs) left, by its options.
 */
export async function buildsToSave(
  question: BuildsQuestion,
  handoverOf: (texts: OptionTexts, name: string) => Handover | undefined,
): Promise<readonly BuildToSave[]> {
  const isNamed = question.inline !== undefined || question.file !== undefined || question.names.length > 0
  const plain = isNamed ? undefined : handoverOf(question.texts, '')
  const asked = (await askBuilds(question)).map((build) => ({
    build,
    handover: build.name === '' ? plain : handoverOfBuild(build, handoverOf),
  }))
  const restored = asked.filter(({ handover }) => handover !== undefined)
  if (restored.length === 0 && plain !== undefined) return [{ build: ofInputs(question.texts), handover: plain }]
  return question.names.length === 0 && restored.length > 0 ? restored : asked
}

function handoverOfBuild(
  build: AskedBuild,
  handoverOf: (texts: OptionTexts, name: string) => Handover | undefined,
): Handover | undefined {
  try {
    return handoverOf(build.texts, build.name)
  } catch (error) {
    throw optionMistakes(error, build)
  }
}

/** What was given for that build: a row names stackerfiles of several builds, and of one of a builds file its restore knows which. */
export function givenFor({ name }: Pick<AskedBuild, 'name'>, given: OptionTexts): OptionTexts {
  return name === '' ? given : new Map([...given].filter(([option]) => option !== 'stackerfiles'))
}
