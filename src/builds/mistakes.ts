import { UserError } from '../errors.ts'
import type { Place, Problem } from '../errors.ts'
import { fileText, placeIn, problemAt } from '../yaml/source-text.ts'

/** What is wrong with one file, gathered. */
export interface Mistakes {
  /** Where, as an offset, what, and what to do, which is only made when it is told. What was told already is not told again. */
  readonly tell: (at: number, message: string, advice: string | (() => string)) => void
  /** Tells it and ends the reading. */
  readonly stop: (at: number, message: string, advice: string) => never
  readonly placeOf: (at: number) => Required<Place>
  /** @throws UserError with all that was told, in the order of the file. */
  readonly settle: () => void
}

/** More would bury what matters. */
const mostTold = 100

/** `file`: as it is to be shown. */
export function mistakesIn(file: string, text: string): Mistakes {
  const source = fileText(file, text)
  const told = new Map<string, { readonly at: number; readonly problem: Problem }>()
  let more = 0
  const tell: Mistakes['tell'] = (at, message, advice) => {
    const key = `${at} ${message}`
    if (told.has(key)) return
    if (told.size >= mostTold) more += 1
    else told.set(key, { at, problem: problemAt(source, at, message, typeof advice === 'string' ? advice : advice()) })
  }
  const settle = (): void => {
    if (told.size === 0) return
    const problems = [...told.values()].sort((a, b) => a.at - b.at).map(({ problem }) => problem)
    if (more > 0) problems.push({ message: `there are more mistakes than the ${mostTold} above`, place: { file } })
    throw new UserError(problems)
  }
  return {
    tell,
    settle,
    placeOf: (at) => placeIn(source, at),
    stop: (at, message, advice) => {
      tell(at, message, advice)
      settle()
      throw new UserError({ message, advice, place: { file } })
    },
  }
}

const widest = 80

/** A text of the file as a message shows it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length <= widest ? text : `${text.slice(0, widest)}...`)
}

const mostListed = 20

/** `a, b, c`, and no more than some of them. */
export function listed(words: readonly string[]): string {
  return [...words.slice(0, mostListed), ...(words.length > mostListed ? ['...'] : [])].join(', ')
}

/** `{a: "b"}` */
export function shownValues(values: ReadonlyMap<string, string>): string {
  return `{${listed(Array.from(values, ([name, value]) => `${name}: ${quoted(value)}`))}}`
}

/** `"a", "b" or "c"` */
export function alternatives(words: readonly string[]): string {
  const shown = words.map((word) => JSON.stringify(word))
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`
}
