/** Is this path named, or a directory above it? It is relative to the directory that the globs are relative to, with `/` between names. */
export type PathGlob = (path: string) => boolean

/** One glob or the other. `*` and `?` stand for characters of one name, `**` for any names or none, everything else for itself. */
export function pathGlobs(globs: readonly string[]): PathGlob {
  const whole = new RegExp(`^(?:${globs.map(patternOf).join('|')})(?:/|$)`, 'su')
  return (path) => whole.test(path)
}

/** A leading `/` or `./` and a trailing `/` say nothing. */
function patternOf(glob: string): string {
  const names = glob.split('/').filter((name) => name !== '' && name !== '.')
  return names.map((name, index) => namePattern(name, index === names.length - 1)).join('')
}

/** Without a character that has a meaning in globs, for the same path. */
export function globOf(path: string): string {
  return path.replace(/[*?]/g, '?')
}

function namePattern(name: string, isLast: boolean): string {
  // What lies below a directory that is named goes with it, so at the end it stands for one name or more.
  if (name === '**') return isLast ? '[^/]+' : '(?:[^/]+/)*'
  const literal = name.replace(/[\\^$.|+()[\]{}]/g, '\\$&')
  // One star after another says no more than one, and costs the matcher a power of the path's length.
  const pattern = literal.replace(/\*+/g, '[^/]*').replaceAll('?', '[^/]')
  return isLast ? pattern : `${pattern}/`
}
