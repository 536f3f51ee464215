/** One `WWW-Authenticate` challenge: the scheme in lower case, the parameters by lower-case name. */
export interface Challenge {
  readonly scheme: string
  readonly parameters: ReadonlyMap<string, string>
}

const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y
const parameter = /[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^ \t,"]+))/y
const gap = /[ \t,]*/y

/** Reads a `WWW-Authenticate` header (RFC 9110, 11.6.1), in which several challenges may be joined by commas. What is malformed ends the list. */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: Challenge[] = []
  let position = 0
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position
    const match = pattern.exec(header)
    if (match !== null) position = pattern.lastIndex
    return match
  }
  for (;;) {
    read(gap)
    const scheme = read(token)?.[0]
    if (scheme === undefined) return challenges
    const parameters = new Map<string, string>()
    for (;;) {
      const start = position
      if (parameters.size > 0) read(gap)
      const match = read(parameter)
      if (match?.[1] === undefined) {
        position = start
        break
      }
      parameters.set(match[1].toLowerCase(), match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '')
    }
    challenges.push({ scheme: scheme.toLowerCase(), parameters })
  }
}
