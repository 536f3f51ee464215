import type { Problem } from '../errors.ts'
import { showFrom } from '../report/document.ts'
import { visible } from '../report/escape.ts'

/** A problem as an editor reads it, its place first and as seen from `cwd`, with the line that it is about. Ends with a line break. */
export function problemLines({ message, place, advice, excerpt }: Problem, cwd: string): string {
  const where = place === undefined ? [] : [showFrom(cwd)(place.file), place.line, place.column]
  const before = where.filter((part) => part !== undefined).join(':')
  const after = advice === undefined ? '' : `; ${advice}`
  const told = visible(`${before === '' ? '' : `${before}: `}${message}${after}`)
  const lines = excerpt === undefined ? [] : excerpt.split('\n').map(visible)
  return [told, ...lines].map((line) => `${line}\n`).join('')
}
