/** What a token is to allow in a repository. */
export type RepositoryAction = 'pull' | 'pull,push' | 'pull,delete'

interface Wanted {
  readonly repository: string
  readonly action: RepositoryAction
  /** Another repository, whose blobs are taken. */
  readonly from: string | undefined
}

/** Longer ones are passed over: they become part of a URL. */
const mostToldLength = 1024

/**
 * Scopes as token servers of registries have them (docs/stacker/platform.md#4.7), and of those that the registry tells the ones
 * that are about these repositories: some want an action that no client would ask for.
 */
export function repositoryScopes({ repository, action, from }: Wanted, told = ''): readonly string[] {
  const repositories = from === undefined ? [repository] : [repository, from]
  const known = told.length > mostToldLength ? [] : told.split(' ')
  return [
    ...new Set([
      `repository:${repository}:${action}`,
      ...(from === undefined ? [] : [`repository:${from}:pull`]),
      ...known.filter((scope) => repositories.some((name) => scope.startsWith(`repository:${name}:`))),
    ]),
  ]
}
