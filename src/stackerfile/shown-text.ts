import type { Problem } from '../errors.ts'
import { splitSubstitution } from './substitute.ts'

const userInfo = /:\/\/[^/?#\s]*@/g

/** Text with URLs in it, without what stands before the `@` of their authority: user and password. */
export function withoutUserInfo(text: string): string {
  return text.replace(userInfo, '://')
}

/** Makes text fit to be shown: names of substitutions in place of their values (`names`: of these only), and URLs without user and password. */
export type Show = (text: string, names?: Iterable<string>) => string

/** Shorter values, as `1` or `v2`, stand in every text, and are no secrets. */
const shortest = 3

/** `list`: KEY=VALUE, as stacker applies them. Its own ones, of directories, are known to all. */
export function showWithout(list: readonly string[]): Show {
  const values = namedValues(list)
  return (text, names = values.keys()) => {
    const held = new Map<string, string>()
    for (const name of names) {
      const value = values.get(name)
      if (value !== undefined) held.set(value, name)
    }
    // The longest first, since one value may be a part of another; all at once, since a name may be a value.
    const ordered = [...held.keys()].sort((a, b) => b.length - a.length)
    const shown =
      ordered.length === 0
        ? text
        : text.replace(
            new RegExp(ordered.map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'g'),
            (value) => placeholder(held.get(value) ?? ''),
          )
    return withoutUserInfo(shown)
  }
}

export function showProblem(problem: Problem, show: Show): Problem {
  const { message, advice, excerpt } = problem
  return {
    ...problem,
    message: show(message),
    ...(advice === undefined ? {} : { advice: show(advice) }),
    // It is a line of the file, so no value is in it; the caret below it stays in its column.
    ...(excerpt === undefined ? {} : { excerpt: excerpt.replace(userInfo, (found) => found.replace(/[^:/@]/g, '*')) }),
  }
}

/** A value may hold placeholders of those that come after it. */
function namedValues(list: readonly string[]): ReadonlyMap<string, string> {
  const pairs = list.flatMap((element) => splitSubstitution(element) ?? [])
  const values = new Map<string, string>()
  for (const [index, { key, value }] of pairs.entries()) {
    if (values.has(key) || key.startsWith('STACKER_')) continue
    const whole = pairs
      .slice(index + 1)
      .reduce((text, later) => text.replaceAll(placeholder(later.key), () => later.value), value)
    if (whole.length >= shortest) values.set(key, whole)
  }
  return values
}

function placeholder(name: string): string {
  return `\${{${name}}}`
}
