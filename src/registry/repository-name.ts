import { parseReference } from './reference.ts'

/** A repository by its registry's domain and its path there. */
export interface RepositoryName {
  readonly domain: string
  readonly path: string
}

/**
 * `REGISTRY/REPOSITORY`, the registry always named: what stood for docker.io where it is left out would be somebody else's.
 * Answers why a text is none.
 */
export function parseRepositoryName(
  text: string,
): { readonly kind: 'repository'; readonly name: RepositoryName } | { readonly kind: 'invalid'; readonly why: string } {
  const invalid = (why: string): { readonly kind: 'invalid'; readonly why: string } => ({ kind: 'invalid', why })
  if (text.includes('@')) return invalid('user and password are taken from where docker login keeps them')
  const [host = '', ...path] = text.split('/')
  if (!/[.:]/.test(host) && host !== 'localhost') return invalid('the name of the registry comes first')
  if (path.length === 0) return invalid('the repository in that registry is missing')
  if (path.some((part) => part.includes(':'))) return invalid('a repository has no tag')
  const parsed = parseReference(`${text}:latest`)
  if (parsed.kind === 'invalid') return invalid(parsed.why)
  return { kind: 'repository', name: { domain: parsed.reference.domain, path: parsed.reference.path } }
}
