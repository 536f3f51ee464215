/** What a row is called after. */
export interface RowSubject {
  /** Names of builds; none where the inputs describe the build. */
  readonly builds: readonly string[]
  /** As they are shown. */
  readonly stackerfiles: readonly string[]
  /** It is all that these builds have to build. */
  readonly whole: boolean
}

/**
 * `images/stacker.yaml` is called `images`; a row of several is called after its first. A build's name stands before it, or alone. Never
 * twice the same: the name is added to `taken`.
 */
export function rowName({ builds, stackerfiles, whole }: RowSubject, taken: Set<string>): string {
  const build = listName(builds)
  if (build !== '' && whole) return freeName([build], taken)
  const [path = ''] = stackerfiles
  const first = path.replace(/\.ya?ml$/, '').replace(/\/stacker$/, '')
  const names = [listName([first, ...stackerfiles.slice(1)]), ...stackerfiles.slice(0, 1)]
  return freeName(build === '' ? names : names.map((name) => `${build}: ${name}`), taken)
}

/** The first of the names that is not taken, or the very first with a number. */
export function freeName(names: readonly string[], taken: Set<string>): string {
  const [name = ''] = names
  let unique = names.find((candidate) => !taken.has(candidate)) ?? name
  for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`
  taken.add(unique)
  return unique
}

function listName([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`
}
