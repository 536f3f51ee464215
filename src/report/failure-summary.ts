import type { Problem } from '../errors.ts'
import { markdownCode, markdownText, shorten, visible } from './escape.ts'
import { fit } from './fit.ts'
import type { SourceView } from './source-view.ts'

const mostBytes = 64 * 1024
const longestExcerpt = 400

/** The job summary of a step that failed before there was a plan: what is wrong, where, and what to do. */
export function summariseFailure(problems: readonly Problem[], view: SourceView): string {
  return fit(
    [
      [
        `### stack-cache: nothing was planned, ${problems.length === 1 ? 'one thing is' : `${String(problems.length)} things are`} to be mended`,
      ],
      ...problems.flatMap((problem) => [mistakeAlert(problem, view), excerptOf(problem)]),
      ['All layers count as to be built.'],
    ],
    mostBytes,
  )
}

/** One mistake as an alert. */
export function mistakeAlert({ message, place, advice }: Problem, { show, link }: SourceView): readonly string[] {
  const text = markdownText(advice === undefined ? message : `${message}; ${advice}`)
  return ['> [!CAUTION]', `> ${place === undefined ? '' : `${placeOf(place, { show, link })}: `}${text}`]
}

function placeOf({ file, line, column }: NonNullable<Problem['place']>, { show, link }: SourceView): string {
  const shown = markdownCode([show(file), line, column].filter((part) => part !== undefined).join(':'))
  const target = link?.(file, line ?? 1)
  return target === undefined ? shown : `[${shown}](<${target.replace(/[<>\s]/g, '')}>)`
}

/** The lines are code by their indentation: nothing in them ends that, as it could end a fence. */
function excerptOf({ excerpt }: Problem): readonly string[] {
  if (excerpt === undefined) return []
  return excerpt.split('\n').map((line) => `    ${shorten(visible(line), longestExcerpt)}`)
}
