import { UserError } from '../errors.ts'
import { isLoopback, parseReference, type Reference } from './reference.ts'

/** Where images are published, as `stacker publish --url docker://HOST/PATH --tag TAG` does it. */
export interface PublishTarget {
  /** `HOST/PATH`; the path may be missing. */
  readonly prefix: string
  /** Without repetition, at least one. */
  readonly tags: readonly string[]
}

const scheme = 'docker://'
const tagPattern = /^\w[\w.-]{0,127}$/

/** `to` and `tags` as they were given; undefined where nothing was. @throws UserError that says what to give. */
export function parsePublishTarget(to: string | undefined, tags: readonly string[]): PublishTarget | undefined {
  if (to === undefined) {
    if (tags.length === 0) return undefined
    throw new UserError('publish-tags: say by publish-to, as "docker://HOST/PATH", in which registry these tags are')
  }
  return { prefix: parsePrefix(to), tags: tags.length === 0 ? ['latest'] : [...new Set(tags.map(parseTag))] }
}

function parsePrefix(text: string): string {
  if (text.includes('@'))
    throw new UserError(
      `publish-to: expected "${scheme}HOST/PATH" without "@"; user and password are taken from where docker login keeps them`,
    )
  const wrong = (why: string): UserError =>
    new UserError(`publish-to: expected "${scheme}HOST/PATH", got ${JSON.stringify(text)}${why}`)
  if (!text.startsWith(scheme)) throw wrong('')
  const prefix = text.slice(scheme.length).replace(/\/+$/, '')
  const [host = ''] = prefix.split('/', 1)
  if (!/[.:]/.test(host) && host !== 'localhost')
    throw wrong(`; name the registry's host first, as in "${scheme}docker.io/PATH"`)
  // What is added stands for the name of an image.
  const parsed = parseReference(`${prefix}/image`)
  if (parsed.kind === 'invalid')
    throw wrong(`; a path has small letters and digits, and tags are given by publish-tags (${parsed.why})`)
  return prefix
}

function parseTag(text: string): string {
  if (tagPattern.test(text)) return text
  throw new UserError(
    `publish-tags: expected at most 128 letters, digits, "_", "." and "-", beginning with none of the last two, got ${JSON.stringify(text)}`,
  )
}

/** Where the image of a layer is under that tag. `insecure`: on this machine registries need no TLS, as docker has it. */
export function publishedReference(
  { prefix }: Pick<PublishTarget, 'prefix'>,
  layer: string,
  tag: string,
):
  | { readonly kind: 'reference'; readonly reference: Reference; readonly insecure: boolean }
  | { readonly kind: 'invalid'; readonly why: string } {
  // A layer called `a:b` would name another tag, or another image by its digest.
  if (/[:@/]/.test(layer)) return { kind: 'invalid', why: 'its name cannot be that of an image in a registry' }
  const parsed = parseReference(`${prefix}/${layer}:${tag}`)
  if (parsed.kind === 'invalid') return parsed
  return { ...parsed, insecure: isLoopback(parsed.reference.domain) }
}
