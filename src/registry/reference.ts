import { isDigest, type Digest } from '../formats/digest.ts'

/** A docker reference with its defaults filled in. Exactly one of tag and digest counts: the digest, where there is one. */
export interface Reference {
  /** As written or defaulted, `docker.io` included. */
  readonly domain: string
  /** The repository inside the registry, `library/` included. */
  readonly path: string
  readonly tag?: string
  readonly digest?: Digest
}

export type ParsedReference =
  { readonly kind: 'reference'; readonly reference: Reference } | { readonly kind: 'invalid'; readonly why: string }

const alphaNumeric = '[a-z0-9]+'
const separator = '(?:[._]|__|[-]+)'
const nameComponent = `${alphaNumeric}(?:${separator}${alphaNumeric})*`
const domainComponent = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)'
const domainName = `${domainComponent}(?:\\.${domainComponent})*(?::[0-9]+)?`
const remotePattern = new RegExp(
  `^(${nameComponent}(?:/${nameComponent})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
)
const domainPattern = new RegExp(`^${domainName}$`)

/**
 * Parses what stands after `docker://`, as containers/image does (docs/stacker/platform.md#4.1; docker/reference/normalize.go):
 * `docker.io` and `library/` are filled in, a name alone means `:latest`, a tag beside a digest is refused. Names are at most 255
 * characters.
 */
export function parseReference(text: string): ParsedReference {
  const invalid = (why: string): ParsedReference => ({ kind: 'invalid', why })
  if (/^[a-f0-9]{64}$/.test(text)) {
    return invalid(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`)
  }
  const { domain, remainder } = splitDomain(text)
  const [remoteName = ''] = remainder.split(':', 1)
  if (/[A-Z]/.test(remoteName.split('@', 1)[0] ?? '')) {
    return invalid('invalid reference format: repository name must be lowercase')
  }
  const match = remotePattern.exec(remainder)
  const [, path, tag, digest] = match ?? []
  if (path === undefined || !domainPattern.test(domain)) return invalid('invalid reference format')
  if (domain.length + 1 + path.length > 255) return invalid('repository name must not be more than 255 characters')
  if (tag !== undefined && digest !== undefined) {
    return invalid('Docker references with both a tag and digest are currently not supported')
  }
  if (digest === undefined) return { kind: 'reference', reference: { domain, path, tag: tag ?? 'latest' } }
  if (!isDigest(digest)) return invalid('invalid checksum digest format')
  return { kind: 'reference', reference: { domain, path, digest } }
}

/** The first part is a registry only if it looks like a host: `a/b` is a repository of docker.io, `a.b/c`, `a:1/c` and `localhost/c` are not. */
function splitDomain(text: string): { domain: string; remainder: string } {
  const slash = text.indexOf('/')
  const first = slash === -1 ? '' : text.slice(0, slash)
  const isHost = first.includes('.') || first.includes(':') || first === 'localhost'
  const domain = !isHost || first === 'index.docker.io' ? 'docker.io' : first
  const remainder = isHost ? text.slice(slash + 1) : text
  return { domain, remainder: domain === 'docker.io' && !remainder.includes('/') ? `library/${remainder}` : remainder }
}

/** The whole name with all defaults, as `docker.io/library/ubuntu:22.04`: equal texts mean the same image source. */
export function formatReference(reference: Reference): string {
  const name = `${reference.domain}/${reference.path}`
  return reference.digest === undefined ? `${name}:${reference.tag ?? 'latest'}` : `${name}@${reference.digest}`
}

/** The host that serves a domain: Docker Hub's API does not live under its name (docker_client.go, dockerRegistry). */
export function registryHost(domain: string): string {
  return domain === 'docker.io' ? 'registry-1.docker.io' : domain
}

export function isLoopback(host: string): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name)
}
