import { FormatError, isTrouble, UserError } from '../errors.ts'
import { decodeArray, decodeObject, decodeOneOf, decodeString, parseJson, type Decoder } from '../formats/decode.ts'
import { readRegularFile } from '../formats/regular-file.ts'
import type { ComparedLayer, ComparedPlan } from '../report/against.ts'

const mostBytes = 256 << 20
const mostValues = 10_000_000

/** A plan document that `plan --json` or the action wrote. @throws UserError where it is none, or cannot be read. */
export async function readComparedPlan(file: string): Promise<ComparedPlan> {
  const advice = 'give a file that "plan --json" or the action\'s output plan-file has'
  try {
    const member = decodeObject(
      parseJson(await readRegularFile(file, mostBytes), 'plan', mostBytes, mostValues),
      'plan',
    )
    if (member('format', (value) => value) !== 1) throw new FormatError('plan.format', 'expected 1')
    return { layers: member('layers', decodeArray(decodeLayer, mostValues)) }
  } catch (error) {
    if (!isTrouble(error)) throw error
    throw new UserError({ message: `against: ${error.message}`, place: { file }, advice }, { cause: error })
  }
}

const decodeLayer: Decoder<ComparedLayer> = (value, where) => {
  const member = decodeObject(value, where)
  const build = member('build', (text, place) => (text === undefined ? undefined : decodeString(text, place)))
  return {
    name: member('name', decodeString),
    stackerfile: member('stackerfile', decodeString),
    verdict: member('verdict', decodeOneOf('hit', 'unchanged', 'miss', 'always', 'unknown', 'error')),
    reasons: member('reasons', decodeArray(decodeReason)),
    ...(build === undefined ? {} : { build }),
  }
}

const decodeReason: Decoder<{ readonly text: string }> = (value, where) => ({
  text: decodeObject(value, where)('text', decodeString),
})
